import { LABEL_COUNT, labelOf, LabelPart, OUTSIDE, PREDECESSORS } from './labels.ts';
import { Lattice, SHORT_ROW, WIDE_ROW, type ChainWeights } from './lattice.ts';

let sharedLattice: Lattice | undefined;

/**
 * A linear-chain conditional random field over the labels of one run of tokens, with the outside on both its sides.
 * Emissions are rows of {@link LABEL_COUNT} scores, one row a token. With pᵢ the exponentials of token i's emissions and T
 * the matrix of those of transitions, zero where a label cannot follow, the rows that sum over labelings are
 *
 *     forwardᵢ = pᵢ ∘ (forwardᵢ₋₁ T) / normᵢ,   backwardᵢ = T (pᵢ₊₁ ∘ backwardᵢ₊₁) / normᵢ₊₁
 *
 * and the probability of a label at a token is the product of its numbers in both. Norms keep long runs from overflowing.
 */
export class Decoder {
  readonly #lattice: Lattice;
  readonly #weights: ChainWeights;
  #length = 0;

  /** Takes the scores of the transitions, `[before * LABEL_COUNT + after]`. */
  constructor(transitions: Float32Array) {
    this.#lattice = sharedLattice ??= new Lattice();
    this.#weights = chainWeights(transitions);
  }

  /** Returns the most probable labels of the run whose emissions begin with the row `start` (the Viterbi algorithm). */
  bestLabels(emissions: Float32Array, length: number, start = 0): Uint8Array {
    return this.#lattice.findBestLabels(this.#weights, emissions, length, start);
  }

  /**
   * Sums over all labelings of the run whose emissions begin with the row `start` (the forward-backward algorithm);
   * {@link spanProbability} and others read the sums, until this or another decoder sums again.
   */
  sum(emissions: Float32Array, length: number, start = 0): void {
    this.#lattice.sumLabelings(this.#weights, emissions, length, start);
    this.#length = length;
  }

  /** Returns the probability of a label at a token of the run last summed. */
  labelProbability(token: number, label: number): number {
    const { forward, backward } = this.#lattice;
    return (forward[(token + 1) * WIDE_ROW + label] ?? 0) * (backward[token * WIDE_ROW + label] ?? 0);
  }

  /** Returns the probability that exactly the tokens from `start` to `end` (exclusive) are a name of the type. */
  spanProbability(start: number, end: number, type: number): number {
    if (end - start === 1) return this.labelProbability(start, labelOf(type, LabelPart.single));
    const { forward, backward } = this.#lattice;
    let label = labelOf(type, LabelPart.begin);
    let probability = forward[(start + 1) * WIDE_ROW + label] ?? 0;
    for (let i = start + 1; i < end; i++) {
      const next = labelOf(type, i === end - 1 ? LabelPart.end : LabelPart.inside);
      probability *= this.#step(i, label, next);
      label = next;
    }
    return probability * (backward[(end - 1) * WIDE_ROW + label] ?? 0);
  }

  /** Returns the expected number of times, in the run last summed, that `after` follows `before` between tokens `i - 1` and `i`. */
  transitionProbability(i: number, before: number, after: number): number {
    if (i === 0) return before === OUTSIDE ? this.labelProbability(0, after) : 0;
    if (i === this.#length) return after === OUTSIDE ? this.labelProbability(i - 1, before) : 0;
    const { forward, backward } = this.#lattice;
    const fromLeft = forward[i * WIDE_ROW + before] ?? 0;
    return fromLeft * this.#step(i, before, after) * (backward[i * WIDE_ROW + after] ?? 0);
  }

  /** Returns what a labelling gains by going from a label to the next at a token. */
  #step(token: number, before: number, after: number): number {
    const { potentials, norms } = this.#lattice;
    const factor = this.#weights.factors[before * WIDE_ROW + after] ?? 0;
    return (factor * (potentials[token * WIDE_ROW + after] ?? 0)) / (norms[token] ?? 1);
  }
}

function chainWeights(transitions: Float32Array): ChainWeights {
  const scores = new Float32Array(LABEL_COUNT * SHORT_ROW).fill(-Infinity);
  const factors = new Float64Array(LABEL_COUNT * WIDE_ROW);
  const reversedFactors = new Float64Array(LABEL_COUNT * WIDE_ROW);
  for (const [after, befores] of PREDECESSORS.entries()) {
    for (const before of befores) {
      const score = transitions[before * LABEL_COUNT + after] ?? 0;
      scores[before * SHORT_ROW + after] = score;
      factors[before * WIDE_ROW + after] = Math.exp(score);
      reversedFactors[after * WIDE_ROW + before] = Math.exp(score);
    }
  }
  return { scores, factors, reversedFactors };
}
