import type { TrainingKernel } from './kernel.ts';
import type { PretrainingOptions } from './pretraining.ts';
import { SENTENCE_END, type UnlabelledText } from './unlabelled.ts';

/** A wrong word is drawn from a table of so many. */
const WRONG_WORD_TABLE = 2 ** 22;

/** The places of the words that a word foretells: beside it, and beside the capitalized words that it stands among. */
export const Place = {
  secondBefore: 0,
  before: 1,
  after: 2,
  secondAfter: 3,
  beforeName: 4,
  afterName: 5,
} as const;
export type Place = (typeof Place)[keyof typeof Place];
const PLACE_COUNT = 6;

/** The words that can be foretold, each with a vector for each place; 0 is the border of a sentence. */
export class Contexts {
  readonly #kernel: TrainingKernel;
  readonly #tokens: Int32Array;
  readonly #options: PretrainingOptions;
  readonly #random: () => number;
  /** For each word of the text its number among those that can be foretold, or -1. */
  readonly #contextOf: Int32Array;
  readonly #count: number;
  /** A context as often as it is to be taken for a wrong one. */
  readonly #wrong = new Int32Array(WRONG_WORD_TABLE);
  /** A context's vector has one number more than an embedding, which says how frequent it is. */
  readonly #width: number;
  readonly #vectors: Float32Array;
  readonly #vector: Float32Array;
  readonly #gradient: Float32Array;
  readonly #targets: Int32Array;

  constructor(
    kernel: TrainingKernel,
    { words, counts, tokens }: UnlabelledText,
    options: PretrainingOptions,
    random: () => number,
  ) {
    this.#kernel = kernel;
    this.#tokens = tokens;
    this.#options = options;
    this.#random = random;
    const countOf = new Map<number, number>();
    for (const [w, { lower }] of words.entries()) countOf.set(lower, (countOf.get(lower) ?? 0) + counts[w]!);
    const frequent = [...countOf].filter(([, count]) => count >= options.rarestContext);
    const contextOf = new Map(frequent.map(([lower], i) => [lower, i + 1]));
    this.#contextOf = Int32Array.from(words, ({ lower }) => contextOf.get(lower) ?? -1);
    const sentences = tokens.reduce((sum, token) => sum + (token === SENTENCE_END ? 1 : 0), 0);
    const contextCounts = [sentences, ...frequent.map(([, count]) => count)];
    this.#count = contextCounts.length;
    this.#width = options.dimensions + 16;
    this.#vectors = kernel.floats(PLACE_COUNT * this.#count * this.#width);
    this.#vector = kernel.floats(this.#width);
    this.#gradient = kernel.floats(this.#width);
    this.#targets = kernel.integers(1 + options.wrongWords);
    this.#expectCounts(contextCounts);
  }

  /** The addresses of the vector that foretells, and of its gradient. */
  get vector(): number {
    return this.#vector.byteOffset;
  }

  get gradient(): number {
    return this.#gradient.byteOffset;
  }

  /** Makes room for the next word. */
  clear(): void {
    this.#vector.fill(0);
    this.#vector[this.#options.dimensions] = 1;
    this.#gradient.fill(0);
  }

  /** Foretells the word at a place of the sentence from `start` to `end`; what is farther than its border is left out. */
  foretell(place: Place, token: number, start: number, end: number, pace: number): void {
    if (token < start - 1 || token > end) return;
    const context = token < start || token === end ? 0 : this.#contextOf[this.#tokens[token]!]!;
    if (context < 0) return;
    const first = place * this.#count;
    this.#targets[0] = first + context;
    for (let i = 1; i < this.#targets.length; i++)
      this.#targets[i] = first + this.#wrong[Math.floor(this.#random() * WRONG_WORD_TABLE)]!;
    this.#kernel.run.foretell(
      this.vector,
      this.gradient,
      this.#vectors.byteOffset,
      this.#targets.byteOffset,
      this.#targets.length,
      this.#width,
      this.#options.contextRate * pace,
    );
  }

  /** Draws wrong words by their counts to the power of 3/4, and starts from how often each context is right by chance. */
  #expectCounts(counts: readonly number[]): void {
    const shares = counts.map((count) => count ** 0.75);
    const all = counts.reduce((a, b) => a + b);
    const allShares = shares.reduce((a, b) => a + b);
    let filled = 0;
    let sum = 0;
    for (const [context, share] of shares.entries()) {
      sum += share;
      const to = Math.round((WRONG_WORD_TABLE * sum) / allShares);
      this.#wrong.fill(context, filled, to);
      filled = to;
      const right = counts[context]! / all;
      const wrong = (this.#options.wrongWords * share) / allShares;
      for (let place = 0; place < PLACE_COUNT; place++)
        this.#vectors[(place * this.#count + context) * this.#width + this.#options.dimensions] = Math.log(
          right / wrong,
        );
    }
  }
}
