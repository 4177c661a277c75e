import { SLOT_COUNT } from '../src/core/detect/features.ts';
import { longestList, type Examples, type RowLists } from './examples.ts';
import type { TrainingKernel } from './kernel.ts';
import { addressOf, type DenseWeights, type SparseWeights } from './parameters.ts';

/** What a batch of words is computed with. */
export interface WordLayers {
  readonly embeddings: SparseWeights;
  /** `[slot][dimension][hidden]` */
  readonly slots: DenseWeights;
  readonly dimensions: number;
  readonly hidden: number;
  /** The share of a word's features that are ignored at random. */
  readonly featureDropout: number;
}

/**
 * The words of a batch of tokens. What a word adds to hidden layers depends on nothing but the slot in which it stands:
 * this, its share, is computed once for all tokens of the batch, and so is what the word learns from them.
 */
export class WordBatch {
  readonly #examples: Examples;
  readonly #featuresOfWords: RowLists;
  readonly #kernel: TrainingKernel;
  readonly #layers: WordLayers;
  readonly #random: () => number;
  /** For each word of the examples its place in the batch, or -1. */
  readonly #placeOfWord: Int32Array;
  readonly #words: Int32Array;
  #wordCount = 0;
  /** For each word of the batch its embedding, and the gradient of it. */
  readonly #vectors: Float32Array;
  readonly #vectorGradients: Float32Array;
  /** The rows of the features that were not dropped: those of the word at place `p` begin at `keptStarts[p]`. */
  readonly #kept: Int32Array;
  readonly #keptStarts: Int32Array;
  /** For each word of the batch and each slot the number of its share, or -1; and for each share that word and slot. */
  readonly #shareOf: Int32Array;
  readonly #origins: Int32Array;
  #shareCount = 0;
  readonly #shares: Float32Array;
  readonly #shareGradients: Float32Array;
  readonly #isLearning: Uint8Array;

  /** Makes room for batches of so many tokens. */
  constructor(
    examples: Examples,
    featuresOfWords: RowLists,
    kernel: TrainingKernel,
    layers: WordLayers,
    tokens: number,
    random: () => number,
  ) {
    this.#examples = examples;
    this.#featuresOfWords = featuresOfWords;
    this.#kernel = kernel;
    this.#layers = layers;
    this.#random = random;
    const { dimensions, hidden } = layers;
    const shares = tokens * SLOT_COUNT;
    const words = Math.min(shares, examples.words.length);
    this.#placeOfWord = new Int32Array(examples.words.length).fill(-1);
    this.#words = new Int32Array(words);
    this.#vectors = kernel.floats(words * dimensions);
    this.#vectorGradients = kernel.floats(words * dimensions);
    this.#kept = kernel.integers(words * longestList(featuresOfWords));
    this.#keptStarts = new Int32Array(words + 1);
    this.#shareOf = new Int32Array(words * SLOT_COUNT);
    this.#origins = new Int32Array(shares);
    this.#shares = kernel.floats(shares * hidden);
    this.#shareGradients = kernel.floats(shares * hidden);
    this.#isLearning = new Uint8Array(shares);
  }

  /** Takes the words of these runs instead of those it had, and computes their shares. */
  take(runs: Int32Array): void {
    this.#collect(runs);
    this.#embed();
    this.#project();
  }

  /** Adds to a hidden layer the shares of the words in the slots of a token; `rows` is room for their numbers. */
  addShares(token: number, rows: Int32Array, layer: number): void {
    const count = this.#sharesOf(token, rows);
    this.#kernel.run.addRows(this.#shares.byteOffset, rows.byteOffset, count, this.#layers.hidden, 1, layer);
  }

  /** Notes the gradient of a token's hidden layer for the words in its slots. */
  addGradient(token: number, rows: Int32Array, gradient: number): void {
    const count = this.#sharesOf(token, rows);
    for (let i = 0; i < count; i++) this.#isLearning[rows[i]!] = 1;
    const { hidden } = this.#layers;
    this.#kernel.run.addToRows(this.#shareGradients.byteOffset, rows.byteOffset, count, hidden, gradient);
  }

  /** Hands the gradients on to the matrices of the slots, and takes a step for the embeddings. */
  learn(rate: number): void {
    const { embeddings, slots, dimensions, hidden, featureDropout } = this.#layers;
    for (let share = 0; share < this.#shareCount; share++) {
      if (this.#isLearning[share] === 0) continue;
      const origin = this.#origins[share]!;
      const vector = Math.floor(origin / SLOT_COUNT) * dimensions;
      const matrix = (origin % SLOT_COUNT) * dimensions * hidden;
      this.#kernel.run.multiplyBackward(
        addressOf(this.#shareGradients, share * hidden),
        addressOf(this.#vectors, vector),
        addressOf(this.#vectorGradients, vector),
        addressOf(slots.values, matrix),
        addressOf(slots.gradients, matrix),
        dimensions,
        hidden,
      );
    }
    for (let place = 0; place < this.#wordCount; place++) {
      const start = this.#keptStarts[place]!;
      embeddings.step(
        addressOf(this.#vectorGradients, place * dimensions),
        addressOf(this.#kept, start),
        this.#keptStarts[place + 1]! - start,
        1 / (1 - featureDropout),
        rate,
      );
    }
  }

  #collect(runs: Int32Array): void {
    const { runStarts, slotWords } = this.#examples;
    for (let place = 0; place < this.#wordCount; place++) this.#placeOfWord[this.#words[place]!] = -1;
    this.#wordCount = 0;
    this.#shareCount = 0;
    for (const run of runs) {
      for (let i = runStarts[run]! * SLOT_COUNT; i < runStarts[run + 1]! * SLOT_COUNT; i++) {
        const word = slotWords[i]!;
        if (word < 0) continue;
        let place = this.#placeOfWord[word]!;
        if (place < 0) {
          place = this.#wordCount++;
          this.#placeOfWord[word] = place;
          this.#words[place] = word;
          this.#shareOf.fill(-1, place * SLOT_COUNT, (place + 1) * SLOT_COUNT);
        }
        const origin = place * SLOT_COUNT + (i % SLOT_COUNT);
        if (this.#shareOf[origin]! >= 0) continue;
        this.#origins[this.#shareCount] = origin;
        this.#shareOf[origin] = this.#shareCount++;
      }
    }
  }

  /** Sums the embeddings of the words' features, some of which are dropped. */
  #embed(): void {
    const { embeddings, dimensions, featureDropout } = this.#layers;
    const { starts, rows } = this.#featuresOfWords;
    const size = this.#wordCount * dimensions;
    this.#vectors.fill(0, 0, size);
    this.#vectorGradients.fill(0, 0, size);
    let kept = 0;
    for (let place = 0; place < this.#wordCount; place++) {
      const word = this.#words[place]!;
      const start = kept;
      for (let r = starts[word]!; r < starts[word + 1]!; r++)
        if (this.#random() >= featureDropout) this.#kept[kept++] = rows[r]!;
      this.#keptStarts[place + 1] = kept;
      embeddings.addTo(
        addressOf(this.#vectors, place * dimensions),
        addressOf(this.#kept, start),
        kept - start,
        1 / (1 - featureDropout),
      );
    }
  }

  #project(): void {
    const { slots, dimensions, hidden } = this.#layers;
    const size = this.#shareCount * hidden;
    this.#shares.fill(0, 0, size);
    this.#shareGradients.fill(0, 0, size);
    this.#isLearning.fill(0, 0, this.#shareCount);
    for (let share = 0; share < this.#shareCount; share++) {
      const origin = this.#origins[share]!;
      this.#kernel.run.multiply(
        addressOf(this.#vectors, Math.floor(origin / SLOT_COUNT) * dimensions),
        addressOf(slots.values, (origin % SLOT_COUNT) * dimensions * hidden),
        dimensions,
        hidden,
        addressOf(this.#shares, share * hidden),
      );
    }
  }

  /** Writes the numbers of a token's shares into `rows`; returns how many there are. */
  #sharesOf(token: number, rows: Int32Array): number {
    const { slotWords } = this.#examples;
    let count = 0;
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      const word = slotWords[token * SLOT_COUNT + slot]!;
      if (word >= 0) rows[count++] = this.#shareOf[this.#placeOfWord[word]! * SLOT_COUNT + slot]!;
    }
    return count;
  }
}
