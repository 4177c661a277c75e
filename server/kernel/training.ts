/**
 * The inner loops of training, in AssemblyScript: four numbers at a time, in a fixed order, so that the same data gives the
 * same weights on every machine. Arrays are addresses of 32-bit floats; all lengths are multiples of sixteen.
 */

/** Bytes of a float, and of a vector of four. */
const FLOAT: usize = 4;
const VECTOR: usize = 16;
const BLOCK: usize = 4 * VECTOR;

/** Adds to `target` the rows of a table with these numbers, each times `scale`. */
export function addRows(
  table: usize,
  rows: usize,
  count: usize,
  width: usize,
  scale: f32,
  target: usize,
): void {
  const bytes = width * FLOAT;
  const factor = f32x4.splat(scale);
  for (let r: usize = 0; r < count; r++) {
    const row = table + <usize>load<i32>(rows + r * 4) * bytes;
    for (let i: usize = 0; i < bytes; i += VECTOR)
      v128.store(target + i, f32x4.add(v128.load(target + i), f32x4.mul(v128.load(row + i), factor)));
  }
}

/** Adds a vector to the rows of a table with these numbers. */
export function addToRows(table: usize, rows: usize, count: usize, width: usize, vector: usize): void {
  const bytes = width * FLOAT;
  for (let r: usize = 0; r < count; r++) {
    const row = table + <usize>load<i32>(rows + r * 4) * bytes;
    for (let i: usize = 0; i < bytes; i += VECTOR)
      v128.store(row + i, f32x4.add(v128.load(row + i), v128.load(vector + i)));
  }
}

/** Adds to `target` the product of a vector with a matrix, which has a row of `width` for each of its `height` numbers. */
export function multiply(vector: usize, matrix: usize, height: usize, width: usize, target: usize): void {
  const bytes = width * FLOAT;
  for (let i: usize = 0; i < bytes; i += BLOCK) {
    let a = v128.load(target + i);
    let b = v128.load(target + i, VECTOR);
    let c = v128.load(target + i, 2 * VECTOR);
    let d = v128.load(target + i, 3 * VECTOR);
    let row = matrix + i;
    for (let j: usize = 0; j < height; j++, row += bytes) {
      const factor = v128.load32_splat(vector + j * FLOAT);
      a = f32x4.add(a, f32x4.mul(v128.load(row), factor));
      b = f32x4.add(b, f32x4.mul(v128.load(row, VECTOR), factor));
      c = f32x4.add(c, f32x4.mul(v128.load(row, 2 * VECTOR), factor));
      d = f32x4.add(d, f32x4.mul(v128.load(row, 3 * VECTOR), factor));
    }
    v128.store(target + i, a);
    v128.store(target + i, b, VECTOR);
    v128.store(target + i, c, 2 * VECTOR);
    v128.store(target + i, d, 3 * VECTOR);
  }
}

/** Hands the gradient of what {@link multiply} has computed on: to the vector and to the matrix. */
export function multiplyBackward(
  gradient: usize,
  vector: usize,
  vectorGradient: usize,
  matrix: usize,
  matrixGradient: usize,
  height: usize,
  width: usize,
): void {
  const bytes = width * FLOAT;
  let row = matrix;
  let rowGradient = matrixGradient;
  for (let j: usize = 0; j < height; j++, row += bytes, rowGradient += bytes) {
    const factor = v128.load32_splat(vector + j * FLOAT);
    let a = f32x4.splat(0);
    let b = f32x4.splat(0);
    let c = f32x4.splat(0);
    let d = f32x4.splat(0);
    for (let i: usize = 0; i < bytes; i += BLOCK) {
      const p = v128.load(gradient + i);
      const q = v128.load(gradient + i, VECTOR);
      const r = v128.load(gradient + i, 2 * VECTOR);
      const s = v128.load(gradient + i, 3 * VECTOR);
      a = f32x4.add(a, f32x4.mul(p, v128.load(row + i)));
      b = f32x4.add(b, f32x4.mul(q, v128.load(row + i, VECTOR)));
      c = f32x4.add(c, f32x4.mul(r, v128.load(row + i, 2 * VECTOR)));
      d = f32x4.add(d, f32x4.mul(s, v128.load(row + i, 3 * VECTOR)));
      const to = rowGradient + i;
      v128.store(to, f32x4.add(v128.load(to), f32x4.mul(p, factor)));
      v128.store(to, f32x4.add(v128.load(to, VECTOR), f32x4.mul(q, factor)), VECTOR);
      v128.store(to, f32x4.add(v128.load(to, 2 * VECTOR), f32x4.mul(r, factor)), 2 * VECTOR);
      v128.store(to, f32x4.add(v128.load(to, 3 * VECTOR), f32x4.mul(s, factor)), 3 * VECTOR);
    }
    const to = vectorGradient + j * FLOAT;
    store<f32>(to, load<f32>(to) + sum(f32x4.add(f32x4.add(a, b), f32x4.add(c, d))));
  }
}

/** Returns the inner product of two vectors. */
export function dot(left: usize, right: usize, width: usize): f32 {
  let total = f32x4.splat(0);
  for (let i: usize = 0; i < width * FLOAT; i += VECTOR)
    total = f32x4.add(total, f32x4.mul(v128.load(left + i), v128.load(right + i)));
  return sum(total);
}

function sum(vector: v128): f32 {
  return (
    f32x4.extract_lane(vector, 0) +
    f32x4.extract_lane(vector, 1) +
    (f32x4.extract_lane(vector, 2) + f32x4.extract_lane(vector, 3))
  );
}

/** Adds `factor` times a vector to `target`. */
export function addScaled(target: usize, vector: usize, width: usize, factor: f32): void {
  const factors = f32x4.splat(factor);
  for (let i: usize = 0; i < width * FLOAT; i += VECTOR)
    v128.store(target + i, f32x4.add(v128.load(target + i), f32x4.mul(v128.load(vector + i), factors)));
}

/**
 * Makes negative numbers zero, and of the others at random about `dropout` of 65,536; what is left is scaled by `scale`.
 * Returns the state of the random numbers for the next call (xorshift, Marsaglia 2003).
 */
export function rectify(layer: usize, width: usize, dropout: u32, scale: f32, random: u32): u32 {
  let state = random;
  for (let i: usize = 0; i < width * FLOAT; i += FLOAT) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    const value = load<f32>(layer + i);
    store<f32>(layer + i, value > 0 && (state & 0xffff) >= dropout ? value * scale : 0);
  }
  return state;
}

/** Clears the gradient where the layer is zero, and scales the rest by `scale`. */
export function rectifyBackward(layer: usize, gradient: usize, width: usize, scale: f32): void {
  const zero = f32x4.splat(0);
  const factor = f32x4.splat(scale);
  for (let i: usize = 0; i < width * FLOAT; i += VECTOR) {
    const mask = f32x4.gt(v128.load(layer + i), zero);
    v128.store(gradient + i, v128.and(mask, f32x4.mul(v128.load(gradient + i), factor)));
  }
}

/** Takes a step for all weights (Adam, Kingma and Ba 2015) and clears the gradients. */
export function stepAll(
  values: usize,
  gradients: usize,
  moments: usize,
  squares: usize,
  size: usize,
  momentScale: f32,
  squareScale: f32,
): void {
  const zero = f32x4.splat(0);
  const momentScales = f32x4.splat(momentScale);
  const squareScales = f32x4.splat(squareScale);
  const small = f32x4.splat(1e-8);
  const oldMoment = f32x4.splat(0.9);
  const newMoment = f32x4.splat(0.1);
  const oldSquare = f32x4.splat(0.999);
  const newSquare = f32x4.splat(0.001);
  for (let i: usize = 0; i < size * FLOAT; i += VECTOR) {
    const gradient = v128.load(gradients + i);
    v128.store(gradients + i, zero);
    const moment = f32x4.add(f32x4.mul(v128.load(moments + i), oldMoment), f32x4.mul(gradient, newMoment));
    const square = f32x4.add(
      f32x4.mul(v128.load(squares + i), oldSquare),
      f32x4.mul(f32x4.mul(gradient, gradient), newSquare),
    );
    v128.store(moments + i, moment);
    v128.store(squares + i, square);
    const pace = f32x4.add(f32x4.sqrt(f32x4.mul(square, squareScales)), small);
    v128.store(
      values + i,
      f32x4.sub(v128.load(values + i), f32x4.div(f32x4.mul(moment, momentScales), pace)),
    );
  }
}

/** Takes a step for the rows with these numbers, each at a pace of its own (AdaGrad, Duchi et al. 2011). */
export function stepRows(
  values: usize,
  squares: usize,
  rows: usize,
  count: usize,
  width: usize,
  gradient: usize,
  scale: f32,
  rate: f32,
): void {
  const bytes = width * FLOAT;
  const scales = f32x4.splat(scale);
  const rates = f32x4.splat(rate);
  const small = f32x4.splat(1e-3);
  for (let r: usize = 0; r < count; r++) {
    const offset = <usize>load<i32>(rows + r * 4) * bytes;
    for (let i: usize = 0; i < bytes; i += VECTOR) {
      const g = f32x4.mul(v128.load(gradient + i), scales);
      const square = f32x4.add(v128.load(squares + offset + i), f32x4.mul(g, g));
      v128.store(squares + offset + i, square);
      const step = f32x4.div(f32x4.mul(g, rates), f32x4.sqrt(f32x4.add(square, small)));
      v128.store(values + offset + i, f32x4.sub(v128.load(values + offset + i), step));
    }
  }
}

/**
 * Makes the vector foretell the first of these rows of a table and none of the others (negative sampling, Mikolov et al.
 * 2013): takes a step for the rows and adds the gradient of the vector to `gradient`.
 */
export function foretell(
  vector: usize,
  gradient: usize,
  table: usize,
  rows: usize,
  count: usize,
  width: usize,
  rate: f32,
): f32 {
  let loss: f32 = 0;
  const bytes = width * FLOAT;
  for (let r: usize = 0; r < count; r++) {
    const row = table + <usize>load<i32>(rows + r * 4) * bytes;
    const score = max<f32>(-8, min<f32>(8, dot(vector, row, width)));
    const wanted: f32 = r === 0 ? 1 : 0;
    const error: f32 = <f32>1 / (<f32>1 + exponential(-score)) - wanted;
    addScaled(gradient, row, width, error);
    addScaled(row, vector, width, -rate * error);
    loss += error * error;
  }
  return loss;
}

/** Returns e to the power of a number between -8 and 8, to two digits: the limit that defines it, cut short. */
function exponential(x: f32): f32 {
  let power: f32 = 1 + x / 1024;
  for (let i = 0; i < 10; i++) power *= power;
  return power;
}
