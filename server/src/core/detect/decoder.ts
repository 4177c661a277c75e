import { LABEL_COUNT, labelOf, LabelPart, OUTSIDE, PREDECESSORS } from './labels.ts';

/** Keeps the sums of runs whose every labelling has an absurdly low score from becoming zero. */
const SMALLEST_POTENTIAL = 1e-60;

/**
 * A linear-chain conditional random field over the labels of one run of tokens, with the outside on both its sides.
 * Emissions are rows of {@link LABEL_COUNT} scores, one row a token. The buffers are kept from run to run.
 */
export class Decoder {
  readonly #transitions: Float32Array;
  /** The exponentials of the transitions, zero where a label cannot follow. */
  readonly #factors: Float64Array;
  #length = 0;
  #potentials = new Float64Array(0);
  #forward = new Float64Array(0);
  #backward = new Float64Array(0);
  #best = new Float64Array(0);
  #from = new Uint8Array(0);
  /** The normalizer of each row of the forward scores, which keeps long runs from overflowing. */
  #norms = new Float64Array(0);

  /** Takes the scores of the transitions, `[before * LABEL_COUNT + after]`. */
  constructor(transitions: Float32Array) {
    this.#transitions = transitions;
    this.#factors = new Float64Array(LABEL_COUNT * LABEL_COUNT);
    for (let after = 0; after < LABEL_COUNT; after++) {
      for (const before of PREDECESSORS[after] ?? []) {
        const i = before * LABEL_COUNT + after;
        this.#factors[i] = Math.exp(transitions[i] ?? 0);
      }
    }
  }

  /** Returns the most probable labels of the run (the Viterbi algorithm). */
  bestLabels(emissions: Float32Array, length: number): Uint8Array {
    this.#reserve(length);
    const best = this.#best;
    const from = this.#from;
    for (let i = 0; i < length; i++) {
      for (let label = 0; label < LABEL_COUNT; label++) {
        let bestScore = -Infinity;
        let bestBefore = OUTSIDE;
        if (i === 0) {
          if (PREDECESSORS[label]?.[0] === OUTSIDE) bestScore = this.#transitions[label] ?? 0;
        } else {
          const row = (i - 1) * LABEL_COUNT;
          for (const before of PREDECESSORS[label] ?? []) {
            const score = (best[row + before] ?? 0) + (this.#transitions[before * LABEL_COUNT + label] ?? 0);
            if (score > bestScore) {
              bestScore = score;
              bestBefore = before;
            }
          }
        }
        best[i * LABEL_COUNT + label] = bestScore + (emissions[i * LABEL_COUNT + label] ?? 0);
        from[i * LABEL_COUNT + label] = bestBefore;
      }
    }
    const labels = new Uint8Array(length);
    let label = OUTSIDE;
    let bestScore = -Infinity;
    for (const last of PREDECESSORS[OUTSIDE] ?? []) {
      const score =
        (best[(length - 1) * LABEL_COUNT + last] ?? 0) +
        (this.#transitions[last * LABEL_COUNT + OUTSIDE] ?? 0);
      if (score > bestScore) {
        bestScore = score;
        label = last;
      }
    }
    for (let i = length - 1; i >= 0; i--) {
      labels[i] = label;
      label = from[i * LABEL_COUNT + label] ?? OUTSIDE;
    }
    return labels;
  }

  /** Sums over all labelings of the run (the forward-backward algorithm); {@link spanProbability} and others read the sums. */
  sum(emissions: Float32Array, length: number): void {
    this.#reserve(length);
    this.#length = length;
    const potentials = this.#potentials;
    const forward = this.#forward;
    const backward = this.#backward;
    const factors = this.#factors;
    for (let i = 0; i < length; i++) {
      const row = i * LABEL_COUNT;
      let highest = -Infinity;
      for (let label = 0; label < LABEL_COUNT; label++)
        highest = Math.max(highest, emissions[row + label] ?? 0);
      let total = 0;
      for (let label = 0; label < LABEL_COUNT; label++) {
        const potential = Math.exp((emissions[row + label] ?? 0) - highest) + SMALLEST_POTENTIAL;
        potentials[row + label] = potential;
        let incoming = 0;
        if (i === 0) incoming = factors[label] ?? 0;
        else {
          for (const before of PREDECESSORS[label] ?? [])
            incoming +=
              (forward[row - LABEL_COUNT + before] ?? 0) * (factors[before * LABEL_COUNT + label] ?? 0);
        }
        forward[row + label] = incoming * potential;
        total += incoming * potential;
      }
      for (let label = 0; label < LABEL_COUNT; label++)
        forward[row + label] = (forward[row + label] ?? 0) / total;
      this.#norms[i] = total;
    }
    for (let i = length - 1; i >= 0; i--) {
      const row = i * LABEL_COUNT;
      backward.fill(0, row, row + LABEL_COUNT);
      if (i === length - 1) {
        for (const last of PREDECESSORS[OUTSIDE] ?? [])
          backward[row + last] = factors[last * LABEL_COUNT] ?? 0;
        let total = 0;
        for (let label = 0; label < LABEL_COUNT; label++)
          total += (forward[row + label] ?? 0) * (backward[row + label] ?? 0);
        for (let label = 0; label < LABEL_COUNT; label++)
          backward[row + label] = (backward[row + label] ?? 0) / total;
        continue;
      }
      const next = row + LABEL_COUNT;
      const norm = this.#norms[i + 1] ?? 1;
      for (let label = 0; label < LABEL_COUNT; label++) {
        const weight = ((potentials[next + label] ?? 0) * (backward[next + label] ?? 0)) / norm;
        for (const before of PREDECESSORS[label] ?? [])
          backward[row + before] =
            (backward[row + before] ?? 0) + weight * (factors[before * LABEL_COUNT + label] ?? 0);
      }
    }
  }

  /** Returns the probability of a label at a token of the run last summed. */
  labelProbability(token: number, label: number): number {
    const i = token * LABEL_COUNT + label;
    return (this.#forward[i] ?? 0) * (this.#backward[i] ?? 0);
  }

  /** Returns the probability that exactly the tokens from `start` to `end` (exclusive) are a name of the type. */
  spanProbability(start: number, end: number, type: number): number {
    if (end - start === 1) return this.labelProbability(start, labelOf(type, LabelPart.single));
    let label = labelOf(type, LabelPart.begin);
    let probability = this.#forward[start * LABEL_COUNT + label] ?? 0;
    for (let i = start + 1; i < end; i++) {
      const next = labelOf(type, i === end - 1 ? LabelPart.end : LabelPart.inside);
      const factor = this.#factors[label * LABEL_COUNT + next] ?? 0;
      probability *= (factor * (this.#potentials[i * LABEL_COUNT + next] ?? 0)) / (this.#norms[i] ?? 1);
      label = next;
    }
    return probability * (this.#backward[(end - 1) * LABEL_COUNT + label] ?? 0);
  }

  /** Returns the expected number of times, in the run last summed, that `after` follows `before` between tokens `i - 1` and `i`. */
  transitionProbability(i: number, before: number, after: number): number {
    const factor = this.#factors[before * LABEL_COUNT + after] ?? 0;
    if (i === 0) return before === OUTSIDE ? this.labelProbability(0, after) : 0;
    if (i === this.#length) return after === OUTSIDE ? this.labelProbability(i - 1, before) : 0;
    const row = i * LABEL_COUNT;
    const weight =
      ((this.#potentials[row + after] ?? 0) * (this.#backward[row + after] ?? 0)) / (this.#norms[i] ?? 1);
    return (this.#forward[row - LABEL_COUNT + before] ?? 0) * factor * weight;
  }

  #reserve(length: number): void {
    const needed = length * LABEL_COUNT;
    if (needed <= this.#best.length) return;
    const capacity = Math.max(needed, this.#best.length * 2, 32 * LABEL_COUNT);
    this.#potentials = new Float64Array(capacity);
    this.#forward = new Float64Array(capacity);
    this.#backward = new Float64Array(capacity);
    this.#best = new Float64Array(capacity);
    this.#from = new Uint8Array(capacity);
    this.#norms = new Float64Array(capacity / LABEL_COUNT + 1);
  }
}
