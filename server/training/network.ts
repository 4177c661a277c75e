import { Decoder } from '../src/core/detect/decoder.ts';
import { CONTEXT_CAPACITY, SLOT_COUNT } from '../src/core/detect/features.ts';
import { LABEL_COUNT, OUTSIDE, PREDECESSORS } from '../src/core/detect/labels.ts';
import type { Examples, RowLists, Vocabulary } from './examples.ts';
import { TrainingKernel } from './kernel.ts';
import { addressOf, DenseWeights, SparseWeights } from './parameters.ts';
import { createRandom, shuffle } from './random.ts';
import { WordBatch } from './word-batch.ts';

export interface NetworkOptions {
  readonly epochs: number;
  /** The weights are averaged over so many of the last epochs. */
  readonly averagedEpochs: number;
  /** Numbers in a word's embedding, and units of the hidden layer: multiples of sixteen. */
  readonly dimensions: number;
  readonly hidden: number;
  /** The length of steps: of embeddings, and of the weights that all tokens share. */
  readonly embeddingRate: number;
  readonly denseRate: number;
  /** The share of a word's features, and of hidden units, that are ignored at random so that none relies on another. */
  readonly featureDropout: number;
  readonly hiddenDropout: number;
  readonly seed: number;
  /** What the embeddings start from, a row for each feature of words; random numbers where there are none. */
  readonly embeddings?: Float32Array;
}

/** What the network has learned. Matrices are rows after rows. */
export interface NetworkWeights {
  /** A row for each feature of words. */
  readonly embeddings: Float32Array;
  /** For each slot a matrix from embeddings to the hidden layer, `[slot][dimension][hidden]`. */
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
/** The steps at the end are so much shorter than those at the beginning. */
const SLOWDOWN = 0.6;
/** Gradients of labels below this are noise that would cost most of the time. */
const SMALLEST_GRADIENT = 2e-3;
/** How often in an epoch the weights are remembered for their average. */
const REMEMBERED_IN_EPOCH = 20;

/** What an epoch has come to. */
export interface Epoch {
  readonly epoch: number;
  /** The mean loss of a token. */
  readonly loss: number;
  /** The weights to use: in the last epochs the average since the first of these. */
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
  const batches = Math.ceil(order.length / RUNS_IN_BATCH);
  const interval = Math.max(1, Math.floor(batches / REMEMBERED_IN_EPOCH));
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    shuffle(order, random);
    const isAveraged = epoch > options.epochs - options.averagedEpochs;
    let loss = 0;
    for (let batch = 0; batch < batches; batch++) {
      const pace = 1 - (SLOWDOWN * (epoch - 1 + batch / batches)) / options.epochs;
      const start = batch * RUNS_IN_BATCH;
      loss += network.learn(order.subarray(start, start + RUNS_IN_BATCH), runWeights, pace);
      if (isAveraged && (batch + 1) % interval === 0) network.remember();
    }
    yield { epoch, loss: loss / examples.labels.length, weights: network.weights() };
  }
}

class Network {
  readonly #examples: Examples;
  readonly #featuresOfContexts: RowLists;
  readonly #options: NetworkOptions;
  readonly #kernel: TrainingKernel;
  readonly #words: WordBatch;
  readonly #embeddings: SparseWeights;
  readonly #contexts: SparseWeights;
  readonly #slots: DenseWeights;
  readonly #bias: DenseWeights;
  readonly #output: DenseWeights;
  readonly #transitions: DenseWeights;
  /** The hidden layers of the tokens of a run, and the gradient of one of them. */
  readonly #layers: Float32Array;
  readonly #layerGradient: Float32Array;
  /** Room for the numbers of rows that the kernel is to work on. */
  readonly #rows: Int32Array;
  /** The state of the random numbers that drop hidden units. */
  #dice: number;

  constructor(examples: Examples, vocabulary: Vocabulary, options: NetworkOptions, random: () => number) {
    this.#examples = examples;
    this.#featuresOfContexts = vocabulary.featuresOfContexts;
    this.#options = options;
    const { dimensions, hidden } = options;
    const kernel = new TrainingKernel();
    this.#kernel = kernel;
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    this.#embeddings = new SparseWeights(kernel, vocabulary.word.length, dimensions, () => 0.1 * normal());
    if (options.embeddings !== undefined) this.#embeddings.values.set(options.embeddings);
    this.#contexts = new SparseWeights(kernel, vocabulary.context.length, hidden);
    this.#slots = new DenseWeights(
      kernel,
      SLOT_COUNT * hidden * dimensions,
      () => normal() / Math.sqrt(SLOT_COUNT * dimensions),
    );
    this.#bias = new DenseWeights(kernel, hidden, () => 0.1);
    this.#output = new DenseWeights(kernel, LABEL_COUNT * hidden, () => normal() / Math.sqrt(hidden));
    this.#transitions = new DenseWeights(kernel, LABEL_COUNT * LABEL_COUNT);
    const longest = longestRun(examples);
    this.#words = new WordBatch(
      examples,
      vocabulary.featuresOfWords,
      kernel,
      { ...options, embeddings: this.#embeddings, slots: this.#slots },
      RUNS_IN_BATCH * longest,
      random,
    );
    this.#layers = kernel.floats(longest * hidden);
    this.#layerGradient = kernel.floats(hidden);
    this.#rows = kernel.integers(CONTEXT_CAPACITY);
    this.#dice = Math.floor(random() * 2 ** 32) | 1;
  }

  /** Learns from a batch of runs; returns its loss. */
  learn(runs: Int32Array, runWeights: Float32Array, pace: number): number {
    const { denseRate, embeddingRate } = this.#options;
    this.#words.take(runs);
    const decoder = new Decoder(this.#transitions.values);
    let loss = 0;
    for (const run of runs) loss += this.#learnRun(run, runWeights[run]!, pace, decoder);
    this.#words.learn(embeddingRate * pace);
    for (const shared of [this.#slots, this.#bias, this.#output, this.#transitions])
      shared.step(denseRate * pace);
    return loss;
  }

  /** Notes the weights as they are for their average. */
  remember(): void {
    for (const weights of [
      this.#embeddings,
      this.#contexts,
      this.#slots,
      this.#bias,
      this.#output,
      this.#transitions,
    ])
      weights.remember();
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

  #learnRun(run: number, weight: number, pace: number, decoder: Decoder): number {
    const { runStarts, labels } = this.#examples;
    const { hidden } = this.#options;
    const first = runStarts[run]!;
    const length = runStarts[run + 1]! - first;
    decoder.sum(this.#score(first, length), length);
    let loss = 0;
    for (let i = 0; i < length; i++) {
      const gold = labels[first + i]!;
      loss -= Math.log(decoder.labelProbability(i, gold) + 1e-12) * weight;
      let isLearning = false;
      for (let label = 0; label < LABEL_COUNT; label++) {
        const gradient = (decoder.labelProbability(i, label) - (label === gold ? 1 : 0)) * weight;
        if (Math.abs(gradient) < SMALLEST_GRADIENT) continue;
        if (!isLearning) this.#layerGradient.fill(0);
        isLearning = true;
        this.#learnOutput(label, i * hidden, gradient);
      }
      if (isLearning) this.#learnLayer(first + i, i * hidden, pace);
    }
    this.#learnTransitions(decoder, first, length, weight);
    return loss;
  }

  /** Computes the hidden layers of a run; returns the scores of its labels. */
  #score(first: number, length: number): Float32Array {
    const { hidden, hiddenDropout } = this.#options;
    const kernel = this.#kernel.run;
    const emissions = new Float32Array(length * LABEL_COUNT);
    for (let i = 0; i < length; i++) {
      const layer = addressOf(this.#layers, i * hidden);
      this.#layers.set(this.#bias.values, i * hidden);
      this.#contexts.addTo(layer, this.#rows.byteOffset, this.#contextsOf(first + i), 1);
      this.#words.addShares(first + i, this.#rows, layer);
      const dropped = Math.round(hiddenDropout * 65_536);
      this.#dice = kernel.rectify(layer, hidden, dropped, 1 / (1 - hiddenDropout), this.#dice);
      for (let label = 0; label < LABEL_COUNT; label++)
        emissions[i * LABEL_COUNT + label] = kernel.dot(
          addressOf(this.#output.values, label * hidden),
          layer,
          hidden,
        );
    }
    return emissions;
  }

  /** Hands the gradient of a label's score on to the output weights and to the gradient of the hidden layer at `at`. */
  #learnOutput(label: number, at: number, gradient: number): void {
    const { hidden } = this.#options;
    const kernel = this.#kernel.run;
    const row = label * hidden;
    kernel.addScaled(addressOf(this.#output.gradients, row), addressOf(this.#layers, at), hidden, gradient);
    kernel.addScaled(this.#layerGradient.byteOffset, addressOf(this.#output.values, row), hidden, gradient);
  }

  /** Hands the gradient of a token's hidden layer on to what has made the layer. */
  #learnLayer(token: number, at: number, pace: number): void {
    const { hidden, hiddenDropout, embeddingRate } = this.#options;
    const kernel = this.#kernel.run;
    const gradient = this.#layerGradient.byteOffset;
    kernel.rectifyBackward(addressOf(this.#layers, at), gradient, hidden, 1 / (1 - hiddenDropout));
    kernel.addScaled(this.#bias.gradients.byteOffset, gradient, hidden, 1);
    this.#contexts.step(gradient, this.#rows.byteOffset, this.#contextsOf(token), 1, embeddingRate * pace);
    this.#words.addGradient(token, this.#rows, gradient);
  }

  /** Writes the rows of a token's context features where the kernel finds them; returns their number. */
  #contextsOf(token: number): number {
    const { starts, rows } = this.#featuresOfContexts;
    const start = starts[token]!;
    const end = starts[token + 1]!;
    for (let r = start; r < end; r++) this.#rows[r - start] = rows[r]!;
    return end - start;
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

function longestRun({ runStarts }: Examples): number {
  let longest = 0;
  for (let run = 0; run + 1 < runStarts.length; run++)
    longest = Math.max(longest, runStarts[run + 1]! - runStarts[run]!);
  return longest;
}
