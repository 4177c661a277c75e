import { Arena } from './arena.ts';
import { CONTEXT_CAPACITY, SLOT_COUNT } from './features.ts';
import { cutIntoBuckets } from './hash.ts';
import { startKernel, type Kernel } from './kernel.ts';
import { LABEL_COUNT } from './labels.ts';
import type { Model } from './model.ts';
import type { WeightTable } from './weight-table.ts';
import { WORD_FEATURE_CAPACITY, writeWordFeatures, type Word } from './word.ts';

/** So many tokens go through the network at once: most articles as a whole, so that each word in them is multiplied once. */
const BATCH_SIZE = 256;
/** So many embeddings are kept. News repeats its words: few are met that are not among these. */
const EMBEDDINGS_KEPT = 32_768;
/** The kernel works on so many numbers at once. */
const BLOCK = 16;
const NUMBER_SIZE = 4;
/** Numbers in front of an embedding, in which the kernel notes where it met the word. */
const EMBEDDING_HEADER = 4;

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
  readonly #embeddings: Float32Array;
  /** Numbers from an embedding to the next. */
  readonly #embeddingSize: number;
  readonly #addresses = new Map<Word, number>();

  constructor(model: Model) {
    const arena = new Arena();
    this.#kernel = startKernel(arena.memory);
    const hidden = model.bias.length;
    const dimensions = model.embeddings.width;
    this.#embeddingSize = EMBEDDING_HEADER + dimensions;
    this.#embeddingTable = storeTable(arena, model.embeddings);
    const wordFeatures = arena.reserve(WORD_FEATURE_CAPACITY * NUMBER_SIZE);
    const embeddings = arena.reserve(EMBEDDINGS_KEPT * this.#embeddingSize * NUMBER_SIZE);

    const contexts = storeTable(arena, model.contexts);
    const matrices = arena.store(matricesInBlocks(model.slots, dimensions));
    const bias = arena.store(model.bias);
    const output = arena.store(outputInBlocks(model.output));
    const words = arena.reserve(BATCH_SIZE * SLOT_COUNT * NUMBER_SIZE);
    const features = arena.reserve(BATCH_SIZE * CONTEXT_CAPACITY * NUMBER_SIZE);
    const featureEnds = arena.reserve(BATCH_SIZE * NUMBER_SIZE);
    const layers = arena.reserve(BATCH_SIZE * hidden * NUMBER_SIZE);
    // The kernel writes scores by sixteen, of which the next token's overwrite some.
    const scores = arena.reserve((BATCH_SIZE * LABEL_COUNT + BLOCK) * NUMBER_SIZE);
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
        bias,
        output,
        LABEL_COUNT,
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
    this.#embeddings = arena.floats(embeddings, EMBEDDINGS_KEPT * this.#embeddingSize);
    this.#words = arena.integers(words, BATCH_SIZE * SLOT_COUNT);
    this.#features = arena.integers(features, BATCH_SIZE * CONTEXT_CAPACITY);
    this.#featureEnds = arena.integers(featureEnds, BATCH_SIZE);
    this.#scores = arena.floats(scores, BATCH_SIZE * LABEL_COUNT);
  }

  /** Returns the address of the word's embedding, which is good until {@link score} is called. It is never 0. */
  addressOf(word: Word): number {
    const known = this.#addresses.get(word);
    if (known !== undefined) return known;
    const from = this.#addresses.size * this.#embeddingSize;
    this.#embeddings.fill(0, from, from + this.#embeddingSize);
    const address = this.#embeddings.byteOffset + from * NUMBER_SIZE;
    const count = writeWordFeatures(word, this.#wordFeatures);
    this.#kernel.addRows(
      this.#embeddingTable,
      this.#wordFeatures.byteOffset,
      count,
      address + EMBEDDING_HEADER * NUMBER_SIZE,
    );
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

/** Returns the address of a table, laid out as the kernel reads it. */
function storeTable(arena: Arena, { features, width, weights, scales }: WeightTable): number {
  const { starts, shift } = cutIntoBuckets(features);
  return arena.store(
    Int32Array.of(
      arena.store(features),
      shift,
      arena.store(starts),
      width,
      arena.store(weights),
      arena.store(scales),
    ),
  );
}

/** Returns the matrices in the order in which the kernel reads them: `[slot][block of hidden][embedding][hidden in block]`. */
function matricesInBlocks(slots: Float32Array, dimensions: number): Float32Array {
  const result = new Float32Array(slots.length);
  for (let i = 0; i < slots.length; i++) {
    const row = Math.floor(i / dimensions);
    const block = Math.floor(row / BLOCK);
    result[(block * dimensions + (i % dimensions)) * BLOCK + (row % BLOCK)] = slots[i] ?? 0;
  }
  return result;
}

/** Returns a row of sixteen scores for each number of the hidden layer, zero where there is no label. */
function outputInBlocks(output: Float32Array): Float32Array {
  const result = new Float32Array((output.length / LABEL_COUNT) * BLOCK);
  for (let i = 0; i < output.length; i++)
    result[Math.floor(i / LABEL_COUNT) * BLOCK + (i % LABEL_COUNT)] = output[i] ?? 0;
  return result;
}
