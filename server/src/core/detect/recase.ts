import { List } from './lexicon.ts';
import { Writing, type Word } from './word.ts';

/** Short names that are always in capitals, "US" among them, have at most so many letters. */
const LONGEST_ABBREVIATION = 5;
const LONGEST_COUNTRY_CODE = 3;
const POSSESSIVE = /^['’]S$/;

/** Returns what is known of a word that is written otherwise than in the text. */
export type WordOf = (text: string) => Word;

/** Returns the words of a sentence in capitals as a title has them: "FRANCE'S NATO ENVOY" as "France's NATO Envoy". */
export function asTitle(words: readonly Word[], wordOf: WordOf): Word[] {
  return words.map((word) => {
    if (POSSESSIVE.test(word.text)) return wordOf(word.text.toLowerCase());
    if (word.writing !== Writing.upper || word.text.includes('.')) return word;
    const capitalized = wordOf(word.text.charAt(0) + word.text.slice(1).toLowerCase());
    return isAbbreviation(word, capitalized) ? word : capitalized;
  });
}

/** Whether the word, as it is known in other writing, is not one that only stands among capitals. */
function isAbbreviation({ text, lists, cluster }: Word, capitalized: Word): boolean {
  if (text.length <= LONGEST_COUNTRY_CODE && (lists & (List.country | List.acronym)) !== 0) return true;
  const isUnknown = capitalized.cluster === '';
  return isUnknown && text.length <= LONGEST_ABBREVIATION && (cluster !== '' || (lists & List.acronym) !== 0);
}

/**
 * Returns the words of a title as prose would have them, as far as words by themselves show it: frequent words that are no
 * part of a name in any list are written small, except for the first. "Envoy Warns Budapest" becomes "Envoy warns Budapest".
 */
export function asProse(words: readonly Word[], wordOf: WordOf): Word[] {
  return words.map((word, i) => {
    if (i === 0 || word.writing !== Writing.capitalized || (word.lists & ~List.title) !== 0) return word;
    const small = wordOf(word.text.toLowerCase());
    return small.cluster === '' ? word : small;
  });
}
