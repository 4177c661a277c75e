import type { ParagraphKind } from '../text/paragraphs.ts';
import { finish, mix, seed } from './hash.ts';
import type { Lexicon } from './lexicon.ts';
import { ListedNames, NamePart } from './listed-names.ts';
import { isNameLike, type Sentence } from './sentence.ts';
import { WRITING_COUNT, type Word } from './word.ts';

/**
 * The places around a token whose words speak about it. What a word says there depends on nothing but word and place, so
 * that it is computed once for all tokens.
 *
 * "Capitals" are the unbroken run of capitalized words that the token belongs to. The word in front of the run often is a
 * preposition or a title, its last word "University" or "Inc", the word behind it a verb of speech.
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
const HERE = SLOTS.indexOf('here');
const FIRST_OF_CAPITALS = SLOTS.indexOf('firstOfCapitals');
const LAST_OF_CAPITALS = SLOTS.indexOf('lastOfCapitals');

/** The most context features that a token can have. */
export const CONTEXT_CAPACITY = 64;

/** What context features are made from; part of their hashes. */
const Template = {
  shapes: 1,
  lists: 2,
  writingInLayout: 3,
  shapeInSentence: 4,
  listsInSentence: 5,
  placeInCapitals: 6,
  listsOfCapitals: 7,
  brackets: 8,
  listedName: 9,
} as const;

const LAYOUT: Readonly<Record<ParagraphKind, number>> = {
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

/**
 * Says what the tagger sees of a token besides the words by themselves (those are in word.ts): which words stand where, and
 * features of their context. Training and run time both see through it.
 */
export class FeatureExtractor {
  readonly #listedNames: ListedNames;
  #sentence: Sentence = NO_SENTENCE;
  /** For each token the first token of its capitals, and the one behind their last. */
  #capitalsStart = new Int32Array(64);
  #capitalsEnd = new Int32Array(64);

  constructor(lexicon: Lexicon) {
    this.#listedNames = new ListedNames(lexicon);
  }

  /** Sets the sentence whose tokens the other methods mean. */
  start(sentence: Sentence): void {
    this.#sentence = sentence;
    this.#listedNames.find(sentence);
    const { words } = sentence;
    if (words.length > this.#capitalsStart.length) {
      this.#capitalsStart = new Int32Array(words.length * 2);
      this.#capitalsEnd = new Int32Array(words.length * 2);
    }
    for (let start = 0, end = 1; start < words.length; start = end++) {
      if (isNameLike(words[start])) while (isNameLike(words[end])) end++;
      for (let token = start; token < end; token++) {
        this.#capitalsStart[token] = start;
        this.#capitalsEnd[token] = end;
      }
    }
  }

  /** Returns the word in a slot of the token, undefined beyond the borders of the sentence. */
  wordInSlot(token: number, slot: number): Word | undefined {
    return this.#sentence.words[this.placeOfSlot(token, slot)];
  }

  /** Returns the index in the sentence of a slot of the token; beyond the borders of the sentence there is no word. */
  placeOfSlot(token: number, slot: number): number {
    if (slot <= HERE + 2) return token + slot - HERE;
    if (slot <= FIRST_OF_CAPITALS) return (this.#capitalsStart[token] ?? 0) + slot - FIRST_OF_CAPITALS;
    return (this.#capitalsEnd[token] ?? 0) - 1 + slot - LAST_OF_CAPITALS;
  }

  /** Writes the hashes of the token's context features into `sink`; returns how many there are. */
  context(token: number, sink: Int32Array): number {
    const { words, casing, paragraphKind, start } = this.#sentence;
    const here = words[token];
    if (here === undefined) return 0;
    const before = words[token - 1];
    const after = words[token + 1];
    let count = 0;

    sink[count++] = hash(Template.shapes, shapeOf(before), here.shape, shapeOf(after));
    sink[count++] = hash(Template.lists, listsOf(before), listsOf(here), listsOf(after));

    const position = Math.min(token, 2) + (start === 0 ? 3 : 0);
    sink[count++] = hash(Template.writingInLayout, here.writing, LAYOUT[paragraphKind], position);
    sink[count++] = hash(Template.shapeInSentence, here.shape, casing, position);
    sink[count++] = hash(Template.listsInSentence, here.lists, casing, Math.min(token, 1));

    const first = this.#capitalsStart[token] ?? token;
    const end = this.#capitalsEnd[token] ?? token + 1;
    const place = Math.min(token - first, 3) * 4 + Math.min(end - token, 3);
    sink[count++] = hash(Template.placeInCapitals, place, Math.min(end - first, 6), casing);
    sink[count++] = hash(Template.listsOfCapitals, listsOf(words[first]), listsOf(words[end - 1]), 0);

    const brackets = (before?.text === '(' ? 1 : 0) + (after?.text === ')' ? 2 : 0);
    if (brackets !== 0) sink[count++] = hash(Template.brackets, brackets, here.writing, 0);

    for (let offset = -1; offset <= 1; offset++) {
      const part = this.#listedNames.partAt(token + offset);
      if (part === NamePart.none) continue;
      const lists = this.#listedNames.listsAt(token + offset);
      for (let rest = lists; rest !== 0; rest &= rest - 1)
        sink[count++] = hash(Template.listedName, rest & -rest, part, offset);
    }
    return count;
  }
}

const NO_SENTENCE: Sentence = {
  words: [],
  start: 0,
  paragraphKind: 'body',
  casing: 0,
  open: new Uint8Array(0),
};

/** Stands for what is beyond the borders of the sentence. */
const BORDER = -1;

function shapeOf(word: Word | undefined): number {
  return word === undefined ? BORDER : word.shape;
}

/** Returns one number for the lists of a word and how it is written. */
function listsOf(word: Word | undefined): number {
  return word === undefined ? BORDER : word.lists * WRITING_COUNT + word.writing;
}

function hash(template: number, a: number, b: number, c: number): number {
  return finish(mix(mix(mix(seed(template), a), b), c));
}
