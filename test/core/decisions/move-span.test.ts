import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createAnchor } from '../../../server/src/core/decisions/anchor.ts';
import { moveSpan, type TextEdit } from '../../../server/src/core/decisions/move-span.ts';
import { resolveAnchor } from '../../../server/src/core/decisions/resolve-anchor.ts';

/** Edits of `one [two] three`, as what is replaced by what, and where the span is afterwards; `[]` is an empty span. */
const EDITS: readonly (readonly [name: string, from: string, to: string, after: string])[] = [
  ['typing in front', 'o', 'xo', 'xone [two] three'],
  ['typing right in front', 't', 'xt', 'one x[two] three'],
  ['typing inside', 'w', 'wx', 'one [twxo] three'],
  ['typing a letter right behind', ' three', 's three', 'one [twos] three'],
  ['typing a sign right behind', ' three', ', three', 'one [two], three'],
  ['typing behind', 'three', 'x three', 'one [two] x three'],
  ['deleting in front', 'one ', '', '[two] three'],
  ['deleting the first letter', 't', '', 'one [wo] three'],
  ['correcting the first letter', 't', 'T', 'one [Two] three'],
  ['correcting the last letter', 'o three', 'O three', 'one [twO] three'],
  ['deleting over the start', 'one tw', '', '[o] three'],
  ['replacing over the start', 'e tw', 'x', 'onx[o] three'],
  ['deleting over the end', 'o thr', '', 'one [tw]ee'],
  ['replacing over the end', 'o thr', 'x', 'one [tw]xee'],
  ['deleting all of it', 'two', '', 'one [] three'],
  ['replacing all of it', 'two', 'four', 'one []four three'],
  ['deleting around it', 'e two t', '', 'on[]hree'],
];

/** A text in which each character knows whether it belongs to the span: what moved spans are compared with. */
type Model = readonly { readonly character: string; readonly isInside: boolean }[];

function editModel(model: Model, { start, end, text }: TextEdit): Model {
  const inside = model.flatMap(({ isInside }, offset) => (isInside ? [offset] : []));
  const first = inside[0] ?? -1;
  const last = inside.at(-1) ?? -2;
  const removed = model.slice(start, end);
  const isPart = start > first && end <= last && inside.length > 0;
  const isReplacedPart =
    removed.length > 0 && removed.every(({ isInside }) => isInside) && removed.length < inside.length;
  const goesOn = start === end && end === last + 1 && inside.length > 0;
  const word = /^[a-z]*/.exec(text)?.[0].length ?? 0;
  const added = Array.from(text, (character, i) => ({
    character,
    isInside: isPart || isReplacedPart || (goesOn && i < word),
  }));
  return [...model.slice(0, start), ...added, ...model.slice(end)];
}

describe('a span that moves with edits', () => {
  for (const [name, from, to, after] of EDITS)
    it(`${name}: ${after}`, () => {
      const text = 'one two three';
      // What stays the same at the end of both is not part of the edit.
      const kept = from.endsWith(to.slice(-6)) || to.endsWith(from) ? commonEnd(from, to) : 0;
      const start = text.indexOf(from);
      const edit = { start, end: start + from.length - kept, text: to.slice(0, to.length - kept) };
      const moved = moveSpan({ start: 4, end: 7 }, [edit]);
      const edited = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
      const marked = `${edited.slice(0, moved.start)}[${edited.slice(moved.start, moved.end)}]${edited.slice(moved.end)}`;
      assert.equal(marked, after);
    });

  it('is what marked characters say, over 2,000 sequences of edits', () => {
    const edit = fc.record({ at: fc.nat(40), length: fc.nat(5), text: fc.stringMatching(/^[a-z ]{0,4}$/) });
    const scene = fc.record({
      start: fc.nat(20),
      length: fc.integer({ min: 1, max: 8 }),
      edits: fc.array(edit),
    });
    let kept = 0;
    fc.assert(
      fc.property(scene, ({ start, length, edits }) => {
        let text = 'abc def ghi jkl mno pqr stu vwx';
        const span = { start, end: Math.min(text.length, start + length) };
        let model: Model = Array.from(text, (character, offset) => ({
          character,
          isInside: offset >= span.start && offset < span.end,
        }));
        const done: TextEdit[] = [];
        for (const { at, length: removed, text: added } of edits) {
          const from = Math.min(at, text.length);
          const one = { start: from, end: Math.min(text.length, from + removed), text: added };
          done.push(one);
          text = text.slice(0, one.start) + added + text.slice(one.end);
          model = editModel(model, one);
          const moved = moveSpan(span, done);
          const expected = model.flatMap(({ isInside }, offset) => (isInside ? [offset] : []));
          assert.ok(moved.start >= 0 && moved.start <= moved.end && moved.end <= text.length);
          assert.equal(
            text.slice(moved.start, moved.end),
            model
              .filter(({ isInside }) => isInside)
              .map(({ character }) => character)
              .join(''),
          );
          if (expected.length > 0) assert.equal(moved.start, expected[0]);
          if (expected.length > 0) kept++;
        }
      }),
      { numRuns: 2000 },
    );
    assert.ok(kept > 2000, 'most spans live through the edits');
  });

  it('is found again where the edits left it, in a text saved and read', () => {
    const text = 'Angela Merkel said on Monday that the talks in Brussels had failed.';
    const span = { start: 0, end: 13 };
    const moved = moveSpan(span, [{ start: 0, end: 0, text: 'Late in the evening, ' }]);
    const edited = `Late in the evening, ${text}`;
    assert.deepEqual(resolveAnchor(edited, createAnchor(text, span)), { span: moved });
  });
});

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}
