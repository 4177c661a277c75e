/**
 * The inner loops of the decoder, a linear-chain conditional random field, in AssemblyScript. What they compute is said in
 * `server/src/core/detect/decoder.ts`, which lays out the memory and is the only caller. Labels are padded: to fourteen
 * where a row holds 64-bit floats, two to a vector, and to sixteen where it holds 32-bit ones, four to a vector.
 */

export const LABELS: i32 = 13;
/** Bytes of a vector, of a row of emissions, and of a row of padded labels of either kind. */
const VECTOR: usize = 16;
const EMISSIONS: usize = 4 * <usize>LABELS;
const ROW: usize = 7 * VECTOR;
const SHORT_ROW: usize = 4 * VECTOR;

/** A run of tokens on its way: the weights of pairs of labels, and rows for each token. */
@unmanaged
class Chain {
  /** Rows of 32-bit label scores, not padded, with room for three more numbers behind the last one. */
  emissions: usize;
  /** The scores of pairs of labels, a row of 32-bit floats for each label before; minus infinity for what cannot follow. */
  scores: usize;
  /** Their exponentials, a row for each label before; and a row for each label after. */
  factors: usize;
  reversedFactors: usize;
  potentials: usize;
  /** The rows behind the row for the outside in front of the run are those of the tokens. */
  forward: usize;
  backward: usize;
  /** A 64-bit float for each token: what its row of `forward` was divided by. */
  norms: usize;
  /** For each token and label the label before it on the best way there, a 32-bit integer; padded to sixteen. */
  origins: usize;
  /** The best labels, a byte each: what comes out of {@link findBestLabels}. */
  best: usize;
}

/** Finds the most probable labels of a run (the Viterbi algorithm). The first of equally good labels wins. */
export function findBestLabels(chain: Chain, length: i32): void {
  // The scores of the best ways to each label, relative to the best of all, so that they do not grow with the run.
  const nothing = f32x4.splat(-Infinity);
  let a = f32x4.replace_lane(nothing, 0, 0);
  let b = nothing;
  let c = nothing;
  let d = nothing;
  for (let token: i32 = 0; token < length; token++) {
    const origins = chain.origins + <usize>token * SHORT_ROW;
    const emissions = chain.emissions + <usize>token * EMISSIONS;
    // The origins of this token's row hold the scores until they are read.
    v128.store(origins, a);
    v128.store(origins, b, VECTOR);
    v128.store(origins, c, 2 * VECTOR);
    v128.store(origins, d, 3 * VECTOR);
    a = b = c = d = nothing;
    let p = i32x4.splat(0);
    let q = i32x4.splat(0);
    let r = i32x4.splat(0);
    let s = i32x4.splat(0);
    for (let before: i32 = 0; before < LABELS; before++) {
      const score = v128.load32_splat(origins + ((<usize>before) << 2));
      const row = chain.scores + <usize>before * SHORT_ROW;
      const origin = i32x4.splat(before);
      const toA = f32x4.add(score, v128.load(row));
      const toB = f32x4.add(score, v128.load(row, VECTOR));
      const toC = f32x4.add(score, v128.load(row, 2 * VECTOR));
      const toD = f32x4.add(score, v128.load(row, 3 * VECTOR));
      p = v128.bitselect(origin, p, f32x4.gt(toA, a));
      q = v128.bitselect(origin, q, f32x4.gt(toB, b));
      r = v128.bitselect(origin, r, f32x4.gt(toC, c));
      s = v128.bitselect(origin, s, f32x4.gt(toD, d));
      a = f32x4.max(a, toA);
      b = f32x4.max(b, toB);
      c = f32x4.max(c, toC);
      d = f32x4.max(d, toD);
    }
    v128.store(origins, p);
    v128.store(origins, q, VECTOR);
    v128.store(origins, r, 2 * VECTOR);
    v128.store(origins, s, 3 * VECTOR);
    a = f32x4.add(a, v128.load(emissions));
    b = f32x4.add(b, v128.load(emissions, VECTOR));
    c = f32x4.add(c, v128.load(emissions, 2 * VECTOR));
    d = f32x4.add(d, v128.load(emissions, 3 * VECTOR));
    const best = f32x4.splat(largest(f32x4.max(f32x4.max(a, b), f32x4.max(c, d))));
    a = f32x4.sub(a, best);
    b = f32x4.sub(b, best);
    c = f32x4.sub(c, best);
    d = f32x4.sub(d, best);
  }
  const last = chain.origins + <usize>length * SHORT_ROW;
  v128.store(last, a);
  v128.store(last, b, VECTOR);
  v128.store(last, c, 2 * VECTOR);
  v128.store(last, d, 3 * VECTOR);
  let label: i32 = 0;
  let bestScore: f32 = -Infinity;
  for (let before: i32 = 0; before < LABELS; before++) {
    // Behind the run comes the outside, label 0.
    const score =
      load<f32>(last + ((<usize>before) << 2)) + load<f32>(chain.scores + <usize>before * SHORT_ROW);
    if (score > bestScore) {
      bestScore = score;
      label = before;
    }
  }
  for (let token = length - 1; token >= 0; token--) {
    store<u8>(chain.best + <usize>token, <u8>label);
    label = load<i32>(chain.origins + <usize>token * SHORT_ROW + ((<usize>label) << 2));
  }
}

/** Sums over all labelings of a run (the forward-backward algorithm): fills `potentials`, `forward`, `backward` and `norms`. */
export function sumLabelings(chain: Chain, length: i32): void {
  memory.fill(chain.forward, 0, ROW);
  store<f64>(chain.forward, 1);
  for (let token: i32 = 0; token < length; token++) {
    const before = chain.forward + <usize>token * ROW;
    const here = before + ROW;
    const potentials = chain.potentials + <usize>token * ROW;
    exponentiate(chain.emissions + <usize>token * EMISSIONS, potentials);
    multiply(chain.factors, before, here);
    let total = f64x2.splat(0);
    for (let at: usize = 0; at < ROW; at += VECTOR) {
      const product = f64x2.mul(v128.load(here + at), v128.load(potentials + at));
      v128.store(here + at, product);
      total = f64x2.add(total, product);
    }
    const norm = f64x2.extract_lane(total, 0) + f64x2.extract_lane(total, 1);
    store<f64>(chain.norms + ((<usize>token) << 3), norm);
    scale(here, 1 / norm);
  }
  // The last token's labels go on to the outside.
  const end = chain.backward + <usize>(length - 1) * ROW;
  memory.copy(end, chain.reversedFactors, ROW);
  scale(end, 1 / dot(chain.forward + <usize>length * ROW, end));
  for (let token = length - 1; token > 0; token--) {
    const here = chain.backward + <usize>token * ROW;
    const potentials = chain.potentials + <usize>token * ROW;
    const factor = f64x2.splat(1 / load<f64>(chain.norms + ((<usize>token) << 3)));
    // The row behind the last token's is free for what is only needed in between.
    const weights = chain.backward + <usize>length * ROW;
    for (let at: usize = 0; at < ROW; at += VECTOR)
      v128.store(
        weights + at,
        f64x2.mul(f64x2.mul(v128.load(potentials + at), v128.load(here + at)), factor),
      );
    multiply(chain.reversedFactors, weights, here - ROW);
  }
}

/** Writes to `target` the product of a vector with a matrix: a row for each label that the vector has a number for. */
function multiply(matrix: usize, vector: usize, target: usize): void {
  let a = f64x2.splat(0);
  let b = a;
  let c = a;
  let d = a;
  let e = a;
  let f = a;
  let g = a;
  for (let label: i32 = 0; label < LABELS; label++, vector += 8, matrix += ROW) {
    const number = v128.load64_splat(vector);
    a = f64x2.add(a, f64x2.mul(number, v128.load(matrix)));
    b = f64x2.add(b, f64x2.mul(number, v128.load(matrix, VECTOR)));
    c = f64x2.add(c, f64x2.mul(number, v128.load(matrix, 2 * VECTOR)));
    d = f64x2.add(d, f64x2.mul(number, v128.load(matrix, 3 * VECTOR)));
    e = f64x2.add(e, f64x2.mul(number, v128.load(matrix, 4 * VECTOR)));
    f = f64x2.add(f, f64x2.mul(number, v128.load(matrix, 5 * VECTOR)));
    g = f64x2.add(g, f64x2.mul(number, v128.load(matrix, 6 * VECTOR)));
  }
  v128.store(target, a);
  v128.store(target, b, VECTOR);
  v128.store(target, c, 2 * VECTOR);
  v128.store(target, d, 3 * VECTOR);
  v128.store(target, e, 4 * VECTOR);
  v128.store(target, f, 5 * VECTOR);
  v128.store(target, g, 6 * VECTOR);
}

function dot(left: usize, right: usize): f64 {
  let total = f64x2.splat(0);
  for (let at: usize = 0; at < ROW; at += VECTOR)
    total = f64x2.add(total, f64x2.mul(v128.load(left + at), v128.load(right + at)));
  return f64x2.extract_lane(total, 0) + f64x2.extract_lane(total, 1);
}

function scale(row: usize, factor: f64): void {
  const factors = f64x2.splat(factor);
  for (let at: usize = 0; at < ROW; at += VECTOR)
    v128.store(row + at, f64x2.mul(v128.load(row + at), factors));
}

/** Returns the largest of four numbers. */
export function largest(numbers: v128): f32 {
  return max(
    max(f32x4.extract_lane(numbers, 0), f32x4.extract_lane(numbers, 1)),
    max(f32x4.extract_lane(numbers, 2), f32x4.extract_lane(numbers, 3)),
  );
}

/** Writes the exponentials of a token's emissions as potentials, scaled so that the largest is 1 and none is 0. */
function exponentiate(emissions: usize, potentials: usize): void {
  const a = v128.load(emissions);
  const b = v128.load(emissions, VECTOR);
  const c = v128.load(emissions, 2 * VECTOR);
  // Only the first number is an emission; the others belong to the next token or to nobody.
  const d = v128.load32_splat(emissions, 3 * VECTOR);
  const highest = f32x4.splat(largest(f32x4.max(f32x4.max(a, b), f32x4.max(c, d))));
  storeWide(exp(f32x4.sub(a, highest)), potentials);
  storeWide(exp(f32x4.sub(b, highest)), potentials + 2 * VECTOR);
  storeWide(exp(f32x4.sub(c, highest)), potentials + 4 * VECTOR);
  v128.store(potentials, f64x2.promote_low_f32x4(exp(f32x4.sub(d, highest))), 6 * VECTOR);
}

function storeWide(numbers: v128, target: usize): void {
  v128.store(target, f64x2.promote_low_f32x4(numbers));
  v128.store(target, f64x2.promote_low_f32x4(v128.shuffle<i32>(numbers, numbers, 2, 3, 2, 3)), VECTOR);
}

/**
 * Returns eˣ for numbers up to zero; below -87 it stays at that. As in the Cephes library (S. Moshier): x is brought to
 * n·ln 2 + r with a small r, ln 2 in two parts, so that nothing of r is lost; eʳ is a polynomial, and 2ⁿ an exponent's bits.
 */
function exp(x: v128): v128 {
  const bounded = f32x4.max(x, f32x4.splat(-87));
  const n = f32x4.nearest(f32x4.mul(bounded, f32x4.splat(1.44269504)));
  let r = f32x4.sub(bounded, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
  let y = f32x4.splat(1.98756915e-4);
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(1.3981999507e-3));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(8.3334519073e-3));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(4.1665795894e-2));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(1.6666665459e-1));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(5.0000001201e-1));
  y = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(y, r), r), r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(y, power);
}
