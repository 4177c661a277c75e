import { fold } from '../text/fold.ts';
import type { BinaryReader, BinaryWriter } from './binary.ts';
import { finish, KeyTable, mix, mixText, seed } from './hash.ts';

/** The lists that a name or a word can stand in, as bits. */
export const List = {
  firstName: 1,
  lastName: 2,
  fullName: 4,
  organization: 8,
  acronym: 16,
  organizationWord: 32,
  country: 64,
  region: 128,
  city: 256,
  largeCity: 512,
  feature: 1024,
  demonym: 2048,
  title: 4096,
} as const;

/** The lists of places. */
export const PLACE_LISTS = List.country | List.region | List.city | List.largeCity | List.feature;

/** The longest name, in tokens, that the lists are asked for. */
export const LONGEST_NAME = 6;

/**
 * Known names by hash: lists of people, organizations and places (a name of several tokens is the chain of the hashes of
 * its tokens), and the cluster of each frequent word. False hits are as rare as collisions of 32-bit hashes.
 */
export class Lexicon {
  readonly #names: KeyTable;
  readonly #nameLists: Uint8Array;
  readonly #palette: readonly number[];
  readonly #words: KeyTable;
  readonly #wordClusters: Uint8Array;
  readonly #clusterPaths: readonly string[];

  private constructor(parts: LexiconParts) {
    this.#names = new KeyTable(parts.names);
    this.#nameLists = parts.nameLists;
    this.#palette = parts.palette;
    this.#words = new KeyTable(parts.words);
    this.#wordClusters = parts.wordClusters;
    this.#clusterPaths = parts.clusterPaths;
  }

  static read(reader: BinaryReader): Lexicon {
    const names = reader.sortedKeys();
    const palette = Array.from({ length: reader.varint() }, () => reader.varint());
    // Copied, so that a lexicon does not keep all of the model's file in memory.
    const nameLists = reader.bytes().slice();
    const words = reader.sortedKeys();
    const wordClusters = reader.bytes().slice();
    const clusterPaths = Array.from({ length: reader.varint() }, () => {
      const length = reader.byte();
      return Array.from({ length }, () => (reader.byte() === 1 ? '1' : '0')).join('');
    });
    return new Lexicon({ names, palette, nameLists, words, wordClusters, clusterPaths });
  }

  /** Returns the bits of {@link List} for a name, given by the key that {@link nameKey} builds from its tokens. */
  listsOf(key: number): number {
    const rank = this.#names.rankOf(finish(key));
    return rank === -1 ? 0 : (this.#palette[this.#nameLists[rank] ?? 0] ?? 0);
  }

  /** Returns the bits of {@link List} for a name of a single token. */
  listsOfName(token: number): number {
    return this.listsOf(nameKey(0, token));
  }

  /** Returns the path of the word's Brown cluster as a string of zeros and ones, empty for a rare word. */
  clusterOf(word: string): string {
    const rank = this.#words.rankOf(finish(mixText(WORD_SEED, word)));
    if (rank === -1) return '';
    const cluster = (this.#wordClusters[2 * rank] ?? 0) | ((this.#wordClusters[2 * rank + 1] ?? 0) << 8);
    return this.#clusterPaths[cluster] ?? '';
  }
}

interface LexiconParts {
  readonly names: Int32Array;
  readonly palette: readonly number[];
  readonly nameLists: Uint8Array;
  readonly words: Int32Array;
  readonly wordClusters: Uint8Array;
  readonly clusterPaths: readonly string[];
}

const NAME_SEED = seed(1);
const WORD_SEED = seed(2);

/** Returns the hash of one token of a name, the same for all spellings that {@link fold} makes equal, with or without a full stop. */
export function nameToken(token: string): number {
  return nameTokenOfFolded(fold(token));
}

/** Returns {@link nameToken} of a token that is folded already. */
export function nameTokenOfFolded(folded: string): number {
  const length = folded.length > 1 && folded.endsWith('.') ? folded.length - 1 : folded.length;
  return finish(mixText(NAME_SEED, folded, 0, length));
}

/** Returns the key of a name continued by a token, given as {@link nameToken}; a name starts with key 0. */
export function nameKey(key: number, token: number): number {
  return mix(key, token);
}

/** Writes a lexicon from names (their tokens and lists) and words (with the path of their cluster). */
export function writeLexicon(
  writer: BinaryWriter,
  names: Iterable<readonly [tokens: readonly string[], lists: number]>,
  clusters: Iterable<readonly [word: string, path: string]>,
): void {
  const listsByKey = new Map<number, number>();
  for (const [tokens, lists] of names) {
    const key = finish(tokens.reduce((chain, token) => nameKey(chain, nameToken(token)), 0));
    listsByKey.set(key, (listsByKey.get(key) ?? 0) | lists);
  }
  const keys = sortUnsigned(listsByKey.keys());
  const palette = paletteOf(listsByKey.values());
  writer.sortedKeys(keys);
  writer.varint(palette.length);
  for (const lists of palette) writer.varint(lists);
  const rankInPalette = new Map(palette.map((lists, rank) => [lists, rank]));
  writer.bytes(
    Uint8Array.from(keys, (key) => rankInPalette.get(nearest(listsByKey.get(key) ?? 0, rankInPalette)) ?? 0),
  );

  const pathByKey = new Map<number, string>();
  for (const [word, path] of clusters) pathByKey.set(finish(mixText(WORD_SEED, word)), path);
  const words = sortUnsigned(pathByKey.keys());
  const paths = [...new Set(pathByKey.values())].sort();
  const rankOfPath = new Map(paths.map((path, rank) => [path, rank]));
  const ranks = Array.from(words, (key) => rankOfPath.get(pathByKey.get(key) ?? '') ?? 0);
  writer.sortedKeys(words);
  writer.bytes(Uint8Array.from(ranks.flatMap((rank) => [rank & 255, rank >> 8])));
  writer.varint(paths.length);
  for (const path of paths) {
    writer.byte(path.length);
    for (const bit of path) writer.byte(bit === '1' ? 1 : 0);
  }
}

function sortUnsigned(keys: Iterable<number>): Int32Array {
  return new Int32Array(Uint32Array.from(keys, (key) => key >>> 0).sort());
}

/** Returns the 256 most frequent combinations of lists: a byte per name is enough. */
function paletteOf(combinations: Iterable<number>): number[] {
  const counts = new Map<number, number>();
  for (const lists of combinations) counts.set(lists, (counts.get(lists) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, 256)
    .map(([lists]) => lists);
}

/** Returns the combination itself, or the one in the palette that shares the most lists with it. */
function nearest(lists: number, palette: ReadonlyMap<number, number>): number {
  if (palette.has(lists)) return lists;
  let best = 0;
  let fewestDifferences = 33;
  for (const candidate of palette.keys()) {
    const differences = countBits(candidate ^ lists);
    if (differences < fewestDifferences) {
      fewestDifferences = differences;
      best = candidate;
    }
  }
  return best;
}

function countBits(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count++;
  return count;
}
