import assert from 'node:assert/strict';
import { scoreEntities, type Clustering } from '../../server/training/score-entities.ts';

/** Returns the clustering of a string such as "ab c": mentions are letters, entities are words. */
function clustering(groups: string): Clustering {
  return new Map(
    groups.split(' ').flatMap((group) => Array.from(group, (mention): [string, string] => [mention, group])),
  );
}

function scores(gold: string, predicted: string): number[] {
  const { bCubed, muc, ceafe } = scoreEntities(clustering(gold), clustering(predicted));
  return [bCubed, muc, ceafe].map(({ f1 }) => Number(f1.toFixed(4)));
}

describe('scoreEntities', () => {
  it('is 1 for the same entities', () => {
    assert.deepEqual(scores('abc de f', 'ed cba f'), [1, 1, 1]);
  });

  it('counts what was split', () => {
    // B-cubed: precision 1, recall (2·2 + 1·1) / 3 / 3. MUC: 1 of 2 links. CEAF: similarity 0.8, of 2 and of 1 entities.
    assert.deepEqual(scores('abc', 'ab c'), [0.7143, 0.6667, 0.5333]);
  });

  it('counts what was joined', () => {
    assert.deepEqual(scores('ab c', 'abc'), [0.7143, 0.6667, 0.5333]);
  });

  it('gives nothing for a mention that only one side has', () => {
    assert.deepEqual(scores('ab', 'abc'), [0.6154, 0.6667, 0.8]);
  });

  it('is 0 for nothing', () => {
    assert.deepEqual(
      [scoreEntities(new Map(), new Map()).conll, scoreEntities(clustering('ab'), new Map()).conll],
      [0, 0],
    );
  });
});
