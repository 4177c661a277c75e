import type { Paragraph, ParagraphKind } from '../text/paragraphs.ts';
import { withoutEmphasis } from '../text/emphasis.ts';
import { splitSentences } from '../text/sentences.ts';
import { tokenize, type Tokens } from '../text/tokens.ts';
import { asProse, asTitle } from './recase.ts';
import { Writing, type Word } from './word.ts';

/** How a sentence uses capitals: like prose, or so that they say nothing about names. */
export const Casing = { prose: 0, title: 1, upper: 2 } as const;
export type Casing = (typeof Casing)[keyof typeof Casing];

/** A paragraph cut into sentences and words. */
export interface ParagraphWords {
  readonly tokens: Tokens;
  readonly words: readonly Word[];
  readonly sentences: readonly Sentence[];
}

/** The words of one sentence and what the sentence as a whole says about them. */
export interface Sentence {
  /** The words; of a sentence in capitals as a title would have them. */
  readonly words: readonly Word[];
  /** The index of the sentence's first word in its paragraph. */
  readonly start: number;
  readonly paragraphKind: ParagraphKind;
  readonly casing: Casing;
  /** 1 for each word that can be a part of a name, else 0. */
  readonly open: Uint8Array;
  /** For a headline, whose capitals say nothing, the words as prose would have them. */
  readonly proseWords?: readonly Word[];
}

/** What ends sentences, but no headline. */
const STOPS = new Set(['.', ',', ':', ';']);
const LONGEST_HEADLINE = 25;
/** How far a small word may be from the capitals around it: "Bank of the West", "Médecins sans Frontières". */
const WIDEST_GAP = 3;
const LONGEST_PARTICLE = 3;
/** Words that titles do not capitalize, "with" and "from" among them, have so many letters. */
const LONGEST_SMALL_WORD = 4;

/** Returns the words of a paragraph, sentence by sentence; `wordAt` says what is known of the word at a place of a text. */
export function readParagraph(
  text: string,
  paragraph: Paragraph,
  wordAt: (text: string, start: number, end: number) => Word,
): ParagraphWords {
  const tokens = withoutEmphasis(text, tokenize(text, paragraph.start, paragraph.end));
  const words = new Array<Word>(tokens.length);
  for (let i = 0; i < tokens.length; i++) words[i] = wordAt(text, tokens.starts[i] ?? 0, tokens.ends[i] ?? 0);
  const starts = splitSentences(text, tokens);
  const wordOf = (word: string): Word => wordAt(word, 0, word.length);
  const sentences: Sentence[] = [];
  for (let s = 0; s + 1 < starts.length; s++) {
    const start = starts[s] ?? 0;
    const written = words.slice(start, starts[s + 1]);
    const casing = casingOf(written);
    const sentence = casing === Casing.upper ? asTitle(written, wordOf) : written;
    for (const [i, word] of sentence.entries()) words[start + i] = word;
    const touchesNext = (i: number): boolean => tokens.ends[start + i] === tokens.starts[start + i + 1];
    const open = findOpenWords(sentence, touchesNext);
    if (paragraph.kind === 'dateline' && s === 0) closeDash(sentence, open, touchesNext);
    const isHeadline = casing === Casing.upper || (casing === Casing.title && mayBeHeadline(sentence));
    sentences.push({
      words: sentence,
      start,
      paragraphKind: paragraph.kind,
      casing,
      open,
      ...(isHeadline && { proseWords: asProse(sentence, wordOf) }),
    });
  }
  return { tokens, words, sentences };
}

/** Whether a sentence full of capitals is not only one of many names, or the addresses below a letter. */
function mayBeHeadline(words: readonly Word[]): boolean {
  return words.length <= LONGEST_HEADLINE && !STOPS.has(words.at(-1)?.text ?? '');
}

/** Whether the word is written as names are: with a capital, or in a script that has none. */
export function isNameLike(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    (word.writing === Writing.capitalized ||
      word.writing === Writing.upper ||
      word.writing === Writing.uncased)
  );
}

function casingOf(words: readonly Word[]): Casing {
  let upper = 0;
  let capitalized = 0;
  let lower = 0;
  for (const { writing, text } of words) {
    if (writing === Writing.upper) upper++;
    else if (writing === Writing.capitalized) capitalized++;
    else if (writing === Writing.lower && text.length > LONGEST_SMALL_WORD) lower++;
  }
  if (upper > 2 && lower + capitalized <= upper / 4) return Casing.upper;
  return capitalized > 2 && lower <= (capitalized + upper) / 6 ? Casing.title : Casing.prose;
}

/**
 * Marks the words that can be parts of names. Three words of four cannot, which is most of the tagger's speed: names have
 * capitals, and small words only between capitals, as particles in front of one, or joined to one by a hyphen, which a dash
 * with space around it is not. A country in front of a dollar sign is a currency.
 */
function findOpenWords(words: readonly Word[], touchesNext: (i: number) => boolean): Uint8Array {
  const open = new Uint8Array(words.length);
  let last = -Infinity;
  for (let i = 0; i < words.length; i++) {
    if (words[i + 1]?.text === '$') continue;
    if (!isNameLike(words[i])) {
      if (words[i]?.isSmallName === true) open[i] = 1;
      continue;
    }
    open[i] = 1;
    if (i - last <= WIDEST_GAP + 1) open.fill(1, last + 1, i);
    else openParticles(words, open, i);
    const next = words[i + 1];
    if (next?.writing === Writing.number) open[i + 1] = 1;
    if (next?.text === '-' && touchesNext(i) && words[i + 2]?.writing === Writing.lower)
      open.fill(1, i + 1, i + 3);
    last = i;
  }
  return open;
}

/** Opens the small words in front of a capital: "de Gaulle", "al-Houthi", "20th Century". */
function openParticles(words: readonly Word[], open: Uint8Array, capital: number): void {
  let i = capital - 1;
  if (isJoiner(words[i])) open[i--] = 1;
  for (let count = 0; count < 2; count++, i--) {
    const word = words[i];
    const isParticle =
      word?.writing === Writing.number ||
      (word?.writing === Writing.lower && word.text.length <= LONGEST_PARTICLE);
    if (!isParticle) return;
    open[i] = 1;
  }
}

/** Closes the first hyphen with space around it: in "PARIS - Anna Weber said" it ends the dateline, and no name goes on behind it. */
function closeDash(words: readonly Word[], open: Uint8Array, touchesNext: (i: number) => boolean): void {
  const dash = words.findIndex(({ text }, i) => text === '-' && !touchesNext(i) && !touchesNext(i - 1));
  if (dash !== -1) open[dash] = 0;
}

function isJoiner(word: Word | undefined): boolean {
  return word?.text === '-' || word?.text === "'" || word?.text === '’';
}
