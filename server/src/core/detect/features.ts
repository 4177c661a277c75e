import type { ParagraphKind } from '../text/paragraphs.ts';
import { finish, mix, seed } from './hash.ts';
import { LONGEST_NAME, nameKey, type Lexicon } from './lexicon.ts';
import { isNameLike, type Sentence } from './sentence.ts';
import { Writing, type Word } from './word.ts';

/**
 * The places around a token whose words speak about it. Each word's features are weighed anew for every place; as they
 * depend on nothing but word and place, their sums can be kept.
 *
 * "Capitals" are the unbroken run of capitalized words that the token belongs to: the word before the run often is a
 * preposition or a title, its last word "University" or "Inc", and the word behind it a verb of speech.
 */
export const SLOTS = [
  'secondBefore',
  'before',
  'here',
  'after',
  'secondAfter',
  'secondBeforeCapitals',
  'beforeCapitals',
  'firstOfCapitals',
  'lastOfCapitals',
  'afterCapitals',
  'secondAfterCapitals',
] as const;
export const SLOT_COUNT = SLOTS.length;
/** The first of the slots that are counted from the run of capitals, not from the token. */
const SLOTS_OF_CAPITALS = SLOTS.indexOf('secondBeforeCapitals');

/** The most context features that a token can have. */
export const CONTEXT_CAPACITY = 64;

const Template = {
  shapes: 4,
  shapeAndLayout: 5,
  paragraph: 6,
  listedName: 7,
  capitals: 8,
  brackets: 10,
  bias: 11,
  firstAndCasing: 12,
  endsOfCapitals: 15,
  listsAround: 16,
} as const;

const PARAGRAPH_KINDS: Readonly<Record<ParagraphKind, number>> = {
  body: 0,
  headline: 1,
  heading: 2,
  byline: 3,
  dateline: 4,
  date: 5,
  caption: 6,
  credit: 7,
  listItem: 8,
  navigation: 9,
  frontMatter: 10,
  code: 11,
};

/** Computes the features of one sentence after another: the only place where they are defined, for training and run time. */
export class FeatureExtractor {
  readonly #lexicon: Lexicon;
  #words: readonly Word[] = [];
  #sentence: Sentence | undefined;
  #runStart = new Int32Array(64);
  #runEnd = new Int32Array(64);
  /** For each token the lists of the longest listed name of several tokens over it, and where in the name it stands. */
  #nameLists = new Int32Array(64);
  #namePart = new Uint8Array(64);

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** Sets the sentence whose tokens the other methods mean. */
  start(sentence: Sentence): void {
    this.#sentence = sentence;
    this.#words = sentence.words;
    const { length } = sentence.words;
    if (length > this.#runStart.length) {
      this.#runStart = new Int32Array(length * 2);
      this.#runEnd = new Int32Array(length * 2);
      this.#nameLists = new Int32Array(length * 2);
      this.#namePart = new Uint8Array(length * 2);
    }
    this.#findCapitals();
    this.#findListedNames();
  }

  /** Returns the word in a slot of the token, undefined beyond the borders of the sentence. */
  wordInSlot(token: number, slot: number): Word | undefined {
    if (slot < SLOTS_OF_CAPITALS) return this.#words[token + slot - 2];
    const offset = slot - SLOTS_OF_CAPITALS - 2;
    return this.#words[
      offset <= 0 ? (this.#runStart[token] ?? 0) + offset : (this.#runEnd[token] ?? 0) + offset - 2
    ];
  }

  /** Writes the hashes of the features that depend on more than one word into `sink`; returns how many there are. */
  context(token: number, sink: Int32Array): number {
    const words = this.#words;
    const sentence = this.#sentence;
    const here = words[token];
    if (here === undefined || sentence === undefined) return 0;
    const before = words[token - 1];
    const after = words[token + 1];
    const runStart = this.#runStart[token] ?? token;
    const runEnd = this.#runEnd[token] ?? token + 1;
    let count = 0;

    sink[count++] = hash(Template.bias, 0, 0);
    sink[count++] = finish(mix(mix(mix(seed(Template.shapes), shapeOf(before)), here.shape), shapeOf(after)));
    const position = Math.min(token, 2) + (sentence.start === 0 ? 3 : 0);
    const layout = PARAGRAPH_KINDS[sentence.paragraphKind];
    sink[count++] = hash(Template.shapeAndLayout, here.shape, sentence.casing * 8 + position);
    sink[count++] = hash(Template.paragraph, here.writing, layout * 8 + position);
    sink[count++] = hash(Template.firstAndCasing, here.lists, sentence.casing * 2 + (token === 0 ? 1 : 0));

    const runLength = Math.min(runEnd - runStart, 6);
    const placeInRun = Math.min(token - runStart, 3) * 4 + Math.min(runEnd - token, 3);
    sink[count++] = hash(Template.capitals, placeInRun, runLength * 4 + sentence.casing);
    sink[count++] = hash(Template.endsOfCapitals, listsOf(words[runStart]), listsOf(words[runEnd - 1]));
    sink[count++] = finish(
      mix(mix(mix(seed(Template.listsAround), listsOf(before)), here.lists), listsOf(after)),
    );

    const inBrackets = (before?.text === '(' ? 1 : 0) + (after?.text === ')' ? 2 : 0);
    if (inBrackets !== 0) sink[count++] = hash(Template.brackets, inBrackets, here.writing);

    for (let offset = -1; offset <= 1; offset++) {
      const at = token + offset;
      const part = at < 0 || at >= words.length ? 0 : (this.#namePart[at] ?? 0);
      if (part === 0) continue;
      for (let rest = this.#nameLists[at] ?? 0; rest !== 0; rest &= rest - 1)
        sink[count++] = hash(Template.listedName, rest & -rest, part * 4 + offset + 1);
    }
    return count;
  }

  #findCapitals(): void {
    const words = this.#words;
    for (let start = 0; start < words.length;) {
      let end = start + 1;
      if (isNameLike(words[start])) while (isNameLike(words[end])) end++;
      this.#runStart.fill(start, start, end);
      this.#runEnd.fill(end, start, end);
      start = end;
    }
  }

  /** Finds the longest listed names of several tokens, from left to right. */
  #findListedNames(): void {
    const words = this.#words;
    this.#namePart.fill(0, 0, words.length);
    for (let start = 0; start < words.length;) {
      let nameEnd = start;
      let nameLists = 0;
      if (this.#sentence?.open[start] === 1) {
        let key = 0;
        const limit = Math.min(words.length, start + LONGEST_NAME);
        for (let end = start; end < limit && this.#sentence.open[end] === 1; end++) {
          key = nameKey(key, words[end]?.nameToken ?? 0);
          const lists = end === start ? 0 : this.#lexicon.listsOf(key);
          if (lists === 0) continue;
          nameEnd = end + 1;
          nameLists = lists;
        }
      }
      for (let i = start; i < nameEnd; i++) {
        this.#nameLists[i] = nameLists;
        this.#namePart[i] = i === start ? NamePart.first : i === nameEnd - 1 ? NamePart.last : NamePart.inner;
      }
      start = Math.max(start + 1, nameEnd);
    }
  }
}

/** Where a token stands in a listed name; 0 is outside. */
const NamePart = { first: 1, inner: 2, last: 3 } as const;

/** Stands for the words beyond the borders of the sentence. */
const BORDER = 1;

function shapeOf(word: Word | undefined): number {
  return word === undefined ? BORDER : word.shape;
}

function listsOf(word: Word | undefined): number {
  return word === undefined ? -1 : word.lists * 8 + (word.writing === Writing.lower ? 1 : 0);
}

function hash(template: number, a: number, b: number): number {
  return finish(mix(mix(seed(template + 100), a), b));
}
