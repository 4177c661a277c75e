import { compileAssembly } from './assembly.ts';

/** The functions of `server/kernel/training.ts`, explained there. Arrays are passed as their addresses in the kernel's memory. */
interface Functions {
  addRows(table: number, rows: number, count: number, width: number, scale: number, target: number): void;
  addToRows(table: number, rows: number, count: number, width: number, vector: number): void;
  multiply(vector: number, matrix: number, height: number, width: number, target: number): void;
  multiplyBackward(
    gradient: number,
    vector: number,
    vectorGradient: number,
    matrix: number,
    matrixGradient: number,
    height: number,
    width: number,
  ): void;
  dot(left: number, right: number, width: number): number;
  addScaled(target: number, vector: number, width: number, factor: number): void;
  rectify(layer: number, width: number, dropout: number, scale: number, random: number): number;
  rectifyBackward(layer: number, gradient: number, width: number, scale: number): void;
  stepAll(
    values: number,
    gradients: number,
    moments: number,
    squares: number,
    size: number,
    momentScale: number,
    squareScale: number,
  ): void;
  stepRows(
    values: number,
    squares: number,
    rows: number,
    count: number,
    width: number,
    gradient: number,
    scale: number,
    rate: number,
  ): void;
  foretell(
    vector: number,
    gradient: number,
    table: number,
    rows: number,
    count: number,
    width: number,
    rate: number,
  ): number;
}

/** Pages of 64 kilobytes: two gigabytes, of which the machine gives only what is written to. */
const PAGES = 32_768;

const module = new WebAssembly.Module(await compileAssembly('training.ts'));

/** The compiled inner loops of training, with a memory of their own in which all arrays lie that they work on. */
export class TrainingKernel {
  readonly run: Functions;
  readonly #memory = new WebAssembly.Memory({ initial: PAGES });
  #used = 0;

  constructor() {
    this.run = new WebAssembly.Instance(module, { env: { memory: this.#memory } }).exports as Functions;
  }

  /** Returns a new array of zeros; its address for the kernel is its `byteOffset`. */
  floats(length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, this.#reserve(length), length);
  }

  integers(length: number): Int32Array {
    return new Int32Array(this.#memory.buffer, this.#reserve(length), length);
  }

  #reserve(length: number): number {
    const address = this.#used;
    this.#used += Math.ceil(length / 4) * 16;
    return address;
  }
}
