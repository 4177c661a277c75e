import type { Paragraph } from '../text/paragraphs.ts';
import { splitSentences } from '../text/sentences.ts';
import { tokenize, type Tokens } from '../text/tokens.ts';
import {
  CONTEXT_CAPACITY,
  FeatureExtractor,
  inSlot,
  LEXICAL_CONTEXT,
  SLOT_COUNT,
  SLOT_IS_NEAR,
} from './features.ts';
import { LABEL_COUNT } from './labels.ts';
import type { Model } from './model.ts';
import { buildSentence, type Sentence } from './sentence.ts';
import { analyzeWord, type Word } from './word.ts';

/** A paragraph with the tagger's opinion of each token that can be a part of a name. Offsets are those of the paragraph. */
export interface TaggedParagraph {
  readonly tokens: Tokens;
  readonly words: readonly Word[];
  /** The runs of open tokens, `[start, end)` pairs of token indices. */
  readonly runs: Int32Array;
  /** Rows of label scores: one row for each token of the runs, in order. */
  readonly emissions: Float32Array;
}

/** Words kept with their scores. News repeats its words: few are met that are not among these. */
const WORDS_KEPT = 30_000;

interface ScoredWord {
  readonly word: Word;
  /** For each slot a row of label scores; summed when first needed. */
  scores: Float32Array | undefined;
}

/** Scores the labels of tokens. What is kept between calls only saves time. */
export class Tagger {
  readonly #model: Model;
  readonly #extractor: FeatureExtractor;
  readonly #context = new Int32Array(CONTEXT_CAPACITY);
  /** The label scores and the hidden layer of the token at hand. */
  readonly #sums: Float32Array;
  #words = new Map<string, ScoredWord>();
  #scoredWords = new Map<Word, ScoredWord>();

  constructor(model: Model) {
    this.#model = model;
    this.#sums = new Float32Array(LABEL_COUNT + model.bias.length);
    this.#extractor = new FeatureExtractor(model.lexicon);
  }

  /** Returns the scores of a paragraph's tokens. */
  tag(text: string, paragraph: Paragraph): TaggedParagraph {
    const tokens = tokenize(text, paragraph.start, paragraph.end);
    const words = new Array<Word>(tokens.length);
    for (let i = 0; i < tokens.length; i++)
      words[i] = this.#wordOf(text.slice(tokens.starts[i], tokens.ends[i]));
    const starts = splitSentences(text, tokens);
    const runs: number[] = [];
    const emissions = new EmissionBuffer();
    for (let s = 0; s + 1 < starts.length; s++) {
      const first = starts[s] ?? 0;
      const sentence = buildSentence(words.slice(first, starts[s + 1]), paragraph.kind, s === 0);
      this.#tagSentence(sentence, first, runs, emissions);
    }
    return { tokens, words, runs: Int32Array.from(runs), emissions: emissions.finish() };
  }

  #tagSentence(sentence: Sentence, first: number, runs: number[], emissions: EmissionBuffer): void {
    let isStarted = false;
    for (let i = 0; i < sentence.words.length; i++) {
      if (sentence.open[i] !== 1) continue;
      if (!isStarted) this.#extractor.start(sentence);
      isStarted = true;
      if (sentence.open[i - 1] !== 1) runs.push(first + i);
      this.#score(i, emissions.nextRow());
      if (sentence.open[i + 1] !== 1) runs.push(first + i + 1);
    }
  }

  #score(token: number, row: Float32Array): void {
    const sums = this.#sums;
    sums.fill(0);
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      const word = this.#extractor.wordInSlot(token, slot);
      if (word === undefined) continue;
      const scores = this.#scoresOf(word);
      const from = slot * sums.length;
      for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (scores[from + i] ?? 0);
    }
    const { wide, contexts, bias, output } = this.#model;
    const count = this.#extractor.context(token, this.#context);
    for (let i = 0; i < count; i++) {
      const feature = this.#context[i] ?? 0;
      wide.addTo(feature, sums, 0);
      if (i >= LEXICAL_CONTEXT) contexts.addTo(feature, sums, LABEL_COUNT);
    }
    const hidden = bias.length;
    for (let h = 0; h < hidden; h++)
      sums[LABEL_COUNT + h] = Math.tanh((sums[LABEL_COUNT + h] ?? 0) + (bias[h] ?? 0));
    for (let label = 0; label < LABEL_COUNT; label++) {
      let score = sums[label] ?? 0;
      for (let h = 0; h < hidden; h++)
        score += (output[label * hidden + h] ?? 0) * (sums[LABEL_COUNT + h] ?? 0);
      row[label] = score;
    }
  }

  #wordOf(text: string): Word {
    const known = this.#words.get(text);
    if (known !== undefined) return known.word;
    if (this.#words.size >= WORDS_KEPT) {
      this.#words = new Map();
      this.#scoredWords = new Map();
    }
    const word = analyzeWord(text, this.#model.lexicon);
    const scored = { word, scores: undefined };
    this.#words.set(text, scored);
    this.#scoredWords.set(word, scored);
    return word;
  }

  /** Returns for each slot what the word there adds to label scores and hidden layer. */
  #scoresOf(word: Word): Float32Array {
    const kept = this.#scoredWords.get(word);
    if (kept?.scores !== undefined) return kept.scores;
    const { wide, embeddings, slots, bias } = this.#model;
    const width = this.#sums.length;
    const dimensions = embeddings.width;
    const embedding = new Float32Array(dimensions);
    for (const feature of word.features) embeddings.addTo(feature, embedding, 0);
    const scores = new Float32Array(SLOT_COUNT * width);
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      const count = SLOT_IS_NEAR[slot] === true ? word.spelledCount : word.broadCount;
      for (let i = 0; i < count; i++) wide.addTo(inSlot(word.features[i] ?? 0, slot), scores, slot * width);
      for (let h = 0; h < bias.length; h++) {
        const row = (slot * bias.length + h) * dimensions;
        let sum = 0;
        for (let d = 0; d < dimensions; d++) sum += (slots[row + d] ?? 0) * (embedding[d] ?? 0);
        scores[slot * width + LABEL_COUNT + h] = sum;
      }
    }
    if (kept !== undefined) kept.scores = scores;
    return scores;
  }
}

/** Rows of label scores that grow by one row at a time. */
class EmissionBuffer {
  #rows = new Float32Array(64 * LABEL_COUNT);
  #length = 0;

  nextRow(): Float32Array {
    if (this.#length === this.#rows.length) {
      const larger = new Float32Array(this.#rows.length * 2);
      larger.set(this.#rows);
      this.#rows = larger;
    }
    const row = this.#rows.subarray(this.#length, this.#length + LABEL_COUNT);
    this.#length += LABEL_COUNT;
    return row;
  }

  finish(): Float32Array {
    return this.#rows.slice(0, this.#length);
  }
}
