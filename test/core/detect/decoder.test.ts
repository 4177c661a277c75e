import assert from 'node:assert/strict';
import { Decoder } from '../../../server/src/core/detect/decoder.ts';
import { canFollow, LABEL_COUNT, OUTSIDE, spansOf } from '../../../server/src/core/detect/labels.ts';

/** Returns numbers that look random and are always the same. */
function noise(length: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => 3 * Math.sin(12.9898 * (i + 1) * (i + 3)));
}

const transitions = noise(LABEL_COUNT * LABEL_COUNT);

/** Returns all valid labelings of a run with their scores, the slow and obvious way. */
function allLabelings(emissions: Float32Array, length: number): { labels: number[]; score: number }[] {
  let partial: { labels: number[]; score: number }[] = [{ labels: [], score: 0 }];
  for (let i = 0; i <= length; i++) {
    partial = partial.flatMap(({ labels, score }) => {
      const before = labels.at(-1) ?? OUTSIDE;
      return Array.from({ length: i === length ? 1 : LABEL_COUNT }, (_, after) => after)
        .filter((after) => canFollow(before, after))
        .map((after) => ({
          labels: i === length ? labels : [...labels, after],
          score:
            score +
            transitions[before * LABEL_COUNT + after]! +
            (i === length ? 0 : emissions[i * LABEL_COUNT + after]!),
        }));
    });
  }
  return partial;
}

describe('decoder', () => {
  const decoder = new Decoder(transitions);
  for (const length of [1, 2, 4]) {
    const emissions = noise(length * LABEL_COUNT);
    const labelings = allLabelings(emissions, length);
    const total = labelings.reduce((sum, { score }) => sum + Math.exp(score), 0);

    it(`finds the best labels of a run of ${length}`, () => {
      const best = labelings.reduce((a, b) => (b.score > a.score ? b : a));
      assert.deepEqual([...decoder.bestLabels(emissions, length)], best.labels);
    });

    it(`gives names in a run of ${length} the share of all labelings that have them`, () => {
      decoder.sum(emissions, length);
      for (const [start, end, type] of [
        [0, 1, 0],
        [0, length, 2],
        [length - 1, length, 1],
      ] as const) {
        const share = labelings
          .filter(({ labels }) =>
            spansOf(Uint8Array.from(labels)).some(
              (s) => s.start === start && s.end === end && s.type === type,
            ),
          )
          .reduce((sum, { score }) => sum + Math.exp(score) / total, 0);
        assert.ok(Math.abs(decoder.spanProbability(start, end, type) - share) < 1e-6);
      }
    });
  }

  it('keeps probabilities in order over thousands of tokens with extreme scores', () => {
    const length = 5000;
    const emissions = noise(length * LABEL_COUNT).map((score) => score * 200);
    decoder.sum(emissions, length);
    for (const token of [0, 2500, length - 1]) {
      let sum = 0;
      for (let label = 0; label < LABEL_COUNT; label++) sum += decoder.labelProbability(token, label);
      assert.ok(Math.abs(sum - 1) < 1e-6);
    }
  });
});
