import { LONGEST_NAME, nameKey, type Lexicon } from './lexicon.ts';
import type { Sentence } from './sentence.ts';

/** Where a token stands in a listed name of several tokens. */
export const NamePart = { none: 0, first: 1, inner: 2, last: 3 } as const;

/** The longest listed names of several tokens in a sentence. The buffers are kept from sentence to sentence. */
export class ListedNames {
  readonly #lexicon: Lexicon;
  #lists = new Int32Array(64);
  #parts = new Uint8Array(64);

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** Returns the lists that have the name over the token. */
  listsAt(token: number): number {
    return this.#lists[token] ?? 0;
  }

  /** Returns the token's {@link NamePart}; tokens outside of the sentence have none. */
  partAt(token: number): number {
    return this.#parts[token] ?? NamePart.none;
  }

  /** Finds the names of a sentence, from left to right, each as long as possible. */
  find({ words, open }: Sentence): void {
    if (words.length >= this.#parts.length) {
      this.#lists = new Int32Array(words.length * 2);
      this.#parts = new Uint8Array(words.length * 2);
    }
    this.#parts.fill(NamePart.none, 0, words.length + 1);
    for (let start = 0; start < words.length; start++) {
      if (open[start] !== 1) continue;
      let key = nameKey(0, words[start]?.nameToken ?? 0);
      let nameEnd = start;
      let nameLists = 0;
      for (let i = start + 1; i < start + LONGEST_NAME && open[i] === 1; i++) {
        key = nameKey(key, words[i]?.nameToken ?? 0);
        const lists = this.#lexicon.listsOf(key);
        if (lists === 0) continue;
        nameEnd = i;
        nameLists = lists;
      }
      if (nameEnd === start) continue;
      this.#lists.fill(nameLists, start, nameEnd + 1);
      this.#parts.fill(NamePart.inner, start, nameEnd + 1);
      this.#parts[start] = NamePart.first;
      this.#parts[nameEnd] = NamePart.last;
      start = nameEnd;
    }
  }
}
