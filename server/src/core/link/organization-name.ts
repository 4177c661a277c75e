import { clubWithoutCity, withoutClubKind } from './club-name.ts';
import { courtOfCircuit } from './court-of-circuit.ts';
import { parseInstitution, type Institution } from './institution-name.ts';
import { knownEntity, type KnownEntity } from './known-names.ts';
import {
  hasWordsAt,
  initialsOf,
  isAcronym,
  isSmallWord,
  slugOf,
  wordsOf,
  type WordedName,
} from './name-words.ts';

/** Words behind a company's name that say what kind of company it is in law. */
const DESIGNATORS = new Set(
  `ab ag as asa bhd bv co companies company corp cos corporation gmbh group holding holdings inc incorporated jsc kg kgaa kk limited
  llc llp lp ltd nv oao ojsc oy oyj pao pjsc plc pte pty sa sab sarl sas se spa srl zao`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words behind a name that only say what the organization does, so that it may be called without them. */
export const DESCRIPTIVE: ReadonlySet<string> = new Set(
  `aerospace agency aircraft airline airlines airways association automobile automobiles automotive bank banking brewery
  brothers chemicals club communications computer computers electric electronics energy engineering enterprises
  entertainment fc firm foods football gas healthcare hotels industries insurance international laboratories logistics
  mines mining motor motors news newspaper oil party petroleum pharma pharmaceuticals pharmacy racing railway railways
  semiconductor shipping software steel stores supermarkets systems technologies technology telecom university`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words that make another organization of the name in front of them: "Guardian Media Group", "Apple Corps", "Airbus UK". */
const DISTINGUISHING = new Set(
  `arts asia australia awards books canada capital center centre charity cloud corps council europe films financial foundation fund
  games india japan league magazine media museum music network newswires north america pictures police press publishing radio
  records research south sport sports studios supporters television theatre tower trust tv uk ventures women youth`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words that make a newspaper of the name of a town, which never goes by the town alone: the Washington Post. */
const OF_PAPERS = new Set(
  'bulletin chronicle courier examiner gazette globe herald inquirer journal mail monitor observer post sentinel star sun telegraph times tribune'.split(
    ' ',
  ),
);

/** Institutions that many towns have under the same name. */
export const LOCAL: ReadonlySet<string> = new Set(
  'academy church clinic hospital infirmary school synagogue'.split(' '),
);

/** The name of an organization, taken apart. */
export interface OrganizationName {
  /** The words of the name without an article in front and designators behind. */
  readonly words: readonly string[];
  /** The words joined by hyphens. */
  readonly slug: string;
  /** The initials by which it may be called, of the words with and without those designators that are written out. */
  readonly initials: readonly string[];
  /** Slugs of the name with initials in front of what tells its branch: "ut-austin" of the University of Texas at Austin. */
  readonly abridged: readonly string[];
  /** The letters of an acronym, or empty. */
  readonly letters: string;
  /** The organization of the shipped list that is meant without doubt. */
  readonly known: KnownEntity | undefined;
  /** Whether it joins the names of two by a hyphen: "Sibanye-Stillwater". */
  readonly isMerged: boolean;
  /** Whether many towns have an institution of that name. */
  readonly isLocal: boolean;
  /** What is meant if many countries have a body of that name. */
  readonly institution: Institution | undefined;
}

/** Takes the name of an organization apart. Any text will do. */
export function parseOrganizationName(name: WordedName): OrganizationName {
  const { text } = name;
  const written = text.includes('.') ? wordsOf(text.replace(DOTTED_DESIGNATOR, ' $1$2')) : name.words;
  const all = courtOfCircuit(writeOut(written));
  const words = withoutEnd(all, isDesignator);
  const slug = words.join('-');
  const letters = isAcronym(text) ? name.words.join('') : '';
  const known =
    knownEntity('organization', name.slug) ??
    (slug === name.slug ? undefined : knownEntity('organization', slug)) ??
    americanBody(words, text);
  return {
    words,
    slug,
    initials: initialsWithin(words, all),
    letters,
    abridged: abridge(text),
    known,
    isMerged: words.length === 2 && MERGED.test(text),
    isLocal: words.some((word) => LOCAL.has(word)),
    institution: parseInstitution(words, known !== undefined),
  };
}

/** Returns the body of the list that an acronym means behind "US", which news puts in front of America's own: "US FDA". */
function americanBody(
  [country, acronym = '', ...rest]: readonly string[],
  text: string,
): KnownEntity | undefined {
  if (country !== 'us' || rest.length > 0 || acronym.length < SHORTEST_ACRONYM) return undefined;
  return isAcronym(text.slice(text.lastIndexOf(' ') + 1)) ? knownEntity('organization', acronym) : undefined;
}

/** How many letters an acronym has at least that stands for one body; those of two stand for too much. */
export const SHORTEST_ACRONYM = 3;

const WITH_BRANCH = /^(\p{Lu}.* .*?)(?:, | \(| at )(\p{Lu}[^(),]*)\)?$/u;

function abridge(text: string): readonly string[] {
  const [, head = '', branch = ''] = WITH_BRANCH.exec(text) ?? [];
  if (head === '' || isDesignator(slugOf(branch))) return NO_NAMES;
  return initialsOf(wordsOf(head)).map((initials) => `${initials}-${slugOf(branch)}`);
}

const NO_NAMES: readonly string[] = [];

const MERGED = /^\p{Lu}\p{Ll}{3,}-\p{Lu}\p{Ll}{3,}(?!\S)/u;

/** Words that news abbreviates in names: "Dept. of Justice". */
const ABBREVIATED: ReadonlyMap<string, string> = new Map([
  ['assn', 'association'],
  ['bros', 'brothers'],
  ['dept', 'department'],
  ['intl', 'international'],
  ['natl', 'national'],
  ['univ', 'university'],
  ['utd', 'united'],
]);

/** Returns the words with abbreviated ones written out; the same list where there are none. */
function writeOut(words: readonly string[]): readonly string[] {
  return words.some((word) => ABBREVIATED.has(word))
    ? words.map((word) => ABBREVIATED.get(word) ?? word)
    : words;
}

function isDesignator(word: string): boolean {
  return DESIGNATORS.has(word);
}

const DOTTED_DESIGNATOR = /[\s,]+([NSA])\.\s?([VA])\.?(?=$|\s)/gu;

/** Returns the initials of the words, and of those too that "Group" or "Corporation" ends, as in AIG and FDIC. */
function initialsWithin(words: readonly string[], all: readonly string[]): readonly string[] {
  const writtenOut = withoutEnd(all, (word) => word.length < SHORTEST_WRITTEN_OUT && DESIGNATORS.has(word));
  return writtenOut.length === words.length
    ? initialsOf(words)
    : [...initialsOf(words), ...initialsOf(writtenOut)];
}

/** Designators that are shorter are abbreviations, which have no part in an acronym. */
const SHORTEST_WRITTEN_OUT = 5;

/** Returns the words without an article in front and without those behind that the test drops. */
function withoutEnd(words: readonly string[], isDropped: (word: string) => boolean): readonly string[] {
  let start = words.length > 1 && words[0] === 'the' ? 1 : 0;
  let end = words.length;
  // What is left of "News Corp" without its last word would be no name.
  const least = DESCRIPTIVE.has(words[start] ?? '') ? 2 : 1;
  while (end - start > least && (isDropped(words[end - 1] ?? '') || words[end - 1] === 'and')) end--;
  if (end === start) start = 0;
  return words.slice(start, end);
}

/**
 * Whether an organization called by the full words may be called by the shorter words in the same document. A name that
 * says what the organization is ends there: "Tarn University" is not Tarn University Hospital.
 */
export function isShortForm(full: readonly string[], short: readonly string[]): boolean {
  if (short.length >= full.length || short.length === 0) return false;
  if (hasWordsAt(full, 0, short)) {
    const isWhole = DESCRIPTIVE.has(short.at(-1) ?? '') && !isSmallWord(full[short.length] ?? '');
    const isClub = clubWithoutCity(full).length === short.length;
    return isClub || (!isWhole && !isOtherBody(full.slice(short.length)));
  }
  const club = withoutClubKind(full);
  if (club.length < full.length && isShortForm(club, short)) return true;
  const offset = full.length - short.length;
  if (hasWordsAt(full, offset, short))
    return !isGeneric(short) && !isOtherInFront(full.slice(0, offset), short);
  return isWithoutPeople(full, short) || isItsMembers(full, short) || isItsCouncil(full, short);
}

/**
 * Whether the words in front of a name make another body of it, as of the Bank of Ireland the Central Bank of Ireland and of
 * the Times the Sunday Times.
 */
function isOtherInFront(front: readonly string[], short: readonly string[]): boolean {
  const [head = '', next] = short;
  return front.some(isSmallWord) || front.at(-1) === 'sunday' || (next === 'of' && ONE_OF_SEVERAL.has(head));
}

/** What a country or town has several of, which are told apart by a word in front. */
const ONE_OF_SEVERAL = new Set(['bank', 'college', 'university']);

/** Whether a party is called by its members: the Liberals for the Liberal Party, Social Democrats for the Social Democratic Party. */
function isItsMembers(full: readonly string[], short: readonly string[]): boolean {
  if (short.length !== full.length - 1 || full.at(-1) !== 'party') return false;
  const last = short.length - 1;
  const adjective = full[last] ?? '';
  return hasWordsAt(full, 0, short.slice(0, last)) && short[last] === membersOf(adjective);
}

/** Whether a council is called without what it governs: Leeds Council for Leeds City Council. */
function isItsCouncil(full: readonly string[], short: readonly string[]): boolean {
  const [governed = '', council] = full.slice(-2);
  return (
    council === 'council' &&
    short.at(-1) === council &&
    GOVERNED.has(governed) &&
    short.length === full.length - 1 &&
    hasWordsAt(full, 0, short.slice(0, -1))
  );
}

const GOVERNED = new Set(['borough', 'city', 'county', 'district', 'town']);

/** Returns what the members of a party are called by its adjective: "greens", "democrats". */
export function membersOf(adjective: string): string {
  return `${adjective.replace(/(?<=crat)ic$/, '')}s`;
}

/** Whether the short name leaves out only of which people the body is: "Free Army" for the "Free Syrian Army". */
function isWithoutPeople(full: readonly string[], short: readonly string[]): boolean {
  if (short.length < 2) return false;
  const rest = full.filter((word, index) => index === 0 || !PEOPLE.test(word));
  return rest.length === short.length && hasWordsAt(rest, 0, short);
}

/** Adjectives of countries and regions, by their endings: Syrian, European, British, Chinese. */
const PEOPLE = /^.{2,}(?:ian|ean|can|ish|ese)$/;

/** Whether a fund or the like is called without the last word of its name, by those to whom it was named in full: "Ferncastle Capital". */
export function isFundOf(full: readonly string[], short: readonly string[]): boolean {
  return short.length === full.length - 1 && OF_FUNDS.has(full.at(-1) ?? '') && hasWordsAt(full, 0, short);
}

const OF_FUNDS = new Set(['capital', 'financial', 'ventures']);

/** Whether the words behind a name make another body of it: a branch somewhere, a department, a paper, or one of two bodies. */
function isOtherBody(rest: readonly string[]): boolean {
  if (rest.length === 1 && OF_PAPERS.has(rest[0] ?? '')) return true;
  const isJoined = rest[0] === 'and' && knownEntity('organization', rest.slice(1).join('-')) !== undefined;
  return (
    isJoined ||
    rest.some((word) => DISTINGUISHING.has(word)) ||
    knownEntity('place', rest.join('-')) !== undefined
  );
}

/** Whether the words alone name nothing: another body may be meant each time. */
function isGeneric(words: readonly string[]): boolean {
  const [word = ''] = words;
  return words.length === 1 && (DESIGNATORS.has(word) || DISTINGUISHING.has(word));
}
