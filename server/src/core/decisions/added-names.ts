import type { EntityType } from '../detect/mention.ts';
import { isWordCharacter } from '../text/characters.ts';
import { overlaps, type Span } from '../text/span.ts';
import type { DecisionScopes } from './decide-mentions.ts';
import { nearest, ruleOn } from './ruling.ts';
import { compareSpans } from './sorted-spans.ts';

/** A place of a name that somebody said is one wherever it stands. */
export interface AddedName extends Span {
  readonly type: EntityType;
}

/**
 * Returns where names that were added for the article or the corpus stand as whole words, exactly as they are written but
 * for white space and the kind of apostrophes and hyphens; sorted. Of two that overlap, the longer one counts.
 */
export function findAddedNames(text: string, { article, corpus }: DecisionScopes): AddedName[] {
  const found: AddedName[] = [];
  for (const name of new Set([...article.addedNames, ...corpus.addedNames])) {
    if (!mayContain(text, name)) continue;
    const { verdict } = nearest([article, corpus].map(({ names }) => ruleOn(names.get(name) ?? [])));
    if (verdict?.status !== 'added') continue;
    for (const span of findName(text, name)) found.push({ ...span, type: verdict.type });
  }
  found.sort(compareSpans);
  return longest(found);
}

/** Returns where a name, given as a {@link nameKey}, stands as a whole word, exactly so or in any case; in order. */
export function findName(text: string, name: string, isAnyCase = false): Span[] {
  if (!isAnyCase && !mayContain(text, name)) return [];
  return Array.from(text.matchAll(patternOf(name, isAnyCase)), ({ index, 0: match }) => ({
    start: index,
    end: index + match.length,
  })).filter((span) => isWhole(text, span));
}

function mayContain(text: string, name: string): boolean {
  return text.includes(name.slice(0, name.search(VARIES)));
}

/** Characters of a {@link nameKey} that stand for several, before which a text with the name has it letter for letter. */
const VARIES = /[ '-]|$/;

function patternOf(name: string, isAnyCase: boolean): RegExp {
  const source = name
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/ /g, '\\s+')
    .replace(/'/g, "['’‘ʼ]")
    .replace(/-/g, '[-‐‑–]');
  return new RegExp(source, isAnyCase ? 'giu' : 'gu');
}

function isWhole(text: string, { start, end }: Span): boolean {
  const isWordAt = (offset: number): boolean =>
    offset >= 0 && offset < text.length && isWordCharacter(text.charCodeAt(offset));
  return !(isWordAt(start - 1) && isWordAt(start)) && !(isWordAt(end - 1) && isWordAt(end));
}

/** Drops of each two neighbors that overlap the shorter one. */
function longest(sorted: readonly AddedName[]): AddedName[] {
  const result: AddedName[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (last === undefined || !overlaps(last, span)) result.push(span);
    else if (span.end - span.start > last.end - last.start) result[result.length - 1] = span;
  }
  return result;
}
