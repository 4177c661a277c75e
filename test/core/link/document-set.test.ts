import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DocumentEntry } from '../../../server/src/core/link/document-entry.ts';
import { DocumentSet } from '../../../server/src/core/link/document-set.ts';

const DOCUMENTS = Array.from({ length: 400 }, (_, i) => new DocumentEntry(`file:///corpus/${i * 7919}.txt`));
const some = fc.subarray(DOCUMENTS);
const changes = fc.array(fc.record({ added: some, removed: some }), { maxLength: 8 });

describe('document set', () => {
  it('holds what was put in and not taken out, in the order of ranks, and earlier sets stay what they were', () => {
    fc.assert(
      fc.property(changes, (steps) => {
        let set = DocumentSet.empty;
        let expected = new Set<DocumentEntry>();
        const earlier: (readonly [DocumentSet, readonly DocumentEntry[]])[] = [];
        for (const { added, removed } of steps) {
          earlier.push([set, [...set]]);
          const rest = removed.filter((document) => !added.includes(document));
          set = set.with(added, rest);
          expected = new Set([...expected, ...added].filter((document) => !rest.includes(document)));
          const inOrder = [...expected].sort((a, b) => a.rank - b.rank);
          assert.deepEqual([...set], inOrder);
          assert.equal(set.size, expected.size);
          assert.deepEqual(set.first(8), inOrder.slice(0, 8));
          for (const document of DOCUMENTS) assert.equal(set.has(document), expected.has(document));
        }
        for (const [before, documents] of earlier) assert.deepEqual([...before], documents);
      }),
    );
  });
});
