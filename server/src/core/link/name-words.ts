import { fold } from '../text/fold.ts';

/** A name as it is written, with its words as {@link wordsOf} returns them, and those joined by hyphens. */
export interface WordedName {
  readonly text: string;
  readonly words: readonly string[];
  readonly slug: string;
}

const NOT_PLAIN = /[^a-z0-9 ]/;
const DROPPED = /['.]/g;
const SEPARATORS = /[^\p{L}\p{N}]+/u;

/**
 * Returns the words of a name as they are compared: in lower case, without accents, apostrophes and the full stops of
 * abbreviations ("U.S." is "us"), split at hyphens and spaces.
 */
export function wordsOf(name: string): readonly string[] {
  const lower = name.toLowerCase();
  if (!NOT_PLAIN.test(lower)) return splitAtSpaces(lower);
  const spaced = fold(lower).replaceAll('&', ' and ').replace(DROPPED, '').replaceAll('-', ' ');
  return NOT_PLAIN.test(spaced)
    ? spaced.split(SEPARATORS).filter((word) => word !== '')
    : splitAtSpaces(spaced);
}

/** Splits by hand, which takes a fraction of the time for the two or three words of a name. */
function splitAtSpaces(text: string): readonly string[] {
  const words: string[] = [];
  for (let start = 0; start < text.length;) {
    const space = text.indexOf(' ', start);
    const end = space < 0 ? text.length : space;
    if (end > start) words.push(text.slice(start, end));
    start = end + 1;
  }
  return words;
}

/** Whether the words stand one after the other in a name from an index on; from one below zero they do not. */
export function hasWordsAt(all: readonly string[], start: number, words: readonly string[]): boolean {
  for (let index = 0; index < words.length; index++) if (all[start + index] !== words[index]) return false;
  return true;
}

/** Whether the name is written like an acronym: "EADS", "U.N.", "AT&T", "UniCross", but not "Iran". */
export function isAcronym(name: string): boolean {
  return !name.includes(' ') && (ACRONYM.test(name) || TWO_CAPITALS.test(name));
}

const TWO_CAPITALS = /^\p{Lu}\p{Ll}+\p{Lu}\p{L}{0,7}$/u;

const ACRONYM = /^\p{Lu}[.&-]?(?:[\p{Lu}\p{N}][.&-]?){1,7}$/u;

/** Words that an acronym may leave out. */
const SMALL_WORDS = new Set(
  'a an and at by d da das de del der des di do du e et for für fur in la le les of on or the to und with y'.split(
    ' ',
  ),
);

/** Whether the word carries no meaning of its own in a name. */
export function isSmallWord(word: string): boolean {
  return SMALL_WORDS.has(word);
}

/** Returns the initials of the words, first without the small ones, then with them where that differs. */
export function initialsOf(words: readonly string[]): string[] {
  let [short, long] = ['', ''];
  for (const word of words) {
    const initial = word.charAt(0);
    long += initial;
    if (!isSmallWord(word)) short += initial;
  }
  return short === long ? [short] : [short, long];
}

/**
 * Whether the letters of an acronym can be read off the words in order, each word giving a run from its start or none,
 * as "UNICROSS" from "University of Cross River State". The first word has to give its first letter.
 */
export function spellsAcronym(acronym: string, words: readonly string[]): boolean {
  if (words[0]?.charAt(0) !== acronym.charAt(0)) return false;
  const read = (letter: number, word: number): boolean => {
    if (letter === acronym.length) return true;
    const from = words[word];
    if (from === undefined) return false;
    for (let taken = letter === 0 ? 1 : 0; taken <= Math.min(from.length, 6); taken++) {
      if (taken > 0 && from.charAt(taken - 1) !== acronym.charAt(letter + taken - 1)) break;
      if (read(letter + taken, word + 1)) return true;
    }
    return false;
  };
  return acronym.length >= 2 && read(0, 0);
}

/** Returns the form of a name that keys and ids are made of: "United States" is "united-states". */
export function slugOf(name: string): string {
  return wordsOf(name).join('-');
}

/**
 * Whether a word joins the beginnings of words of a name in order, at least two of them and two letters of each, as "Implats"
 * does of "Impala Platinum" and "Petrobras" of "Petróleo Brasileiro". It begins with the first word, and may be a plural.
 */
export function isBlendOf(word: string, words: readonly string[]): boolean {
  const [first = ''] = words;
  if (word.length < SHORTEST_BLEND || !word.startsWith(first.slice(0, 2)) || first.startsWith(word))
    return false;
  const read = (from: number, index: number, count: number): boolean => {
    if (from === word.length || (from === word.length - 1 && word.endsWith('s'))) return count > 1;
    const next = words[index];
    if (next === undefined) return false;
    for (let taken = 2; taken <= next.length && word.startsWith(next.slice(0, taken), from); taken++)
      if (read(from + taken, index + 1, count + 1)) return true;
    return count > 0 && read(from, index + 1, count);
  };
  return read(0, 0, 0);
}

const SHORTEST_BLEND = 5;

/**
 * Whether an acronym has the initials of a name in the order of another language: back to front, as OTAN of NATO, or with the
 * last one first, as CNE of the National Electoral Council.
 */
export function isForeignOrder(acronym: string, initials: string): boolean {
  const { length } = initials;
  if (length < 3 || acronym.length !== length || acronym === initials) return false;
  const turned = Array.from(initials, (_, index) => initials.charAt(length - 1 - index)).join('');
  return acronym === turned || acronym === initials.slice(-1) + initials.slice(0, -1);
}
