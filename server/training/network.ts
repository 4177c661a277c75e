import { Decoder } from '../src/core/detect/decoder.ts';
import { SLOT_COUNT } from '../src/core/detect/features.ts';
import { LABEL_COUNT, OUTSIDE, PREDECESSORS } from '../src/core/detect/labels.ts';
import type { Examples, Vocabulary } from './examples.ts';
import { Parameters, SparseParameters } from './parameters.ts';
import { createRandom, shuffle } from './random.ts';

export interface NetworkOptions {
  readonly epochs: number;
  /** Numbers in a word's embedding. */
  readonly dimensions: number;
  /** Units of the hidden layer. */
  readonly hidden: number;
  /** The length of steps: of embeddings, and of the weights that all tokens share. */
  readonly embeddingRate: number;
  readonly denseRate: number;
  /** The share of a word's features, and of hidden units, that are ignored at random so that none relies on another. */
  readonly featureDropout: number;
  readonly hiddenDropout: number;
  readonly seed: number;
}

/** What the network has learned. Matrices are rows after rows. */
export interface NetworkWeights {
  /** A row for each feature of words. */
  readonly embeddings: Float32Array;
  /** For each slot a matrix from embeddings to the hidden layer, `[slot][hidden][dimension]`. */
  readonly slots: Float32Array;
  /** What features of contexts add to the hidden layer, a row for each. */
  readonly contexts: Float32Array;
  readonly bias: Float32Array;
  /** `[label][hidden]`. */
  readonly output: Float32Array;
  /** `[before][after]`. */
  readonly transitions: Float32Array;
}

const RUNS_IN_BATCH = 24;
/** The steps of the last epoch are so much shorter than those of the first. */
const SLOWDOWN = 0.6;
/** Gradients of labels below this are noise that would cost most of the time. */
const SMALLEST_GRADIENT = 2e-3;

/** What an epoch has come to. */
export interface Epoch {
  readonly epoch: number;
  /** The mean loss of a token. */
  readonly loss: number;
  /** The weights to use: in the second half of the epochs the average since its beginning. */
  readonly weights: NetworkWeights;
}

/**
 * Trains the tagger, epoch by epoch: a word's embedding is the sum of those of its features; the words in the slots of a
 * token and the features of its context feed one hidden layer; a linear-chain conditional random field scores its labels.
 * The run `r` of the examples counts `runWeights[r]` times. The same seed gives the same weights.
 */
export function* trainNetwork(
  examples: Examples,
  vocabulary: Vocabulary,
  runWeights: Float32Array,
  options: NetworkOptions,
): Generator<Epoch> {
  const random = createRandom(options.seed);
  const network = new Network(examples, vocabulary, options, random);
  const order = Int32Array.from({ length: runWeights.length }, (_, run) => run).filter(
    (run) => runWeights[run]! > 0,
  );
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    shuffle(order, random);
    const pace = 1 - (SLOWDOWN * (epoch - 1)) / Math.max(1, options.epochs - 1);
    let loss = 0;
    for (let start = 0; start < order.length; start += RUNS_IN_BATCH)
      loss += network.learn(order.subarray(start, start + RUNS_IN_BATCH), runWeights, pace);
    if (epoch * 2 > options.epochs) network.remember();
    yield { epoch, loss: loss / examples.labels.length, weights: network.weights() };
  }
}

class Network {
  readonly #examples: Examples;
  readonly #vocabulary: Vocabulary;
  readonly #options: NetworkOptions;
  readonly #random: () => number;
  readonly #embeddings: SparseParameters;
  readonly #contexts: SparseParameters;
  readonly #slots: Parameters;
  readonly #bias: Parameters;
  readonly #output: Parameters;
  readonly #transitions: Parameters;
  /** The words of the batch: their places in the lists below, or -1. */
  readonly #placeOfWord: Int32Array;
  #batchWords: number[] = [];
  #vectors = new Float64Array(0);
  #vectorGradients = new Float64Array(0);

  constructor(examples: Examples, vocabulary: Vocabulary, options: NetworkOptions, random: () => number) {
    this.#examples = examples;
    this.#vocabulary = vocabulary;
    this.#options = options;
    this.#random = random;
    const { dimensions, hidden } = options;
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    this.#embeddings = new SparseParameters(vocabulary.word.length * dimensions, () => 0.1 * normal());
    this.#contexts = new SparseParameters(vocabulary.context.length * hidden);
    this.#slots = new Parameters(
      SLOT_COUNT * hidden * dimensions,
      () => normal() / Math.sqrt(SLOT_COUNT * dimensions),
    );
    this.#bias = new Parameters(hidden, () => 0.1);
    this.#output = new Parameters(LABEL_COUNT * hidden, () => normal() / Math.sqrt(hidden));
    this.#transitions = new Parameters(LABEL_COUNT * LABEL_COUNT);
    this.#placeOfWord = new Int32Array(examples.words.length).fill(-1);
  }

  /** Learns from a batch of runs; returns its loss. */
  learn(runs: Int32Array, runWeights: Float32Array, pace: number): number {
    const { denseRate } = this.#options;
    const kept = this.#embedWords(runs);
    let loss = 0;
    for (const run of runs) loss += this.#learnRun(run, runWeights[run]!, pace);
    this.#updateEmbeddings(kept, pace);
    for (const shared of [this.#slots, this.#bias, this.#output, this.#transitions])
      shared.step(denseRate * pace);
    return loss;
  }

  remember(): void {
    for (const parameters of [
      this.#embeddings,
      this.#contexts,
      this.#slots,
      this.#bias,
      this.#output,
      this.#transitions,
    ])
      parameters.remember();
  }

  weights(): NetworkWeights {
    return {
      embeddings: this.#embeddings.average(),
      slots: this.#slots.average(),
      contexts: this.#contexts.average(),
      bias: this.#bias.average(),
      output: this.#output.average(),
      transitions: this.#transitions.average(),
    };
  }

  /** Sums the embeddings of the words of the batch; returns for each the rows of the features that were not dropped. */
  #embedWords(runs: Int32Array): number[][] {
    const { runStarts, slotWords } = this.#examples;
    const { dimensions, featureDropout } = this.#options;
    const { starts, rows } = this.#vocabulary.featuresOfWords;
    for (const word of this.#batchWords) this.#placeOfWord[word] = -1;
    this.#batchWords = [];
    for (const run of runs) {
      for (let i = runStarts[run]! * SLOT_COUNT; i < runStarts[run + 1]! * SLOT_COUNT; i++) {
        const word = slotWords[i]!;
        if (word < 0 || this.#placeOfWord[word]! >= 0) continue;
        this.#placeOfWord[word] = this.#batchWords.length;
        this.#batchWords.push(word);
      }
    }
    const size = this.#batchWords.length * dimensions;
    this.#vectors = new Float64Array(size);
    this.#vectorGradients = new Float64Array(size);
    const scale = 1 / (1 - featureDropout);
    const { values } = this.#embeddings;
    return this.#batchWords.map((word, place) => {
      const kept: number[] = [];
      const vector = place * dimensions;
      for (let r = starts[word]!; r < starts[word + 1]!; r++) {
        if (this.#random() < featureDropout) continue;
        const row = rows[r]! * dimensions;
        kept.push(row);
        for (let d = 0; d < dimensions; d++) this.#vectors[vector + d]! += values[row + d]! * scale;
      }
      return kept;
    });
  }

  #updateEmbeddings(kept: readonly number[][], pace: number): void {
    const { dimensions, featureDropout, embeddingRate } = this.#options;
    const scale = 1 / (1 - featureDropout);
    for (const [place, rows] of kept.entries()) {
      for (const row of rows)
        this.#embeddings.step(
          row,
          this.#vectorGradients,
          place * dimensions,
          dimensions,
          scale,
          embeddingRate * pace,
        );
    }
  }

  #learnRun(run: number, weight: number, pace: number): number {
    const { runStarts, labels } = this.#examples;
    const { hidden } = this.#options;
    const first = runStarts[run]!;
    const length = runStarts[run + 1]! - first;
    const layer = new Float64Array(length * hidden);
    const emissions = new Float32Array(length * LABEL_COUNT);
    for (let i = 0; i < length; i++) {
      this.#forward(first + i, layer, i * hidden);
      for (let label = 0; label < LABEL_COUNT; label++)
        emissions[i * LABEL_COUNT + label] = dot(
          this.#output.values,
          label * hidden,
          layer,
          i * hidden,
          hidden,
        );
    }
    const decoder = new Decoder(Float32Array.from(this.#transitions.values));
    decoder.sum(emissions, length);
    let loss = 0;
    const layerGradient = new Float64Array(hidden);
    for (let i = 0; i < length; i++) {
      const gold = labels[first + i]!;
      loss -= Math.log(decoder.labelProbability(i, gold) + 1e-12) * weight;
      layerGradient.fill(0);
      let isLearning = false;
      for (let label = 0; label < LABEL_COUNT; label++) {
        const gradient = (decoder.labelProbability(i, label) - (label === gold ? 1 : 0)) * weight;
        if (Math.abs(gradient) < SMALLEST_GRADIENT) continue;
        isLearning = true;
        for (let h = 0; h < hidden; h++) {
          this.#output.gradients[label * hidden + h]! += gradient * layer[i * hidden + h]!;
          layerGradient[h]! += gradient * this.#output.values[label * hidden + h]!;
        }
      }
      if (isLearning) this.#backward(first + i, layer, i * hidden, layerGradient, pace);
    }
    this.#learnTransitions(decoder, first, length, weight);
    return loss;
  }

  /** Computes the hidden layer of a token: rectified, and with units dropped at random. */
  #forward(token: number, layer: Float64Array, at: number): void {
    const { slotWords } = this.#examples;
    const { dimensions, hidden, hiddenDropout } = this.#options;
    const { starts, rows } = this.#vocabulary.featuresOfContexts;
    for (let h = 0; h < hidden; h++) layer[at + h] = this.#bias.values[h]!;
    for (let r = starts[token]!; r < starts[token + 1]!; r++) {
      const row = rows[r]! * hidden;
      for (let h = 0; h < hidden; h++) layer[at + h]! += this.#contexts.values[row + h]!;
    }
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      const word = slotWords[token * SLOT_COUNT + slot]!;
      if (word < 0) continue;
      const vector = this.#placeOfWord[word]! * dimensions;
      const matrix = slot * hidden * dimensions;
      for (let h = 0; h < hidden; h++)
        layer[at + h]! += dot(this.#slots.values, matrix + h * dimensions, this.#vectors, vector, dimensions);
    }
    for (let h = 0; h < hidden; h++) {
      const value = layer[at + h]!;
      layer[at + h] = value > 0 && this.#random() >= hiddenDropout ? value / (1 - hiddenDropout) : 0;
    }
  }

  /** Hands the gradient of a token's hidden layer on to what has made the layer. */
  #backward(token: number, layer: Float64Array, at: number, gradient: Float64Array, pace: number): void {
    const { slotWords } = this.#examples;
    const { dimensions, hidden, hiddenDropout, embeddingRate } = this.#options;
    const { starts, rows } = this.#vocabulary.featuresOfContexts;
    for (let h = 0; h < hidden; h++) {
      gradient[h] = layer[at + h]! > 0 ? gradient[h]! / (1 - hiddenDropout) : 0;
      this.#bias.gradients[h]! += gradient[h]!;
    }
    for (let r = starts[token]!; r < starts[token + 1]!; r++)
      this.#contexts.step(rows[r]! * hidden, gradient, 0, hidden, 1, embeddingRate * pace);
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      const word = slotWords[token * SLOT_COUNT + slot]!;
      if (word < 0) continue;
      const vector = this.#placeOfWord[word]! * dimensions;
      for (let h = 0; h < hidden; h++) {
        const g = gradient[h]!;
        if (g === 0) continue;
        const row = (slot * hidden + h) * dimensions;
        addScaled(this.#slots.gradients, row, this.#vectors, vector, g, dimensions);
        addScaled(this.#vectorGradients, vector, this.#slots.values, row, g, dimensions);
      }
    }
  }

  #learnTransitions(decoder: Decoder, first: number, length: number, weight: number): void {
    const { labels } = this.#examples;
    for (let i = 0; i <= length; i++) {
      const goldBefore = i === 0 ? OUTSIDE : labels[first + i - 1]!;
      const goldAfter = i === length ? OUTSIDE : labels[first + i]!;
      for (let after = 0; after < LABEL_COUNT; after++) {
        for (const before of PREDECESSORS[after]!) {
          const gold = before === goldBefore && after === goldAfter ? 1 : 0;
          const gradient = (decoder.transitionProbability(i, before, after) - gold) * weight;
          this.#transitions.gradients[before * LABEL_COUNT + after]! += gradient;
        }
      }
    }
  }
}

/** Returns the inner product of two stretches of arrays. Four sums at once, because that is how processors add fastest. */
function dot(a: Float64Array, atA: number, b: Float64Array, atB: number, length: number): number {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  for (let i = 0; i < length; i += 4) {
    sum0 += a[atA + i]! * b[atB + i]!;
    sum1 += a[atA + i + 1]! * b[atB + i + 1]!;
    sum2 += a[atA + i + 2]! * b[atB + i + 2]!;
    sum3 += a[atA + i + 3]! * b[atB + i + 3]!;
  }
  return sum0 + sum1 + sum2 + sum3;
}

function addScaled(
  to: Float64Array,
  at: number,
  from: Float64Array,
  fromAt: number,
  factor: number,
  length: number,
): void {
  for (let i = 0; i < length; i++) to[at + i]! += factor * from[fromAt + i]!;
}
