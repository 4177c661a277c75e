import { finish, mixText, seed } from './hash.ts';
import type { Lexicon } from './lexicon.ts';
import { analyzeWord, LONGEST_WORD, type Word } from './word.ts';

/** So many words are kept. News repeats its words: few are met that are not among these. A power of two. */
const CAPACITY = 65_536;
const SEED = seed(1);

/**
 * The words met lately, by their characters: a hash table of its own, because a map would want a string made of every token
 * before it says that it knows it. When it is full it forgets all.
 */
export class Vocabulary {
  readonly #lexicon: Lexicon;
  /** Pairs of one more than the number of a word, or 0, and the word's hash; at most half of them are taken. */
  readonly #places = new Int32Array(4 * CAPACITY);
  #words: Word[] = [];

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** Returns what is known of the word at this place of a text. The same word gives the same object while it is kept. */
  wordAt(text: string, start: number, end: number): Word {
    const length = Math.min(end - start, LONGEST_WORD);
    const hash = finish(mixText(SEED, text, start, start + length));
    const mask = this.#places.length - 1;
    let place = (2 * hash) & mask;
    for (;;) {
      const number = (this.#places[place] ?? 0) - 1;
      if (number < 0) break;
      if (this.#places[place + 1] === hash) {
        const word = this.#words[number];
        if (word !== undefined && isAt(word.text, text, start, length)) return word;
      }
      place = (place + 2) & mask;
    }
    const word = analyzeWord(text.slice(start, start + length), this.#lexicon);
    if (this.#words.length === CAPACITY) {
      this.#words = [];
      this.#places.fill(0);
      place = (2 * hash) & mask;
    }
    this.#places[place + 1] = hash;
    this.#places[place] = this.#words.push(word);
    return word;
  }
}

/** Whether the word stands at this place of a text, with this length. (`startsWith` is slower for short words.) */
function isAt(word: string, text: string, start: number, length: number): boolean {
  if (word.length !== length) return false;
  for (let i = 0; i < length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}
