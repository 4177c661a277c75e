import assert from 'node:assert/strict';
import { formalNames, nicknamesOf, usualSpelling } from '../../../server/src/core/link/given-names.ts';
import {
  isRegionName,
  knownEntities,
  knownEntity,
  liesIn,
} from '../../../server/src/core/link/known-names.ts';
import { saysLess } from '../../../server/src/core/link/name-order.ts';

describe('the shipped lists', () => {
  it('know countries, cities and organizations by all their names', () => {
    for (const [type, slug, id] of [
      ['place', 'us', 'Q30'],
      ['place', 'united-states', 'Q30'],
      ['place', 'britain', 'Q145'],
      ['place', 'kiev', 'Q1899'],
      ['place', 'paris', 'Q90'],
      ['organization', 'daesh', 'Q2429253'],
      ['organization', 'isil', 'Q2429253'],
    ] as const) {
      assert.equal(knownEntity(type, slug)?.knowledgeBaseId, id, slug);
    }
    assert.equal(knownEntity('person', 'paris'), undefined);
    assert.equal(knownEntity('place', 'nowhere-at-all'), undefined);
    assert.deepEqual(knownEntities('place', ''), []);
  });

  it('tell places of one name apart by region and country', () => {
    const [england, ontario] = knownEntities('place', 'london');
    assert.ok(england !== undefined && ontario !== undefined);
    assert.deepEqual([england.slug, ontario.slug], ['london', 'london-ontario']);
    assert.ok(liesIn(ontario, 'canada') && liesIn(england, 'britain') && !liesIn(england, 'canada'));
    assert.ok(isRegionName('ontario') && isRegionName('uk') && !isRegionName('london'));
  });

  it('do not say which of two equals a bare name means', () => {
    assert.equal(knownEntity('place', 'springfield'), undefined);
    assert.ok(knownEntities('place', 'springfield').length > 1);
  });
});

describe('given names', () => {
  it('have nicknames and spellings', () => {
    assert.ok(nicknamesOf('william').includes('bill'));
    assert.deepEqual(formalNames('bill'), ['william']);
    assert.equal(usualSpelling('sergey'), usualSpelling('sergei'));
  });
});

describe('saysLess', () => {
  it('orders the names of one person by what they say', () => {
    const names = ['bush', 'g-bush', 'johnny-bush', 'george-bush', 'george-w-bush', 'george-walker-bush'];
    for (const [i, a] of names.entries())
      for (const [j, b] of names.entries())
        assert.equal(saysLess(`person/${a}`, `person/${b}`), i < j, `${a} ${b}`);
  });
});
