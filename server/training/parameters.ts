/** An array of weights that learns: it gathers gradients and takes steps against them. */
export class Parameters {
  readonly values: Float64Array;
  readonly gradients: Float64Array;
  readonly #moments: Float64Array;
  readonly #squares: Float64Array;
  readonly #sums: Float64Array;
  #steps = 0;
  #summed = 0;

  /** Makes `size` weights, each with the value that `initial` returns. */
  constructor(size: number, initial: () => number = () => 0) {
    this.values = Float64Array.from({ length: size }, initial);
    this.gradients = new Float64Array(size);
    this.#moments = new Float64Array(size);
    this.#squares = new Float64Array(size);
    this.#sums = new Float64Array(size);
  }

  /** Takes a step for all weights (Adam, Kingma and Ba 2015) and clears the gradients. */
  step(rate: number): void {
    this.#steps++;
    const momentScale = rate / (1 - 0.9 ** this.#steps);
    const squareScale = 1 / (1 - 0.999 ** this.#steps);
    const { values, gradients } = this;
    for (let i = 0; i < values.length; i++) {
      const gradient = gradients[i]!;
      gradients[i] = 0;
      const moment = 0.9 * this.#moments[i]! + 0.1 * gradient;
      const square = 0.999 * this.#squares[i]! + 0.001 * gradient * gradient;
      this.#moments[i] = moment;
      this.#squares[i] = square;
      values[i]! -= (momentScale * moment) / (Math.sqrt(square * squareScale) + 1e-8);
    }
  }

  /** Adds the weights as they are to those that {@link average} averages. */
  remember(): void {
    this.#summed++;
    for (let i = 0; i < this.values.length; i++) this.#sums[i]! += this.values[i]!;
  }

  /** Returns the average of the remembered weights, or the weights as they are where none were remembered. */
  average(): Float32Array {
    const { values } = this;
    return Float32Array.from(values, (value, i) =>
      this.#summed === 0 ? value : this.#sums[i]! / this.#summed,
    );
  }
}

/** Rows of weights of which a step changes few: each row learns at once, at a pace of its own (AdaGrad, Duchi et al. 2011). */
export class SparseParameters {
  readonly values: Float32Array;
  readonly #squares: Float32Array;
  readonly #sums: Float32Array;
  #summed = 0;

  constructor(size: number, initial: () => number = () => 0) {
    this.values = Float32Array.from({ length: size }, initial);
    this.#squares = new Float32Array(size);
    this.#sums = new Float32Array(size);
  }

  /** Takes a step for the row that begins at `row`, against the gradients from `offset` on, times `scale`. */
  step(
    row: number,
    gradients: Float64Array,
    offset: number,
    width: number,
    scale: number,
    rate: number,
  ): void {
    const { values } = this;
    const squares = this.#squares;
    for (let i = 0; i < width; i++) {
      const gradient = gradients[offset + i]! * scale;
      const square = squares[row + i]! + gradient * gradient;
      squares[row + i] = square;
      values[row + i]! -= (rate * gradient) / Math.sqrt(square + 1e-3);
    }
  }

  remember(): void {
    this.#summed++;
    for (let i = 0; i < this.values.length; i++) this.#sums[i]! += this.values[i]!;
  }

  average(): Float32Array {
    return this.#summed === 0 ? this.values.slice() : this.#sums.map((sum) => sum / this.#summed);
  }
}
