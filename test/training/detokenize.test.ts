import assert from 'node:assert/strict';
import { printNotation } from '../../server/src/core/formats/notation.ts';
import { detokenize } from '../../server/training/detokenize.ts';

const cases: readonly [tokens: string, tags: string, expected: string][] = [
  ['Paris , France .', 'B-LOC O B-LOC O', '[Paris place], [France place].'],
  ['the US - led force', 'O B-LOC O O O', 'the [US place]-led force'],
  ["she did n't see Ann 's dog", 'O O O O B-PER O O', "she didn't see [Ann person]'s dog"],
  ['he said " yes " to ( all )', 'O O O O O O O O O', 'he said "yes" to (all)'],
  ['New York Times', 'B-ORG I-ORG I-ORG', '[New York Times organization]'],
  ['Ann Bob', 'B-PER B-PER', '[Ann person] [Bob person]'],
];

describe('detokenize', () => {
  for (const [tokens, tags, expected] of cases) {
    it(`prints "${tokens}" as it was`, () => {
      const { text, mentions } = detokenize(tokens.split(' '), tags.split(' '));
      assert.equal(printNotation([{ name: '', text, mentions }]), expected);
    });
  }
});
