import { isNameLike } from '../src/core/detect/sentence.ts';
import { wordFeatures } from '../src/core/detect/word.ts';
import { Contexts, Place } from './contexts.ts';
import { collectRows, longestList, type RowLists } from './examples.ts';
import { TrainingKernel } from './kernel.ts';
import { SparseWeights } from './parameters.ts';
import { createRandom } from './random.ts';
import { SENTENCE_END, type UnlabelledText } from './unlabelled.ts';

export interface PretrainingOptions {
  /** Numbers in an embedding, a multiple of sixteen. */
  readonly dimensions: number;
  /** The length of steps: of embeddings, and of the vectors of the words that are foretold. They fall to a twentieth. */
  readonly embeddingRate: number;
  readonly contextRate: number;
  /** The share of a word's features that are ignored at random. */
  readonly featureDropout: number;
  /** Words that are a larger share of the text are passed over in part. */
  readonly frequentShare: number;
  /** The least count of a word to be foretold, and how many words that are wrong it is told from each time. */
  readonly rarestContext: number;
  readonly wrongWords: number;
  readonly seed: number;
}

/** Rarer words are mostly typing errors. */
const RAREST_WORD = 3;
const SLOWDOWN = 0.95;
/** What the paces of embeddings start from: with less, a word met for the first time would be thrown far off. */
const CAUTION = 1;

/**
 * Returns a row of numbers for each of these features of words, such that the sum of the rows of a word's features foretells
 * the words in each of the places around it: words and spellings that stand in the same places of sentences become alike
 * (skip-grams with negative sampling, Mikolov et al. 2013; of features of spelling, Bojanowski et al. 2017; one vector for
 * each place, Ling et al. 2015). The same text gives the same numbers.
 */
export function pretrainEmbeddings(
  text: UnlabelledText,
  features: Int32Array,
  options: PretrainingOptions,
): Float32Array {
  const { tokens, words, counts } = text;
  const { dimensions, featureDropout, seed } = options;
  const random = createRandom(seed);
  const kernel = new TrainingKernel();
  const embeddings = new SparseWeights(
    kernel,
    features.length,
    dimensions,
    () => (random() - 0.5) / 10,
    CAUTION,
  );
  const rows = rowsOfWords(text, features);
  const contexts = new Contexts(kernel, text, options, random);
  const kept = kernel.integers(longestList(rows));
  const isName = Uint8Array.from(words, (word) => (isNameLike(word) ? 1 : 0));
  const chances = Float32Array.from(counts, (count) =>
    Math.sqrt((options.frequentShare * tokens.length) / count),
  );
  let start = 0;
  while (start < tokens.length) {
    const end = tokens.indexOf(SENTENCE_END, start);
    const pace = 1 - (SLOWDOWN * start) / tokens.length;
    for (let token = start; token < end; token++) {
      const word = tokens[token]!;
      if (random() >= chances[word]!) continue;
      let count = 0;
      for (let r = rows.starts[word]!; r < rows.starts[word + 1]!; r++)
        if (random() >= featureDropout) kept[count++] = rows.rows[r]!;
      if (count === 0) continue;
      contexts.clear();
      embeddings.addTo(contexts.vector, kept.byteOffset, count, 1 / (1 - featureDropout));
      contexts.foretell(Place.secondBefore, token - 2, start, end, pace);
      contexts.foretell(Place.before, token - 1, start, end, pace);
      contexts.foretell(Place.after, token + 1, start, end, pace);
      contexts.foretell(Place.secondAfter, token + 2, start, end, pace);
      if (isName[word] === 1) {
        let before = token - 1;
        let after = token + 1;
        while (before >= start && isName[tokens[before]!] === 1) before--;
        while (after < end && isName[tokens[after]!] === 1) after++;
        if (after - before > 2) {
          contexts.foretell(Place.beforeName, before, start, end, pace);
          contexts.foretell(Place.afterName, after, start, end, pace);
        }
      }
      embeddings.step(contexts.gradient, kept.byteOffset, count, 1, options.embeddingRate * pace);
    }
    start = end + 1;
  }
  return standardize(embeddings.values, dimensions, rows, counts);
}

/** Returns for each word the rows of those of its features that there are rows for. */
function rowsOfWords({ words, counts }: UnlabelledText, features: Int32Array): RowLists {
  const rowOf = new Map(Array.from(features, (feature, row) => [feature, row]));
  return collectRows(words.length, rowOf, (w) => (counts[w]! >= RAREST_WORD ? wordFeatures(words[w]!) : []));
}

/** The embeddings of words get this standard deviation, which is about what random ones would have. */
const SPREAD = 0.55;

/**
 * Shifts and scales the embeddings so that those of the text's words are spread around zero by {@link SPREAD}. A word counts
 * by the square root of its uses, because the few most frequent ones would decide otherwise.
 */
function standardize(
  embeddings: Float32Array,
  dimensions: number,
  { starts, rows }: RowLists,
  counts: Int32Array,
): Float32Array {
  const sums = new Float64Array(dimensions);
  const squares = new Float64Array(dimensions);
  const vector = new Float64Array(dimensions);
  let words = 0;
  let features = 0;
  for (const [word, count] of counts.entries()) {
    const [start, end] = [starts[word]!, starts[word + 1]!];
    if (start === end) continue;
    vector.fill(0);
    for (let r = start; r < end; r++)
      for (let d = 0; d < dimensions; d++) vector[d]! += embeddings[rows[r]! * dimensions + d]!;
    const weight = Math.sqrt(count);
    words += weight;
    features += weight * (end - start);
    for (const [d, value] of vector.entries()) {
      sums[d]! += weight * value;
      squares[d]! += weight * value * value;
    }
  }
  const variance = squares.reduce((sum, square, d) => sum + square / words - (sums[d]! / words) ** 2, 0);
  const scale = SPREAD / Math.sqrt(variance / dimensions);
  return embeddings.map((value, i) => scale * (value - sums[i % dimensions]! / features));
}
