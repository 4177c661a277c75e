import { areNicknames, isCommonGivenName } from './given-names.ts';
import {
  doGivenNamesAgree,
  familyKey,
  givenNames,
  isSingle,
  isSpellingOf,
  type PersonName,
} from './person-name.ts';
import { hasWordsAt } from './name-words.ts';
import { isOneEditApart } from './spelling.ts';

/** How well a fuller name explains a shorter one of the same document; only the best explanations count. */
export const Fit = {
  none: 0,
  misspelling: 1,
  nickname: 2,
  middleName: 3,
  givenName: 4,
  familyName: 5,
  sameName: 6,
} as const;
export type Fit = (typeof Fit)[keyof typeof Fit];

/** Returns how well the first name, which is at least as full, explains the second. */
export function fitOf(full: PersonName, short: PersonName): Fit {
  if (short.bynames.length > 0 && short.bynames === full.bynames) return Fit.sameName;
  if (!isSingle(short)) return isSingle(full) ? Fit.none : fitOfFullNames(full, short);
  if (short.suffix !== '' && short.suffix !== full.suffix) return Fit.none;
  if (short.title !== '' && (!isSingle(full) || full.title !== short.title)) return Fit.none;
  const isSameFamily = familyKey(full) === familyKey(short);
  if (isSameFamily) return endsIn(full, short) ? Fit.familyName : Fit.none;
  if (isSingle(full) && full.words.length === 1) {
    const [longer, shorter] = [familyKey(full), familyKey(short)];
    return !isPlural(shorter, longer) && isMisspelling(longer, shorter) ? Fit.misspelling : Fit.none;
  }
  const [word = ''] = short.words;
  if (short.words.length > 1)
    return full.words.join(' ').includes(short.words.join(' ')) ? Fit.middleName : Fit.none;
  const [first = ''] = full.words;
  if (first === word || (word.length > 1 && first.length > 1 && isSpellingOf(first, word)))
    return Fit.givenName;
  if (full.words.includes(word)) return Fit.middleName;
  if (!isSingle(full) && areNicknames(first, word)) return Fit.nickname;
  return isMisspelling(familyKey(full), word) ? Fit.misspelling : Fit.none;
}

/** Whether a name ends in the words of a shorter one; "Assad" is enough for "al-Assad". */
function endsIn(full: PersonName, short: PersonName): boolean {
  return hasWordsAt(full.spelled, full.spelled.length - short.spelled.length, short.spelled);
}

function fitOfFullNames(full: PersonName, short: PersonName): Fit {
  if (full.suffix !== short.suffix) return Fit.none;
  const isPrefix = hasWordsAt(full.words, 0, short.words);
  if (isPrefix && full.words.length === short.words.length) return Fit.sameName;
  const isSameFamily =
    familyKey(full) === familyKey(short) || isSpellingOf(familyKey(full), familyKey(short));
  if (isSameFamily && doGivenNamesAgree(givenNames(full), givenNames(short))) return Fit.sameName;
  // "Andrés Manuel López" or "López Obrador" for "Andrés Manuel López Obrador".
  return isPrefix || endsIn(full, short) ? Fit.familyName : Fit.none;
}

/** Whether a word is the name of a whole family: the Clintons are no Clinton. */
function isPlural(name: string, word: string): boolean {
  return word === `${name}s`;
}

/** Whether a family name alone is written a little wrong; short names and given names differ too easily by chance. */
function isMisspelling(right: string, wrong: string): boolean {
  return (
    Math.min(right.length, wrong.length) >= 6 &&
    right.startsWith(wrong.charAt(0)) &&
    !isCommonGivenName(wrong) &&
    !isPlural(right, wrong) &&
    isOneEditApart(right, wrong)
  );
}
