import assert from 'node:assert/strict';
import type { TypedSpan } from '../../server/training/detokenize.ts';
import { scoreMentions } from '../../server/training/score.ts';

const span = (start: number, end: number, type: TypedSpan['type']): TypedSpan => ({ start, end, type });

describe('mention scores', () => {
  it('ask for the exact span and type, and count the span alone apart', () => {
    const scores = scoreMentions([
      {
        gold: [span(0, 5, 'person'), span(6, 9, 'place'), span(20, 25, 'organization')],
        predicted: [span(0, 5, 'person'), span(6, 9, 'organization'), span(20, 24, 'organization')],
      },
      { gold: [span(0, 5, 'place')], predicted: [] },
    ]);
    const { correct, predicted, gold } = scores.micro;
    assert.deepEqual([correct, predicted, gold], [1, 3, 4]);
    assert.ok(Math.abs(scores.micro.f1 - 2 / 7) < 1e-12);
    assert.equal(scores.person.f1, 1);
    assert.equal(scores.organization.f1, 0);
    assert.equal(scores.untyped.precision, 2 / 3);
    assert.equal(scores.untyped.recall, 2 / 4);
  });

  it('count a mention that is given twice once', () => {
    const twice = [span(0, 5, 'person'), span(0, 5, 'person')];
    assert.equal(scoreMentions([{ gold: twice, predicted: twice }]).micro.gold, 1);
  });

  it('are zero, not nothing, where there is nothing to find', () => {
    assert.equal(scoreMentions([]).micro.f1, 0);
  });
});
