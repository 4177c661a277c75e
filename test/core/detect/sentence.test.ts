import assert from 'node:assert/strict';
import { Casing, readParagraph } from '../../../server/src/core/detect/sentence.ts';
import { analyzeWord } from '../../../server/src/core/detect/word.ts';
import type { ParagraphKind } from '../../../server/src/core/text/paragraphs.ts';
import { shippedModel } from '../../fixture.ts';

function read(text: string, kind: ParagraphKind = 'body'): ReturnType<typeof readParagraph> {
  const { lexicon } = shippedModel();
  return readParagraph(text, { start: 0, end: text.length, kind }, (source, start, end) =>
    analyzeWord(source.slice(start, end), lexicon),
  );
}

describe('sentence', () => {
  const open: readonly [text: string, expected: string][] = [
    ['Yesterday evening the ministers greeted Angela Merkel in Paris.', 'Yesterday Angela Merkel in Paris'],
    ['every old Bank of England said', 'old Bank of England'],
    ['the allies of Abdul-Malik al-Houthi said', 'of Abdul - Malik al - Houthi'],
    ['a man from Channel 4 came', 'Channel 4'],
    ['worth US$ 40 of gas', ''],
    ['Jean-luc and the others', 'Jean - luc'],
    ['She met Angela Merkel - who agreed - in Paris', 'She met Angela Merkel in Paris'],
    ['nothing here can be a name, 42', ''],
    ['東京 is 都', '東京 is 都'],
  ];
  for (const [text, expected] of open) {
    it(`lets only these words of "${text}" be names: ${expected}`, () => {
      const { words, sentences } = read(text);
      const bits = sentences.flatMap((sentence) => [...sentence.open]);
      assert.equal(
        words
          .filter((_, i) => bits[i] === 1)
          .map((word) => word.text)
          .join(' '),
        expected,
      );
    });
  }

  it('lets no name go on behind the hyphen that ends a dateline', () => {
    const { words, sentences } = read('PORT-AU-PRINCE - Jean - Luc Roy', 'dateline');
    const open = sentences.flatMap((sentence) => [...sentence.open]);
    assert.equal(
      words.map(({ text }, i) => (open[i] === 1 ? text : '|')).join(' '),
      'PORT - AU - PRINCE | Jean - Luc Roy',
    );
  });

  const casings: readonly [text: string, expected: number][] = [
    ['The minister greeted Angela Merkel quietly in Paris on Monday', Casing.prose],
    ['Minister Meets Angela Merkel in Paris', Casing.title],
    ['MINISTER MEETS ANGELA MERKEL IN PARIS', Casing.upper],
    ['', Casing.prose],
  ];
  for (const [text, expected] of casings) {
    it(`sees how "${text}" uses capitals`, () => {
      assert.equal(read(text).sentences[0]?.casing ?? Casing.prose, expected);
    });
  }
});
