import { CONTEXT_CAPACITY, FeatureExtractor, SLOT_COUNT } from '../src/core/detect/features.ts';
import { markSpan } from '../src/core/detect/labels.ts';
import type { Lexicon } from '../src/core/detect/lexicon.ts';
import { ENTITY_TYPES } from '../src/core/detect/mention.ts';
import { readParagraph, type Sentence } from '../src/core/detect/sentence.ts';
import { analyzeWord, wordFeatures, type Word } from '../src/core/detect/word.ts';
import type { Tokens } from '../src/core/text/tokens.ts';
import type { AnnotatedText } from './corpora.ts';
import type { TypedSpan } from './detokenize.ts';

/** The training data in columns: all open tokens, grouped into runs, with their words by slot and their context features. */
export interface Examples {
  readonly words: readonly Word[];
  /** The first token of each run, and last the number of tokens. */
  readonly runStarts: Int32Array;
  readonly runTexts: Int32Array;
  readonly labels: Uint8Array;
  /** For each token and slot the index of its word, or -1. */
  readonly slotWords: Int32Array;
  readonly contextStarts: Int32Array;
  readonly contextFeatures: Int32Array;
}

/** Returns what the tagger sees in the texts, with the labels that it should give. */
export function extractExamples(texts: readonly AnnotatedText[], lexicon: Lexicon): Examples {
  const builder = new ExampleBuilder(lexicon);
  for (const [index, text] of texts.entries()) builder.addText(text, index);
  return builder.finish();
}

class ExampleBuilder {
  readonly #lexicon: Lexicon;
  readonly #extractor: FeatureExtractor;
  readonly #words: Word[] = [];
  readonly #wordIndex = new Map<string, number>();
  readonly #indexOfWord = new Map<Word, number>();
  readonly #runStarts: number[] = [];
  readonly #runTexts: number[] = [];
  readonly #labels: number[] = [];
  readonly #slotWords: number[] = [];
  readonly #contextStarts: number[] = [];
  readonly #contextFeatures: number[] = [];
  readonly #sink = new Int32Array(CONTEXT_CAPACITY);

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.#extractor = new FeatureExtractor(lexicon);
  }

  addText({ text, paragraphs, mentions }: AnnotatedText, index: number): void {
    for (const paragraph of paragraphs) {
      const { tokens, sentences } = readParagraph(text, paragraph, (_, start, end) =>
        this.#wordOf(text.slice(start, end)),
      );
      const open = Uint8Array.from(sentences.flatMap((sentence) => [...sentence.open]));
      const labels = goldLabels(tokens, open, mentions);
      for (const sentence of sentences) this.#addSentence(sentence, labels.subarray(sentence.start), index);
    }
  }

  finish(): Examples {
    return {
      words: this.#words,
      runStarts: Int32Array.from([...this.#runStarts, this.#labels.length]),
      runTexts: Int32Array.from(this.#runTexts),
      labels: Uint8Array.from(this.#labels),
      slotWords: Int32Array.from(this.#slotWords),
      contextStarts: Int32Array.from([...this.#contextStarts, this.#contextFeatures.length]),
      contextFeatures: Int32Array.from(this.#contextFeatures),
    };
  }

  #addSentence(sentence: Sentence, labels: Uint8Array, text: number): void {
    this.#extractor.start(sentence);
    for (let i = 0; i < sentence.words.length; i++) {
      if (sentence.open[i] !== 1) continue;
      if (sentence.open[i - 1] !== 1) {
        this.#runStarts.push(this.#labels.length);
        this.#runTexts.push(text);
      }
      this.#labels.push(labels[i] ?? 0);
      for (let slot = 0; slot < SLOT_COUNT; slot++) {
        const word = this.#extractor.wordInSlot(i, slot);
        this.#slotWords.push(word === undefined ? -1 : (this.#indexOfWord.get(word) ?? -1));
      }
      this.#contextStarts.push(this.#contextFeatures.length);
      const count = this.#extractor.context(i, this.#sink);
      for (let f = 0; f < count; f++) this.#contextFeatures.push(this.#sink[f] ?? 0);
    }
  }

  #wordOf(text: string): Word {
    const known = this.#words[this.#wordIndex.get(text) ?? -1];
    if (known !== undefined) return known;
    const word = analyzeWord(text, this.#lexicon);
    this.#wordIndex.set(text, this.#words.length);
    this.#indexOfWord.set(word, this.#words.length);
    this.#words.push(word);
    return word;
  }
}

/**
 * Returns the labels that the tokens of a paragraph should get. Of a mention only what can be a name is labelled.

 */
export function goldLabels(tokens: Tokens, open: Uint8Array, mentions: readonly TypedSpan[]): Uint8Array {
  const labels = new Uint8Array(tokens.length);
  let token = 0;
  for (const mention of mentions) {
    if (mention.end <= (tokens.starts[0] ?? 0)) continue;
    while (token < tokens.length && (tokens.ends[token]! <= mention.start || open[token] !== 1)) token++;
    let end = token;
    while (end < tokens.length && tokens.starts[end]! < mention.end && open[end] === 1) end++;
    if (end > token) markSpan(labels, { start: token, end, type: ENTITY_TYPES.indexOf(mention.type) });
    token = end;
  }
  return labels;
}

/** Lists of rows for many keys: those of key `k` are `rows[starts[k]]` up to `rows[starts[k + 1]]`. */
export interface RowLists {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

/** The features that are frequent enough to get weights, and which of them the words and contexts of the examples have. */
export interface Vocabulary {
  readonly word: Int32Array;
  readonly featuresOfWords: RowLists;
  readonly context: Int32Array;
  readonly featuresOfContexts: RowLists;
}

/** Returns the vocabulary of features that the slots and contexts of at least `minimum` tokens have. */
export function buildVocabulary(examples: Examples, minimum: number): Vocabulary {
  const { words, slotWords, contextFeatures, contextStarts, labels } = examples;
  const uses = new Int32Array(words.length);
  for (const word of slotWords) if (word >= 0) uses[word]!++;
  const wordCounter = new FeatureCounter();
  for (const [w, word] of words.entries())
    for (const feature of wordFeatures(word)) wordCounter.add(feature, uses[w]!);
  const contextCounter = new FeatureCounter();
  for (const feature of contextFeatures) contextCounter.add(feature, 1);
  const rowOfWord = wordCounter.frequent(minimum);
  const rowOfContext = contextCounter.frequent(minimum);
  return {
    word: Int32Array.from(rowOfWord.keys()),
    featuresOfWords: collectRows(words.length, rowOfWord, (w) => wordFeatures(words[w]!)),
    context: Int32Array.from(rowOfContext.keys()),
    featuresOfContexts: collectRows(labels.length, rowOfContext, (token) =>
      contextFeatures.subarray(contextStarts[token], contextStarts[token + 1]),
    ),
  };
}

class FeatureCounter {
  readonly #counts = new Map<number, number>();

  add(feature: number, count: number): void {
    this.#counts.set(feature, (this.#counts.get(feature) ?? 0) + count);
  }

  /** Returns the features with at least this count, each with its row. */
  frequent(minimum: number): Map<number, number> {
    const rows = new Map<number, number>();
    for (const [feature, count] of this.#counts) if (count >= minimum) rows.set(feature, rows.size);
    return rows;
  }
}

/** Returns the rows of the features that each key has and that have a row. */
export function collectRows(
  keys: number,
  rowOf: ReadonlyMap<number, number>,
  featuresOf: (key: number) => Iterable<number>,
): RowLists {
  const rows: number[] = [];
  const starts = new Int32Array(keys + 1);
  for (let key = 0; key < keys; key++) {
    for (const feature of featuresOf(key)) {
      const row = rowOf.get(feature);
      if (row !== undefined) rows.push(row);
    }
    starts[key + 1] = rows.length;
  }
  return { starts, rows: Int32Array.from(rows) };
}

/** Returns the length of the longest list. */
export function longestList({ starts }: RowLists): number {
  let longest = 0;
  for (let key = 0; key + 1 < starts.length; key++)
    longest = Math.max(longest, starts[key + 1]! - starts[key]!);
  return longest;
}
