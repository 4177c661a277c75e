import { isLetter, isSpace } from '../text/characters.ts';
import type { Span } from '../text/span.ts';
import type { Gender } from './given-names.ts';
import { behindFullStop, withoutFullStop, wordEndingAt } from './word-beside.ts';

/** What courtesy titles say of their bearers; those that go with a family name are told apart from those of kings and kin. */
const COURTESIES: ReadonlyMap<string, Gender> = gendersOf('mr sir lord', 'mrs ms miss mme dame lady');
const TITLES: ReadonlyMap<string, Gender> = new Map([
  ...COURTESIES,
  ...gendersOf('king prince brother', 'queen princess sister'),
]);

function gendersOf(male: string, female: string): Map<string, Gender> {
  return new Map([
    ...male.split(' ').map((title) => [title, 'male'] as const),
    ...female.split(' ').map((title) => [title, 'female'] as const),
  ]);
}

const MALE_KIN =
  'boyfriend|brother|father|grandfather|grandson|husband|nephew|son|stepfather|stepson|uncle|widower';
const FEMALE_KIN =
  'aunt|daughter|girlfriend|granddaughter|grandmother|mother|niece|sister|stepdaughter|stepmother|widow|wife';
/** Words for relatives, as a pattern. */
export const KIN = `${MALE_KIN}|${FEMALE_KIN}`;
const GENDER_OF_KIN: ReadonlyMap<string, Gender> = gendersOf(
  MALE_KIN.replaceAll('|', ' '),
  FEMALE_KIN.replaceAll('|', ' '),
);
/** "John Voss and his wife" says that he is a man, whatever his name. */
const KIN_BEHIND = new RegExp(`^,? and (his|her) (?:\\p{Ll}+ )?(?:${KIN})(?!\\p{L})`, 'u');
const REACH = 24;

/** Returns what a courtesy title in front of a name, or at its beginning, says of its bearer. */
export function genderOfTitle(text: string, span: Span): Gender | undefined {
  return TITLES.get(titleBefore(text, span)) ?? TITLES.get(titleInside(text, span));
}

/** Returns what a title in front says that goes with a family name; inside the name, as in "Lady Gaga", it is a part of it. */
export function genderOfCourtesy(text: string, span: Span): Gender | undefined {
  return COURTESIES.get(titleBefore(text, span));
}

/** Returns the word in front of a name, in lower case and without a full stop, or empty. */
function titleBefore(text: string, { start }: Span): string {
  if (!isSpace(text.charCodeAt(start - 1))) return '';
  return wordEndingAt(text, withoutFullStop(text, start - 1)).toLowerCase();
}

/** Returns the first word of a name that has more, in lower case and without a full stop, or empty. */
function titleInside(text: string, { start, end }: Span): string {
  let stop = start;
  while (stop < end && isLetter(text.charCodeAt(stop))) stop++;
  const behind = behindFullStop(text, stop);
  return behind < end && isSpace(text.charCodeAt(behind)) ? text.slice(start, stop).toLowerCase() : '';
}

/** Whether a word of kinship ends right before an offset, as in "his late wife, ": a look that spares most names the patterns. */
export function endsInKin(text: string, offset: number): boolean {
  const word = wordBefore(text, offset);
  return GENDER_OF_KIN.has(word) || (word.endsWith('s') && GENDER_OF_KIN.has(word.slice(0, -1)));
}

/** Returns the word that a space, or a comma and a space, part from an offset, in lower case; or empty. */
function wordBefore(text: string, offset: number): string {
  if (!isSpace(text.charCodeAt(offset - 1))) return '';
  return wordEndingAt(text, text.charAt(offset - 2) === ',' ? offset - 2 : offset - 1).toLowerCase();
}

/** Whether a name stands behind a word of kinship, as that of somebody else's relative: "her mother, Ume Voss". */
export function isBesideKin(text: string, { start }: Span): boolean {
  return GENDER_OF_KIN.has(wordBefore(text, start));
}

/** Returns what a title or a word of kinship beside a name says of its bearer: "his wife Ume Voss". */
export function genderBeside(text: string, mention: Span): Gender | undefined {
  const ofTitle = genderOfTitle(text, mention);
  if (ofTitle !== undefined) return ofTitle;
  const ofKin = GENDER_OF_KIN.get(wordBefore(text, mention.start));
  if (ofKin !== undefined) return ofKin;
  const behind = KIN_BEHIND.exec(text.slice(mention.end, mention.end + 2 * REACH));
  if (behind === null) return undefined;
  return behind[1] === 'his' ? 'male' : 'female';
}
