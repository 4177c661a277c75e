import assert from 'node:assert/strict';
import { cohenKappa } from '../../../server/src/core/agreement/cohen-kappa.ts';
import { tokenTypes } from '../../../server/src/core/agreement/token-types.ts';
import { tokenize } from '../../../server/src/core/text/tokens.ts';
import { digitized } from './digitized.ts';

/** Returns κ of a table: how often the first annotator chose the row's label and the second one the column's. */
function kappaOfTable(table: readonly (readonly number[])[]): number | undefined {
  const a: string[] = [];
  const b: string[] = [];
  for (const [row, counts] of table.entries()) {
    for (const [column, count] of counts.entries()) {
      for (let item = 0; item < count; item++) {
        a.push(`label ${row}`);
        b.push(`label ${column}`);
      }
    }
  }
  return cohenKappa([{ a, b }]);
}

describe('Cohen’s κ', () => {
  it('has the published value: Cohen (1960), p. 45, two judges on 200 items', () => {
    const kappa = kappaOfTable([
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ]);
    assert.equal(kappa?.toFixed(3), '0.492');
  });

  it('is below 0 where chance would do better: Cohen (1960), p. 37, agreement 0.29 against 0.35', () => {
    const kappa = kappaOfTable([
      [25, 12, 3],
      [13, 2, 15],
      [12, 16, 2],
    ]);
    assert.equal(kappa?.toFixed(3), '-0.092');
  });

  // K. Krippendorff, "On the Reliability of Unitizing Continuous Data", Sociological Methodology 25 (1995), p. 57.
  for (const [name, a, b, published] of [
    ['Bertha and Bill', '001111111100001111110000', '000011110000000110000000', '0.385'],
    ['John and Jill', '111111111111111111000000', '111111111100000000000000', '0.385'],
    ['Gerret and Gill', '001111110011001111001100', '110011110011110011001100', '0.314'],
    ['Heather and Hill', '111111111111111111111111', '111111111111111111111111', undefined],
  ] as const)
    it(`has the published value on tokens: Krippendorff (1995), ${name}`, () => {
      const text = 'x '.repeat(24);
      const types = (row: string): (string | undefined)[] =>
        tokenTypes(
          tokenize(text),
          digitized(row).map(({ start, end, type }) => ({
            start: start * 2,
            end: end * 2 - 1,
            type,
          })),
        );
      assert.equal(cohenKappa([{ a: types(a), b: types(b) }])?.toFixed(3), published);
    });

  it('is undefined without items', () => {
    assert.equal(cohenKappa([]), undefined);
    assert.equal(cohenKappa([{ a: [], b: [] }]), undefined);
  });
});

describe('the types of tokens', () => {
  const typesOf = (text: string, ...units: [number, number, string][]): string[] =>
    tokenTypes(
      tokenize(text),
      units.map(([start, end, type]) => ({ start, end, type })),
    ).map((type) => type ?? '-');

  it('are those of the units, in whatever order these come', () => {
    assert.deepEqual(typesOf('Paris, says Angela Merkel', [12, 25, 'person'], [0, 5, 'place']), [
      'place',
      '-',
      '-',
      'person',
      'person',
    ]);
  });

  it('count a token that a unit covers in part, for the first of two units', () => {
    assert.deepEqual(typesOf('Eurozone crisis', [0, 4, 'place'], [4, 10, 'organization']), [
      'place',
      'organization',
    ]);
  });
});
