import { Evidence, type Mention } from '../detect/mention.ts';
import { findWholeWords } from '../text/whole-words.ts';
import { knownEntities, type KnownEntity } from './known-names.ts';
import { writtenName, type WrittenName } from './written-name.ts';

/** A name has to be this certain before the other names of its bearer are believed on its account. */
const SURE = 0.5;
const ABBREVIATION = /^[A-Z]{2,8}$/;
/** Shorter names in small letters, such as "Met", are words too often. */
const SHORTEST_NAME = 5;
const IN_BRACKETS = /^\s?\(([A-Z]{2,8})\)/;
const WORD_BEFORE = /([\p{L}\p{N}]+)[^\p{L}\p{N}]*$/u;
const WORD_AFTER = /^[^\p{L}\p{N}]*([\p{L}\p{N}]+)/u;
/** How far from an abbreviation its neighbors are looked for. */
const REACH = 24;

/**
 * Returns the mentions of an article as the shipped lists and the article's own abbreviations settle them, sorted. What
 * is known as an organization alone is no place. Where the article surely names an organization, its other known names
 * ("Daesh" for "Islamic State") and its abbreviation, known or introduced in brackets, are mentions too; an abbreviation
 * only among small letters, where it cannot be a word that is written large ("IS").
 */
export function settleNames(text: string, mentions: readonly Mention[]): Mention[] {
  /** The best score with which each organization is named that the list knows. */
  const known = new Map<WrittenName, number>();
  const scores = new Map<string, number>();
  const settled = mentions.map((mention) => {
    const { type, start, end, score } = mention;
    if (type === 'person') return mention;
    const surface = text.slice(start, end);
    const name = writtenName(surface);
    const isKnown = name.organizations.length > 0;
    if (type === 'place' && (!isKnown || knownEntities('place', name.slug).length > 0)) return mention;
    if (score >= SURE) {
      if (isKnown) raise(known, name, score);
      const abbreviation = introducedAfter(text, end, surface);
      if (abbreviation !== undefined) raise(scores, abbreviation, score);
    }
    return type === 'place' ? { ...mention, type: 'organization' as const } : mention;
  });
  for (const [name, score] of known)
    for (const other of otherNames(name.organizations)) raise(scores, other, score);
  const added = findNames(text, settled, scores);
  return added.length === 0 ? settled : [...settled, ...added].sort((a, b) => a.start - b.start);
}

function raise<K>(scores: Map<K, number>, key: K, score: number): void {
  const known = scores.get(key);
  if (known === undefined || known < score) scores.set(key, score);
}

/** Returns the abbreviation of a name that stands in brackets behind it, or undefined. */
function introducedAfter(text: string, end: number, name: string): string | undefined {
  if (text.charAt(end) !== '(' && text.charAt(end + 1) !== '(') return undefined;
  const bracketed = IN_BRACKETS.exec(text.slice(end, end + REACH))?.[1];
  return bracketed !== undefined && initialsOf(name) === bracketed ? bracketed : undefined;
}

/** Returns the names by which the one organization that is known by a name may be found; none where several are. */
function otherNames([only, ...others]: readonly KnownEntity[]): string[] {
  if (only === undefined || others.length > 0) return [];
  return (only.names ?? []).filter((name) => ABBREVIATION.test(name) || name.length >= SHORTEST_NAME);
}

/** Returns the places of names where nothing is marked, each with its score. */
function findNames(
  text: string,
  mentions: readonly Mention[],
  scores: ReadonlyMap<string, number>,
): Mention[] {
  if (scores.size === 0) return [];
  const found: Mention[] = [];
  let next = 0;
  for (const { start, end } of findWholeWords(text, scores.keys())) {
    const name = text.slice(start, end);
    while ((mentions[next]?.end ?? Infinity) <= start) next++;
    const isFree = (mentions[next]?.start ?? Infinity) >= end;
    if (!isFree || (ABBREVIATION.test(name) && !standsAmongSmallLetters(text, start, end))) continue;
    const score = scores.get(name) ?? SURE;
    found.push({ start, end, type: 'organization', score, evidence: Evidence.fullNameInDocument });
  }
  return found;
}

function initialsOf(name: string): string {
  return Array.from(name.matchAll(/(?<!\p{L})\p{Lu}/gu), ([initial]) => initial).join('');
}

function standsAmongSmallLetters(text: string, start: number, end: number): boolean {
  const before = WORD_BEFORE.exec(text.slice(Math.max(0, start - REACH), start));
  const after = WORD_AFTER.exec(text.slice(end, end + REACH));
  return [before?.[1], after?.[1]].some((word) => word !== undefined && /\p{Ll}/u.test(word));
}
