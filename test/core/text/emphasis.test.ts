import assert from 'node:assert/strict';
import { withoutEmphasis } from '../../../server/src/core/text/emphasis.ts';
import { tokenize } from '../../../server/src/core/text/tokens.ts';

describe('emphasis', () => {
  const texts: readonly [text: string, expected: string][] = [
    ['in *Paris*, **Olaf** Scholz', 'in Paris , Olaf Scholz'],
    ['(_Berlin_) and __Rome__', '( Berlin ) and Rome'],
    ['***both***', 'both'],
    ['snake_case, 2*3, 2 * 3', 'snake _ case , 2 * 3 , 2 * 3'],
    ['* an item', '* an item'],
    ['____word', '____ word'],
    ['', ''],
  ];
  for (const [text, expected] of texts) {
    it(`leaves of "${text}" these tokens: ${expected}`, () => {
      const { length, starts, ends, kinds } = withoutEmphasis(text, tokenize(text));
      assert.equal(kinds.length, length);
      const tokens = Array.from({ length }, (_, i) => text.slice(starts[i], ends[i]));
      assert.equal(tokens.join(' '), expected);
    });
  }
});
