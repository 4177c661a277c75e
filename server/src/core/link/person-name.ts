import { areSame } from './are-same.ts';
import { bynamesOf } from './bynames.ts';
import {
  areNicknames,
  comesFirst,
  isCommonFamilyName,
  isCommonGivenName,
  isGivenName,
  nicknamesOf,
  usualSpelling,
} from './given-names.ts';
import { wordsOf, type WordedName } from './name-words.ts';
import { isGivenTitle } from './roles.ts';
import { isOneEditApart } from './spelling.ts';

/** A person's name, taken apart. */
export interface PersonName {
  /** Folded words without titles and suffix: given names, particles, family name. */
  readonly words: readonly string[];
  /** The words in their usual spelling. */
  readonly spelled: readonly string[];
  /** Index of the first word of the family name, particles included; 0 for somebody known by one name. */
  readonly familyStart: number;
  /** "jr", "sr", "iii", "elder", or empty. */
  readonly suffix: string;
  /** The title of royals and clergy in front of somebody known by one name: "pope", or empty. */
  readonly title: string;
  /** All names of a well-known person who has bynames, as slugs, the same array for each of them; else empty. */
  readonly bynames: readonly string[];
}

const PARTICLES = new Set(
  'abu af al ap ar as at bin bint d da das de del della den der des di dos du e el en ibn la las le los mac o of ould st saint san santa ter ten the van vom von y zu zum zur'.split(
    ' ',
  ),
);
const SUFFIXES = new Set(
  'jr sr junior senior elder younger ii iii iv vi vii viii ix xi xii xiii xiv xv xvi'.split(' '),
);

/** Words in front of a name that are no part of it, should the detector have taken them in. */
const TITLES = new Set(
  `admiral ambassador archbishop attorney ayatollah baron baroness bishop brig brigadier capt captain cardinal ceo chairman chairwoman
  chancellor chief cllr col colonel commander commissioner congressman congresswoman constable corporal councillor cpl dame detective
  deputy director doctor dr emir executive father foreign former gen general gov governor hon imam inspector judge justice king lady lieutenant
  lord lt madam maj major mayor minister miss mister mme mr mrs ms officer pope premier president prime prince princess prof professor queen
  rabbi rep representative rev reverend secretary sen senator private pfc pvt specialist spc airman seaman petty staff warrant gunnery first class master sergeant sgt sheikh sheriff sir sister speaker spokesman spokeswoman sultan supreme
  leader vice ambassador treasurer coach`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
/** Titles behind which only a name can stand, so that all in front of them goes too: "Apple CEO Steve Jobs". */
const CLOSING_TITLES = new Set(
  'ceo chairman chairwoman president minister senator secretary spokesman spokeswoman director governor mayor chancellor judge justice'.split(
    ' ',
  ),
);

/** Takes a person's name apart. Any text will do. */
export function parsePersonName(name: WordedName): PersonName {
  let words = nameWords(name);
  let suffix = '';
  const last = words.at(-1) ?? '';
  if (words.length > 1 && SUFFIXES.has(last)) {
    suffix = last === 'junior' ? 'jr' : last === 'senior' ? 'sr' : last;
    words = words.slice(0, words.at(-2) === 'the' ? -2 : -1);
  }
  const named = withoutTitles(words);
  const before = words[words.length - named.length - 1] ?? '';
  const title = named.length === 1 && isGivenTitle(before) ? before : '';
  const parts = { words: named, spelled: spell(named), familyStart: familyStartOf(named), suffix, title };
  return { ...parts, bynames: bynamesOf(personSlug(parts)) };
}

/** Returns the words in their usual spelling; the same array where that is how they are written, as most are. */
function spell(words: readonly string[]): readonly string[] {
  const spelled = words.map((word, index) => (index > 0 && word === 'el' ? 'al' : usualSpelling(word)));
  return areSame(spelled, words) ? words : spelled;
}

/** Returns the words of a name without what stands behind a comma, and with initials apart. */
function nameWords({ text: written, words }: WordedName): readonly string[] {
  const text = written.replace(RUN_OF_INITIALS, '$1. $2. $3');
  const comma = text.indexOf(',');
  if (comma <= 0 && !text.includes('.')) return words;
  return wordsOf((comma > 0 ? withoutApposition(text, comma) : text).replace(INITIALS, '$1. '));
}

const INITIALS = /\b(\p{Lu})\.(?=\p{Lu})/gu;
/** Initials without full stops in front of a name that is not all in capitals: "JM Coetzee". */
const RUN_OF_INITIALS = /^(\p{Lu})(\p{Lu})(\p{Lu}?)(?= \p{Lu}\p{Ll})/u;

/** "Steve Jobs, the Apple chief" and "Apple CEO, Steve Jobs" are Steve Jobs, but "Smith, Jr." keeps its suffix. */
function withoutApposition(name: string, comma: number): string {
  const [behind = ''] = wordsOf(name.slice(comma));
  if (SUFFIXES.has(behind)) return name;
  const isRole = CLOSING_TITLES.has(wordsOf(name.slice(0, comma)).at(-1) ?? '') && behind !== '';
  return isRole ? name.slice(comma + 1) : name.slice(0, comma);
}

function withoutTitles(words: readonly string[]): readonly string[] {
  let start = 0;
  for (let i = 0; i < words.length - 1; i++) {
    const word = words[i] ?? '';
    if (CLOSING_TITLES.has(word) || (start === i && TITLES.has(word))) start = i + 1;
  }
  return start === 0 ? words : words.slice(start);
}

function familyStartOf(words: readonly string[]): number {
  let start = words.length - 1;
  while (start > 0 && PARTICLES.has(words[start - 1] ?? '')) start--;
  return Math.max(0, start);
}

/** The last word of the family name in its usual spelling, by which a name is found: "assad" of "al-Assad". */
export function familyKey({ spelled }: PersonName): string {
  return spelled[spelled.length - 1] ?? '';
}

/** Returns the given names, initials among them. */
export function givenNames({ words, familyStart }: PersonName): readonly string[] {
  return words.slice(0, familyStart);
}

/** Whether the name is a family name alone, or one name of which nothing else is known. */
export function isSingle(name: PersonName): boolean {
  return name.familyStart === 0;
}

/** Whether two given names may be those of one person. */
export function areGivenNamesCompatible(a: string, b: string): boolean {
  if (a === b || usualSpelling(a) === usualSpelling(b)) return true;
  if (a.length === 1 || b.length === 1) return a.startsWith(b.charAt(0));
  return areNicknames(a, b) || isSpellingOf(a, b);
}

/** Whether the words are spellings of one name; those that end apart are not, as Maria and Mario or Paul and Paula. */
export function isSpellingOf(a: string, b: string): boolean {
  if (usualSpelling(a) === usualSpelling(b)) return true;
  if (Math.min(a.length, b.length) < 5 || a.at(-1) !== b.at(-1) || !a.startsWith(b.charAt(0))) return false;
  return !(isCommonGivenName(a) && isCommonGivenName(b)) && isOneEditApart(a, b);
}

/**
 * Whether the given names of two names of one family may be those of one person: one after the other they agree, as
 * far as both have them.
 */
export function doGivenNamesAgree(longer: readonly string[], shorter: readonly string[]): boolean {
  const [firstLong, ...restLong] = longer;
  const [firstShort, ...restShort] = shorter;
  if (firstLong === undefined || firstShort === undefined) return true;
  if (!areGivenNamesCompatible(firstLong, firstShort)) {
    // "W. Axl Rose" may be called "Axl Rose".
    return firstLong.length === 1 && restShort.length === 0 && restLong.includes(firstShort);
  }
  return restShort.every((name, index) => {
    const other = restLong[index];
    return other === undefined || areGivenNamesCompatible(other, name);
  });
}

/** Returns the words of the name in their usual spelling, joined by hyphens: what it is filed under. */
export function personSlug({
  spelled,
  suffix,
  title,
}: Pick<PersonName, 'spelled' | 'suffix' | 'title'>): string {
  const slug = spelled.join('-');
  return `${title === '' ? '' : `${title}-`}${slug}${suffix === '' ? '' : `-${suffix}`}`;
}

/**
 * Returns the slugs of the shorter names by which a person with this name may be called elsewhere: without middle names, by
 * initials, without particles, by the family name alone. Somebody known by one name has none.
 */
export function shorterPersonNames(name: PersonName): string[] {
  const { words, spelled, familyStart, suffix, title } = name;
  if (title !== '') {
    const untitled = personSlug({ ...name, title: '' });
    // "King Felipe" is Felipe VI.
    return ORDINAL.test(suffix) ? [untitled, personSlug({ ...name, suffix: '' })] : [untitled];
  }
  const given = givenNames(name);
  const [first] = given;
  if (first === undefined) return words.length > 1 || suffix === 'jr' ? [familyKey(name)] : [];
  const family = spelled.slice(familyStart);
  const core = familyKey(name);
  const result = new Set<string>([core, family.join('-')]);
  const add = (...names: string[]): void => {
    const slug = [...names, ...family].join('-');
    result.add(suffix === '' ? slug : `${slug}-${suffix}`);
  };
  if (family.length > 1) result.add([...given.map(usualSpelling), core].join('-'));
  if (first.length > 1) {
    add(first.charAt(0));
    if (given.length > 1) {
      add(usualSpelling(first));
      add(...given.map((word) => word.charAt(0)));
      add(usualSpelling(first), ...given.slice(1).map((word) => word.charAt(0)));
    }
  }
  for (let start = 1; start < given.length; start++)
    if (mayLead(name, start)) add(...given.slice(start).map(usualSpelling));
  if (INSIDE_GIVEN.has(given.at(-2) ?? '')) result.add(given.map(usualSpelling).join('-'));
  if (hasFamilyFirst(words)) result.add(usualSpelling(first));
  result.delete(personSlug(name));
  return [...result];
}

/** Whether the family name stands in front, as in "Xi Jinping"; where it is a given name too, syllables follow: "Kim Jong-un". */
function hasFamilyFirst([first = '', ...rest]: readonly string[]): boolean {
  if (!comesFirst(first) || rest.length > 2) return false;
  if (!isCommonGivenName(first)) return true;
  return (
    rest.length === 2 && rest.every((word) => word.length <= LONGEST_SYLLABLE && !isCommonGivenName(word))
  );
}

const LONGEST_SYLLABLE = 5;

/** What stands in the middle of given names that are enough of a name: "Mohammed bin Rashid", "Saif al-Islam". */
const INSIDE_GIVEN = new Set(['al', 'bin', 'ibn', 'bint', 'ul']);
const ORDINAL = /^[ivx]+$/;

/**
 * Whether a person may be called without the names in front of the one at an index, as "Suu Kyi" and "Bonham Carter"
 * are: "Paul Jones" is not John Paul Jones, but "Lula da Silva" is Luiz Inácio, being called Lula.
 */
function mayLead(name: PersonName, start: number): boolean {
  const { words } = name;
  const word = words[start] ?? '';
  if (word.length === 1 || PARTICLES.has(word) || PARTICLES.has(words[start - 1] ?? '')) return false;
  if (comesFirst(words[0] ?? '')) return false;
  if (!isGivenName(word)) return !isCommonFamilyName(familyKey(name));
  return words.slice(0, start).some((other) => nicknamesOf(other).includes(word));
}

const SHORTEST_GIVEN_NAME = 4;

/** Returns the given name by which a person may be called alone, in a list, if it is not one that many have: "Tedros"; else none. */
export function rareGivenName({ spelled, familyStart }: PersonName): readonly string[] {
  const [first = ''] = spelled;
  if (familyStart === 0 || first.length < SHORTEST_GIVEN_NAME || comesFirst(first)) return [];
  return isGivenName(first) || isCommonFamilyName(first) ? [] : [first];
}

/**
 * Returns the slugs of the names by which a person may be called if the last word is the second of two family names, as
 * "Dolores Iturbe" is "María Dolores Iturbe Casado". The look of a name does not tell: "Mary Tyler" is not Mary Tyler Moore.
 */
export function namesWithoutLast({ spelled, familyStart, suffix }: PersonName): string[] {
  const kept = spelled.slice(0, -1);
  const last = kept.at(-1) ?? '';
  const [first = ''] = spelled;
  if (familyStart < 2 || familyStart < kept.length || suffix !== '' || comesFirst(first)) return [];
  if (last.length === 1 || isGivenName(last)) return [];
  const result = new Set([`${first}-${last}`]);
  for (let start = 0; start < kept.length - 1; start++)
    if (!PARTICLES.has(kept[start] ?? '')) result.add(kept.slice(start).join('-'));
  return [...result];
}
