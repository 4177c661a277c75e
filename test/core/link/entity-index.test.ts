import assert from 'node:assert/strict';
import { EMPTY_REGISTRY, type Registry } from '../../../server/src/core/link/registry.ts';
import { compareNotation, entityIds, linkNotation, type LinkedDocuments } from './linked-notation.ts';

function registry(parts: Partial<Registry>): Registry {
  return { ...EMPTY_REGISTRY, ...parts };
}

function check(source: string, given: Registry): void {
  const { expected, actual } = compareNotation(source, given);
  assert.equal(actual, expected);
}

/** Returns the ids of all entities, sorted. */
function allIds({ table }: LinkedDocuments): string[] {
  return [...table.entities()].map(({ id }) => id).sort();
}

describe('the ids of entities', () => {
  it('are readable', () => {
    const linked = linkNotation(
      '[François Hollande person] of [Airbus SE organization] in [Paris place], [Texas place], the [U.S. place] and [São Paulo place].',
    );
    assert.deepEqual(allIds(linked), [
      'organization/airbus',
      'person/francois-hollande',
      'place/paris-texas',
      'place/sao-paulo',
      'place/texas',
      'place/united-states',
    ]);
  });

  it('stay when a middle name or a family name alone comes to be known', () => {
    const before = linkNotation('-- a --\n[Barnaby Okello person] spoke.\n');
    const after = linkNotation(
      '-- a --\n[Barnaby Okello person] spoke.\n-- b --\n[Barnaby Hussein Okello person] left.\n-- c --\n[Okello person] slept.\n',
    );
    assert.deepEqual(allIds(before), ['person/barnaby-okello']);
    assert.deepEqual(allIds(after), ['person/barnaby-okello']);
  });

  it('tell namesakes apart by what tells them apart in the text', () => {
    const linked = linkNotation(
      '[Harold Binns Jr. person] and [Harold Binns Sr. person]; Pope [Francis person].',
    );
    assert.deepEqual(allIds(linked), [
      'person/harold-binns-jr',
      'person/harold-binns-sr',
      'person/pope-francis',
    ]);
  });
});

describe('a registered institution', () => {
  const source = (inAccra: number): string => `
-- lima.txt --
[Peru place#1] trusts its [Ministry of Health organization#2].
-- accra.txt --
[Ghana place#3] trusts its [Ministry of Health organization#${inAccra}].
`;
  const ministry = {
    type: 'organization' as const,
    name: 'Ministry of Health',
    aliases: ['Health Ministry'],
  };

  it('is that of its country where its id says so', () => {
    const entities = [{ ...ministry, id: 'organization/peru-ministry-of-health' }];
    check(source(4), registry({ entities }));
    assert.ok(
      allIds(linkNotation(source(4), registry({ entities }))).includes(
        'organization/ghana-ministry-of-health',
      ),
    );
  });

  it('is every one of its name where its id does not', () => {
    check(source(2), registry({ entities: [{ ...ministry, id: 'organization/ministry-of-health' }] }));
  });
});

describe('an entity', () => {
  it('has its fullest well-attested name, its forms, counts and roles', () => {
    const { table } = linkNotation(
      '-- a --\nFrench President [Francois Hollande person] spoke. [Hollande person] left. [Hollande person] slept.\n' +
        '-- b --\n[Hollande person], the president of France, woke.\n',
    );
    assert.deepEqual(table.entity('person/francois-hollande'), {
      id: 'person/francois-hollande',
      type: 'person',
      name: 'Francois Hollande',
      aliases: [
        { name: 'Hollande', count: 3 },
        { name: 'Francois Hollande', count: 1 },
      ],
      mentionCount: 4,
      documentCount: 2,
      roles: ['French President', 'president of France'],
    });
  });

  it('has the name and the Wikidata id of the shipped lists', () => {
    const { table } = linkNotation('The [US place], the [U.S. place] and [NATO organization].');
    const { name, knowledgeBaseId } = table.entity('place/united-states') ?? {};
    assert.deepEqual([name, knowledgeBaseId], ['United States', 'Q30']);
    assert.equal(table.entity('organization/nato')?.knowledgeBaseId, 'Q7184');
  });

  it('knows where it is named', () => {
    const { table } = linkNotation('-- a --\n[Rome place], [Oslo place].\n-- b --\n[Oslo place].\n');
    assert.deepEqual(
      [...table.occurrencesOf('place/oslo')],
      [
        { uri: 'a', local: 1 },
        { uri: 'b', local: 0 },
      ],
    );
    assert.deepEqual([...table.occurrencesOf('place/atlantis')], []);
    assert.equal(table.entity('place/atlantis'), undefined);
    assert.equal(table.entityOf('a', 7), undefined);
  });
});

describe('an ambiguous name', () => {
  const TWO_SMITHS =
    '-- a --\n[Adam Smith person] spoke in [Oslo place]. [Smith person] left.\n' +
    '-- b --\n[Jane Smith person] sang in [Rome place].\n' +
    '-- c --\nIn [Rome place], [Smith person] slept.\n';

  it('has an entity of its own and candidates, those with most evidence first', () => {
    const { table } = linkNotation(TWO_SMITHS);
    assert.equal(table.entityOf('c', 1), 'person/smith');
    assert.deepEqual(
      table.candidatesOf('c', 1).map(({ id, evidence }) => [id, evidence]),
      [
        [
          'person/jane-smith',
          { mentionsWithForm: 0, sharedEntities: ['place/rome'], sharedRoles: [], isChosen: false },
        ],
        ['person/adam-smith', { mentionsWithForm: 1, sharedEntities: [], sharedRoles: [], isChosen: false }],
      ],
    );
  });

  it('is not ambiguous in the document that explains it', () => {
    const { table } = linkNotation(TWO_SMITHS);
    assert.deepEqual(table.candidatesOf('a', 0), []);
    assert.equal(table.entityOf('a', 0), 'person/adam-smith');
  });

  it('goes to one entity with the registry', () => {
    check(
      '-- a --\n[Adam Smith person#1] spoke.\n-- b --\n[Jane Smith person#2] sang.\n-- c --\n[Smith person#2] slept.\n',
      registry({
        entities: [{ id: 'person/jane-smith', type: 'person', name: 'Jane Smith', aliases: ['Smith'] }],
      }),
    );
  });
});

describe('the registry', () => {
  it('joins all names of an entity', () => {
    check(
      '-- a --\n[Lula person#1] spoke.\n-- b --\n[Luiz Inácio da Silva person#1] left.\n-- c --\n[O Presidente person#1]!\n',
      registry({
        entities: [
          {
            id: 'person/lula',
            type: 'person',
            name: 'Luiz Inácio Lula da Silva',
            aliases: ['Lula', 'Luiz Inacio da Silva', 'O Presidente'],
          },
        ],
      }),
    );
  });

  it('gives its id, name and Wikidata id, also to what the lists know by that id', () => {
    const given = registry({
      entities: [{ id: 'usa', type: 'place', name: 'America', aliases: [], knowledgeBaseId: 'Q30' }],
    });
    const { table } = linkNotation('The [US place] and [America place].', given);
    const { id, name, mentionCount, knowledgeBaseId } = table.entity('usa') ?? {};
    assert.deepEqual([id, name, mentionCount, knowledgeBaseId], ['usa', 'America', 2, 'Q30']);
  });

  it('separates what would be one', () => {
    const source =
      '-- a --\n[Adam Quentin Fenwick person#1] spoke.\n-- b --\n[Adam Fenwick person#2] sang.\n';
    assert.notEqual(compareNotation(source).actual, compareNotation(source).expected);
    check(source, registry({ not: [['person/adam-fenwick', 'person/adam-quentin-fenwick']] }));
  });

  it('takes away what is no name', () => {
    const linked = linkNotation(
      '[Read More organization] and [Reuters organization].',
      registry({ ignore: ['read more'] }),
    );
    assert.deepEqual(entityIds(linked), [['', 'organization/reuters']]);
    assert.deepEqual(allIds(linked), ['organization/reuters']);
  });
});
