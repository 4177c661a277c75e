import assert from 'node:assert/strict';
import { compareNotation, linkNotation } from './linked-notation.ts';

function check(source: string): void {
  const { expected, actual } = compareNotation(source);
  assert.equal(actual, expected);
}

describe('linkDocument', () => {
  it('joins family names, full names, particles and accents', () => {
    check(
      '[Bashar al-Assad person#1] met [François Hollande person#2]. President [Assad person#1] told [Hollande person#2] no; [Francois Hollande person#2] left.',
    );
  });

  it('takes "Holland" for Hollande where nobody else is meant', () => {
    check(
      '[Francois Hollande person#1] spoke in [Paris place#2]. [Holland person#1] flew to [Holland place#3].',
    );
  });

  it('keeps two people of one family name apart', () => {
    check(
      '[Bill Clinton person#1] and [Hillary Clinton person#2] came. [Bill person#1] spoke before [Hillary person#2].',
    );
  });

  it('takes nobody for the one whose relative he is', () => {
    for (const text of [
      'Mr [Penrose person] dug. His older brother [Jory Penrose person] watched. Mr [Penrose person] sang.',
      '[Anna Varkonyi person], a daughter of the late president [Varkonyi person], wept.',
      "[Varkonyi person]'s third wife, [Zsofia Varkonyi person], left.",
      'The grandson of [Varkonyi person], the founder, may not stand. [Istvan Varkonyi person] wept.',
    ])
      assert.equal(linkNotation(text).locals[0]?.length, 2, text);
  });

  it('joins acronyms and their expansions, with and without brackets', () => {
    check(
      'The [Federal Aviation Administration organization#1] said so. The [FAA organization#1] and the [Italian State Railways organization#2] ([FS organization#2]) agreed.',
    );
  });

  it('joins the names of one country or group', () => {
    check(
      'The [US place#1], [U.S. place#1], [United States place#1], [America place#1]; [UK place#2], [Britain place#2]; [IS organization#3], [Isis organization#3], [Daesh organization#3].',
    );
  });

  it('joins short forms of organizations but not other bodies of the name', () => {
    check(
      '[Airbus SE organization#1] sued [Northrop Grumman organization#2]. [Airbus organization#1] beat [Northrop organization#2]. [Guardian Media Group organization#3] owns the [Guardian organization#4].',
    );
  });

  it('keeps a place apart from a namesake elsewhere', () => {
    check(
      '-- a --\nA man from [Paris place#1], [Texas place#2], came home to [Paris place#1].\n-- b --\nIt rained in [Paris place#3], [London place#4] and [Texas place#2].\n',
    );
  });

  it('collects role phrases', () => {
    const { locals } = linkNotation(
      'French President [Francois Hollande person] met [Ali Khamenei person], the supreme leader of Iran.',
    );
    assert.deepEqual(
      locals[0]?.map((local) => local.roles),
      [['French President'], ['supreme leader of Iran']],
    );
  });

  it('links any text, and nothing of different types', () => {
    check('[Washington person#1] left [Washington place#2].');
    check('[— person#1] [?! organization#2] [\u{1F600} place#3]');
    check('');
  });
});
