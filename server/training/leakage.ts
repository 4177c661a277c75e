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
  readonly #unseen = new Set<string>();

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

/** Yields the sequences of words of a text; a shorter text is a shingle by itself if it has at least half as many words. */
function* shinglesOf(text: string): Generator<string> {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < SHINGLE_LENGTH) {
    if (words.length >= SHINGLE_LENGTH / 2) yield words.join(' ');
    return;
  }
  for (let i = 0; i + SHINGLE_LENGTH <= words.length; i++) yield words.slice(i, i + SHINGLE_LENGTH).join(' ');
}
