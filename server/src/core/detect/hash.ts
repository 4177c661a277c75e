/** Starts a 32-bit hash; continue it with {@link mix} and {@link mixText}, close it with {@link finish}. */
export function seed(value: number): number {
  return Math.imul(value ^ 0x9e3779b9, 0x85ebca6b);
}

/** Returns the hash continued by a number. */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0xcc9e2d51);
  return Math.imul(mixed ^ (mixed >>> 15), 0x1b873593);
}

/** Returns the hash continued by a stretch of text (FNV-1a over its code units). */
export function mixText(hash: number, text: string, start = 0, end = text.length): number {
  let result = hash;
  for (let i = start; i < end; i++) result = mixCode(result, text.charCodeAt(i));
  return result;
}

/** Returns the hash continued by one code unit of a text. */
export function mixCode(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** Returns the hash with its bits spread evenly (the finalizer of MurmurHash3), as a signed 32-bit integer. */
export function finish(hash: number): number {
  let result = hash ^ (hash >>> 16);
  result = Math.imul(result, 0x85ebca6b);
  result ^= result >>> 13;
  result = Math.imul(result, 0xc2b2ae35);
  return result ^ (result >>> 16);
}

/** So many keys share a bucket: they stand side by side in memory, so that looking at all of them costs little. */
const KEYS_IN_BUCKET = 4;

/** Sorted keys cut into buckets by their highest bits: those of bucket `b` begin at `starts[b]` and end at `starts[b + 1]`. */
export interface Buckets {
  readonly starts: Int32Array;
  /** The bucket of a key is `key >>> shift`. */
  readonly shift: number;
}

/** Returns buckets of so many hashes or fewer on average. They are sorted as unsigned numbers and, being hashes, fill them evenly. */
export function cutIntoBuckets(keys: Int32Array, keysInBucket: number): Buckets {
  let bits = 1;
  while (2 ** bits * keysInBucket < keys.length) bits++;
  const shift = 32 - bits;
  const starts = new Int32Array(2 ** bits + 1);
  let bucket = 0;
  for (let rank = 0; rank < keys.length; rank++) {
    const own = (keys[rank] ?? 0) >>> shift;
    while (bucket < own) starts[++bucket] = rank;
  }
  starts.fill(keys.length, bucket + 1);
  return { starts, shift };
}

/** A table from hashes to their ranks, built from hashes that are sorted as unsigned numbers. */
export class KeyTable {
  readonly #keys: Int32Array;
  readonly #starts: Int32Array;
  readonly #shift: number;

  constructor(keys: Int32Array) {
    const { starts, shift } = cutIntoBuckets(keys, KEYS_IN_BUCKET);
    this.#keys = keys;
    this.#starts = starts;
    this.#shift = shift;
  }

  /** Returns the rank of a key, or -1 where it is not in the table. */
  rankOf(key: number): number {
    const bucket = key >>> this.#shift;
    const end = this.#starts[bucket + 1] ?? 0;
    for (let rank = this.#starts[bucket] ?? 0; rank < end; rank++) if (this.#keys[rank] === key) return rank;
    return -1;
  }
}
