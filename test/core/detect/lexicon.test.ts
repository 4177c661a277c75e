import assert from 'node:assert/strict';
import { BinaryReader } from '../../../server/src/core/detect/binary.ts';
import { Lexicon, List, nameKey, nameToken } from '../../../server/src/core/detect/lexicon.ts';
import { buildToyLists } from '../../training/toy-lists.ts';

describe('lexicon', () => {
  const lexicon = Lexicon.read(new BinaryReader(buildToyLists()));
  const listsOf = (name: string): number =>
    lexicon.listsOf(name.split(' ').reduce((key, token) => nameKey(key, nameToken(token)), 0));

  const cases: readonly [name: string, lists: number][] = [
    ['Ann', List.firstName],
    ['Oslo', List.city | List.largeCity],
    ['OSLO', List.city | List.largeCity],
    ['Ósló', List.city | List.largeCity],
    ['Acme Bank', List.organization],
    ['Acme Bank.', List.organization],
    ['Acme', 0],
    ['Bank Acme', 0],
    ['Acme Bank Oslo', 0],
  ];
  for (const [name, lists] of cases) {
    it(`has "${name}" in the lists ${lists}`, () => {
      assert.equal(listsOf(name), lists);
    });
  }

  it('knows the clusters of its words, case included', () => {
    assert.deepEqual(
      ['the', 'told', 'The', 'Ann'].map((word) => lexicon.clusterOf(word)),
      ['0110', '10111', '', ''],
    );
  });
});
