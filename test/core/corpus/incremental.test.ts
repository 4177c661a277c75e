import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Change, DecisionChange, TextChange } from '../../../server/src/core/corpus/change.ts';
import { Corpus, MOST_UNLINKED } from '../../../server/src/core/corpus/corpus.ts';
import type { Snapshot } from '../../../server/src/core/corpus/snapshot.ts';
import type { Decision } from '../../../server/src/core/decisions/decision.ts';
import { foldDecisions } from '../../../server/src/core/decisions/fold.ts';
import { Detector } from '../../../server/src/core/detect/detector.ts';
import { shippedModel } from '../../fixture.ts';
import { aboutMention, aboutName } from '../decisions/make-decision.ts';

/** Sequences of random edits and decisions that are tried; more by `RUNS=2000 npx mocha …`. */
const RUNS = Number(process.env.RUNS ?? 150);

/** Sentences whose names meet, clash and abbreviate one another. */
const SENTENCES = [
  'British Prime Minister David Cameron met Francois Hollande in Paris.',
  'Cameron said that Britain would help.',
  'James Cameron made a film in New Zealand.',
  'The Islamic State (IS) attacked Mosul, President Hollande said.',
  'IS, also known as ISIL or Daesh, denied it.',
  'The United States and the UK agreed; US officials said so.',
  'Maria Gomez of the World Health Organization (WHO) spoke to Reuters.',
  'Gomez left Geneva.',
  'Nobody was hurt.',
];
const sentences = fc.constantFrom(...SENTENCES);
const texts = fc.array(sentences, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('\n'));
const uris = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const textChanges: fc.Arbitrary<TextChange> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('set' as const), uri: uris, text: texts, isOpen: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), uri: uris }) },
);

/** Names that stand in the sentences, some of which are longer or shorter than what is found, or no names at all. */
const NAMES = ['Cameron', 'David Cameron', 'Hollande', 'Paris', 'IS', 'Daesh', 'Nobody', 'film', 'US', 'WHO'];
const names = fc.constantFrom(...NAMES);
const types = fc.constantFrom('person' as const, 'organization' as const, 'place' as const);
const operations = fc.oneof(
  fc.record({
    operation: fc.constantFrom('accept' as const, 'retype' as const, 'add' as const),
    type: types,
  }),
  fc.constant({ operation: 'reject' as const }),
  types.chain((type) =>
    fc.record({
      operation: fc.constant('assign' as const),
      type: fc.constant(type),
      entity: fc.constantFrom(
        `${type}/david-cameron`,
        `${type}/someone-else`,
        'place/paris',
        'place/united-states',
      ),
    }),
  ),
);
const numbers = fc.integer({ min: 0, max: 50 });
const onMentions: fc.Arbitrary<Decision> = fc
  .tuple(numbers, sentences, names, operations)
  .filter(([, sentence, name]) => sentence.includes(name))
  .map(([n, sentence, name, operation]) => aboutMention(n, sentence, name, operation));
const onNames = (scope: 'article' | 'corpus'): fc.Arbitrary<Decision> =>
  fc.tuple(numbers, names, operations).map(([n, name, operation]) => aboutName(n, scope, name, operation));
const journals = (decisions: fc.Arbitrary<Decision>): fc.Arbitrary<DecisionState> =>
  fc.array(decisions.map(withOwnId), { maxLength: 4 }).map(foldDecisions);

/** Two decisions never share an id unless they are one. */
function withOwnId(decision: Decision): Decision {
  return { ...decision, id: JSON.stringify(decision) };
}

type DecisionState = ReturnType<typeof foldDecisions>;
const registries = fc.subarray([
  { id: 'person/david-cameron', type: 'person' as const, name: 'David Cameron', aliases: ['Cameron'] },
  { id: 'organization/is', type: 'organization' as const, name: 'Islamic State', aliases: ['Daesh', 'IS'] },
]);
const decisionChanges: fc.Arbitrary<DecisionChange> = fc.oneof(
  fc.record({
    kind: fc.constant('decideArticle' as const),
    uri: uris,
    decisions: journals(fc.oneof(onMentions, onNames('article'))),
  }),
  fc.record({ kind: fc.constant('decideCorpus' as const), decisions: journals(onNames('corpus')) }),
  fc
    .tuple(registries, fc.subarray(['Paris', 'Nobody', 'US']))
    .map(([entities, ignore]) => ({ kind: 'register' as const, registry: { entities, not: [], ignore } })),
);

/** Returns all that a snapshot knows, in one order, for comparison. */
function contentOf(snapshot: Snapshot): unknown {
  const entities = [...snapshot.entities()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const documents = [...snapshot.documents()]
    .sort((a, b) => (a.uri < b.uri ? -1 : 1))
    .map((document) => ({
      uri: document.uri,
      rejections: document.rejections,
      orphans: document.orphans.map(({ thread, reason }) => [thread.id, reason]),
      mentions: document.mentions.map((mention, index) => ({
        ...mention,
        assigned: mention.entity,
        entity: snapshot.entityIdOf(document, index),
        candidates: snapshot.candidatesOf(document, index).map(({ id }) => id),
      })),
    }));
  return JSON.parse(JSON.stringify({ entities, documents }));
}

/** Returns what a change is about: a later one about the same replaces it. */
function subjectOf(change: Change): string {
  if (change.kind === 'set' || change.kind === 'remove') return `text ${change.uri}`;
  return change.kind === 'decideArticle' ? `decisions ${change.uri}` : change.kind;
}

describe('corpus', () => {
  function checkIncremental(changes: fc.Arbitrary<Change>, numRuns: number): void {
    const detector = new Detector(shippedModel());
    const steps = fc.record({ step: fc.array(changes, { maxLength: 3 }), isAsked: fc.boolean() });
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 12 }), (history) => {
        const incremental = new Corpus(detector);
        const last = new Map<string, Change>();
        for (const { step, isAsked } of history) {
          if (isAsked) incremental.apply(step);
          else incremental.collect(step);
          for (const change of step) {
            last.delete(subjectOf(change));
            if (change.kind !== 'remove') last.set(subjectOf(change), change);
          }
        }
        const rebuilt = new Corpus(detector);
        rebuilt.apply([...last.values()].sort((a, b) => (subjectOf(a) < subjectOf(b) ? -1 : 1)));
        assert.deepEqual(contentOf(incremental.snapshot), contentOf(rebuilt.snapshot));
      }),
      { numRuns },
    );
  }

  it('knows after any changes in any order what it would know if it had read the last texts only', () => {
    checkIncremental(textChanges, RUNS);
  }).timeout(RUNS * 1000);

  it('knows after any edits and decisions in any order what the last texts and journals alone say', () => {
    checkIncremental(fc.oneof(textChanges, decisionChanges), RUNS);
  }).timeout(RUNS * 1000);

  it('leaves earlier snapshots as they were', () => {
    const detector = new Detector(shippedModel());
    const steps = fc.array(fc.array(fc.oneof(textChanges, decisionChanges), { maxLength: 3 }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(steps, (history) => {
        const corpus = new Corpus(detector);
        const earlier = history.map((step) => {
          const snapshot = corpus.apply(step);
          return { snapshot, content: contentOf(snapshot) };
        });
        for (const { snapshot, content } of earlier) assert.deepEqual(contentOf(snapshot), content);
      }),
    );
  }).timeout(RUNS * 1000);

  it('links many documents that nobody asks for as it links each of them', () => {
    const detector = new Detector(shippedModel());
    const [collected, applied] = [new Corpus(detector), new Corpus(detector)];
    for (let i = 0; i < 2 * MOST_UNLINKED; i++) {
      const text = [i, i * 5, i * 3].map((n) => SENTENCES[n % SENTENCES.length]).join('\n');
      collected.collect([{ kind: 'set', uri: `${i}`, text }]);
      applied.apply([{ kind: 'set', uri: `${i}`, text }]);
    }
    assert.deepEqual(contentOf(collected.snapshot), contentOf(applied.snapshot));
  });
});
