import assert from 'node:assert/strict';
import { asProse, asTitle } from '../../../server/src/core/detect/recase.ts';
import { analyzeWord, type Word } from '../../../server/src/core/detect/word.ts';
import { shippedModel } from '../../fixture.ts';

function wordOf(text: string): Word {
  return analyzeWord(text, shippedModel().lexicon);
}

function recased(recase: typeof asTitle, text: string): string {
  return recase(text.split(' ').map(wordOf), wordOf)
    .map((word) => word.text)
    .join(' ');
}

describe('recase', () => {
  const titles: readonly [text: string, expected: string][] = [
    ["BRAZIL 'S VETRANO SURVIVES SECOND VOTE", "Brazil 's Vetrano Survives Second Vote"],
    ['NATO AND EU WARN US OVER U.N. CONVOY', 'NATO And EU Warn US Over U.N. Convoy'],
    ['IRAN , CHAD AND MALI MEET UK ENVOY', 'Iran , Chad And Mali Meet UK Envoy'],
  ];
  for (const [text, expected] of titles) {
    it(`reads "${text}" as a title`, () => {
      assert.equal(recased(asTitle, text), expected);
    });
  }

  it('reads a title as prose, listed names and unknown words apart', () => {
    assert.equal(
      recased(asProse, 'Workers Reject Offer With Boeing as Vetrano Warns Budapest'),
      'Workers reject offer with Boeing as Vetrano warns Budapest',
    );
  });
});
