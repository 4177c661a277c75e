import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findWholeWords } from '../../../server/src/core/text/whole-words.ts';

/** Pieces of which words are made and around which they end; 𝐀 is a letter of two code units, 😀 is none. */
const PIECES = ['A', 'B', 'ab', 'é', '1', '𝐀', '😀', ' ', '-', '.', '\u0301'];
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((pieces) => pieces.join(''));
const names = fc.uniqueArray(
  fc
    .array(fc.constantFrom('A', 'B', 'ab', 'é', '1', ' ', '.'), { minLength: 1, maxLength: 4 })
    .map((p) => p.join('')),
  { maxLength: 6 },
);

describe('whole words', () => {
  it('are found as a pattern of all of them would find them, the longest first', () => {
    fc.assert(
      fc.property(texts, names, (text, words) => {
        const longestFirst = [...words].sort((a, b) => b.length - a.length);
        const alternatives = longestFirst
          .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
          .join('|');
        const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, 'gu');
        const expected =
          words.length === 0
            ? []
            : Array.from(text.matchAll(pattern), ({ 0: { length }, index }) => ({
                start: index,
                end: index + length,
              }));
        assert.deepEqual([...findWholeWords(text, words)], expected);
      }),
      { numRuns: 2000 },
    );
  });
});
