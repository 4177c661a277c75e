import { Evidence, type Mention } from '../detect/mention.ts';
import { knownEntities, knownOrganizationNames } from './known-names.ts';
import { slugOf } from './name-words.ts';

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
  const settled = mentions.map((mention) => settleType(text, mention));
  const added = findOtherNames(text, settled);
  return added.length === 0 ? settled : [...settled, ...added].sort((a, b) => a.start - b.start);
}

function settleType(text: string, mention: Mention): Mention {
  if (mention.type !== 'place') return mention;
  const slug = slugOf(text.slice(mention.start, mention.end));
  const isOrganization =
    knownEntities('organization', slug).length > 0 && knownEntities('place', slug).length === 0;
  return isOrganization ? { ...mention, type: 'organization' } : mention;
}

function findOtherNames(text: string, mentions: readonly Mention[]): Mention[] {
  const scores = otherNamesOf(text, mentions);
  if (scores.size === 0) return [];
  const added: Mention[] = [];
  let next = 0;
  for (const { 0: name, index: start } of text.matchAll(patternOf([...scores.keys()]))) {
    const end = start + name.length;
    while ((mentions[next]?.end ?? Infinity) <= start) next++;
    const isFree = (mentions[next]?.start ?? Infinity) >= end;
    if (!isFree || (ABBREVIATION.test(name) && !standsAmongSmallLetters(text, start, end))) continue;
    const score = scores.get(name) ?? SURE;
    added.push({ start, end, type: 'organization', score, evidence: Evidence.fullNameInDocument });
  }
  return added;
}

/** Returns the other names that the article's organizations may have, each with the score of the surest one found. */
function otherNamesOf(text: string, mentions: readonly Mention[]): Map<string, number> {
  const scores = new Map<string, number>();
  for (const { start, end, type, score } of mentions) {
    if (type !== 'organization' || score < SURE) continue;
    const name = text.slice(start, end);
    const bracketed = IN_BRACKETS.exec(text.slice(end, end + REACH))?.[1];
    const isIntroduced = bracketed !== undefined && initialsOf(name) === bracketed;
    for (const other of [...(isIntroduced ? [bracketed] : []), ...knownOrganizationNames(slugOf(name))]) {
      if (ABBREVIATION.test(other) || other.length >= SHORTEST_NAME)
        scores.set(other, Math.max(scores.get(other) ?? 0, score));
    }
  }
  return scores;
}

/** Returns a pattern of any of the names as whole words, the longest first. */
function patternOf(names: readonly string[]): RegExp {
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}

function initialsOf(name: string): string {
  return Array.from(name.matchAll(/(?<!\p{L})\p{Lu}/gu), ([initial]) => initial).join('');
}

function standsAmongSmallLetters(text: string, start: number, end: number): boolean {
  const before = WORD_BEFORE.exec(text.slice(Math.max(0, start - REACH), start));
  const after = WORD_AFTER.exec(text.slice(end, end + REACH));
  return [before?.[1], after?.[1]].some((word) => word !== undefined && /\p{Ll}/u.test(word));
}
