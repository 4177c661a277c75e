import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createAnchor, standsUnchanged, type Anchor } from '../../../server/src/core/decisions/anchor.ts';
import {
  resolveAnchor,
  resolveAnchors,
  type ResolvedAnchor,
} from '../../../server/src/core/decisions/resolve-anchor.ts';
import type { Span } from '../../../server/src/core/text/span.ts';
import { parseMarks, readRewrites, type Rewrite } from './rewrites.ts';

interface Tally {
  /** Anchors whose text was disturbed and that have a place in the new text. */
  expected: number;
  found: number;
  wrong: string[];
  lost: string[];
}

function tally(
  rewrites: readonly Rewrite[],
  resolve: (text: string, anchors: Anchor[]) => ResolvedAnchor[],
): Tally {
  const result: Tally = { expected: 0, found: 0, wrong: [], lost: [] };
  for (const { name, before, after } of rewrites) {
    const numbers = [...before.spans.keys()];
    const anchors = [...before.spans.values()].map((span) => createAnchor(before.text, span));
    for (const [index, resolved] of resolve(after.text, anchors).entries()) {
      const expected = after.spans.get(numbers[index]!);
      const anchor = anchors[index]!;
      const label = `${name}: ${anchor.quote} ${String(numbers[index])}`;
      const isRight = 'span' in resolved && isSame(resolved.span, expected);
      if ('span' in resolved && !isRight) result.wrong.push(label);
      if (expected === undefined || standsUnchanged(after.text, anchor)) continue;
      result.expected++;
      if (isRight) result.found++;
      else result.lost.push(label);
    }
  }
  return result;
}

function isSame(a: Span, b: Span | undefined): boolean {
  return a.start === b?.start && a.end === b.end;
}

describe('anchors after changes from outside', () => {
  const rewrites = readRewrites();

  it('are tried on many rewrites', () => {
    assert.ok(rewrites.length >= 60, `${String(rewrites.length)} rewrites`);
  });

  for (const [how, resolve] of [
    ['together', (text: string, anchors: Anchor[]) => resolveAnchors(text, anchors)],
    ['one by one', (text: string, anchors: Anchor[]) => anchors.map((anchor) => resolveAnchor(text, anchor))],
  ] as const) {
    it(`are found again in 95 of 100 cases, ${how}, and never in the wrong place`, () => {
      const { expected, found, wrong, lost } = tally(rewrites, resolve);
      assert.deepEqual(wrong, []);
      assert.ok(
        found >= 0.95 * expected,
        `${String(found)} of ${String(expected)}; lost: ${lost.join('; ')}`,
      );
    });
  }

  /** Texts before and after, and what becomes of the one anchor. */
  const CASES: readonly (readonly [name: string, before: string, after: string, orphan?: string])[] = [
    ['a quote that is gone', 'He met [Merkel 1] there.', 'He met her there.', 'missing'],
    [
      'a quote that is elsewhere',
      'He met [Merkel 1] there.',
      'Old news. Nobody knew why Merkel had left.',
      'changed',
    ],
    ['a quote inside a word', 'In [Iran 1] it rained.', 'In Iranian cities it rained.', 'missing'],
    ['another country', 'The army of [Iran 1] was there.', 'The army of Iraq was there.', 'missing'],
    ['one word longer', 'The army of [Niger 1] was there.', 'The army of Nigeria was there.', 'missing'],
    ['a respelling', 'President [Zelensky 1] spoke.', 'President [Zelenskyy 1] spoke.'],
    ['a decomposed accent', 'In [Köln 1] it rained.', 'In [Ko\u0308ln 1] it rained.'],
    ['a name over a line break', 'said [Angela Merkel 1] on Monday', 'said [Angela\nMerkel 1] on Monday'],
    ['CRLF', 'One.\n\nThen [Merkel 1] spoke.\n\nTwo.', 'One.\r\n\r\nThen [Merkel 1] spoke.\r\n\r\nTwo.'],
    ['two places as good as each other', '[Lee 1] won.', 'So Lee won. Lee won.', 'ambiguous'],
    ['an empty text', '[Lee 1] won.', '', 'missing'],
    ['nothing but the name', '[Lee 1]', '[Lee 1]'],
  ];
  for (const [name, before, after, orphan] of CASES)
    it(`know ${name}`, () => {
      const { text, spans } = parseMarks(before);
      const expected = parseMarks(after);
      const resolved = resolveAnchor(expected.text, createAnchor(text, spans.get(1)!));
      assert.deepEqual(resolved, orphan === undefined ? { span: expected.spans.get(1)! } : { orphan });
    });

  it('do not take the place of another', () => {
    const { text, spans } = parseMarks('[Lee 1] won the race. Nobody else came. [Lee 2] won the race.');
    const anchors = [1, 2].map((number) => createAnchor(text, spans.get(number)!));
    const resolved = resolveAnchors('Nobody else came. Lee won the race.', anchors);
    assert.deepEqual(resolved[1], { span: { start: 18, end: 21 } });
    assert.ok('orphan' in resolved[0]!);
  });

  it('stay together where two people decided on one mention', () => {
    const { text, spans } = parseMarks('On Monday [Lee 1] won.');
    const anchor = createAnchor(text, spans.get(1)!);
    const span = { start: 17, end: 20 };
    assert.deepEqual(resolveAnchors('Early on Monday, Lee won.', [anchor, { ...anchor }]), [
      { span },
      { span },
    ]);
  });

  it('are not found where only half of a character would be left', () => {
    const anchor = createAnchor('a \n\ud83d\ude00', { start: 1, end: 4 });
    assert.deepEqual(resolveAnchor('a\ud83d\ude00', anchor), { orphan: 'missing' });
  });

  it('stay inside any text', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'B', ' ', '\n', '\ud83d\ude00', '\ud800', 'é', "'"),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, text, fc.nat(60), fc.nat(9), (before, after, start, length) => {
        const anchor = createAnchor(before, { start, end: start + length });
        assert.ok(before.includes(anchor.prefix + anchor.quote + anchor.suffix));
        const same = resolveAnchor(before, anchor);
        if (anchor.quote !== '') assert.deepEqual(same, { span: { start: anchor.start, end: anchor.end } });
        const resolved = resolveAnchor(after, anchor);
        if (!('span' in resolved)) return;
        assert.ok(resolved.span.start >= 0 && resolved.span.start < resolved.span.end);
        assert.ok(resolved.span.end <= after.length);
      }),
      { numRuns: 1000 },
    );
  });
});
