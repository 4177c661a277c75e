import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agreement, type Agreement, type Measures } from '../../../server/src/core/agreement/agreement.ts';
import { ENTITY_TYPES } from '../../../server/src/core/detect/mention.ts';
import { compared, comparedDocuments, exchanged } from './compared.ts';

function rows({ types, all, spans }: Agreement): Measures[] {
  return [...ENTITY_TYPES.map((type) => types[type]), all, spans];
}

function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Number(value.toFixed(9));
}

describe('agreement', () => {
  it('counts exact matches by type, of all types and of spans alone', () => {
    const { types, all, spans } = agreement(
      compared(
        '[Angela Merkel person] met [Deutsche Bank organization] in [Frankfurt place], [Hesse place].',
        '[Angela Merkel person] met [Deutsche organization] Bank in [Frankfurt organization], Hesse.',
      ),
    );
    const counts = ({ a, b, matched }: Measures): number[] => [a, b, matched];
    assert.deepEqual(counts(types.person), [1, 1, 1]);
    assert.deepEqual(counts(types.organization), [1, 2, 0]);
    assert.deepEqual(counts(types.place), [2, 0, 0]);
    assert.deepEqual(counts(all), [4, 3, 1]);
    assert.deepEqual(counts(spans), [4, 3, 2]);
    assert.deepEqual([all.precision, all.recall, all.f1], [1 / 3, 1 / 4, 2 / 7]);
    assert.deepEqual([types.place.precision, types.place.recall, types.place.f1], [undefined, 0, 0]);
  });

  it('takes κ over tokens', () => {
    // Of 8 tokens both call 3 person and 3 nothing, 1 is a person for a alone, and 1 a person for a and a place for b.
    const { types, all, spans } = agreement(
      compared(
        'so [Angela Merkel person] met [J. Smith person] and [Paris person]',
        'so [Angela Merkel person] met [J. person] Smith and [Paris place]',
      ),
    );
    const kappa = (agreeing: number, expected: number): number => (8 * agreeing - expected) / (64 - expected);
    assert.equal(all.kappa, kappa(6, 5 * 3 + 3 * 4));
    assert.equal(types.person.kappa, kappa(6, 5 * 3 + 3 * 5));
    assert.equal(types.place.kappa, kappa(7, 8 * 7));
    assert.equal(types.organization.kappa, undefined);
    assert.equal(spans.kappa, kappa(7, 5 * 4 + 3 * 4));
  });

  it('takes α over the text, and of the types alone where both marked', () => {
    const { types, all, spans } = agreement(
      compared('[Bonn place] or [Ulm place] or [Kai person]', '[Bonn place] or [Ulm person] or Kai'),
    );
    // 36 places of the text twice over, of which 17 are units' and 3 + 3 differ. Units pair with all but themselves.
    const pairs = 36 ** 2 - (16 + 9 + 9) - (16 + 9) - (8 + 11);
    assert.equal(all.alpha, 1 - (12 / 36) * (pairs / (36 ** 2 - 11 ** 2 - 6 ** 2 - 19 ** 2)));
    assert.equal(spans.alpha, 1 - (6 / 36) * (pairs / (2 * 17 * 19)));
    assert.equal(
      all.codingAlpha,
      1 - (6 / 14) * ((14 ** 2 - 16 - 9 - 16 - 9) / (14 ** 2 - 11 ** 2 - 3 ** 2)),
    );
    assert.equal(types.person.codingAlpha, 1 - 1 * ((3 * 14 - 9) / (3 * 11)));
    assert.equal(spans.codingAlpha, undefined);
  });

  it('takes parts of a text for texts of their own: what stands between them counts nowhere', () => {
    const marked = compared(
      'so [Angela Merkel person] met nobody in [Paris place] or Rome',
      'so [Angela person] Merkel met nobody in [Paris place] or Rome',
    );
    const parts = [
      { start: 3, end: 16 },
      { start: 31, end: 36 },
      { start: 40, end: 44 },
    ];
    const apart = compared(
      '-- 1 --\n[Angela Merkel person]\n-- 2 --\n[Paris place]\n-- 3 --\nRome\n',
      '-- 1 --\n[Angela person] Merkel\n-- 2 --\n[Paris place]\n-- 3 --\nRome\n',
    ).map((document) => ({ ...document, text: document.text.trimEnd() }));
    assert.deepEqual(agreement(marked.map((document) => ({ ...document, parts }))), agreement(apart));
  });

  it('is undefined where nobody marked anything', () => {
    for (const documents of [[], compared('', ''), compared('No names.', 'No names.')]) {
      for (const { f1, kappa, alpha, codingAlpha } of rows(agreement(documents)))
        assert.deepEqual([f1, kappa, alpha, codingAlpha], [undefined, undefined, undefined, undefined]);
    }
  });

  it('is perfect where both marked the same', () => {
    fc.assert(
      fc.property(comparedDocuments, (documents) => {
        const same = documents.map((document) => ({ ...document, b: document.a }));
        for (const { precision, recall, f1, kappa, alpha, codingAlpha } of rows(agreement(same)))
          for (const value of [precision, recall, f1, kappa, alpha, codingAlpha])
            assert.ok(value === 1 || value === undefined);
      }),
    );
  });

  it('is the same with the annotators exchanged, but for precision and recall, which change places', () => {
    fc.assert(
      fc.property(comparedDocuments, (documents) => {
        const expected = rows(agreement(documents)).map(({ a, b, precision, recall, ...row }) => ({
          ...row,
          a: b,
          b: a,
          precision: recall,
          recall: precision,
        }));
        assert.deepEqual(rows(agreement(exchanged(documents))), expected);
      }),
    );
  });

  it('does not depend on the order of documents, or of the mentions in them', () => {
    fc.assert(
      fc.property(comparedDocuments, (documents) => {
        const reversed = documents
          .map((document) => ({ ...document, a: document.a.toReversed(), b: document.b.toReversed() }))
          .reverse();
        const values = (found: Agreement): unknown =>
          rows(found).map((row) => Object.values(row).map((value: number | undefined) => rounded(value)));
        assert.deepEqual(values(agreement(reversed)), values(agreement(documents)));
      }),
    );
  });

  it('is at most 1', () => {
    fc.assert(
      fc.property(comparedDocuments, (documents) => {
        for (const { f1, kappa, alpha, codingAlpha } of rows(agreement(documents)))
          for (const value of [f1, kappa, alpha, codingAlpha]) assert.ok((value ?? 0) <= 1);
      }),
    );
  });
});
