import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { editRegistryFile } from '../../../server/src/core/decisions/edit-registry-file.ts';
import {
  invertRegistryChanges,
  type RegistryChange,
  type RegistryEntry,
} from '../../../server/src/core/decisions/registry-change.ts';
import * as edits from '../../../server/src/core/decisions/registry-edits.ts';
import { parseRegistryFile, type RegistryFile } from '../../../server/src/core/decisions/registry-file.ts';

const FILE = `# Our people
entities:
  # Chancellor until 2021
  - id: person/angela-merkel
    type: person
    name: Angela Merkel # never without first name
    aliases:
      - Merkel
      # as the Guardian writes
      - Mrs Merkel
    desk: politics

  - id: organization/cdu
    type: organization
    name: "CDU"
    aliases: [Christian Democrats, C.D.U.]
    wikidata: Q49762
    not: [organization/csu]

ignore:
  - Breaking # not a name
`;

const entity = (id: string, name: string, more: Partial<RegistryEntry> = {}): RegistryEntry => ({
  id,
  type: id.split('/')[0] as RegistryEntry['type'],
  name,
  aliases: [],
  not: [],
  ...more,
});
const merkel = entity('person/angela-merkel', 'Angela Merkel');
const cdu = entity('organization/cdu', 'CDU');
const csu = entity('organization/csu', 'CSU');

/** Edits of the file, as the lines that they take away and add. */
const EDITS: readonly {
  name: string;
  edit: (file: RegistryFile) => RegistryChange[];
  diff: string;
  /** Where undoing leaves the file not exactly as it was: what was deleted comes back in our own style. */
  undoDiff?: string;
}[] = [
  {
    name: 'adds an entity',
    edit: ({ entries }) =>
      edits.addEntity(entries, entity('place/ulm', 'Ulm', { aliases: ['Ulm, Germany'] })),
    diff: '+  - id: place/ulm\n+    type: place\n+    name: Ulm\n+    aliases:\n+      - Ulm, Germany\n+',
  },
  { name: 'adds what is there already', edit: ({ entries }) => edits.addEntity(entries, merkel), diff: '' },
  {
    name: 'renames',
    edit: ({ entries }) => edits.renameEntity(entries, merkel, 'Angela D. Merkel'),
    diff: '-    name: Angela Merkel # never without first name\n+    name: Angela D. Merkel # never without first name\n+      - Angela Merkel',
  },
  {
    name: 'changes an id',
    edit: ({ entries }) => edits.changeId(entries, merkel.id, 'person/merkel'),
    diff: '-  - id: person/angela-merkel\n+  - id: person/merkel',
  },
  {
    name: 'changes an id nobody has',
    edit: ({ entries }) => edits.changeId(entries, csu.id, 'organization/christian-social-union'),
    diff: '-    not: [organization/csu]\n+    not: [organization/christian-social-union]',
  },
  {
    name: 'adds an alias in the style of the list',
    edit: ({ entries }) => edits.addAlias(entries, cdu, 'Union: the one'),
    diff: '-    aliases: [Christian Democrats, C.D.U.]\n+    aliases: [Christian Democrats, C.D.U., "Union: the one"]',
  },
  {
    name: 'sets a Wikidata item',
    edit: ({ entries }) => edits.setWikidata(entries, merkel, 'Q567'),
    diff: '+    wikidata: Q567',
  },
  {
    name: 'takes a Wikidata item away',
    edit: ({ entries }) => edits.setWikidata(entries, cdu, undefined),
    diff: '-    wikidata: Q49762',
  },
  {
    name: 'sets a note of several lines',
    edit: ({ entries }) => edits.setNote(entries, cdu, 'First line\nsecond: line'),
    diff: '+    note: |-\n+      First line\n+      second: line',
  },
  {
    name: 'separates',
    edit: ({ entries }) => edits.separateEntities(entries, merkel, 'person/angela-maurer'),
    diff: '+    not:\n+      - person/angela-maurer',
  },
  {
    name: 'merges one that is not registered',
    edit: ({ entries }) => edits.mergeEntities(entries, cdu, csu),
    diff: '-    aliases: [Christian Democrats, C.D.U.]\n-    not: [organization/csu]\n+    aliases: [Christian Democrats, C.D.U., CSU]',
    undoDiff: '-    not: [organization/csu]\n+    not:\n+      - organization/csu',
  },
  {
    name: 'splits',
    edit: ({ entries }) => edits.splitEntity(entries, merkel, entity('person/mrs-merkel', 'Mrs Merkel')),
    diff: '-      # as the Guardian writes\n-      - Mrs Merkel\n+  - id: person/mrs-merkel\n+    type: person\n+    name: Mrs Merkel\n+    not:\n+      - person/angela-merkel\n+',
    undoDiff: '-      # as the Guardian writes',
  },
  {
    name: 'ignores a name',
    edit: ({ ignore }) => edits.ignoreName(ignore, 'Live'),
    diff: '+  - Live',
  },
  {
    name: 'stops ignoring the last name',
    edit: ({ ignore }) => edits.ignoreName(ignore, 'Breaking', false),
    diff: '-ignore:\n-  - Breaking # not a name\n-',
    undoDiff: '-  - Breaking # not a name\n+  - Breaking',
  },
];

/** Returns the lines that only one of two texts has, the taken away ones first. */
function diffLines(before: string, after: string): string {
  const minus = (a: string[], b: string[], sign: string): string[] => {
    const rest = [...b];
    return a
      .filter((line) => !rest.includes(line) || void rest.splice(rest.indexOf(line), 1))
      .map((line) => sign + line);
  };
  const [a, b] = [before.split('\n'), after.split('\n')];
  return [...minus(a, b, '-'), ...minus(b, a, '+')].join('\n');
}

function edited(text: string, changes: readonly RegistryChange[]): string {
  const result = editRegistryFile(text, changes);
  if ('problems' in result) assert.fail(result.problems.map(({ message }) => message).join('; '));
  return result.text;
}

/** Broken files, and where what is reported. */
const BROKEN: readonly { name: string; text: string; problems: readonly string[]; entities: number }[] = [
  { name: 'nothing', text: '', problems: [], entities: 0 },
  { name: 'comments only', text: '# nothing yet\n', problems: [], entities: 0 },
  { name: 'empty lists', text: 'entities:\nignore:\n', problems: [], entities: 0 },
  { name: 'a text', text: 'hello\n', problems: ['1:1 error: The file must'], entities: 0 },
  { name: 'no list', text: 'entities: 5\n', problems: ['1:11 error: "entities" must'], entities: 0 },
  {
    name: 'a missing name',
    text: 'entities:\n  - id: x\n    type: person\n  - { id: y, type: place, name: Y }\n',
    problems: ['2:5 error: An entity must have "name"'],
    entities: 1,
  },
  {
    name: 'a wrong type',
    text: 'entities:\n  - id: x\n    type: animal\n    name: X\n',
    problems: ['3:11 error: "type" must be one of'],
    entities: 0,
  },
  {
    name: 'a field that is unknown',
    text: 'entities:\n  - { id: x, type: person, name: X, alias: [Y] }\n',
    problems: ['2:37 warning: "alias" is not known'],
    entities: 1,
  },
  {
    name: 'an id twice',
    text: 'entities:\n  - { id: x, type: person, name: X }\n  - { id: x, type: place, name: Z }\n',
    problems: ['3:11 error: "x" is the id of the entity in line 2 too'],
    entities: 1,
  },
  {
    name: 'a name of two',
    text: 'entities:\n  - { id: x, type: person, name: X }\n  - { id: y, type: person, name: Y, aliases: [X] }\n',
    problems: ['3:47 warning: "X" is a name of "x" in line 2 too'],
    entities: 2,
  },
  {
    name: 'no Wikidata item',
    text: 'entities:\n  - { id: x, type: person, name: X, wikidata: http://x }\n',
    problems: ['2:47 error: "wikidata" must'],
    entities: 1,
  },
  {
    name: 'a list that is not closed',
    text: 'entities:\n  - { id: x, type: person, name: X }\n  - [\nignore: []\n',
    problems: ['3:5 error', '4:1 error'],
    entities: 1,
  },
  {
    name: 'names that look like numbers and a name without its list',
    text: 'entities:\n  - { id: x, type: organization, name: 1984, aliases: 0042 }\nignore: 12\n',
    problems: [],
    entities: 1,
  },
  {
    name: 'anchors that would multiply',
    text: 'entities:\n  - { id: x, type: person, name: &a X, aliases: [*a, *a] }\n',
    problems: [
      '2:50 error: "aliases" must be a list of texts. Write it out',
      '2:54 error: "aliases" must be a list of texts. Write it out',
    ],
    entities: 1,
  },
  {
    name: 'a field twice',
    text: 'entities:\n  - id: x\n    type: person\n    name: X\n    name: Y\n',
    problems: ['5:5 error: "name" is here twice'],
    entities: 1,
  },
  {
    name: 'everything that is wrong with an entry',
    text: 'entities:\n  - id:\n    type: [person]\n    name: { a: b }\n    wikidata: 30\n    aliases: { a: b }\n',
    problems: [
      '2:5 error: An entity must have "id": add it.',
      '3:11 error: "type" must be a text. Take the brackets or the dash away.',
      '4:11 error: "name" must be a text. Put it in quotes if it has a colon.',
      '5:15 error: "wikidata" must be an item',
      '6:14 error: "aliases" must be a list of texts. Put it in quotes if it has a colon.',
    ],
    entities: 0,
  },
  {
    name: 'a name that is ignored, however it is written',
    text: 'entities:\n  - { id: x, type: organization, name: Reuters }\nignore: [REUTERS]\n',
    problems: ['3:10 warning: "REUTERS" is a name of "x" in line 2 too. What is ignored'],
    entities: 1,
  },
  {
    name: 'an entity that is not itself',
    text: 'entities:\n  - { id: x, type: person, name: X, not: [x] }\n',
    problems: ['2:43 warning: "x" cannot be kept apart from itself'],
    entities: 1,
  },
  {
    name: 'an item that is empty',
    text: 'entities:\n  - id: x\n    type: person\n    name: X\n    aliases:\n      -\n',
    problems: ['6:8 warning: This item is empty'],
    entities: 1,
  },
  {
    name: 'a tab',
    text: 'entities:\n\t- id: x\n',
    problems: ['2:1 error: This is not valid YAML: Tabs are not allowed as indentation. Use spaces.'],
    entities: 0,
  },
  {
    name: 'a quote that is not closed, in its line',
    text: 'ignore:\n  - "x\n',
    problems: ['2:6 error: This is not valid YAML: Missing closing quote. Close'],
    entities: 0,
  },
  {
    name: 'a colon too many',
    text: 'entities:\n  - id: x\n    type: person\n    name: X: Y\n',
    problems: ['4:11 error: This is not valid YAML: Nested mappings'],
    entities: 0,
  },
  {
    name: 'two documents',
    text: 'ignore: [a]\n---\nignore: [b]\n',
    problems: ['2:1 error: This is not valid YAML: Source contains multiple documents'],
    entities: 0,
  },
  {
    name: 'what git left, and nothing else',
    text: 'entities:\n<<<<<<< HEAD\n  - { id: x, type: person, name: X }\n=======\n  - { id: x, type: [ }\n>>>>>>> theirs\n',
    problems: ['2:1 error: A merge conflict', '4:1 error: A merge conflict', '6:1 error: A merge conflict'],
    entities: 0,
  },
];

describe('registry file', () => {
  it('becomes a registry, with the places of its parts', () => {
    const { registry, entries, parts, problems } = parseRegistryFile(FILE);
    assert.deepEqual(
      registry.entities.map(({ id, name, aliases, knowledgeBaseId }) => [
        id,
        name,
        aliases.join('|'),
        knowledgeBaseId,
      ]),
      [
        ['person/angela-merkel', 'Angela Merkel', 'Merkel|Mrs Merkel', undefined],
        ['organization/cdu', 'CDU', 'Christian Democrats|C.D.U.', 'Q49762'],
      ],
    );
    assert.deepEqual(registry.not, [['organization/cdu', 'organization/csu']]);
    assert.deepEqual(registry.ignore, ['Breaking']);
    assert.deepEqual(
      entries.map(({ idSpan, nameSpan }) =>
        [idSpan, nameSpan].map(({ start, end }) => FILE.slice(start, end)),
      ),
      [
        ['person/angela-merkel', 'Angela Merkel'],
        ['organization/cdu', '"CDU"'],
      ],
    );
    assert.deepEqual(
      parts.map(
        ({ kind, start, end, entry }) => `${kind} ${FILE.slice(start, end)} in ${entry ?? 'no entry'}`,
      ),
      [
        'id person/angela-merkel in person/angela-merkel',
        'type person in person/angela-merkel',
        'name Angela Merkel in person/angela-merkel',
        'alias Merkel in person/angela-merkel',
        'alias Mrs Merkel in person/angela-merkel',
        'id organization/cdu in organization/cdu',
        'type organization in organization/cdu',
        'name "CDU" in organization/cdu',
        'alias Christian Democrats in organization/cdu',
        'alias C.D.U. in organization/cdu',
        'wikidata Q49762 in organization/cdu',
        'not organization/csu in organization/cdu',
        'ignore Breaking in no entry',
      ],
    );
    assert.deepEqual(
      problems.map(({ line, severity }) => [line, severity]),
      [[11, 'warning']],
    );
  });

  for (const { name, text, problems, entities } of BROKEN)
    it(`reports ${name}`, () => {
      const file = parseRegistryFile(text);
      const found = file.problems.map(
        ({ line, column, severity, message }) => `${String(line)}:${String(column)} ${severity}: ${message}`,
      );
      assert.equal(found.length, problems.length, found.join('\n'));
      for (const [index, problem] of problems.entries())
        assert.equal(found[index]?.slice(0, problem.length), problem);
      assert.equal(file.registry.entities.length, entities);
    });

  for (const { name, edit, diff, undoDiff = '' } of EDITS)
    it(`${name}, and back`, () => {
      const changes = edit(parseRegistryFile(FILE));
      const after = edited(FILE, changes);
      assert.equal(diffLines(FILE, after), diff);
      assert.equal(edited(after, changes), after, 'doing it again changes nothing');
      const undone = edited(after, invertRegistryChanges(changes));
      assert.equal(diffLines(FILE, undone), undoDiff);
      assert.deepEqual(parseRegistryFile(undone).registry, parseRegistryFile(FILE).registry);
    });

  it('is undone beside what others changed meanwhile', () => {
    const { entries } = parseRegistryFile(FILE);
    const changes = edits.renameEntity(entries, merkel, 'A. Merkel');
    const renamed = edited(FILE, changes);
    const noted = edited(renamed, edits.addAlias(parseRegistryFile(renamed).entries, merkel, 'Mutti'));
    const [after] = parseRegistryFile(edited(noted, invertRegistryChanges(changes))).entries;
    assert.equal(after?.name, 'Angela Merkel');
    assert.deepEqual(after.aliases, ['Merkel', 'Mrs Merkel', 'Mutti']);
  });

  it('loses nothing when two entries are merged', () => {
    const text = `entities:
  - { id: person/a, type: person, name: A. Lee, aliases: [Lee], not: [person/b, person/c] }
  - { id: person/b, type: person, name: B. Lee, aliases: [Lee, Bo], wikidata: Q1, note: tall }
  - { id: person/d, type: person, name: D. Lee, not: [person/b] }
`;
    const { entries } = parseRegistryFile(text);
    const [a, b] = entries;
    const changes = edits.mergeEntities(entries, a!, b!);
    const after = edited(text, changes);
    assert.deepEqual(
      parseRegistryFile(after).entries.map(({ id, name, aliases, wikidata, not, note }) => [
        [id, name, wikidata, note].join(' '),
        aliases.join('|'),
        not.join('|'),
      ]),
      [
        ['person/a A. Lee Q1 tall', 'Lee|B. Lee|Bo', 'person/c'],
        ['person/d D. Lee  ', '', 'person/a'],
      ],
    );
    const undone = parseRegistryFile(edited(after, invertRegistryChanges(changes)));
    const byId = (file: RegistryFile): unknown =>
      file.registry.entities.toSorted((x, y) => (x.id < y.id ? -1 : 1));
    assert.deepEqual(byId(undone), byId(parseRegistryFile(text)));
  });

  it('starts from nothing, and keeps byte order marks and line endings', () => {
    const changes = edits.addEntity([], entity('place/ulm', 'Ulm'));
    const started = edited('', changes);
    assert.match(started, /^# .*\n\nentities:\n {2}- id: place\/ulm\n/);
    const windows = `\ufeff# ours\r\nentities:\r\n- id: x\r\n  type: place\r\n  name: X\r\n`;
    assert.equal(edited(windows, changes), `${windows}- id: place/ulm\r\n  type: place\r\n  name: Ulm\r\n`);
  });

  it('is not touched while it is broken', () => {
    const result = editRegistryFile('entities: [\n', edits.addEntity([], merkel));
    assert.ok('problems' in result && result.problems.length > 0);
  });

  it('can be gone on with by hand after its last entity was taken away', () => {
    const added = edited('', edits.addEntity([], merkel));
    const emptied = edited(added, invertRegistryChanges(edits.addEntity([], merkel)));
    assert.match(emptied, /^entities:$/m);
    assert.equal(edited(emptied, edits.addEntity([], merkel)), added);
  });

  it('has a schema with the same fields', () => {
    const schema = JSON.parse(
      readFileSync(new URL('../../../schemas/entities.schema.json', import.meta.url), 'utf8'),
    ) as { properties: object; definitions: { entity: { properties: object; required: string[] } } };
    assert.deepEqual(Object.keys(schema.properties), ['entities', 'ignore']);
    const all = entity('place/ulm', 'Ulm', { wikidata: 'Q3', note: 'N' });
    assert.deepEqual(Object.keys(schema.definitions.entity.properties).sort(), Object.keys(all).sort());
    assert.deepEqual(schema.definitions.entity.required, ['id', 'type', 'name']);
  });
});
