import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agreement, type ComparedDocument } from '../../../server/src/core/agreement/agreement.ts';
import { disagreements } from '../../../server/src/core/agreement/disagreements.ts';
import { compared, comparedDocuments, exchanged } from './compared.ts';

/** Returns the disagreements as lines like `monday: type "Bonn": place Bonn | person Bonn`. */
function describeDisagreements(documents: readonly ComparedDocument[]): string[] {
  return disagreements(documents).map(({ uri, kind, start, end, a, b }) => {
    const text = documents.find((document) => document.uri === uri)?.text ?? '';
    const sides = [a, b].map((spans) =>
      spans.map((span) => `${span.type} ${text.slice(span.start, span.end)}`).join(', '),
    );
    return `${uri}: ${kind} "${text.slice(start, end)}": ${sides.join(' | ')}`;
  });
}

describe('disagreements', () => {
  it('are listed in the order of the documents and their texts, each with what both marked', () => {
    const documents = compared(
      `-- tuesday --
[Angela Merkel person] met [Deutsche Bank organization] in [Frankfurt place].
-- monday --
The [New York Times organization] wrote about Bonn.
`,
      `-- tuesday --
Angela Merkel met [Deutsche Bank person] in [Frankfurt place].
-- monday --
The [New York place] [Times organization] wrote about [Bonn place].
`,
    );
    assert.deepEqual(describeDisagreements(documents), [
      'tuesday: missing-in-b "Angela Merkel": person Angela Merkel | ',
      'tuesday: type "Deutsche Bank": organization Deutsche Bank | person Deutsche Bank',
      'monday: border "New York Times": organization New York Times | place New York, organization Times',
      'monday: missing-in-a "Bonn":  | place Bonn',
    ]);
  });

  it('are on the entity only where both named one', () => {
    const kinds = (a: string, b: string): string[] => disagreements(compared(a, b)).map(({ kind }) => kind);
    assert.deepEqual(kinds('[Merkel person#1]', '[Merkel person#2]'), ['entity']);
    assert.deepEqual(kinds('[Merkel person#1]', '[Merkel person#1]'), []);
    assert.deepEqual(kinds('[Merkel person#1]', '[Merkel person]'), []);
    assert.deepEqual(kinds('[Merkel person#1]', '[Merkel organization#2]'), ['type']);
  });

  it('are one where mentions of both overlap in a chain, and two where they only touch', () => {
    assert.deepEqual(
      describeDisagreements(compared('[ab person][cd person][ef person]', '[abc person][d person]ef')),
      [': border "abcd": person ab, person cd | person abc, person d', ': missing-in-b "ef": person ef | '],
    );
  });

  it('are none exactly where all mentions match', () => {
    fc.assert(
      fc.property(comparedDocuments, (documents) => {
        const { f1 = 1 } = agreement(documents).all;
        assert.equal(disagreements(documents).length === 0, f1 === 1);
      }),
    );
  });

  it('hold each mention that does not match, once', () => {
    fc.assert(
      fc.property(comparedDocuments, (documents) => {
        const found = disagreements(documents);
        const { a, b, matched } = agreement(documents).all;
        assert.equal(
          found.reduce((sum, disagreement) => sum + disagreement.a.length, 0),
          a - matched,
        );
        assert.equal(
          found.reduce((sum, disagreement) => sum + disagreement.b.length, 0),
          b - matched,
        );
      }),
    );
  });

  it('are the same with the annotators exchanged', () => {
    const opposite = {
      'missing-in-a': 'missing-in-b',
      'missing-in-b': 'missing-in-a',
      type: 'type',
      border: 'border',
      entity: 'entity',
    };
    fc.assert(
      fc.property(comparedDocuments, (documents) => {
        assert.deepEqual(
          disagreements(exchanged(documents)),
          disagreements(documents).map(({ a, b, kind, ...rest }) => ({
            ...rest,
            kind: opposite[kind],
            a: b,
            b: a,
          })),
        );
      }),
    );
  });
});
