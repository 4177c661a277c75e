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
  ['organization', 'American Broadcasting Company'],
  ['organization', 'Australian Broadcasting Corporation'],
  ['organization', 'ABC'],
  ['organization', 'China Eastern Airlines'],
  ['organization', 'China Eastern'],
  ['organization', 'Apple Computer'],
  ['organization', 'Apple'],
  ['organization', 'Apple Corps'],
  ['place', 'Smallville'],
  ['place', 'Kansas'],
  ['place', 'Paris'],
];

interface Version {
  readonly uri: string;
  readonly locals: readonly LocalEntity[] | undefined;
}

/** A name, sometimes assigned to an entity by hand. */
const named = fc.record({
  name: fc.constantFrom(...NAMES),
  assigned: fc.option(fc.constantFrom('person/george-bush', 'person/bill-clinton', 'place/paris', 'mine'), {
    nil: undefined,
    freq: 8,
  }),
});
const document = fc.array(named, { maxLength: 6 }).map((names): LocalEntity[] => {
  let text = '';
  const mentions: AssignableMention[] = [];
  for (const {
    name: [type, name],
    assigned,
  } of names) {
    const span = { start: text.length, end: text.length + name.length };
    const entity = assigned === undefined ? {} : { entity: assigned };
    mentions.push({ ...span, type, score: 1, evidence: 0, ...entity });
    text += `${name}, `;
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
        for (const batch of history) {
          const latest = new Map(batch.map(({ uri, locals }): [string, Version] => [uri, { uri, locals }]));
          table = index.update([...latest.values()].map(({ uri, locals }) => apply(documents, uri, locals)));
        }
        const expected = dump(rebuild(documents, given, false), documents);
        assert.deepEqual(dump(table, documents), expected);
        assert.deepEqual(dump(rebuild(documents, given, true), documents), expected);
      }),
      { numRuns: 1000 },
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
      { numRuns: 100 },
    );
  });
});

/** Puts a version of a document in force; returns the change that it is. */
function apply(
  documents: Map<string, readonly LocalEntity[]>,
  uri: string,
  after: readonly LocalEntity[] | undefined,
): LocalChange {
  const before = documents.get(uri);
  if (after === undefined) documents.delete(uri);
  else documents.set(uri, after);
  return { uri, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
