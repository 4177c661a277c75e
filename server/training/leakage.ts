import { finish, mix, mixText, seed } from '../src/core/detect/hash.ts';
import { fold } from '../src/core/text/fold.ts';

/** So many words in a row are alike by chance only in set phrases. */
const SHINGLE_LENGTH = 8;
/** The share of a text's shingles that make it a copy. */
const LARGEST_SHARE = 0.2;

/**
 * Finds texts that are, wholly or nearly, among others that must stay unseen: the training must not learn from what it is
 * measured on. Copies are told by their shingles, all sequences of eight words.
 */
export class LeakageCheck {
  readonly #unseen = new Set<number>();

  constructor(unseen: Iterable<string>) {
    for (const text of unseen) for (const shingle of shinglesOf(text)) this.#unseen.add(shingle);
  }

  /** Whether the text is a copy, or nearly one, of an unseen text or of a part of one. */
  isLeak(text: string): boolean {
    const shingles = [...shinglesOf(text)];
    const known = shingles.filter((shingle) => this.#unseen.has(shingle)).length;
    return known > 0 && known >= LARGEST_SHARE * shingles.length;
  }
}

/**
 * Yields the hashes of the sequences of words of a text; a shorter text is a shingle by itself if it has at least half as
 * many words. Hashes, because tens of millions of sequences are looked up.
 */
function* shinglesOf(text: string): Generator<number> {
  const words = (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => mixText(SEED, word));
  if (words.length < SHINGLE_LENGTH / 2) return;
  const length = Math.min(words.length, SHINGLE_LENGTH);
  for (let start = 0; start + length <= words.length; start++) {
    let hash = length;
    for (let i = start; i < start + length; i++) hash = mix(hash, words[i] ?? 0);
    yield finish(hash);
  }
}

const SEED = seed(1);
