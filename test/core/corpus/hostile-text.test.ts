import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Corpus } from '../../../server/src/core/corpus/corpus.ts';
import { Detector } from '../../../server/src/core/detect/detector.ts';
import { Evidence, type Mention } from '../../../server/src/core/detect/mention.ts';
import { shippedModel } from '../../fixture.ts';

/** Checks that the text has an analysis whose mentions lie inside it, in order, and never cut a surrogate pair. */
function checkAnalysis(detector: Detector, text: string, mentions?: readonly Mention[]): void {
  const snapshot = new Corpus(detector).apply([
    { kind: 'set', uri: 'a', text, ...(mentions && { mentions }) },
  ]);
  const document = snapshot.document('a');
  assert.ok(document);
  let last = 0;
  for (const [index, { start, end }] of document.mentions.entries()) {
    assert.ok(start >= last && end > start && end <= text.length);
    for (const border of [start, end])
      assert.ok(
        !(/[\ud800-\udbff]/.test(text.charAt(border - 1)) && /[\udc00-\udfff]/.test(text.charAt(border))),
      );
    assert.ok(snapshot.entityOf(document, index));
    last = end;
  }
}

describe('any text', () => {
  const detector = new Detector(shippedModel());

  for (const [name, text] of [
    ['nothing', ''],
    ['line breaks alone', '\n'.repeat(100_000)],
    ['a word without an end', 'X'.repeat(200_000)],
    ['capitalized words without an end', 'Ab '.repeat(50_000)],
    ['words in capitals without an end', 'IS THE '.repeat(20_000)],
    ['full stops without an end', '.'.repeat(100_000)],
    ['initials without an end', 'A.'.repeat(50_000)],
    ['brackets without an end', 'Islamic State ('.repeat(5_000)],
    ['links without an end', 'http://'.repeat(20_000)],
    ['hyphens without an end', 'Mc-'.repeat(50_000)],
    ['flags', '🇫🇷'.repeat(20_000)],
  ] as const)
    it(`has an analysis: ${name}`, () => {
      checkAnalysis(detector, text);
    });

  it('has an analysis: one mention over all of it', () => {
    const text = 'Ab '.repeat(100_000);
    for (const type of ['person', 'organization', 'place'] as const)
      checkAnalysis(detector, text, [
        { start: 0, end: text.length, type, score: 1, evidence: Evidence.given },
      ]);
  });

  it('has an analysis: names among all kinds of characters', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        'President Angela Merkel',
        ' (IS) ',
        'Islamic State',
        "'s ",
        '\r\n',
        '\ud83d',
        '\u2028',
        '. ',
        '-',
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        checkAnalysis(detector, parts.join(''));
      }),
      { numRuns: 300 },
    );
  });
});
