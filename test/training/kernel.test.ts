import assert from 'node:assert/strict';
import { TrainingKernel } from '../../server/training/kernel.ts';
import { addressOf } from '../../server/training/parameters.ts';

/** Small whole numbers, so that sums are the same in any order. */
function numbers(array: Float32Array, seed: number): Float32Array {
  return array.map((_, i) => ((i * 7 + seed * 5) % 11) - 5);
}

describe('training kernel', () => {
  const kernel = new TrainingKernel();
  const height = 3;
  const width = 32;

  function random(length: number, seed: number): Float32Array {
    const array = kernel.floats(length);
    array.set(numbers(array, seed));
    return array;
  }

  it('multiplies a vector with a matrix', () => {
    const vector = random(height, 1);
    const matrix = random(height * width, 2);
    const target = random(width, 3);
    const expected = target.map((value, i) =>
      vector.reduce((sum, v, j) => sum + v * matrix[j * width + i]!, value),
    );
    kernel.run.multiply(vector.byteOffset, matrix.byteOffset, height, width, target.byteOffset);
    assert.deepEqual(target.slice(), expected);
  });

  it('hands gradients on to the vector and to the matrix', () => {
    const [vector, vectorGradient] = [random(height, 1), random(height, 2)];
    const [matrix, matrixGradient] = [random(height * width, 3), random(height * width, 4)];
    const gradient = random(width, 5);
    const expectedVector = vectorGradient.map((value, j) =>
      gradient.reduce((sum, g, i) => sum + g * matrix[j * width + i]!, value),
    );
    const expectedMatrix = matrixGradient.map(
      (value, at) => value + vector[Math.floor(at / width)]! * gradient[at % width]!,
    );
    kernel.run.multiplyBackward(
      gradient.byteOffset,
      vector.byteOffset,
      vectorGradient.byteOffset,
      matrix.byteOffset,
      matrixGradient.byteOffset,
      height,
      width,
    );
    assert.deepEqual(vectorGradient.slice(), expectedVector);
    assert.deepEqual(matrixGradient.slice(), expectedMatrix);
  });

  it('adds rows of a table to a vector, and a vector to rows of a table', () => {
    const table = random(4 * width, 1);
    const rows = kernel.integers(2);
    rows.set([3, 1]);
    const sum = kernel.floats(width);
    kernel.run.addRows(table.byteOffset, rows.byteOffset, 2, width, 2, sum.byteOffset);
    assert.deepEqual(
      sum.slice(),
      sum.map((_, i) => 2 * (table[3 * width + i]! + table[width + i]!)),
    );
    const before = table.slice();
    kernel.run.addToRows(table.byteOffset, rows.byteOffset, 1, width, sum.byteOffset);
    assert.deepEqual(
      table.slice(),
      before.map((value, i) => (i < 3 * width ? value : value + sum[i - 3 * width]!)),
    );
  });

  it('teaches a vector to foretell one row and none of the others', () => {
    const vector = random(width, 1).map((value) => value / 20);
    const table = random(3 * width, 2).map((value) => value / 20);
    const [inMemory, rows, gradient] = [kernel.floats(4 * width), kernel.integers(3), kernel.floats(width)];
    inMemory.set(vector);
    inMemory.set(table, width);
    rows.set([2, 0, 1]);
    const at = inMemory.byteOffset;
    kernel.run.foretell(at, gradient.byteOffset, addressOf(inMemory, width), rows.byteOffset, 3, width, 0.5);
    const expected = new Float32Array(width);
    for (const [place, row] of [...rows].entries()) {
      const values = table.subarray(row * width, (row + 1) * width);
      const score = values.reduce((sum, value, i) => sum + value * vector[i]!, 0);
      const error = 1 / (1 + Math.exp(-score)) - (place === 0 ? 1 : 0);
      for (const [i, value] of values.entries()) {
        expected[i]! += error * value;
        const learned = inMemory[(row + 1) * width + i]!;
        assert.ok(Math.abs(learned - (value - 0.5 * error * vector[i]!)) < 1e-3);
      }
    }
    for (const [i, value] of expected.entries()) assert.ok(Math.abs(gradient[i]! - value) < 1e-3);
  });

  it('rectifies forward and backward', () => {
    const layer = random(width, 1);
    const expected = layer.map((value) => Math.max(0, 2 * value));
    kernel.run.rectify(layer.byteOffset, width, 0, 2, 1);
    assert.deepEqual(layer.slice(), expected);
    const gradient = random(width, 2);
    const passed = gradient.map((value, i) => (layer[i]! > 0 ? 2 * value : 0));
    kernel.run.rectifyBackward(layer.byteOffset, gradient.byteOffset, width, 2);
    assert.deepEqual(gradient.slice(), passed);
  });

  it('drops about as many units as it is told', () => {
    const layer = kernel.floats(16_384).fill(1);
    kernel.run.rectify(layer.byteOffset, layer.length, 65_536 / 4, 1, 12_345);
    const dropped = layer.filter((value) => value === 0).length / layer.length;
    assert.ok(Math.abs(dropped - 0.25) < 0.02, `${dropped}`);
  });

  it('computes inner products and sums of stretches of arrays', () => {
    const left = random(2 * width, 1);
    const right = random(width, 2);
    const product = right.reduce((sum, value, i) => sum + value * left[width + i]!, 0);
    assert.equal(kernel.run.dot(addressOf(left, width), right.byteOffset, width), product);
    const expected = right.map((value, i) => value + 3 * left[width + i]!);
    kernel.run.addScaled(right.byteOffset, addressOf(left, width), width, 3);
    assert.deepEqual(right.slice(), expected);
  });
});
