import assert from 'node:assert/strict';
import { LeakageCheck } from '../../server/training/leakage.ts';

const unseen =
  'The harbour bridge was closed on Monday after engineers found cracks in two of its steel beams, the council said. ' +
  'Ferries will run every ten minutes until the repairs are finished in the spring of next year.';

describe('leakage check', () => {
  const check = new LeakageCheck([unseen]);
  const cases: readonly [name: string, text: string, isLeak: boolean][] = [
    ['the text itself', unseen, true],
    [
      'the text with other spaces, case and signs',
      unseen.toUpperCase().replaceAll(' ', '\n').replaceAll(',', ';'),
      true,
    ],
    ['one sentence of it', unseen.slice(unseen.indexOf('Ferries')), true],
    ['the text with one word changed', unseen.replace('Monday', 'Sunday'), true],
    ['another text', unseen.split(' ').reverse().join(' '), false],
    ['a text that shares a phrase', 'The harbour bridge was closed for repainting.', false],
    ['nothing', '', false],
  ];
  for (const [name, text, isLeak] of cases) {
    it(`${isLeak ? 'finds' : 'lets pass'} ${name}`, () => {
      assert.equal(check.isLeak(text), isLeak);
    });
  }
});
