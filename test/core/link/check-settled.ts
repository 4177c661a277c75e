import assert from 'node:assert/strict';
import { Evidence, type Mention } from '../../../server/src/core/detect/mention.ts';
import { parseNotation, printNotation } from '../../../server/src/core/formats/notation.ts';

/** Checks what becomes of the marked mentions, found with these scores, or else 0.9; both texts are in the notation. */
export function checkSettled(
  settle: (text: string, mentions: readonly Mention[]) => readonly Mention[],
  found: string,
  expected: string,
  scores: readonly number[] = [],
): void {
  const [document] = parseNotation(found);
  assert.ok(document);
  const mentions = document.mentions.map((mention, i) => ({
    ...mention,
    score: scores[i] ?? 0.9,
    evidence: Evidence.given,
  }));
  const settled = settle(document.text, mentions).map(({ start, end, type }) => ({ start, end, type }));
  assert.equal(printNotation([{ ...document, mentions: settled }]), expected);
}
