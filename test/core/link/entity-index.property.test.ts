import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EntityType } from '../../../server/src/core/detect/mention.ts';
import {
  EntityIndex,
  type EntityTable,
  type LocalChange,
} from '../../../server/src/core/link/entity-index.ts';
import { linkDocument } from '../../../server/src/core/link/link-document.ts';
import type { AssignableMention, LocalEntity } from '../../../server/src/core/link/local-entity.ts';
import { EMPTY_REGISTRY, type Registry } from '../../../server/src/core/link/registry.ts';

/** Sequences of random edits that are tried; more by `RUNS=20000 npx mocha …`. */
const RUNS = Number(process.env.RUNS ?? 1000);

/** Names that have much in common, so that few documents make many connections. */
const NAMES: readonly (readonly [EntityType, string])[] = [
  ['person', 'George Bush'],
  ['person', 'George W. Bush'],
  ['person', 'George H. W. Bush'],
  ['person', 'Bush'],
  ['person', 'G. Bush'],
  ['person', 'Kate Bush'],
  ['person', 'George'],
  ['person', 'Xi Jinping'],
  ['person', 'Xi'],
  ['person', 'William Clinton'],
  ['person', 'Bill Clinton'],
  ['person', 'Clinton'],
  ['person', 'John Rasmus'],
  ['person', 'Johnny Rasmus'],
  ['person', 'J. Rasmus'],
  ['person', 'Rasmus John'],
  ['person', 'Viktor Petrushchenko'],
  ['person', 'Petruschenko Victor'],
  ['person', 'Petruschenko'],
  ['person', 'Pavlo Petruschenko Rasmus'],
  ['person', 'Pavlo Petruschenko'],
  ['person', 'Viktor Pavlo Petrushchenko'],
  ['person', 'Viktor Pertushchenko'],
  ['person', 'V. P. Petrushchenko'],
  ['person', 'Sir Viktor'],
  ['person', 'Viktor'],
  ['person', 'Petrushchenko'],
  ['person', 'FDR'],
  ['person', 'Oduya'],
  ['person', 'Sorel'],
  ['person', 'Franklin Roosevelt'],
  ['organization', 'American Broadcasting Company'],
  ['organization', 'Australian Broadcasting Corporation'],
  ['organization', 'ABC'],
  ['organization', 'China Eastern Airlines'],
  ['organization', 'China Eastern'],
  ['organization', 'Apple Computer'],
  ['organization', 'Apple'],
  ['organization', 'Apple Corps'],
  ['organization', 'Lincoln High School'],
  ['organization', 'Lincoln High'],
  ['place', 'Smallville'],
  ['place', 'Kansas'],
  ['place', 'Paris'],
  ['place', 'Mount Karsk'],
  ['place', 'Karsk River'],
  ['place', 'Karsk'],
];

/** What stands in front of a name and says more of it. */
const BEFORE = ['Mr ', 'Sir ', 'Ms ', 'Striker ', 'Finance Minister ', 'Professor ', 'Smallville\u2019s '];
/** Others, whose company tells whom a shared name means; none is short for another. */
const COMPANY: readonly (readonly [EntityType, string])[] = [
  ['person', 'Ben Oduya'],
  ['person', 'Nadia Sorel'],
  ['organization', 'Acme Lighting'],
  ['organization', 'Lyric Ballet'],
  ['place', 'Leeds'],
];

interface Version {
  readonly uri: string;
  readonly locals: readonly LocalEntity[] | undefined;
}

/** What stands behind a name: mostly nothing that says anything, sometimes that the next one means the same. */
const BEHIND = [' in ', ' in ', ' in ', ' in ', ', also known as ', ', born ', ' and his wife '];

/** A name, sometimes assigned to an entity by hand. */
const named = fc.record({
  name: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...NAMES) },
    { weight: 2, arbitrary: fc.constantFrom(...COMPANY) },
  ),
  before: fc.option(fc.constantFrom(...BEFORE), { nil: '', freq: 2 }),
  behind: fc.constantFrom(...BEHIND),
  assigned: fc.option(
    fc.constantFrom(
      'person/george-bush',
      'person/george-bush.sport',
      'person/bill-clinton',
      'place/paris',
      'mine',
    ),
    {
      nil: undefined,
      freq: 8,
    },
  ),
});
const document = fc.array(named, { maxLength: 6 }).map((names): LocalEntity[] => {
  let text = '';
  const mentions: AssignableMention[] = [];
  for (const {
    name: [type, name],
    before,
    behind,
    assigned,
  } of names) {
    text += before;
    const span = { start: text.length, end: text.length + name.length };
    const entity = assigned === undefined ? {} : { entity: assigned };
    mentions.push({ ...span, type, score: 1, evidence: 0, ...entity });
    text += name + behind;
  }
  return linkDocument(text, mentions);
});
const registry = fc.constantFrom<Registry>(
  EMPTY_REGISTRY,
  {
    ...EMPTY_REGISTRY,
    not: [
      ['person/george-bush', 'person/george-w-bush'],
      ['person/bush', 'person/kate-bush'],
    ],
  },
  {
    ...EMPTY_REGISTRY,
    not: [
      ['person/g-bush', 'person/bush'],
      ['person/xi', 'person/xi-jinping'],
    ],
  },
  {
    entities: [
      { id: 'mine', type: 'person', name: 'William Clinton', aliases: ['Clinton', 'G. Bush'] },
      { id: 'organization/abc', type: 'organization', name: 'ABC', aliases: ['Apple'] },
    ],
    not: [['mine', 'person/bill-clinton']],
    ignore: ['George'],
  },
);
const version = fc.record({
  uri: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  locals: fc.option(document, { nil: undefined, freq: 4 }),
});
const batches = fc.array(fc.array(version, { minLength: 1, maxLength: 4 }), { maxLength: 10 });

/** Returns all that the table tells, in an order of its own. */
function dump(table: EntityTable, documents: ReadonlyMap<string, readonly LocalEntity[]>): unknown {
  const sorted = [...documents].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    entities: [...table.entities()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    documents: sorted.map(([uri, locals]) =>
      locals.map((_, local) => [uri, table.entityOf(uri, local), table.candidatesOf(uri, local)]),
    ),
    occurrences: [...table.entities()]
      .flatMap(({ id }) => [...table.occurrencesOf(id)].map(({ uri, local }) => `${id} ${uri} ${local}`))
      .sort(),
  };
}

function rebuild(
  documents: ReadonlyMap<string, readonly LocalEntity[]>,
  given: Registry,
  isReversed: boolean,
): EntityTable {
  const changes = [...documents].map(([uri, after]) => ({ uri, after }));
  return new EntityIndex(given).update(isReversed ? changes.reverse() : changes);
}

describe('EntityIndex', () => {
  it('knows after any edits what it would know if it were built from scratch, in whatever order', () => {
    fc.assert(
      fc.property(batches, registry, (history, given) => {
        const index = new EntityIndex(given);
        const documents = new Map<string, readonly LocalEntity[]>();
        let table = index.update([]);
        // A document may come, change and go in one step.
        for (const batch of history)
          table = index.update(batch.map(({ uri, locals }) => apply(documents, uri, locals)));
        const expected = dump(rebuild(documents, given, false), documents);
        assert.deepEqual(dump(table, documents), expected);
        assert.deepEqual(dump(rebuild(documents, given, true), documents), expected);
      }),
      { numRuns: RUNS },
    );
  });

  it('knows under another registry what it would know if that had always been in force', () => {
    fc.assert(
      fc.property(batches, batches, registry, registry, (first, second, before, given) => {
        const index = new EntityIndex(before);
        const documents = new Map<string, readonly LocalEntity[]>();
        for (const batch of first) {
          index.link();
          for (const { uri, locals } of batch) index.file([apply(documents, uri, locals)]);
        }
        let table = index.register(given);
        assert.deepEqual(dump(table, documents), dump(rebuild(documents, given, false), documents));
        for (const { uri, locals } of second.flat()) table = index.update([apply(documents, uri, locals)]);
        assert.deepEqual(dump(table, documents), dump(rebuild(documents, given, false), documents));
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    );
  });

  it('does so for names in more documents than are looked at for their company', () => {
    const George: readonly [EntityType, string] = ['person', 'George Bush'];
    const Kate: readonly [EntityType, string] = ['person', 'Kate Bush'];
    const Bush: readonly [EntityType, string] = ['person', 'Bush'];
    const article = fc
      .tuple(fc.constantFrom(George, George, Kate, Bush), fc.subarray([...COMPANY]))
      .map(([first, company]) => linkNames([first, ...company]));
    const edit = fc.record({
      uri: fc.integer({ min: 0, max: 60 }).map(String),
      locals: fc.option(article, { nil: undefined, freq: 5 }),
    });
    const first = fc.array(article, { minLength: 40, maxLength: 60 });
    fc.assert(
      fc.property(first, fc.array(edit, { maxLength: 30 }), (articles, edits) => {
        const index = new EntityIndex();
        const documents = new Map<string, readonly LocalEntity[]>();
        let table = index.update(articles.map((locals, i) => apply(documents, String(i), locals)));
        for (const { uri, locals } of edits) table = index.update([apply(documents, uri, locals)]);
        const expected = dump(rebuild(documents, EMPTY_REGISTRY, false), documents);
        assert.deepEqual(dump(table, documents), expected);
        assert.deepEqual(dump(rebuild(documents, EMPTY_REGISTRY, true), documents), expected);
      }),
      { numRuns: Math.ceil(RUNS / 15) },
    );
  });

  it('never changes a table that it has given away', () => {
    fc.assert(
      fc.property(batches, batches, (first, second) => {
        const index = new EntityIndex();
        const documents = new Map<string, readonly LocalEntity[]>();
        const run = (history: readonly (readonly Version[])[]): EntityTable => {
          let table = index.update([]);
          for (const { uri, locals } of history.flat()) table = index.update([apply(documents, uri, locals)]);
          return table;
        };
        const table = run(first);
        const then = new Map(documents);
        const before = JSON.stringify(dump(table, then));
        run(second);
        assert.equal(JSON.stringify(dump(table, then)), before);
      }),
      { numRuns: Math.ceil(RUNS / 10) },
    );
  });
});

function linkNames(names: readonly (readonly [EntityType, string])[]): LocalEntity[] {
  let text = '';
  const mentions: AssignableMention[] = [];
  for (const [type, name] of names) {
    mentions.push({ start: text.length, end: text.length + name.length, type, score: 1, evidence: 0 });
    text += `${name} and `;
  }
  return linkDocument(text, mentions);
}

/** Puts a version of a document in force; returns the change that it is. */
function apply(
  documents: Map<string, readonly LocalEntity[]>,
  uri: string,
  after: readonly LocalEntity[] | undefined,
): LocalChange {
  if (after === undefined) documents.delete(uri);
  else documents.set(uri, after);
  return { uri, ...(after === undefined ? {} : { after }) };
}
