import type { Span } from '../text/span.ts';
import type { Gender } from './given-names.ts';

const TITLE = 'mr|sir|lord|king|prince|mrs|ms|miss|mme|dame|lady|queen|princess|sister|brother';
const MALE_TITLES = new Set(['mr', 'sir', 'lord', 'king', 'prince', 'brother']);
const TITLE_BEFORE = new RegExp(`(?:^|[^\\p{L}])(${TITLE})\\.?\\s$`, 'iu');
const TITLE_INSIDE = new RegExp(`^(${TITLE})\\.?\\s`, 'iu');

const MALE_KIN =
  'boyfriend|brother|father|grandfather|grandson|husband|nephew|son|stepfather|stepson|uncle|widower';
const FEMALE_KIN =
  'aunt|daughter|girlfriend|granddaughter|grandmother|mother|niece|sister|stepdaughter|stepmother|widow|wife';
const KIN_BEFORE = new RegExp(`(?:^|[^\\p{L}])(?:(${MALE_KIN})|(?:${FEMALE_KIN})),?\\s$`, 'iu');
/** "John Voss and his wife" says that he is a man, whatever his name. */
const KIN_BEHIND = new RegExp(`^,? and (his|her) (?:\\p{Ll}+ )?(?:${MALE_KIN}|${FEMALE_KIN})(?!\\p{L})`, 'u');
const REACH = 24;

/** Returns what a courtesy title in front of a name, or at its beginning, says of its bearer. */
export function genderOfTitle(text: string, { start, end }: Span): Gender | undefined {
  const title =
    TITLE_BEFORE.exec(text.slice(Math.max(0, start - REACH / 2), start)) ??
    TITLE_INSIDE.exec(text.slice(start, Math.min(end, start + REACH / 2)));
  if (title === null) return undefined;
  return MALE_TITLES.has((title[1] ?? '').toLowerCase()) ? 'male' : 'female';
}

const COURTESY = /(?:^|[^\p{L}])(?:(mr|sir|lord)|mrs|ms|miss|mme|dame|lady)\.?\s$/iu;

/** Returns what a title in front says that goes with a family name; inside the name, as in "Lady Gaga", it is a part of it. */
export function genderOfCourtesy(text: string, { start }: Span): Gender | undefined {
  const title = COURTESY.exec(text.slice(Math.max(0, start - REACH / 2), start));
  if (title === null) return undefined;
  return title[1] === undefined ? 'female' : 'male';
}

/** Returns what a title or a word of kinship beside a name says of its bearer: "his wife Ume Voss". */
export function genderBeside(text: string, mention: Span): Gender | undefined {
  const ofTitle = genderOfTitle(text, mention);
  if (ofTitle !== undefined) return ofTitle;
  const before = KIN_BEFORE.exec(text.slice(Math.max(0, mention.start - REACH), mention.start));
  if (before !== null) return before[1] === undefined ? 'female' : 'male';
  const behind = KIN_BEHIND.exec(text.slice(mention.end, mention.end + 2 * REACH));
  if (behind === null) return undefined;
  return behind[1] === 'his' ? 'male' : 'female';
}
