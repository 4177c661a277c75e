import { Arena } from './arena.ts';
import { CONTEXT_CAPACITY, SLOT_COUNT } from './features.ts';
import { cutIntoBuckets } from './hash.ts';
import { startKernel, type Kernel } from './kernel.ts';
import { LABEL_COUNT } from './labels.ts';
import type { Model } from './model.ts';
import { PADDED_LABELS, padLabels } from './padded-labels.ts';
import type { WeightTable } from './weight-table.ts';
import { WORD_FEATURE_CAPACITY, writeWordFeatures, type Word } from './word.ts';

/** So many tokens go through the network at once: most articles as a whole, so that each word in them is multiplied once. */
const BATCH_SIZE = 256;
/** So many embeddings are kept. News repeats its words: few are met that are not among these. */
const EMBEDDINGS_KEPT = 32_768;
/** The kernel works on so many numbers at once. */
const BLOCK = 16;
const NUMBER_SIZE = 4;
/** Bytes in front of an embedding, in which the kernel notes where it met the word and what its integers mean. */
const EMBEDDING_HEADER = 16;
/** Bytes in front of a row of weights, in which its feature and its scale stand. */
const ROW_HEADER = 16;
/** Bytes of one of an embedding's integers, and the largest of them. */
const INTEGER_SIZE = 2;
const LARGEST_IN_EMBEDDING = 4095;

/**
 * The network of a model, computed by server/kernel/inference.ts. For a token with the words w₁ … w₁₁ in its slots and the
 * context features F, the label scores are
 *
 *     O · max(0, b + Σ context[f ∈ F] + Σ Mₛ · e(wₛ)),   e(w) = Σ embedding[f ∈ features(w)].
 *
 * All weights, the embeddings of words and one batch of tokens lie in the kernel's memory, laid out here once. Embeddings
 * are kept from text to text, the products with the matrices are not: to wait for them to come from memory would take as
 * long as to multiply again, and they are forty times as large.
 */
export class Network {
  readonly #kernel: Kernel;
  readonly #network: number;
  /** For each token of the batch the addresses of the embeddings of its words. */
  readonly #words: Int32Array;
  readonly #features: Int32Array;
  readonly #featureEnds: Int32Array;
  readonly #scores: Float32Array;
  #tokenCount = 0;
  #featureCount = 0;

  readonly #embeddingTable: number;
  readonly #wordFeatures: Int32Array;
  readonly #sum: number;
  readonly #embeddings: number;
  /** Bytes from an embedding to the next. */
  readonly #embeddingSize: number;
  readonly #addresses = new Map<Word, number>();

  constructor(model: Model) {
    const arena = new Arena();
    this.#kernel = startKernel(arena.memory);
    const hidden = model.bias.length;
    const dimensions = model.embeddings.width;
    this.#embeddingSize = EMBEDDING_HEADER + dimensions * INTEGER_SIZE;
    this.#embeddingTable = storeTable(arena, model.embeddings);
    const wordFeatures = arena.reserve(WORD_FEATURE_CAPACITY * NUMBER_SIZE);
    this.#sum = arena.reserve(dimensions * NUMBER_SIZE);
    this.#embeddings = arena.reserve(EMBEDDINGS_KEPT * this.#embeddingSize);

    const contexts = storeTable(arena, model.contexts);
    const step = matrixStep(model.slots, dimensions);
    const matrices = arena.store(matricesInBlocks(model.slots, dimensions, step));
    const bias = arena.store(model.bias);
    const output = arena.store(padLabels(model.output));
    const words = arena.reserve(BATCH_SIZE * SLOT_COUNT * NUMBER_SIZE);
    const features = arena.reserve(BATCH_SIZE * CONTEXT_CAPACITY * NUMBER_SIZE);
    const featureEnds = arena.reserve(BATCH_SIZE * NUMBER_SIZE);
    const layers = arena.reserve(BATCH_SIZE * hidden * NUMBER_SIZE);
    // The kernel writes scores by sixteen, of which the next token's overwrite some.
    const scores = arena.reserve((BATCH_SIZE * LABEL_COUNT + PADDED_LABELS) * NUMBER_SIZE);
    // Words are multiplied two by two: there may be one more than tokens.
    const distinct = arena.reserve((BATCH_SIZE + 1) * NUMBER_SIZE);
    const places = arena.reserve(BATCH_SIZE * NUMBER_SIZE);
    const products = arena.reserve((BATCH_SIZE + 1) * BLOCK * NUMBER_SIZE);
    this.#network = arena.store(
      Int32Array.of(
        contexts,
        SLOT_COUNT,
        dimensions,
        hidden,
        matrices,
        floatBits(step),
        bias,
        output,
        words,
        features,
        featureEnds,
        layers,
        scores,
        0,
        distinct,
        places,
        products,
      ),
    );
    this.#wordFeatures = arena.integers(wordFeatures, WORD_FEATURE_CAPACITY);
    this.#words = arena.integers(words, BATCH_SIZE * SLOT_COUNT);
    this.#features = arena.integers(features, BATCH_SIZE * CONTEXT_CAPACITY);
    this.#featureEnds = arena.integers(featureEnds, BATCH_SIZE);
    this.#scores = arena.floats(scores, BATCH_SIZE * LABEL_COUNT);
  }

  /** Returns the address of the word's embedding, which is good until {@link score} is called. It is never 0. */
  addressOf(word: Word): number {
    const known = this.#addresses.get(word);
    if (known !== undefined) return known;
    const address = this.#embeddings + this.#addresses.size * this.#embeddingSize;
    const count = writeWordFeatures(word, this.#wordFeatures);
    this.#kernel.embedWord(this.#embeddingTable, this.#wordFeatures.byteOffset, count, this.#sum, address);
    this.#addresses.set(word, address);
    return address;
  }

  /** Whether the batch has so many tokens that they must be scored. */
  get isFull(): boolean {
    return this.#tokenCount === BATCH_SIZE;
  }

  /** Adds a token to the batch: the addresses of the words in its slots, 0 for none, and the hashes of its context features. */
  add(words: Int32Array, features: Int32Array, featureCount: number): void {
    const from = this.#tokenCount * SLOT_COUNT;
    for (let slot = 0; slot < SLOT_COUNT; slot++) this.#words[from + slot] = words[slot] ?? 0;
    for (let i = 0; i < featureCount; i++) this.#features[this.#featureCount++] = features[i] ?? 0;
    this.#featureEnds[this.#tokenCount++] = this.#featureCount;
  }

  /** Returns rows of label scores of the tokens in the batch, good until the next call, and empties the batch. */
  score(): Float32Array {
    const count = this.#tokenCount;
    this.#kernel.scoreTokens(this.#network, count);
    this.#tokenCount = 0;
    this.#featureCount = 0;
    if (this.#addresses.size + BATCH_SIZE * SLOT_COUNT > EMBEDDINGS_KEPT) this.#addresses.clear();
    return this.#scores.subarray(0, count * LABEL_COUNT);
  }
}

/** Returns the address of a table, laid out as the kernel reads it: with each row behind its feature and its scale. */
function storeTable(arena: Arena, { features, width, weights, scales }: WeightTable): number {
  const size = ROW_HEADER + width;
  const rows = arena.reserve(features.length * size);
  const numbers = new DataView(arena.memory.buffer, rows);
  const bytes = new Int8Array(arena.memory.buffer, rows);
  for (let row = 0; row < features.length; row++) {
    const at = row * size;
    numbers.setInt32(at, features[row] ?? 0, true);
    numbers.setFloat32(at + NUMBER_SIZE, scales[row] ?? 0, true);
    bytes.set(weights.subarray(row * width, (row + 1) * width), at + ROW_HEADER);
  }
  const { starts, shift } = cutIntoBuckets(features, 1);
  return arena.store(Int32Array.of(rows, shift, arena.store(starts), width));
}

/** Returns the step between the integers of the matrices: the smallest with which no sum of products exceeds 32 bits. */
function matrixStep(slots: Float32Array, dimensions: number): number {
  const largest = Math.min(2 ** 15 - 1, Math.floor((2 ** 31 - 1) / (dimensions * LARGEST_IN_EMBEDDING)));
  return slots.reduce((maximum, weight) => Math.max(maximum, Math.abs(weight)), Number.MIN_VALUE) / largest;
}

/**
 * Returns the matrices as multiples of the step, in the order in which the kernel reads them:
 * `[slot][block of hidden][pair in embedding][hidden in block][one of the pair]`.
 */
function matricesInBlocks(slots: Float32Array, dimensions: number, step: number): Int16Array {
  const result = new Int16Array(slots.length);
  for (let i = 0; i < slots.length; i++) {
    const row = Math.floor(i / dimensions);
    const block = Math.floor(row / BLOCK);
    const column = i % dimensions;
    const pair = (block * dimensions) / 2 + Math.floor(column / 2);
    result[2 * (pair * BLOCK + (row % BLOCK)) + (column % 2)] = Math.round((slots[i] ?? 0) / step);
  }
  return result;
}

/** Returns the bits of a number as a 32-bit float. */
function floatBits(number: number): number {
  return new Int32Array(Float32Array.of(number).buffer)[0] ?? 0;
}
