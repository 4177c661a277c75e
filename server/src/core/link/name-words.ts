import { fold } from '../text/fold.ts';

const NOT_PLAIN = /[^a-z0-9 ]/;
const DROPPED = /['.]/g;
const SEPARATORS = /[^\p{L}\p{N}]+/u;

/**
 * Returns the words of a name as they are compared: in lower case, without accents, apostrophes and the full stops of
 * abbreviations ("U.S." is "us"), split at hyphens and spaces.
 */
export function wordsOf(name: string): readonly string[] {
  const folded = fold(name);
  if (!NOT_PLAIN.test(folded)) return folded.split(' ').filter((word) => word !== '');
  return folded
    .replaceAll('&', ' and ')
    .replace(DROPPED, '')
    .split(SEPARATORS)
    .filter((word) => word !== '');
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
  const initials = (of: readonly string[]): string => of.map((word) => word.charAt(0)).join('');
  const short = initials(words.filter((word) => !isSmallWord(word)));
  const long = initials(words);
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
