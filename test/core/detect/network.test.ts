import assert from 'node:assert/strict';
import { SLOT_COUNT } from '../../../server/src/core/detect/features.ts';
import { LABEL_COUNT } from '../../../server/src/core/detect/labels.ts';
import type { Model } from '../../../server/src/core/detect/model.ts';
import { Network } from '../../../server/src/core/detect/network.ts';
import type { WeightTable } from '../../../server/src/core/detect/weight-table.ts';
import { analyzeWord, wordFeatures, type Word } from '../../../server/src/core/detect/word.ts';
import { createRandom } from '../../../server/training/random.ts';
import { shippedModel } from '../../fixture.ts';

const DIMENSIONS = 16;
const HIDDEN = 32;
const random = createRandom(7);

function randomFloats(length: number): Float32Array {
  return Float32Array.from({ length }, () => random() - 0.5);
}

/** Returns a table with random rows for two features of three, so that some are unknown. */
function randomTable(features: Iterable<number>, width: number): WeightTable {
  const known = [...new Set(features)].filter(() => random() < 2 / 3).sort((a, b) => (a >>> 0) - (b >>> 0));
  return {
    features: new Int32Array(known),
    width,
    weights: Int8Array.from({ length: known.length * width }, () => Math.floor(random() * 256) - 128),
    scales: Float32Array.from(known, () => random() / 100),
  };
}

/** What goes into the network for one token: a word, or none, in each slot, and context features. */
interface Input {
  readonly words: readonly (Word | undefined)[];
  readonly features: readonly number[];
}

const { lexicon } = shippedModel();
const words =
  'Angela Merkel met , the Prime Minister of Ísland in "Reykjavík" on 12 June 2019 . 東京 😀 U.S. '
    .split(' ')
    .map((text) => analyzeWord(text, lexicon));
const contextFeatures = Array.from({ length: 40 }, () => Math.floor(random() * 2 ** 32) | 0);
const model: Model = {
  ...shippedModel(),
  embeddings: randomTable(
    words.flatMap((word) => [...wordFeatures(word)]),
    DIMENSIONS,
  ),
  contexts: randomTable(contextFeatures, HIDDEN),
  slots: randomFloats(SLOT_COUNT * HIDDEN * DIMENSIONS),
  bias: randomFloats(HIDDEN),
  output: randomFloats(HIDDEN * LABEL_COUNT),
};

function randomInput(): Input {
  return {
    words: Array.from({ length: SLOT_COUNT }, () => words[Math.floor(random() * 1.2 * words.length)]),
    features: contextFeatures.filter(() => random() < 0.2),
  };
}

function addRow(to: number[], { features, width, weights, scales }: WeightTable, feature: number): void {
  const row = features.indexOf(feature);
  for (let i = 0; i < width && row >= 0; i++) to[i]! += weights[row * width + i]! * scales[row]!;
}

/** Computes the label scores of a token as the formula of {@link Network} says it, the slow and obvious way. */
function scoresOf(input: Input): number[] {
  const layer = [...model.bias];
  for (const feature of input.features) addRow(layer, model.contexts, feature);
  for (const [slot, word] of input.words.entries()) {
    const embedding = new Array<number>(DIMENSIONS).fill(0);
    for (const feature of word === undefined ? [] : wordFeatures(word))
      addRow(embedding, model.embeddings, feature);
    for (let h = 0; h < HIDDEN; h++)
      for (let d = 0; d < DIMENSIONS; d++)
        layer[h]! += model.slots[(slot * HIDDEN + h) * DIMENSIONS + d]! * embedding[d]!;
  }
  return Array.from({ length: LABEL_COUNT }, (_, label) =>
    layer.reduce((sum, value, h) => sum + Math.max(0, value) * model.output[h * LABEL_COUNT + label]!, 0),
  );
}

/** Returns the scores of the tokens of one batch, which must not be too many. */
function score(network: Network, inputs: readonly Input[]): Float32Array {
  for (const input of inputs) {
    const addresses = input.words.map((word) => (word === undefined ? 0 : network.addressOf(word)));
    network.add(new Int32Array(addresses), new Int32Array(input.features), input.features.length);
  }
  return network.score().slice();
}

/** The network rounds embeddings and matrices, each number by a ten thousandth of the largest at most. */
const TOLERANCE = 5e-3;

function assertClose(actual: Float32Array, inputs: readonly Input[]): void {
  const expected = inputs.flatMap(scoresOf);
  assert.equal(actual.length, expected.length);
  for (const [i, value] of expected.entries())
    assert.ok(Math.abs(actual[i]! - value) < TOLERANCE, `score ${i}: ${actual[i]} instead of ${value}`);
}

describe('network', () => {
  for (const size of [0, 1, 2, 7, 255]) {
    it(`gives a batch of ${size} tokens the scores of its formula`, () => {
      const network = new Network(model);
      for (let batch = 0; batch < 3; batch++) {
        const inputs = Array.from({ length: size }, randomInput);
        assertClose(score(network, inputs), inputs);
      }
    });
  }

  it('is full after so many tokens as a batch has, and empty when they are scored', () => {
    const network = new Network(model);
    const inputs: Input[] = [];
    while (!network.isFull) {
      const input = randomInput();
      const addresses = input.words.map((word) => (word === undefined ? 0 : network.addressOf(word)));
      network.add(new Int32Array(addresses), new Int32Array(input.features), input.features.length);
      inputs.push(input);
    }
    assertClose(network.score(), inputs);
    assert.equal(network.isFull, false);
    assert.equal(network.score().length, 0);
  });

  it('scores as before when it has met more words than it can keep', () => {
    const network = new Network(model);
    const input = { words: words.slice(0, SLOT_COUNT), features: contextFeatures.slice(0, 5) };
    const before = score(network, [input]);
    for (let batch = 0; batch < 200; batch++) {
      const others = Array.from({ length: 200 }, (_, i) => analyzeWord(`w${batch}x${i}`, lexicon));
      score(network, [{ words: others.slice(0, SLOT_COUNT), features: [] }]);
      for (const other of others) network.addressOf(other);
      network.score();
    }
    assert.deepEqual(score(network, [input]), before);
  });

  it('does not depend on what else is in the batch, to the last bit', () => {
    const network = new Network(model);
    const inputs = Array.from({ length: 100 }, randomInput);
    const together = score(network, inputs);
    const apart = inputs.flatMap((input) => [...score(network, [input])]);
    assert.deepEqual([...together], apart);
  });
});
