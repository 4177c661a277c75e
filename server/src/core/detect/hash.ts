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
  for (let i = start; i < end; i++) result = Math.imul(result ^ text.charCodeAt(i), 0x01000193);
  return result;
}

/** Returns the hash with its bits spread evenly (the finalizer of MurmurHash3), as a signed 32-bit integer. */
export function finish(hash: number): number {
  let result = hash ^ (hash >>> 16);
  result = Math.imul(result, 0x85ebca6b);
  result ^= result >>> 13;
  result = Math.imul(result, 0xc2b2ae35);
  return result ^ (result >>> 16);
}

/** A hash table from 32-bit keys to their ranks: built once from the keys in the order of their ranks, then only read. */
export class KeyTable {
  readonly #mask: number;
  readonly #slots: Int32Array;
  readonly #keys: Int32Array;

  constructor(keys: Int32Array) {
    let capacity = 16;
    while (capacity < keys.length * 2) capacity *= 2;
    this.#mask = capacity - 1;
    this.#slots = new Int32Array(capacity).fill(-1);
    this.#keys = keys;
    for (let rank = 0; rank < keys.length; rank++) {
      let slot = (keys[rank] ?? 0) & this.#mask;
      while (this.#slots[slot] !== -1) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = rank;
    }
  }

  get size(): number {
    return this.#keys.length;
  }

  /** Returns the rank of a key, or -1 where it is not in the table. */
  rankOf(key: number): number {
    let slot = key & this.#mask;
    for (;;) {
      const rank = this.#slots[slot] ?? -1;
      if (rank === -1 || this.#keys[rank] === key) return rank;
      slot = (slot + 1) & this.#mask;
    }
  }
}
