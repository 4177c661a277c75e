import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatDecision, type Decision } from '../../../server/src/core/decisions/decision.ts';
import { foldDecisions, redirected } from '../../../server/src/core/decisions/fold.ts';
import { lastSteps } from '../../../server/src/core/decisions/history.ts';
import { parseJournal } from '../../../server/src/core/decisions/journal.ts';
import { decisionsInForce } from '../../../server/src/core/decisions/revert.ts';
import { decisionArbitrary } from './decision-arbitrary.ts';
import { aboutMention, aboutName, ids, revert, stamp } from './make-decision.ts';

const reject = (n: number, more: object = {}): Decision =>
  aboutName(n, 'corpus', `Name ${String(n)}`, { operation: 'reject' }, more);

/** Journals and which of their decisions are in force. */
const REVERTS: readonly { name: string; decisions: readonly Decision[]; inForce: string }[] = [
  { name: 'a decision', decisions: [reject(1), reject(2), revert(3, 'd1')], inForce: 'd2 d3' },
  {
    name: 'all decisions of a step',
    decisions: [reject(1, { step: 's' }), reject(2, { step: 's' }), reject(3), revert(4, 's')],
    inForce: 'd3 d4',
  },
  {
    name: 'one decision of a step',
    decisions: [reject(1, { step: 's' }), reject(2, { step: 's' }), revert(3, 'd1')],
    inForce: 'd2 d3',
  },
  { name: 'a revert', decisions: [reject(1), revert(2, 'd1'), revert(3, 'd2')], inForce: 'd1 d3' },
  {
    name: 'the revert of a revert',
    decisions: [reject(1), revert(2, 'd1'), revert(3, 'd2'), revert(4, 'd3')],
    inForce: 'd2 d4',
  },
  { name: 'something twice', decisions: [reject(1), revert(2, 'd1'), revert(3, 'd1')], inForce: 'd2 d3' },
  {
    name: 'something twice, and one of them is taken back',
    decisions: [reject(1), revert(2, 'd1'), revert(3, 'd1'), revert(4, 'd2')],
    inForce: 'd3 d4',
  },
  { name: 'something later, by a slow clock', decisions: [revert(1, 'd2'), reject(2)], inForce: 'd1' },
  { name: 'nothing that is there', decisions: [reject(1), revert(2, 'd9')], inForce: 'd1 d2' },
  {
    name: 'each other in a circle, which does nothing',
    decisions: [reject(1), revert(2, 'd3'), revert(3, 'd2'), revert(4, 'd1'), revert(5, 'd5')],
    inForce: 'd4',
  },
];

/** Decisions of Ada and Bo one after the other, and what Ada's next undo and redo are about. */
const HISTORIES: readonly { name: string; decisions: readonly Decision[]; undo: string; redo: string }[] = [
  { name: 'nothing', decisions: [], undo: '', redo: '' },
  { name: 'one decision', decisions: [reject(1)], undo: 'd1', redo: '' },
  { name: 'two decisions', decisions: [reject(1), reject(2)], undo: 'd2', redo: '' },
  {
    name: 'a step of two',
    decisions: [reject(1), reject(2, { step: 's' }), reject(3, { step: 's' })],
    undo: 's',
    redo: '',
  },
  { name: 'an undo', decisions: [reject(1), reject(2), revert(3, 'd2')], undo: 'd1', redo: 'd3' },
  {
    name: 'two undos',
    decisions: [reject(1), reject(2), revert(3, 'd2'), revert(4, 'd1')],
    undo: '',
    redo: 'd4',
  },
  {
    name: 'an undo and a redo',
    decisions: [reject(1), reject(2), revert(3, 'd2'), revert(4, 'd3')],
    undo: 'd2',
    redo: '',
  },
  {
    name: 'an undo, a redo and an undo',
    decisions: [reject(1), revert(2, 'd1'), revert(3, 'd2'), revert(4, 'd1')],
    undo: '',
    redo: 'd4',
  },
  {
    name: 'a decision after an undo',
    decisions: [reject(1), revert(2, 'd1'), reject(3)],
    undo: 'd3',
    redo: '',
  },
  {
    name: 'a step of two journals, undone in both',
    decisions: [
      reject(1, { step: 's' }),
      reject(2, { step: 's' }),
      revert(3, 's', { step: 't' }),
      revert(4, 's', { step: 't' }),
    ],
    undo: '',
    redo: 't',
  },
  {
    name: "somebody else's decision",
    decisions: [reject(1), reject(2, { author: 'Bo' })],
    undo: 'd1',
    redo: '',
  },
  {
    name: 'a decision that somebody else took back',
    decisions: [reject(1), reject(2), revert(3, 'd2', { author: 'Bo' })],
    undo: 'd1',
    redo: '',
  },
  {
    name: 'a revert of nothing that is there',
    decisions: [reject(1), revert(2, 'd9')],
    undo: 'd1',
    redo: '',
  },
  {
    name: "taking back somebody else's decision",
    decisions: [reject(1, { author: 'Bo' }), revert(2, 'd1')],
    undo: 'd2',
    redo: '',
  },
];

describe('fold', () => {
  for (const { name, decisions, inForce } of REVERTS)
    it(`reverts ${name}`, () => {
      assert.equal(ids(decisionsInForce(decisions)), inForce);
    });

  for (const { name, decisions, undo, redo } of HISTORIES)
    it(`knows what to undo and redo after ${name}`, () => {
      assert.equal(lastSteps(decisions, 'Ada').undo?.id ?? '', undo);
      assert.equal(lastSteps(decisions, 'Ada').redo?.id ?? '', redo);
    });

  it('is the same for two journals merged line by line, in any order', () => {
    const journals = fc
      .tuple(fc.array(decisionArbitrary), fc.array(decisionArbitrary))
      .chain(([ours, theirs]) =>
        fc.record({
          ours: fc.constant(ours),
          theirs: fc.constant(theirs),
          shuffled: fc.shuffledSubarray([...ours, ...theirs, ...ours], {
            minLength: 2 * ours.length + theirs.length,
          }),
        }),
      );
    fc.assert(
      fc.property(journals, ({ ours, theirs, shuffled }) => {
        const merged = parseJournal(
          shuffled.map((decision) => `${formatDecision(decision)}\n`).join(''),
        ).decisions;
        assert.deepEqual(foldDecisions(merged), foldDecisions([...ours, ...theirs]));
        assert.deepEqual(foldDecisions(merged), foldDecisions([...theirs, ...ours]));
      }),
    );
  });

  it('undoes step by step down to nothing, and redoes it all', () => {
    const steps = fc.array(fc.constantFrom('a', 'b', 'c', undefined), { maxLength: 12 });
    fc.assert(
      fc.property(steps, (named) => {
        const start = named.map((step, i) => reject(i, step === undefined ? {} : { step }));
        let decisions = start;
        let n = 100;
        for (
          let step = lastSteps(decisions, 'Ada').undo;
          step !== undefined;
          step = lastSteps(decisions, 'Ada').undo
        )
          decisions = [...decisions, revert(n++, step.id)];
        assert.equal(foldDecisions(decisions).names.size, 0);
        for (
          let step = lastSteps(decisions, 'Ada').redo;
          step !== undefined;
          step = lastSteps(decisions, 'Ada').redo
        )
          decisions = [...decisions, revert(n++, step.id)];
        assert.deepEqual(foldDecisions(decisions), foldDecisions(start));
      }),
    );
  });

  it('counts the same moment in two time zones as one, and then the ids', () => {
    const at = (id: string, time: string, name: string): Decision =>
      aboutName(0, 'corpus', 'X', { operation: 'note', note: name }, { id, time });
    const { names } = foldDecisions([
      at('c', '2026-03-01T12:00:00+02:00', 'third'),
      at('b', '2026-03-01T10:00:00Z', 'second'),
      at('a', '2026-03-01T09:59:59Z', 'first'),
    ]);
    assert.equal(ids(names.get('X')!), 'a b c');
  });

  it('keeps the decisions on a mention together, with the anchor of the latest', () => {
    const text = 'Merkel met Merkel.';
    const accept = aboutMention(1, text, 'Merkel', { operation: 'accept', type: 'person' });
    const later = `On Monday ${text}`;
    const note = aboutMention(2, later, 'Merkel', { operation: 'note', note: 'Angela' }, { mention: 'd1' });
    const anchor = { ...note.anchor, prefix: 'On Tuesday ' };
    const move = { ...stamp(3), operation: 'move' as const, moves: 'd2', anchor };
    const [thread] = foldDecisions([accept, note, move]).threads;
    assert.equal(ids(thread!.decisions), 'd1 d2');
    assert.equal(thread!.anchor, anchor);
    assert.equal(foldDecisions([accept, note, move, revert(4, 'd2')]).threads[0]!.anchor, accept.anchor);
    const [without] = foldDecisions([accept, note, revert(4, 'd1')]).threads;
    assert.deepEqual([without!.id, ids(without!.decisions)], ['d1', 'd2']);
  });

  it('follows merges of merged entities, but not in circles', () => {
    const merge = (n: number, from: string, to: string): Decision => ({
      ...stamp(n),
      operation: 'registry',
      edit: 'merge',
      changes: [],
      redirect: { from, to },
    });
    const { redirects } = foldDecisions([
      merge(1, 'a', 'b'),
      merge(2, 'b', 'c'),
      merge(3, 'x', 'y'),
      merge(4, 'y', 'x'),
    ]);
    assert.deepEqual(
      ['a', 'b', 'c', 'x', 'q'].map((id) => redirected(redirects, id)),
      ['c', 'c', 'c', 'x', 'q'],
    );
  });
});
