import { Arena } from './arena.ts';
import { startKernel } from './kernel.ts';
import { LABEL_COUNT } from './labels.ts';

/** Numbers in a row of labels, padded as server/kernel/decoding.ts wants it: 64-bit numbers to even ones, others to four. */
export const WIDE_ROW = LABEL_COUNT + 1;
export const SHORT_ROW = LABEL_COUNT + 3;

/** The weights of a decoder, with padded rows. */
export interface ChainWeights {
  /** The scores of pairs of labels, a short row for each label before; minus infinity where a label cannot follow. */
  readonly scores: Float32Array;
  /** Their exponentials, a wide row for each label before; and a wide row for each label after. */
  readonly factors: Float64Array;
  readonly reversedFactors: Float64Array;
}

/**
 * The memory in which server/kernel/decoding.ts decodes runs of tokens. All decoders share one, because each needs it for a
 * moment only; its rows of numbers are those of the run last decoded.
 */
export class Lattice {
  readonly #arena = new Arena();
  readonly #kernel = startKernel(this.#arena.memory);
  readonly #chain = this.#arena.reserve(10 * 4);
  readonly #scores = this.#arena.reserve(LABEL_COUNT * SHORT_ROW * 4);
  readonly #factors = this.#arena.reserve(LABEL_COUNT * WIDE_ROW * 8);
  readonly #reversedFactors = this.#arena.reserve(LABEL_COUNT * WIDE_ROW * 8);
  #weights: ChainWeights | undefined;
  #capacity = 0;
  #emissions = new Float32Array(0);
  #best = new Uint8Array(0);
  potentials = new Float64Array(0);
  /** Begins with a row for the outside in front of the run. */
  forward = new Float64Array(0);
  backward = new Float64Array(0);
  /** What each token's row of `forward` was divided by. */
  norms = new Float64Array(0);

  /** Returns the most probable labels of the run whose emissions begin with the row `start`. */
  findBestLabels(weights: ChainWeights, emissions: Float32Array, length: number, start: number): Uint8Array {
    this.#take(weights, emissions, length, start);
    this.#kernel.findBestLabels(this.#chain, length);
    return this.#best.slice(0, length);
  }

  /** Fills the rows of numbers with sums over all labelings of the run whose emissions begin with the row `start`. */
  sumLabelings(weights: ChainWeights, emissions: Float32Array, length: number, start: number): void {
    this.#take(weights, emissions, length, start);
    this.#kernel.sumLabelings(this.#chain, length);
  }

  #take(weights: ChainWeights, emissions: Float32Array, length: number, start: number): void {
    if (length > this.#capacity) this.#grow(Math.max(length, 2 * this.#capacity, 64));
    if (weights !== this.#weights) {
      this.#arena.floats(this.#scores, weights.scores.length).set(weights.scores);
      this.#arena.doubles(this.#factors, weights.factors.length).set(weights.factors);
      this.#arena.doubles(this.#reversedFactors, weights.factors.length).set(weights.reversedFactors);
      this.#weights = weights;
    }
    const from = start * LABEL_COUNT;
    const to = this.#emissions;
    for (let i = 0; i < length * LABEL_COUNT; i++) to[i] = emissions[from + i] ?? 0;
  }

  /** Makes room for runs of so many tokens. The old room is lost, which is not much, as the new one is twice as large. */
  #grow(capacity: number): void {
    const arena = this.#arena;
    const rows = (capacity + 1) * WIDE_ROW;
    const emissions = arena.reserve((capacity * LABEL_COUNT + 3) * 4);
    const potentials = arena.reserve(rows * 8);
    const forward = arena.reserve(rows * 8);
    const backward = arena.reserve(rows * 8);
    const norms = arena.reserve(capacity * 8);
    const origins = arena.reserve((capacity + 1) * SHORT_ROW * 4);
    const best = arena.reserve(capacity);
    arena
      .integers(this.#chain, 10)
      .set([
        emissions,
        this.#scores,
        this.#factors,
        this.#reversedFactors,
        potentials,
        forward,
        backward,
        norms,
        origins,
        best,
      ]);
    this.#capacity = capacity;
    this.#emissions = arena.floats(emissions, capacity * LABEL_COUNT);
    this.potentials = arena.doubles(potentials, rows);
    this.forward = arena.doubles(forward, rows);
    this.backward = arena.doubles(backward, rows);
    this.norms = arena.doubles(norms, capacity);
    this.#best = arena.bytes(best, capacity);
  }
}
