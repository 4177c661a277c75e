import { settlePeople } from '../../../server/src/core/link/settle-people.ts';
import { checkSettled } from './check-settled.ts';

describe('settling people', () => {
  const check = (found: string, expected: string, scores?: readonly number[]): void => {
    checkSettled(settlePeople, found, expected, scores);
  };

  it('finds the surname of somebody who is named in full', () => {
    check(
      '[Jean-Yves Le Drian person] spoke.\nLe Drian left, and so did Drian.',
      '[Jean-Yves Le Drian person] spoke.\n[Le Drian person] left, and so did [Drian person].',
    );
  });

  it('finds surnames that begin with a small word', () => {
    check(
      '[Yasser al-Nahhas person] and [Greta von der Heide person] met. In May, al-Nahhas had fled, and von der Heide stayed.',
      '[Yasser al-Nahhas person] and [Greta von der Heide person] met. In May, [al-Nahhas person] had fled, and [von der Heide person] stayed.',
    );
  });

  it('finds the longest of several that stand in one place', () => {
    check(
      '[Ana Maria de Souza person] spoke. That day Maria de Souza left, and Souza was missed.',
      '[Ana Maria de Souza person] spoke. That day [Maria de Souza person] left, and [Souza person] was missed.',
    );
  });

  it('takes what was less sure to be something else for a surname', () => {
    check(
      '[Imogen St. Clair person] came. "No," [St. Clair organization] said.',
      '[Imogen St. Clair person] came. "No," [St. Clair person] said.',
      [0.9, 0.6],
    );
  });

  it('leaves alone what is surer than the full name', () => {
    check(
      '[Rosa Nicaragua person] flew to [Nicaragua place].',
      '[Rosa Nicaragua person] flew to [Nicaragua place].',
      [0.7, 0.99],
    );
  });

  it('leaves alone what is known by that name', () => {
    check(
      '[Jack London person] left [London place] for [Disney organization], where [Walt Disney person] was.',
      '[Jack London person] left [London place] for [Disney organization], where [Walt Disney person] was.',
      [0.99, 0.7, 0.7, 0.99],
    );
  });

  it('leaves a word alone that may be a part of another name', () => {
    for (const text of ['Al Azul sang.', 'Azul Fox sang.', 'A Post-Azul day.', 'The Azulejos broke.'])
      check(`[Ana Azul person] spoke. ${text}`, `[Ana Azul person] spoke. ${text}`);
  });

  it('takes no generation for a surname', () => {
    check('[John Smith Jr. person] met Jr. Nash.', '[John Smith Jr. person] met Jr. Nash.');
  });
});
