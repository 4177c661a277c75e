import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Corpus, type Change } from '../../../server/src/core/corpus/corpus.ts';
import type { Snapshot } from '../../../server/src/core/corpus/snapshot.ts';
import { Detector } from '../../../server/src/core/detect/detector.ts';
import { shippedModel } from '../../fixture.ts';

/** Sentences whose names meet, clash and abbreviate one another. */
const sentences = fc.constantFrom(
  'British Prime Minister David Cameron met Francois Hollande in Paris.',
  'Cameron said that Britain would help.',
  'James Cameron made a film in New Zealand.',
  'The Islamic State (IS) attacked Mosul, President Hollande said.',
  'IS, also known as ISIL or Daesh, denied it.',
  'The United States and the UK agreed; US officials said so.',
  'Maria Gomez of the World Health Organization (WHO) spoke to Reuters.',
  'Gomez left Geneva.',
  'Nobody was hurt.',
);
const texts = fc.array(sentences, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('\n'));
const uris = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const changes: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('set' as const), uri: uris, text: texts, isOpen: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), uri: uris }) },
);

/** Returns all that a snapshot knows, in one order, for comparison. */
function contentOf(snapshot: Snapshot): unknown {
  const entities = [...snapshot.entities()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const documents = [...snapshot.documents()]
    .sort((a, b) => (a.uri < b.uri ? -1 : 1))
    .map((document) => ({
      uri: document.uri,
      mentions: document.mentions.map(({ start, end, type }, index) => ({
        start,
        end,
        type,
        entity: snapshot.entityIdOf(document, index),
        candidates: snapshot.candidatesOf(document, index).map(({ id }) => id),
      })),
    }));
  return JSON.parse(JSON.stringify({ entities, documents }));
}

describe('corpus', () => {
  it('knows after any changes in any order what it would know if it had read the last texts only', () => {
    const detector = new Detector(shippedModel());
    fc.assert(
      fc.property(fc.array(fc.array(changes, { maxLength: 3 }), { maxLength: 12 }), (steps) => {
        const incremental = new Corpus(detector);
        const last = new Map<string, Change>();
        for (const step of steps) {
          incremental.apply(step);
          for (const change of step) {
            last.delete(change.uri);
            if (change.kind === 'set') last.set(change.uri, change);
          }
        }
        const rebuilt = new Corpus(detector);
        rebuilt.apply([...last.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1)));
        assert.deepEqual(contentOf(incremental.snapshot), contentOf(rebuilt.snapshot));
      }),
      { numRuns: 150 },
    );
  });

  it('leaves earlier snapshots as they were', () => {
    const corpus = new Corpus(new Detector(shippedModel()));
    const before = corpus.apply([{ kind: 'set', uri: 'a', text: 'David Cameron spoke in London.' }]);
    const content = contentOf(before);
    corpus.apply([{ kind: 'set', uri: 'a', text: 'Nobody spoke.' }]);
    corpus.apply([{ kind: 'set', uri: 'b', text: 'Cameron spoke in London.' }]);
    assert.deepEqual(contentOf(before), content);
  });
});
