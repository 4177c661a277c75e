import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../../server/src/core/text/line-index.ts';

const lineText = fc
  .array(fc.constantFrom('a', '😀', '\n', '\r\n', '\r', '\u2028'), { maxLength: 40 })
  .map((p) => p.join(''));

describe('line index', () => {
  it('gives back every offset that is not inside a line break', () => {
    fc.assert(
      fc.property(lineText, (text) => {
        const lines = new LineIndex(text);
        for (let offset = 0; offset <= text.length; offset++) {
          if (text.charAt(offset) === '\n' && text.charAt(offset - 1) === '\r') continue;
          assert.equal(lines.offset(lines.position(offset)), offset);
        }
      }),
    );
  });

  it('moves what is outside the text to its nearest place', () => {
    const lines = new LineIndex('ab\r\ncd');
    assert.equal(lines.offset({ line: 0, character: 99 }), 2);
    assert.equal(lines.offset({ line: 99, character: 0 }), 6);
    assert.equal(lines.offset({ line: -1, character: 5 }), 0);
    assert.deepEqual(lines.position(99), { line: 1, character: 2 });
    assert.deepEqual(lines.position(-5), { line: 0, character: 0 });
  });
});
