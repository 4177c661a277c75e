import assert from 'node:assert/strict';
import { NotationError, parseNotation, printNotation } from '../../../server/src/core/formats/notation.ts';

describe('notation', () => {
  it('reads marks, cursors and escapes', () => {
    const [document] = parseNotation('$0[Angela Merkel person#1] got \\[sic\\] \\$0 in [Bonn place].');
    assert.deepEqual(document, {
      name: '',
      text: 'Angela Merkel got [sic] $0 in Bonn.',
      mentions: [
        { start: 0, end: 13, type: 'person', entity: 1 },
        { start: 30, end: 34, type: 'place' },
      ],
      cursors: [0],
    });
  });

  it('reads several documents and prints them as they were', () => {
    const source = '-- a.txt --\n[UN organization#1] \\[x\\]\n\n-- b.txt --\n[Bonn place#2]\n';
    const documents = parseNotation(source);
    assert.deepEqual(
      documents.map(({ name, text }) => [name, text]),
      [
        ['a.txt', 'UN [x]\n\n'],
        ['b.txt', 'Bonn\n'],
      ],
    );
    assert.equal(printNotation(documents), source);
  });

  for (const [name, source, line] of [
    ['a mark that is not closed', 'a\n[b person', 2],
    ['a mark inside a mark', '[a [b person] person]', 1],
    ['a mark without a type', 'a\n\n[b]', 3],
    ['a bracket that closes nothing', 'a]', 1],
  ] as const)
    it(`says the line of ${name}`, () => {
      assert.throws(
        () => parseNotation(source),
        (error) => error instanceof NotationError && error.line === line,
      );
    });
});
