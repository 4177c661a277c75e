import type { TrainingKernel } from './kernel.ts';

/** Weights that learn. What there is of them over many steps can be averaged, which is better than what they end with. */
abstract class Weights {
  readonly values: Float32Array;
  protected readonly kernel: TrainingKernel;
  readonly #sums: Float32Array;
  #summed = 0;

  /** Makes `size` weights, each with the value that `initial` returns. */
  constructor(kernel: TrainingKernel, size: number, initial: () => number = () => 0) {
    this.kernel = kernel;
    this.values = kernel.floats(size);
    for (let i = 0; i < size; i++) this.values[i] = initial();
    this.#sums = kernel.floats(size);
  }

  /** Adds the weights as they are to those that {@link average} averages. */
  remember(): void {
    this.#summed++;
    this.kernel.run.addScaled(this.#sums.byteOffset, this.values.byteOffset, this.values.length, 1);
  }

  /** Returns the average of the remembered weights, or the weights as they are where none were remembered. */
  average(): Float32Array {
    const count = this.#summed;
    return count === 0 ? this.values.slice() : this.#sums.map((sum) => sum / count);
  }
}

/** Weights of which each step changes all (Adam): they gather gradients first. */
export class DenseWeights extends Weights {
  readonly gradients: Float32Array;
  readonly #moments: Float32Array;
  readonly #squares: Float32Array;
  #steps = 0;

  constructor(kernel: TrainingKernel, size: number, initial?: () => number) {
    super(kernel, size, initial);
    this.gradients = kernel.floats(size);
    this.#moments = kernel.floats(size);
    this.#squares = kernel.floats(size);
  }

  /** Takes a step against the gradients and clears them. */
  step(rate: number): void {
    this.#steps++;
    this.kernel.run.stepAll(
      this.values.byteOffset,
      this.gradients.byteOffset,
      this.#moments.byteOffset,
      this.#squares.byteOffset,
      this.values.length,
      rate / (1 - 0.9 ** this.#steps),
      1 / (1 - 0.999 ** this.#steps),
    );
  }
}

/** Rows of weights of which a step changes few: each row learns at once, at a pace of its own (AdaGrad). */
export class SparseWeights extends Weights {
  readonly #width: number;
  readonly #squares: Float32Array;

  /** With more `caution` the first steps of a row are shorter. */
  constructor(kernel: TrainingKernel, rows: number, width: number, initial?: () => number, caution = 0) {
    super(kernel, rows * width, initial);
    this.#width = width;
    this.#squares = kernel.floats(rows * width).fill(caution);
  }

  /** Adds the rows with the numbers in `rows`, `count` of them, each times `scale`, to `target`; all are in the kernel's memory. */
  addTo(target: number, rows: number, count: number, scale: number): void {
    this.kernel.run.addRows(this.values.byteOffset, rows, count, this.#width, scale, target);
  }

  /** Takes a step for these rows against the gradient times `scale`. */
  step(gradient: number, rows: number, count: number, scale: number, rate: number): void {
    this.kernel.run.stepRows(
      this.values.byteOffset,
      this.#squares.byteOffset,
      rows,
      count,
      this.#width,
      gradient,
      scale,
      rate,
    );
  }
}

/** Returns the address of an element of an array for the kernel. */
export function addressOf(array: Float32Array | Int32Array, index: number): number {
  return array.byteOffset + array.BYTES_PER_ELEMENT * index;
}
