import assert from 'node:assert/strict';
import { usualSpelling } from '../../../server/src/core/link/given-names.ts';

describe('spellings of names from other alphabets', () => {
  const SAME = [
    'yushchenko yuschenko juschtschenko iouchtchenko',
    'gorbachev gorbatchev gorbatschow gorbatschew',
    'khodorkovsky khodorkovski khodorkovskij',
    'chernyakova cherniakova',
    'tretyakov tretiakov',
    'nazarbayev nazarbaev',
    'aliyev aliev',
    'yevdokimov evdokimov',
    'abramovich abramovych',
    'yatsenyuk yatseniuk',
    'djindjic dindic',
    'suharto soeharto',
    'djokovic dokovic',
  ];
  for (const names of SAME) {
    const [first = '', ...others] = names.split(' ');
    it(`are one: ${names}`, () => {
      for (const other of others) assert.equal(usualSpelling(other), usualSpelling(first));
    });
  }

  it('leave other names as they are', () => {
    const names =
      'hansen hanson smyth peterson fischer schenk schumacher marlow william daniel diamond mitchell reeva maeva kowalski wozniak casanova villanova everton patriarch';
    for (const name of names.split(' ')) assert.equal(usualSpelling(name), name);
  });
});
