import { CONTEXT_CAPACITY, FeatureExtractor, inSlot, LEXICAL_CONTEXT, SLOT_COUNT, SLOT_IS_NEAR } from '../src/core/detect/features.ts';
import { labelOf, LabelPart } from '../src/core/detect/labels.ts';
import type { Lexicon } from '../src/core/detect/lexicon.ts';
import { ENTITY_TYPES } from '../src/core/detect/mention.ts';
import { buildSentence, type Sentence } from '../src/core/detect/sentence.ts';
import { analyzeWord, type Word } from '../src/core/detect/word.ts';
import { splitSentences } from '../src/core/text/sentences.ts';
import { tokenize } from '../src/core/text/tokens.ts';
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
    let next = 0;
    for (const paragraph of paragraphs) {
      const tokens = tokenize(text, paragraph.start, paragraph.end);
      const starts = splitSentences(text, tokens);
      for (let s = 0; s + 1 < starts.length; s++) {
        const first = starts[s] ?? 0;
        const last = starts[s + 1] ?? 0;
        const words = Array.from({ length: last - first }, (_, i) =>
          this.#wordOf(text.slice(tokens.starts[first + i], tokens.ends[first + i])),
        );
        const sentence = buildSentence(words, paragraph.kind, s === 0);
        const labels = new Uint8Array(words.length);
        const end = tokens.ends[last - 1] ?? 0;
        for (let m = mentions[next]; m !== undefined && m.start < end; m = mentions[++next]) {
          const isOver = (i: number): boolean =>
            (tokens.starts[first + i] ?? 0) < m.end && (tokens.ends[first + i] ?? 0) > m.start;
          markMention(m, labels, sentence, isOver);
        }
        this.#addSentence(sentence, labels, index);
      }
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
    for (let i = 0; i < labels.length; i++) {
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

/** Labels the open tokens of a mention; what of it no name can have is left out. */
function markMention(
  mention: TypedSpan,
  labels: Uint8Array,
  sentence: Sentence,
  isOver: (token: number) => boolean,
): void {
  let start = 0;
  while (start < labels.length && !(isOver(start) && sentence.open[start] === 1)) start++;
  let end = start;
  while (end < labels.length && isOver(end) && sentence.open[end] === 1) end++;
  const type = ENTITY_TYPES.indexOf(mention.type);
  for (let i = start; i < end; i++) {
    const isFirst = i === start;
    const isLast = i === end - 1;
    const part =
      isFirst && isLast ? LabelPart.single : isFirst ? LabelPart.begin : isLast ? LabelPart.end : LabelPart.inside;
    labels[i] = labelOf(type, part);
  }
}

/** Lists of rows for many keys: those of key `k` are `rows[starts[k]]` up to `rows[starts[k + 1]]`. */
export interface RowLists {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

/** The features that are frequent enough to get weights, and which of them the words and contexts of the examples have. */
export interface Vocabulary {
  /** Features with label weights: those of words in slots and of contexts. */
  readonly wide: Int32Array;
  /** By word and slot, `word * SLOT_COUNT + slot`. */
  readonly wideOfWords: RowLists;
  readonly wideOfContexts: RowLists;
  /** Features of words with an embedding, wherever they stand. */
  readonly word: Int32Array;
  readonly embeddedOfWords: RowLists;
  /** Features of contexts with weights into the hidden layer. */
  readonly context: Int32Array;
  readonly hiddenOfContexts: RowLists;
}

/** Returns the vocabulary of features that occur often enough. */
export function buildVocabulary(examples: Examples, minimum: number): Vocabulary {
  const { words, slotWords, contextFeatures, contextStarts, labels } = examples;
  const uses = new Int32Array(words.length * SLOT_COUNT);
  for (let i = 0; i < slotWords.length; i++) {
    const word = slotWords[i]!;
    if (word >= 0) uses[word * SLOT_COUNT + (i % SLOT_COUNT)]!++;
  }
  const wide = new FeatureCounter();
  const embedded = new FeatureCounter();
  const hidden = new FeatureCounter();
  for (const [w, word] of words.entries()) {
    let total = 0;
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      const used = uses[w * SLOT_COUNT + slot]!;
      total += used;
      if (used > 0) for (const feature of wideFeatures(word, slot)) wide.add(feature, used);
    }
    for (const feature of word.features) embedded.add(feature, total);
  }
  for (const feature of contextFeatures) wide.add(feature, 1);
  const classContexts = (token: number): Int32Array =>
    contextFeatures.subarray(contextStarts[token]! + LEXICAL_CONTEXT, contextStarts[token + 1]);
  for (let token = 0; token < labels.length; token++)
    for (const feature of classContexts(token)) hidden.add(feature, 1);

  const rowOfWide = wide.frequent(minimum);
  const rowOfWord = embedded.frequent(4 * minimum);
  const rowOfContext = hidden.frequent(4 * minimum);
  return {
    wide: Int32Array.from(rowOfWide.keys()),
    wideOfWords: collectRows(words.length * SLOT_COUNT, rowOfWide, (key) => {
      const word = words[Math.floor(key / SLOT_COUNT)];
      return word === undefined || uses[key] === 0 ? [] : wideFeatures(word, key % SLOT_COUNT);
    }),
    wideOfContexts: collectRows(labels.length, rowOfWide, (token) =>
      contextFeatures.subarray(contextStarts[token], contextStarts[token + 1]),
    ),
    word: Int32Array.from(rowOfWord.keys()),
    embeddedOfWords: collectRows(words.length, rowOfWord, (w) => words[w]?.features ?? []),
    context: Int32Array.from(rowOfContext.keys()),
    hiddenOfContexts: collectRows(labels.length, rowOfContext, classContexts),
  };
}

function wideFeatures(word: Word, slot: number): Int32Array {
  const count = SLOT_IS_NEAR[slot] === true ? word.spelledCount : word.broadCount;
  return word.features.subarray(0, count).map((feature) => inSlot(feature, slot));
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

function collectRows(
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
