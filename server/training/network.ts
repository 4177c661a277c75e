import { Decoder } from '../src/core/detect/decoder.ts';
import { SLOT_COUNT } from '../src/core/detect/features.ts';
import { LABEL_COUNT, OUTSIDE, PREDECESSORS } from '../src/core/detect/labels.ts';
import type { Examples, Vocabulary } from './examples.ts';
import { createRandom, shuffle } from './random.ts';

export interface NetworkOptions {
  readonly epochs: number;
  /** Dimensions of the words' embeddings and of the hidden layer; 0 for a linear model. */
  readonly embedding: number;
  readonly hidden: number;
  readonly isWide: boolean;
  readonly wideRate: number;
  readonly embeddingRate: number;
  readonly denseRate: number;
  readonly l2: number;
  readonly featureDropout: number;
  readonly hiddenDropout: number;
  readonly seed: number;
  readonly onEpoch?: (epoch: number, loss: number, weights: NetworkWeights) => void;
}

/** What is learned. Matrices are rows after rows. */
export interface NetworkWeights {
  /** Label scores of wide features. */
  readonly wide: Float32Array;
  readonly embeddings: Float32Array;
  /** For each slot a matrix from embeddings to the hidden layer, `[slot][hidden][embedding]`. */
  readonly slots: Float32Array;
  /** Hidden values of context features. */
  readonly contexts: Float32Array;
  readonly bias: Float32Array;
  /** `[label][hidden]`. */
  readonly output: Float32Array;
  readonly transitions: Float32Array;
}

const BATCH = 24;

/** Trains it. */
export function trainNetwork(
  examples: Examples,
  vocabulary: Vocabulary,
  runWeights: Float32Array,
  options: NetworkOptions,
): NetworkWeights {
  const { runStarts, labels, slotWords } = examples;
  const { embedding: D, hidden: H, featureDropout, hiddenDropout } = options;
  const random = createRandom(options.seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const wide = new Parameters(vocabulary.wide.length * LABEL_COUNT);
  const embeddings = new Parameters(vocabulary.word.length * D, () => 0.1 * normal());
  const slots = new Parameters(SLOT_COUNT * H * D, () => normal() / Math.sqrt(SLOT_COUNT * D));
  const contexts = new Parameters(vocabulary.context.length * H);
  const bias = new Parameters(H);
  const output = new Parameters(LABEL_COUNT * H, () => normal() / Math.sqrt(H));
  const transitions = new Parameters(LABEL_COUNT * LABEL_COUNT);
  const all = [wide, embeddings, slots, contexts, bias, output, transitions];
  const order = Int32Array.from({ length: runStarts.length - 1 }, (_, i) => i).filter((run) => runWeights[run] !== 0);

  // Per batch: the words' embeddings and their gradients.
  const wordSlotInBatch = new Int32Array(examples.words.length).fill(-1);
  const E = vocabulary.embeddedOfWords;
  const W = vocabulary.wideOfWords;
  const C = vocabulary.wideOfContexts;
  const X = vocabulary.hiddenOfContexts;

  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    shuffle(order, random);
    let loss = 0;
    const anneal = epoch > options.epochs * 0.5 ? 0.5 : 1;
    for (let b = 0; b < order.length; b += BATCH) {
      const batchWords: number[] = [];
      const vectors: number[] = [];
      vectors;
      // Collect words.
      const batchEnd = Math.min(order.length, b + BATCH);
      if (H > 0) {
        for (let o = b; o < batchEnd; o++) {
          const run = order[o]!;
          for (let i = runStarts[run]! * SLOT_COUNT; i < runStarts[run + 1]! * SLOT_COUNT; i++) {
            const word = slotWords[i]!;
            if (word < 0 || wordSlotInBatch[word]! >= 0) continue;
            wordSlotInBatch[word] = batchWords.length;
            batchWords.push(word);
          }
        }
      }
      const e = new Float32Array(batchWords.length * D);
      const de = new Float32Array(batchWords.length * D);
      const activeRows: number[] = [];
      const activeStarts: number[] = [0];
      const keep = 1 / (1 - featureDropout);
      for (let k = 0; k < batchWords.length; k++) {
        const word = batchWords[k]!;
        for (let r = E.starts[word]!; r < E.starts[word + 1]!; r++) {
          if (random() < featureDropout) continue;
          const from = E.rows[r]! * D;
          activeRows.push(from);
          for (let d = 0; d < D; d++) e[k * D + d]! += embeddings.values[from + d]! * keep;
        }
        activeStarts.push(activeRows.length);
      }
      for (let o = b; o < batchEnd; o++) {
        const run = order[o]!;
        const first = runStarts[run]!;
        const length = runStarts[run + 1]! - first;
        const importance = runWeights[run]!;
        const emissions = new Float32Array(length * LABEL_COUNT);
        const hiddenValues = new Float32Array(length * H);
        const masks = new Float32Array(length * H);
        const wideRows: number[] = [];
        const wideStarts: number[] = [0];
        for (let i = 0; i < length; i++) {
          const token = first + i;
          const row = i * LABEL_COUNT;
          if (options.isWide) {
            for (let slot = 0; slot < SLOT_COUNT; slot++) {
              const word = slotWords[token * SLOT_COUNT + slot]!;
              if (word < 0) continue;
              const key = word * SLOT_COUNT + slot;
              for (let r = W.starts[key]!; r < W.starts[key + 1]!; r++)
                if (random() >= featureDropout) wideRows.push(W.rows[r]! * LABEL_COUNT);
            }
            for (let r = C.starts[token]!; r < C.starts[token + 1]!; r++)
              if (random() >= featureDropout) wideRows.push(C.rows[r]! * LABEL_COUNT);
            for (let a = wideStarts[i]!; a < wideRows.length; a++) {
              const from = wideRows[a]!;
              for (let label = 0; label < LABEL_COUNT; label++) emissions[row + label]! += wide.values[from + label]! * keep;
            }
          }
          wideStarts.push(wideRows.length);
          if (H === 0) continue;
          const at = i * H;
          for (let h = 0; h < H; h++) hiddenValues[at + h] = bias.values[h]!;
          for (let r = X.starts[token]!; r < X.starts[token + 1]!; r++) {
            const from = X.rows[r]! * H;
            for (let h = 0; h < H; h++) hiddenValues[at + h]! += contexts.values[from + h]!;
          }
          for (let slot = 0; slot < SLOT_COUNT; slot++) {
            const word = slotWords[token * SLOT_COUNT + slot]!;
            if (word < 0) continue;
            addProduct(slots.values, slot * H * D, e, wordSlotInBatch[word]! * D, hiddenValues, at, H, D);
          }
          for (let h = 0; h < H; h++) {
            const mask = random() < hiddenDropout ? 0 : 1 / (1 - hiddenDropout);
            masks[at + h] = mask;
            hiddenValues[at + h] = Math.tanh(hiddenValues[at + h]!);
          }
          for (let label = 0; label < LABEL_COUNT; label++) {
            let sum = 0;
            for (let h = 0; h < H; h++) sum += output.values[label * H + h]! * hiddenValues[at + h]! * masks[at + h]!;
            emissions[row + label]! += sum;
          }
        }
        const decoder = new Decoder(transitions.values);
        decoder.sum(emissions, length);
        for (let i = 0; i < length; i++) {
          const gold = labels[first + i]!;
          loss -= Math.log(decoder.labelProbability(i, gold) + 1e-12) * importance;
          const dh = new Float32Array(H);
          const at = i * H;
          for (let label = 0; label < LABEL_COUNT; label++) {
            const gradient = (decoder.labelProbability(i, label) - (label === gold ? 1 : 0)) * importance;
            if (Math.abs(gradient) < 1e-3) continue;
            for (let a = wideStarts[i]!; a < wideStarts[i + 1]!; a++) {
              const w = wideRows[a]! + label;
              const g = gradient + options.l2 * wide.values[w]!;
              wide.squares[w]! += g * g;
              wide.values[w]! -= (options.wideRate * g) / Math.sqrt(wide.squares[w]! + 1e-2);
            }
            for (let h = 0; h < H; h++) {
              const masked = gradient * masks[at + h]!;
              output.gradients[label * H + h]! += masked * hiddenValues[at + h]!;
              dh[h]! += masked * output.values[label * H + h]!;
            }
          }
          if (H === 0) continue;
          const token = first + i;
          for (let h = 0; h < H; h++) {
            dh[h]! *= 1 - hiddenValues[at + h]! ** 2;
            bias.gradients[h]! += dh[h]!;
          }
          for (let r = X.starts[token]!; r < X.starts[token + 1]!; r++) {
            const from = X.rows[r]! * H;
            for (let h = 0; h < H; h++) {
              const g = dh[h]!;
              contexts.squares[from + h]! += g * g;
              contexts.values[from + h]! -= (options.embeddingRate * anneal * g) / Math.sqrt(contexts.squares[from + h]! + 1e-3);
            }
          }
          for (let slot = 0; slot < SLOT_COUNT; slot++) {
            const word = slotWords[token * SLOT_COUNT + slot]!;
            if (word < 0) continue;
            const k = wordSlotInBatch[word]! * D;
            addOuterProducts(slots.values, slots.gradients, slot * H * D, dh, e, de, k, H, D);
          }
        }
        for (let i = 0; i <= length; i++) {
          const goldBefore = i === 0 ? OUTSIDE : labels[first + i - 1]!;
          const goldAfter = i === length ? OUTSIDE : labels[first + i]!;
          for (let after = 0; after < LABEL_COUNT; after++) {
            for (const before of PREDECESSORS[after]!) {
              const isGold = before === goldBefore && after === goldAfter;
              const g = (decoder.transitionProbability(i, before, after) - (isGold ? 1 : 0)) * importance;
              if (Math.abs(g) < 1e-3) continue;
              const t = before * LABEL_COUNT + after;
              transitions.squares[t]! += g * g;
              transitions.values[t]! -= (options.wideRate * g) / Math.sqrt(transitions.squares[t]! + 1e-2);
            }
          }
        }
      }
      for (let k = 0; k < batchWords.length; k++) {
        wordSlotInBatch[batchWords[k]!] = -1;
        for (let a = activeStarts[k]!; a < activeStarts[k + 1]!; a++) {
          const from = activeRows[a]!;
          for (let d = 0; d < D; d++) {
            const g = de[k * D + d]! * keep;
            const s = embeddings.squares[from + d]! + g * g;
            embeddings.squares[from + d] = s;
            embeddings.values[from + d]! -= (options.embeddingRate * anneal * g) / Math.sqrt(s + 1e-3);
          }
        }
      }
      if (H > 0) for (const dense of [slots, bias, output]) dense.adam(options.denseRate * anneal);
    }
    for (const parameters of all) parameters.endEpoch(epoch, options.epochs);
    options.onEpoch?.(epoch, loss, {
      wide: wide.average(),
      embeddings: embeddings.average(),
      slots: slots.average(),
      contexts: contexts.average(),
      bias: bias.average(),
      output: output.average(),
      transitions: transitions.average(),
    });
  }
  return {
    wide: wide.average(),
    embeddings: embeddings.average(),
    slots: slots.average(),
    contexts: contexts.average(),
    bias: bias.average(),
    output: output.average(),
    transitions: transitions.average(),
  };
}

function addProduct(
  matrix: Float32Array, m: number, vector: Float32Array, v: number, target: Float32Array, t: number, H: number, D: number,
): void {
  for (let h = 0; h < H; h++) {
    let sum = 0;
    const row = m + h * D;
    for (let d = 0; d < D; d++) sum += matrix[row + d]! * vector[v + d]!;
    target[t + h]! += sum;
  }
}

function addOuterProducts(
  matrix: Float32Array, gradients: Float32Array, m: number, dh: Float32Array, e: Float32Array, de: Float32Array, k: number, H: number, D: number,
): void {
  for (let h = 0; h < H; h++) {
    const g = dh[h]!;
    if (g < 1e-5 && g > -1e-5) continue;
    const row = m + h * D;
    for (let d = 0; d < D; d++) {
      gradients[row + d]! += g * e[k + d]!;
      de[k + d]! += g * matrix[row + d]!;
    }
  }
}

class Parameters {
  readonly values: Float32Array;
  readonly gradients: Float32Array;
  readonly squares: Float32Array;
  readonly #moments: Float32Array;
  readonly #sums: Float32Array;
  #summed = 0;
  #steps = 0;

  constructor(size: number, initial?: () => number) {
    this.values = new Float32Array(size);
    if (initial !== undefined) for (let i = 0; i < size; i++) this.values[i] = initial();
    this.gradients = new Float32Array(size < 1e6 ? size : 0);
    this.#moments = new Float32Array(size < 1e6 ? size : 0);
    this.squares = new Float32Array(size);
    this.#sums = new Float32Array(size);
  }

  adam(rate: number): void {
    this.#steps++;
    const c1 = 1 - 0.9 ** this.#steps;
    const c2 = 1 - 0.999 ** this.#steps;
    const { values, gradients, squares } = this;
    for (let i = 0; i < values.length; i++) {
      const g = gradients[i]!;
      gradients[i] = 0;
      const m = (this.#moments[i] = 0.9 * this.#moments[i]! + 0.1 * g);
      const s = (squares[i] = 0.999 * squares[i]! + 0.001 * g * g);
      values[i]! -= (rate * (m / c1)) / (Math.sqrt(s / c2) + 1e-8);
    }
  }

  endEpoch(epoch: number, epochs: number): void {
    if (epoch <= epochs / 2) return;
    this.#summed++;
    for (let i = 0; i < this.values.length; i++) this.#sums[i]! += this.values[i]!;
  }

  average(): Float32Array {
    return this.#summed === 0 ? this.values.slice() : this.#sums.map((sum) => sum / this.#summed);
  }
}
