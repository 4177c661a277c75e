import assert from 'node:assert/strict';
import { moveBorder, trimToName } from '../../../server/src/core/features/name-borders.ts';
import { fixture } from '../../fixture.ts';

/** The name is in brackets, before and after its border moves; `none` where it cannot move. */
const MOVES: readonly (readonly [
  before: string,
  border: 'start' | 'end',
  direction: 'extend' | 'shrink',
  after: string,
])[] = [
  ['Britain’s {Cameron} spoke.', 'start', 'extend', '{Britain’s Cameron} spoke.'],
  ['{Britain’s Cameron} spoke.', 'start', 'shrink', 'Britain’s {Cameron} spoke.'],
  ["The US's own {Cameron} spoke.", 'start', 'extend', "The US's {own Cameron} spoke."],
  ['Mr Blair, {Cameron} spoke.', 'start', 'extend', 'Mr {Blair, Cameron} spoke.'],
  ['He said “{Cameron} left”.', 'start', 'extend', 'He {said “Cameron} left”.'],
  ['Go to {McDonald}’s now.', 'end', 'extend', 'Go to {McDonald’s} now.'],
  ['Go to {McDonald’s} now.', 'end', 'shrink', 'Go to {McDonald}’s now.'],
  ['Go to {McDonald’s} now.', 'end', 'extend', 'Go to {McDonald’s now}.'],
  ['With {Cameron}, Blair and me.', 'end', 'extend', 'With {Cameron, Blair} and me.'],
  ['A {US}-led force.', 'end', 'extend', 'A {US-led} force.'],
  ['The {Ardmere Service} (ABS) said.', 'end', 'extend', 'The {Ardmere Service (ABS)} said.'],
  ['The {Ardmere Service (ABS)} said.', 'end', 'shrink', 'The {Ardmere Service} (ABS) said.'],
  ['{Ford Motor} Co. grew.', 'end', 'extend', '{Ford Motor Co.} grew.'],
  ['{Cameron}.', 'end', 'extend', 'none'],
  ['First.\n\n{Cameron} spoke.', 'start', 'extend', 'none'],
  ['{Cameron} spoke.', 'end', 'shrink', 'none'],
];

/** What is selected is in brackets, then the name in it. */
const SELECTIONS: readonly (readonly [selected: string, name: string])[] = [
  ['met{ Ada Byron, }who', 'met {Ada Byron}, who'],
  ['the {“Times”} of', 'the “{Times}” of'],
  ['by {(Ford Motor Co.)} and', 'by ({Ford Motor Co.}) and'],
  ['when {Cameron’s} wife', 'when {Cameron}’s wife'],
  ['the {Lloyd’s of London} is', 'the {Lloyd’s of London} is'],
  ['Britain{’s Cameron} is', 'Britain’s {Cameron} is'],
  ['the {Ardmere Service (ABS)} is', 'the {Ardmere Service (ABS)} is'],
  ['the { – } is', 'none'],
];

describe('the borders of a name', () => {
  for (const [before, border, direction, after] of MOVES) {
    it(`${direction}s the ${border} of ${before}`, () => {
      const { text, span } = bracketed(before);
      const { snapshot, uri } = fixture(`-- a.txt --\n${text}`);
      const moved = moveBorder(snapshot.document(uri)!, span, border, direction);
      assert.equal(moved === undefined ? 'none' : bracket(text, moved), after);
    });
  }

  for (const [selected, name] of SELECTIONS) {
    it(`finds the name in ${selected}`, () => {
      const { text, span } = bracketed(selected);
      const trimmed = trimToName(text, span);
      assert.equal(trimmed === undefined ? 'none' : bracket(text, trimmed), name);
    });
  }
});

function bracketed(source: string): { text: string; span: { start: number; end: number } } {
  const start = source.indexOf('{');
  return { text: source.replace(/[{}]/g, ''), span: { start, end: source.indexOf('}') - 1 } };
}

function bracket(text: string, { start, end }: { start: number; end: number }): string {
  return `${text.slice(0, start)}{${text.slice(start, end)}}${text.slice(end)}`;
}
