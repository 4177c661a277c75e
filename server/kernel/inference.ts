import { LABELS, largest } from './decoding';

export { findBestLabels, sumLabelings } from './decoding';

/**
 * The inner loops of the tagger's network, in AssemblyScript: four numbers at a time, in a fixed order, so that a text gets
 * the same scores on every machine. What they compute is said in `server/src/core/detect/network.ts`, which lays out the
 * memory and is the only caller. A `usize` is an address, numbers are 32-bit floats and integers, and the widths of
 * embeddings and of the hidden layer are multiples of sixteen.
 */

/** Bytes of a number and of an address, of a vector of four, and of the sixteen numbers that a loop works on at once. */
const NUMBER: usize = 4;
const VECTOR: usize = 16;
const BLOCK: usize = 4 * VECTOR;

/** Rows of eight-bit weights in the order of the hashes of their features, which stand in front of them. */
@unmanaged
class Table {
  rows: usize;
  /** The features whose hashes have the same highest bits form a bucket: what is left by `shift` is its number. */
  shift: i32;
  /** The row with which each bucket begins, and last the number of rows. */
  buckets: usize;
  width: usize;
}

/** What stands in front of a row's weights, so that the processor waits for memory only once for all of it. */
@unmanaged
class Row {
  feature: i32;
  scale: f32;
}
const ROW_HEADER: usize = 16;

/**
 * The sum of the embeddings of a word's features, rounded to integers of sixteen bits, which stand behind this header:
 * the processor multiplies eight of those at once, twice as many as floats.
 */
@unmanaged
class Embedding {
  /** The slot, of all slots that were ever computed, in which the word was last met, and its place among the words there. */
  slot: i32;
  place: i32;
  /** What the integers are multiples of. */
  step: f32;
}
const EMBEDDING_HEADER: usize = 16;
/** The largest integer of an embedding; those of matrices are bounded so that sums of products fit into 32 bits. */
const LARGEST: f32 = 4095;

/** The weights that all tokens share, and the buffers through which a batch of tokens goes. */
@unmanaged
class Network {
  contexts: Table;
  slots: usize;
  /** Numbers in an embedding and in the hidden layer. */
  dimensions: usize;
  hidden: usize;
  /**
   * For each slot and each sixteen of the hidden layer a matrix of integers of sixteen bits, a row for each two numbers of
   * an embedding: for each of the sixteen its two weights.
   */
  matrices: usize;
  /** What the integers of the matrices are multiples of. */
  step: f32;
  bias: usize;
  /** For each number of the hidden layer sixteen label scores, of which the first {@link LABELS} count. */
  output: usize;
  /** For each token of the batch the embeddings of its words, slot by slot; none beyond the sentence. */
  words: usize;
  /** The hashes of the context features, token after token, and for each token how many there are up to its last one. */
  features: usize;
  featureEnds: usize;
  layers: usize;
  /** For each token of the batch its label scores: what comes out. */
  scores: usize;
  /** How many slots were ever computed. */
  computed: i32;
  /** The distinct words in the slot at hand, for each token the place of its word there, and what each word adds. */
  distinct: usize;
  places: usize;
  products: usize;
}

/**
 * Adds to `target` the rows of these features; those that the table does not have add nothing. What is at `features` is
 * overwritten: first all rows are looked up, so that the processor waits for many of them at once.
 */
function addRows(table: Table, features: usize, count: i32, target: usize): void {
  let found: usize = features;
  for (let i: i32 = 0; i < count; i++) {
    const row = findRow(table, load<i32>(features + <usize>i * NUMBER));
    if (row === 0) continue;
    store<usize>(found, row);
    found += NUMBER;
  }
  for (let column: usize = 0; column < table.width; column += 16) {
    const to = target + column * NUMBER;
    let a = v128.load(to);
    let b = v128.load(to, VECTOR);
    let c = v128.load(to, 2 * VECTOR);
    let d = v128.load(to, 3 * VECTOR);
    for (let at = features; at < found; at += NUMBER) {
      const row = load<usize>(at);
      const weights = v128.load(row + column, ROW_HEADER);
      const scale = f32x4.splat(changetype<Row>(row).scale);
      const low = i16x8.extend_low_i8x16_s(weights);
      const high = i16x8.extend_high_i8x16_s(weights);
      a = f32x4.add(a, f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(low)), scale));
      b = f32x4.add(b, f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(low)), scale));
      c = f32x4.add(c, f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(high)), scale));
      d = f32x4.add(d, f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(high)), scale));
    }
    v128.store(to, a);
    v128.store(to, b, VECTOR);
    v128.store(to, c, 2 * VECTOR);
    v128.store(to, d, 3 * VECTOR);
  }
}

/** Returns the address of a feature's row, or 0. */
function findRow(table: Table, feature: i32): usize {
  const size = ROW_HEADER + table.width;
  const bucket = table.buckets + ((<usize>((<u32>feature) >> table.shift)) << 2);
  const end = table.rows + load<usize>(bucket, NUMBER) * size;
  for (let row = table.rows + load<usize>(bucket) * size; row < end; row += size)
    if (changetype<Row>(row).feature === feature) return row;
  return 0;
}

/**
 * Writes to `target` the embedding of a word with these features, which are overwritten; `sum` is room for `table.width`
 * numbers.
 */
export function embedWord(table: Table, features: usize, count: i32, sum: usize, target: usize): void {
  const size = table.width * NUMBER;
  memory.fill(sum, 0, size);
  addRows(table, features, count, sum);
  let absolute = f32x4.splat(0);
  for (let at: usize = 0; at < size; at += VECTOR)
    absolute = f32x4.max(absolute, f32x4.abs(v128.load(sum + at)));
  const step = max<f32>(largest(absolute), f32.MIN_NORMAL_VALUE) / LARGEST;
  const embedding = changetype<Embedding>(target);
  embedding.slot = 0;
  embedding.step = step;
  const steps = f32x4.splat(step);
  let to = target + EMBEDDING_HEADER;
  for (let at: usize = 0; at < size; at += 2 * VECTOR, to += VECTOR) {
    const low = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.div(v128.load(sum + at), steps)));
    const high = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.div(v128.load(sum + at, VECTOR), steps)));
    v128.store(to, i16x8.narrow_i32x4_s(low, high));
  }
}

/** Computes the label scores of a batch of tokens. */
export function scoreTokens(network: Network, count: i32): void {
  const size = network.hidden * NUMBER;
  let feature: i32 = 0;
  for (let token: i32 = 0; token < count; token++) {
    const layer = network.layers + <usize>token * size;
    const end = load<i32>(network.featureEnds + <usize>token * NUMBER);
    memory.copy(layer, network.bias, size);
    addRows(network.contexts, network.features + <usize>feature * NUMBER, end - feature, layer);
    feature = end;
  }
  for (let slot: usize = 0; slot < network.slots; slot++) addSlot(network, slot, count);
  rectify(network.layers, <usize>count * size);
  multiplyRows(network.layers, count, <i32>network.hidden, network.output, network.scores);
}

/**
 * Adds to the layers what the words in a slot say: the products of the slot's matrix with their embeddings. A word that
 * stands there for several tokens, as half of them do, is multiplied once. The matrix goes by parts of few kilobytes,
 * each for all words before the next one, so that it stays in the processor's nearest cache.
 */
function addSlot(network: Network, slot: usize, count: i32): void {
  const size = network.hidden * NUMBER;
  const partSize = (network.dimensions / 2) * BLOCK;
  const wordCount = findDistinct(network, slot, count);
  let part = network.matrices + slot * (network.hidden / 16) * partSize;
  for (let column: usize = 0; column < size; column += BLOCK, part += partSize) {
    for (let word: usize = 0; word < wordCount; word += 2)
      multiply(network, part, partSize, network.distinct + word * NUMBER, network.products + word * BLOCK);
    let layer = network.layers + column;
    for (let token: i32 = 0; token < count; token++, layer += size) {
      const place = load<i32>(network.places + <usize>token * NUMBER);
      if (place < 0) continue;
      const product = network.products + <usize>place * BLOCK;
      v128.store(layer, f32x4.add(v128.load(layer), v128.load(product)));
      v128.store(layer, f32x4.add(v128.load(layer, VECTOR), v128.load(product, VECTOR)), VECTOR);
      v128.store(layer, f32x4.add(v128.load(layer, 2 * VECTOR), v128.load(product, 2 * VECTOR)), 2 * VECTOR);
      v128.store(layer, f32x4.add(v128.load(layer, 3 * VECTOR), v128.load(product, 3 * VECTOR)), 3 * VECTOR);
    }
  }
}

/** Lists the distinct words in a slot, and for each token the place of its word in the list, or -1; returns their number. */
function findDistinct(network: Network, slot: usize, count: i32): usize {
  const stamp = ++network.computed;
  let wordCount: i32 = 0;
  for (let token: i32 = 0; token < count; token++) {
    const address = load<usize>(network.words + (<usize>token * network.slots + slot) * NUMBER);
    let place: i32 = -1;
    if (address !== 0) {
      const word = changetype<Embedding>(address);
      if (word.slot !== stamp) {
        word.slot = stamp;
        word.place = wordCount;
        store<usize>(network.distinct + <usize>wordCount * NUMBER, address);
        wordCount++;
      }
      place = word.place;
    }
    store<i32>(network.places + <usize>token * NUMBER, place);
  }
  // Words are multiplied two by two: the last one may need a partner.
  store<usize>(network.distinct + <usize>wordCount * NUMBER, load<usize>(network.distinct));
  return wordCount;
}

/**
 * Multiplies a part of a matrix with the embeddings of two words, so that each row is loaded once for both; the products
 * follow each other in `products`.
 */
function multiply(network: Network, part: usize, size: usize, words: usize, products: usize): void {
  const firstWord = changetype<Embedding>(load<usize>(words));
  const secondWord = changetype<Embedding>(load<usize>(words, NUMBER));
  let first = load<usize>(words) + EMBEDDING_HEADER;
  let second = load<usize>(words, NUMBER) + EMBEDDING_HEADER;
  let a = i32x4.splat(0);
  let b = i32x4.splat(0);
  let c = i32x4.splat(0);
  let d = i32x4.splat(0);
  let e = i32x4.splat(0);
  let f = i32x4.splat(0);
  let g = i32x4.splat(0);
  let h = i32x4.splat(0);
  const end = part + size;
  for (let row = part; row < end; row += BLOCK, first += NUMBER, second += NUMBER) {
    const p = v128.load(row);
    const q = v128.load(row, VECTOR);
    const r = v128.load(row, 2 * VECTOR);
    const s = v128.load(row, 3 * VECTOR);
    const x = v128.load32_splat(first);
    const y = v128.load32_splat(second);
    a = i32x4.add(a, i32x4.dot_i16x8_s(p, x));
    b = i32x4.add(b, i32x4.dot_i16x8_s(q, x));
    c = i32x4.add(c, i32x4.dot_i16x8_s(r, x));
    d = i32x4.add(d, i32x4.dot_i16x8_s(s, x));
    e = i32x4.add(e, i32x4.dot_i16x8_s(p, y));
    f = i32x4.add(f, i32x4.dot_i16x8_s(q, y));
    g = i32x4.add(g, i32x4.dot_i16x8_s(r, y));
    h = i32x4.add(h, i32x4.dot_i16x8_s(s, y));
  }
  const firstStep = f32x4.splat(network.step * firstWord.step);
  const secondStep = f32x4.splat(network.step * secondWord.step);
  v128.store(products, f32x4.mul(f32x4.convert_i32x4_s(a), firstStep));
  v128.store(products, f32x4.mul(f32x4.convert_i32x4_s(b), firstStep), VECTOR);
  v128.store(products, f32x4.mul(f32x4.convert_i32x4_s(c), firstStep), 2 * VECTOR);
  v128.store(products, f32x4.mul(f32x4.convert_i32x4_s(d), firstStep), 3 * VECTOR);
  v128.store(products, f32x4.mul(f32x4.convert_i32x4_s(e), secondStep), 4 * VECTOR);
  v128.store(products, f32x4.mul(f32x4.convert_i32x4_s(f), secondStep), 5 * VECTOR);
  v128.store(products, f32x4.mul(f32x4.convert_i32x4_s(g), secondStep), 6 * VECTOR);
  v128.store(products, f32x4.mul(f32x4.convert_i32x4_s(h), secondStep), 7 * VECTOR);
}

/**
 * Writes for each row of `width` numbers its label scores: the products with a matrix that has a row of sixteen scores for
 * each number. Of those thirteen count; the other three are written too, into the room of the next row.
 */
export function multiplyRows(rows: usize, count: i32, width: i32, matrix: usize, scores: usize): void {
  const end = matrix + <usize>width * BLOCK;
  let number = rows;
  for (let row: i32 = 0; row < count; row++, scores += LABELS * NUMBER) {
    let a = f32x4.splat(0);
    let b = f32x4.splat(0);
    let c = f32x4.splat(0);
    let d = f32x4.splat(0);
    for (let weights = matrix; weights < end; weights += BLOCK, number += NUMBER) {
      const value = v128.load32_splat(number);
      a = f32x4.add(a, f32x4.mul(v128.load(weights), value));
      b = f32x4.add(b, f32x4.mul(v128.load(weights, VECTOR), value));
      c = f32x4.add(c, f32x4.mul(v128.load(weights, 2 * VECTOR), value));
      d = f32x4.add(d, f32x4.mul(v128.load(weights, 3 * VECTOR), value));
    }
    v128.store(scores, a);
    v128.store(scores, b, VECTOR);
    v128.store(scores, c, 2 * VECTOR);
    v128.store(scores, d, 3 * VECTOR);
  }
}

/** Makes the negative ones of so many bytes of numbers zero. */
function rectify(numbers: usize, size: usize): void {
  for (let at = numbers; at < numbers + size; at += VECTOR)
    v128.store(at, f32x4.max(v128.load(at), f32x4.splat(0)));
}
