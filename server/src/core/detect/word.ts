import { isDigit, isLetter, isUpper } from '../text/characters.ts';
import { fold } from '../text/fold.ts';
import { finish, mix, mixText, seed } from './hash.ts';
import { List, nameToken, type Lexicon } from './lexicon.ts';

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
  readonly writing: Writing;
  /** The lists that have the word as a whole name, as bits of `List`. */
  readonly lists: number;
  /** Whether the word, though written small, is in the lists and no common word: "philadelphia" in a hasty message. */
  readonly isSmallName: boolean;
  /** The word as a part of longer names in the lists. */
  readonly nameToken: number;
  /** Hash of the word in lower case with digits made equal. */
  readonly lower: number;
  /** Hash of the sequence of kinds of characters. */
  readonly shape: number;
  /** The hashes of the features that the word has wherever it stands. */
  readonly features: Int32Array;
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
const LONGEST_WORD = 40;
/** Lists of which a word is probably a name even if it is written small. */
const TELLING_LISTS = List.country | List.largeCity | List.firstName;
const SHORTEST_SMALL_NAME = 5;

/** Returns what is known of the word that a token is. */
export function analyzeWord(token: string, lexicon: Lexicon): Word {
  const text = token.length > LONGEST_WORD ? token.slice(0, LONGEST_WORD) : token;
  const writing = writingOf(text);
  const plain = fold(text).replace(/\p{N}/gu, '0');
  const partOfNames = nameToken(text);
  const lists = writing === Writing.sign ? 0 : lexicon.listsOfName(partOfNames);
  const ownPath = lexicon.clusterOf(text);
  const path = ownPath === '' ? lexicon.clusterOf(text.toLowerCase()) : ownPath;
  const isRareName = (lists & TELLING_LISTS) !== 0 && ownPath === '' && text.length >= SHORTEST_SMALL_NAME;
  const shape = hash(Template.shape, shapeOf(text));

  const features = [
    lowerKey(plain),
    shape,
    finish(mix(mix(seed(Template.listsAndWriting), lists), writing)),
    ...clusterFeatures(path, writing),
  ];
  for (let rest = lists; rest !== 0; rest &= rest - 1) features.push(hash(Template.list, rest & -rest));
  if (writing !== Writing.sign) features.push(hash(Template.exact, text), ...spellingFeatures(plain));
  return {
    text,
    writing,
    lists,
    isSmallName: writing === Writing.lower && isRareName,
    nameToken: partOfNames,
    lower: lowerKey(plain),
    shape,
    features: Int32Array.from(features),
  };
}

function clusterFeatures(path: string, writing: Writing): number[] {
  if (path === '') return [hash(Template.noCluster, writing)];
  const isNew = (_: number, i: number): boolean => i === 0 || path.length > (CLUSTER_PREFIXES[i - 1] ?? 0);
  return CLUSTER_PREFIXES.filter(isNew).map((length) => hash(Template.cluster, path.slice(0, length)));
}

function spellingFeatures(plain: string): number[] {
  const features = [hash(Template.length, Math.min(plain.length, 12))];
  for (let length = 1; length <= LONGEST_AFFIX && length < plain.length; length++) {
    features.push(hash(Template.prefix, plain.slice(0, length)));
    features.push(hash(Template.suffix, plain.slice(-length)));
  }
  const bounded = `^${plain}$`;
  for (let i = 0; i + 3 <= bounded.length; i++)
    features.push(hash(Template.trigram, bounded.slice(i, i + 3)));
  return features;
}

/** Returns the hash that {@link Word.lower} is, for a text in lower case. */
export function lowerKey(plain: string): number {
  return finish(mixText(seed(Template.lower), plain));
}

function hash(template: number, value: string | number): number {
  const start = seed(template);
  return finish(typeof value === 'string' ? mixText(start, value) : mix(start, value));
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
    else if (text.charAt(i).toUpperCase() !== text.charAt(i)) lowers++;
  }
  if (letters === 0) return digits > 0 ? Writing.number : Writing.sign;
  if (uppers > 0) return lowers === 0 && letters > 1 ? Writing.upper : Writing.capitalized;
  return lowers > 0 ? Writing.lower : Writing.uncased;
}

/** Returns the kinds of the characters, runs of one kind shortened to two: "Xx" for "Ab", "Xxx" for "Paris", "X.X." for "U.S.". */
function shapeOf(text: string): string {
  let shape = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const kind = isDigit(code) ? '0' : isUpper(code) ? 'X' : isLetter(code) ? 'x' : text.charAt(i);
    if (!(shape.endsWith(kind) && shape.at(-2) === kind)) shape += kind;
  }
  return shape;
}
