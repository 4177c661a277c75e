import assert from 'node:assert/strict';
import { alikeEntities } from '../../../server/src/core/features/alike-entities.ts';
import { definition } from '../../../server/src/core/features/definition.ts';
import { entityCard } from '../../../server/src/core/features/entity-card.ts';
import { highlights } from '../../../server/src/core/features/highlights.ts';
import {
  nextMention,
  nextMentionOfEntity,
  type Direction,
} from '../../../server/src/core/features/next-mention.ts';
import { outline } from '../../../server/src/core/features/outline.ts';
import { references } from '../../../server/src/core/features/references.ts';
import { searchEntities } from '../../../server/src/core/features/search-entities.ts';
import { collapseSpace } from '../../../server/src/core/text/fold.ts';
import { describeMention, describeSpan, fixture } from '../../fixture.ts';

const SUMMIT = `
-- 2015-11-23-paris.txt --
[David Cameron person#1] met [Francois Hollande person#2] in [Paris place#3]. [Cameron person#1] thanked [Hollande person#2].
[Paris place#3] was quiet.
-- 2015-11-26-moscow.txt --
President [Hollande person#2] flew to [Moscow place#4] to discuss the [Islamic State organization#5] ([IS organization#5]).
-- undated.txt --
[Cameron person#1] spoke of [IS organization#5] in [London place#6].
`;

function at(marker: string): string {
  return SUMMIT.replace(marker, `$0${marker}`);
}

describe('definition', () => {
  function checkDefinition(marker: string, expected: string | undefined): void {
    const { snapshot, uri, offset } = fixture(at(marker));
    const found = definition(snapshot, uri, offset);
    assert.equal(found && describeMention(found.target), expected);
  }

  it('leads from a short name to the first full one', () => {
    checkDefinition(
      '[Cameron person#1] spoke',
      '2015-11-23-paris.txt:1: [David Cameron] met Francois Hollande in Paris. Cameron thanked Hollande.',
    );
  });

  it('leads from an acronym to the full name', () => {
    checkDefinition(
      '[IS organization#5] in',
      '2015-11-26-moscow.txt:1: President Hollande flew to Moscow to discuss the [Islamic State] (IS).',
    );
  });

  it('is nowhere for what is no mention', () => {
    checkDefinition('thanked', undefined);
  });
});

describe('alike entities', () => {
  const TEXT = `
-- a.txt --
[Ann Voss person#1] met [Petra Voss person#2] and [Max Gow person#3] at the [Harbour Board organization#4] in [Oslo place#5].
[Oslo place#5], [Oslo place#5] and the [Voss Foundation organization#6] were named with [MG organization#7] and [Max Gow person#3].
`;

  function checkAlike(marker: string, ...expected: readonly string[]): void {
    const { snapshot, uri, offset } = fixture(TEXT.replace(marker, `$0${marker}`));
    const entity = snapshot.entityAt(uri, offset)!;
    assert.deepEqual(
      alikeEntities(snapshot, entity, 4).map(({ name }) => name),
      expected,
    );
  }

  it('share words, then the type, then are named often', () => {
    checkAlike('[Ann', 'Petra Voss', 'Voss Foundation', 'Max Gow', 'Oslo');
  });

  it('have the name for their initials', () => {
    checkAlike('[MG', 'Max Gow', 'Harbour Board', 'Voss Foundation', 'Oslo');
  });
});

describe('references', () => {
  it('come from the document asked first, then from the newest article to the oldest', () => {
    const { snapshot, uri, offset } = fixture(at('[Francois Hollande'));
    const entity = snapshot.entityAt(uri, offset);
    assert.deepEqual(references(snapshot, entity!.id, { from: uri }).map(describeMention), [
      '2015-11-23-paris.txt:1: David Cameron met [Francois Hollande] in Paris. Cameron thanked Hollande.',
      '2015-11-23-paris.txt:1: David Cameron met Francois Hollande in Paris. Cameron thanked [Hollande].',
      '2015-11-26-moscow.txt:1: President [Hollande] flew to Moscow to discuss the Islamic State (IS).',
    ]);
  });

  it('leave the defining mention out when it is not wanted', () => {
    const { snapshot, uri, offset } = fixture(at('[Francois Hollande'));
    const entity = snapshot.entityAt(uri, offset);
    const found = references(snapshot, entity!.id, { from: uri, includeDeclaration: false });
    assert.equal(found.length, 2);
  });
});

describe('highlights', () => {
  it('tell the first mention, the same spelling and the others apart', () => {
    const { snapshot, uri, offset } = fixture(at('[Cameron person#1] thanked'));
    const found = highlights(snapshot, uri, offset).map(
      ({ kind, start, end }) => `${kind} ${describeSpan(snapshot.document(uri)!, start, end)}`,
    );
    assert.deepEqual(found, [
      'first 1: [David Cameron] met Francois Hollande in Paris. Cameron thanked Hollande.',
      'exact 1: David Cameron met Francois Hollande in Paris. [Cameron] thanked Hollande.',
    ]);
  });
});

describe('outline', () => {
  it('lists types, entities and mentions in order of appearance', () => {
    const { snapshot, uri } = fixture(SUMMIT);
    const found = outline(snapshot, uri).map(
      ({ type, entities, mentionCount }) =>
        `${type} ${mentionCount}: ${entities.map(({ entity, mentions }) => `${entity.name} ${mentions.length}`).join(', ')}`,
    );
    assert.deepEqual(found, ['person 4: David Cameron 2, Francois Hollande 2', 'place 2: Paris 2']);
  });
});

describe('entity card', () => {
  it('tells names, counts, the first mention with its sentence, and company', () => {
    const { snapshot, uri, offset } = fixture(at('[Cameron person#1] spoke'));
    const card = entityCard(snapshot, uri, offset);
    assert.ok(card?.first);
    const { entity, mentionsHere, first, mentionedWith } = card;
    assert.equal(entity.name, 'David Cameron');
    assert.deepEqual(
      entity.aliases.map(({ name, count }) => `${name} ${count}`),
      ['Cameron 2', 'David Cameron 1'],
    );
    assert.deepEqual([mentionsHere, entity.mentionCount, entity.documentCount], [1, 3, 2]);
    assert.equal(
      collapseSpace(first.document.text.slice(first.sentence.start, first.sentence.end)),
      'David Cameron met Francois Hollande in Paris.',
    );
    assert.deepEqual(mentionedWith.map((other) => other.entity.name).sort(), [
      'Francois Hollande',
      'Islamic State',
      'London',
      'Paris',
    ]);
  });

  it('is not shown for a word that is no mention', () => {
    const { snapshot, uri, offset } = fixture(at('thanked'));
    assert.equal(entityCard(snapshot, uri, offset), undefined);
  });
});

describe('search', () => {
  function checkSearch(query: string, ...expected: readonly string[]): void {
    const { snapshot } = fixture(SUMMIT);
    const found = searchEntities(snapshot, query).map(({ entity, alias }) =>
      alias === undefined ? entity.name : `${entity.name} as ${alias}`,
    );
    assert.deepEqual(found, expected);
  }

  it('finds the beginning of a name or of a word in it', () => {
    checkSearch('holl', 'Francois Hollande');
    checkSearch('fran', 'Francois Hollande');
  });

  it('names the alias only where the name does not contain what is looked for', () => {
    const { snapshot } = fixture(
      '-- a.txt --\n[Helena Voss person#1] spoke. [Voss person#1] left the [International Monetary Fund organization#2] ([IMF organization#2]).',
    );
    const found = (query: string): string[] =>
      searchEntities(snapshot, query).map(({ entity, alias }) => `${entity.name} as ${alias ?? 'itself'}`);
    assert.deepEqual(found('voss'), ['Helena Voss as itself']);
    assert.deepEqual(found('imf'), ['International Monetary Fund as IMF']);
  });

  it('finds an alias', () => {
    checkSearch('IS', 'Islamic State', 'Francois Hollande', 'Paris');
  });

  it('ignores case and accents', () => {
    checkSearch('FRANÇOIS', 'Francois Hollande');
  });

  it('finds characters in order', () => {
    checkSearch('dvdcmrn', 'David Cameron');
  });

  it('finds nothing for what is not there', () => {
    checkSearch('xyz');
  });
});

describe('next mention', () => {
  function checkNext(marker: string, direction: Direction, scope: 'any' | 'entity', expected: string): void {
    const { snapshot, uri, offset } = fixture(at(marker));
    const find = scope === 'any' ? nextMention : nextMentionOfEntity;
    const found = find(snapshot, uri, offset, direction);
    assert.equal(found && describeMention(found), expected);
  }

  it('goes to the next one of anything', () => {
    checkNext(
      'met',
      'next',
      'any',
      '2015-11-23-paris.txt:1: David Cameron met [Francois Hollande] in Paris. Cameron thanked Hollande.',
    );
  });

  it('goes round at the start', () => {
    checkNext('[David Cameron', 'previous', 'any', '2015-11-23-paris.txt:2: [Paris] was quiet.');
  });

  it('goes on in the next article', () => {
    checkNext(
      '[Cameron person#1] thanked',
      'next',
      'entity',
      'undated.txt:1: [Cameron] spoke of IS in London.',
    );
  });

  it('goes back to the article before', () => {
    checkNext(
      '[Cameron person#1] spoke',
      'previous',
      'entity',
      '2015-11-23-paris.txt:1: David Cameron met Francois Hollande in Paris. [Cameron] thanked Hollande.',
    );
  });
});
