import { isDigit, isLetter, isUpper } from '../text/characters.ts';
import { fold } from '../text/fold.ts';
import { finish, mix, mixCode, mixText, seed } from './hash.ts';
import { List, nameTokenOfFolded, type Lexicon } from './lexicon.ts';

/** How a word is written. */
export const Writing = {
  lower: 0,
  /** "Paris", "McDonald", "iPhone". */
  capitalized: 1,
  /** "NATO", "U.S.", "MI6". */
  upper: 2,
  /** Letters of a script without case. */
  uncased: 3,
  number: 4,
  sign: 5,
} as const;
export type Writing = (typeof Writing)[keyof typeof Writing];

export const WRITING_COUNT = 6;

/** All that is known of a word by itself, wherever it stands. */
export interface Word {
  readonly text: string;
  /** The word in lower case, without accents, with all digits made zeros. */
  readonly plain: string;
  readonly writing: Writing;
  /** The lists that have the word as a whole name, as bits of `List`. */
  readonly lists: number;
  /** The path of the word's cluster, empty for a rare word. */
  readonly cluster: string;
  /** Whether the word, though written small, is in the lists and no common word: "philadelphia" in a hasty message. */
  readonly isSmallName: boolean;
  /** The word as a part of longer names in the lists. */
  readonly nameToken: number;
  /** Hash of the word in lower case with digits made equal. */
  readonly lower: number;
  /** Hash of the sequence of kinds of characters. */
  readonly shape: number;
}

/** What a word's features are made from; part of their hashes. */
const Template = {
  lower: 1,
  exact: 2,
  shape: 3,
  length: 4,
  list: 5,
  listsAndWriting: 6,
  cluster: 7,
  noCluster: 8,
  prefix: 9,
  suffix: 10,
  trigram: 11,
} as const;

/** Clusters are merged two by two: the beginning of a path is a larger, vaguer cluster. */
const CLUSTER_PREFIXES = [4, 6, 8, 12, 20];
const LONGEST_AFFIX = 4;
/** Longer tokens are no words; what follows adds nothing but time. */
export const LONGEST_WORD = 40;
/** The most features that a word can have. Folding can make two letters of one. */
export const WORD_FEATURE_CAPACITY = 160;
/** Lists of which a word is probably a name even if it is written small. */
const TELLING_LISTS = List.country | List.largeCity | List.firstName;
const SHORTEST_SMALL_NAME = 5;

/** Returns what is known of the word that a token is. */
export function analyzeWord(token: string, lexicon: Lexicon): Word {
  const text = token.length > LONGEST_WORD ? token.slice(0, LONGEST_WORD) : token;
  const writing = writingOf(text);
  const folded = fold(text);
  const plain = hideDigits(folded);
  const partOfNames = nameTokenOfFolded(folded);
  const lists = writing === Writing.sign ? 0 : lexicon.listsOfName(partOfNames);
  const ownPath = lexicon.clusterOf(text);
  const isRareName = (lists & TELLING_LISTS) !== 0 && ownPath === '' && text.length >= SHORTEST_SMALL_NAME;
  return {
    text,
    plain,
    writing,
    lists,
    cluster: ownPath === '' && writing !== Writing.lower ? lexicon.clusterOf(text.toLowerCase()) : ownPath,
    isSmallName: writing === Writing.lower && isRareName,
    nameToken: partOfNames,
    lower: lowerKey(plain),
    shape: shapeOf(text),
  };
}

/** Returns the hashes of the features that the word has wherever it stands. */
export function wordFeatures(word: Word): Int32Array {
  const features = new Int32Array(WORD_FEATURE_CAPACITY);
  return features.slice(0, writeWordFeatures(word, features));
}

/** Writes the hashes of the features that the word has wherever it stands into `sink`; returns how many there are. */
export function writeWordFeatures(word: Word, sink: Int32Array): number {
  const { lists, writing } = word;
  let count = 0;
  sink[count++] = word.lower;
  sink[count++] = word.shape;
  sink[count++] = finish(mix(mix(seed(Template.listsAndWriting), lists), writing));
  count = writeClusterFeatures(word, sink, count);
  for (let rest = lists; rest !== 0; rest &= rest - 1)
    sink[count++] = hashNumber(Template.list, rest & -rest);
  return writing === Writing.sign ? count : writeSpellingFeatures(word, sink, count);
}

function writeClusterFeatures({ cluster, writing }: Word, sink: Int32Array, start: number): number {
  let count = start;
  if (cluster === '') {
    sink[count++] = hashNumber(Template.noCluster, writing);
    return count;
  }
  let shorter = 0;
  for (const length of CLUSTER_PREFIXES) {
    if (cluster.length <= shorter) break;
    sink[count++] = hashText(Template.cluster, cluster, 0, Math.min(length, cluster.length));
    shorter = length;
  }
  return count;
}

function writeSpellingFeatures({ text, plain }: Word, sink: Int32Array, start: number): number {
  let count = start;
  sink[count++] = hashText(Template.exact, text, 0, text.length);
  const { length } = plain;
  sink[count++] = hashNumber(Template.length, Math.min(length, 12));
  for (let affix = 1; affix <= LONGEST_AFFIX && affix < length; affix++) {
    sink[count++] = hashText(Template.prefix, plain, 0, affix);
    sink[count++] = hashText(Template.suffix, plain, length - affix, length);
  }
  const bounded = `^${plain}$`;
  for (let i = 0; i + 3 <= bounded.length; i++) sink[count++] = hashText(Template.trigram, bounded, i, i + 3);
  return count;
}

/** Returns the hash that {@link Word.lower} is, for a text in lower case. */
export function lowerKey(plain: string): number {
  return finish(mixText(seed(Template.lower), plain));
}

function hashNumber(template: number, value: number): number {
  return finish(mix(seed(template), value));
}

function hashText(template: number, text: string, start: number, end: number): number {
  return finish(mixText(seed(template), text, start, end));
}

/** Returns the text with all digits made zeros. */
function hideDigits(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isDigit(code) || code >= FIRST_SURROGATE) return text.replace(/\p{N}/gu, '0');
  }
  return text;
}

function writingOf(text: string): Writing {
  let letters = 0;
  let uppers = 0;
  let lowers = 0;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) digits++;
    if (!isLetter(code)) continue;
    letters++;
    if (isUpper(code)) uppers++;
    else if (code < FIRST_BEYOND_ASCII || text.charAt(i).toUpperCase() !== text.charAt(i)) lowers++;
  }
  if (letters === 0) return digits > 0 ? Writing.number : Writing.sign;
  if (uppers > 0) return lowers === 0 && letters > 1 ? Writing.upper : Writing.capitalized;
  return lowers > 0 ? Writing.lower : Writing.uncased;
}

/** Returns the hash of the kinds of characters, of which runs count as two: as "Xx" for "Ab", "Xxx" for "Paris", "X.X." for "U.S.". */
function shapeOf(text: string): number {
  let hash = seed(Template.shape);
  let last = -1;
  let secondLast = -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const kind = isDigit(code) ? ZERO : isUpper(code) ? UPPER_X : isLetter(code) ? LOWER_X : code;
    if (kind === last && kind === secondLast) continue;
    hash = mixCode(hash, kind);
    secondLast = last;
    last = kind;
  }
  return finish(hash);
}

const FIRST_BEYOND_ASCII = 0x80;
const FIRST_SURROGATE = 0xd800;
/** The characters that stand for their kind in shapes. */
const ZERO = 48;
const UPPER_X = 88;
const LOWER_X = 120;
