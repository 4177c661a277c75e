import assert from 'node:assert/strict';
import { splitParagraphs } from '../../../server/src/core/text/paragraphs.ts';
import { sentenceAt } from '../../../server/src/core/text/sentences.ts';

/** Checks that the text, in which `|` marks the borders of sentences, is split there. */
function checkSentences(marked: string): void {
  const expected = marked.split('|').map((sentence) => sentence.trim());
  const text = marked.replaceAll('|', '');
  const [paragraph] = splitParagraphs(text);
  assert.ok(paragraph);
  const found = new Set<string>();
  for (let offset = 0; offset < text.length; offset++) {
    const { start, end } = sentenceAt(text, paragraph, offset);
    found.add(text.slice(start, end));
  }
  assert.deepEqual([...found], expected);
}

describe('sentences', () => {
  for (const marked of [
    'He came. |She went! |Why? |Nobody knows.',
    'Mr. Smith met Gen. Jones. |They spoke.',
    'He lives in the U.S. Senate building. |It is in the U.S. |The rest is not.',
    '"I firmly support this." |He left.',
    '“Yes.” |“No,” she said. |(It rained.) |They ran.',
    'Acme Inc. said it sold Foo Ltd. to J. P. Bar.',
    'It rose 1.5 percent. |20 people came.',
    'He waited ... and waited… |Then he left.',
    'The end of e.g. this is near.',
  ])
    it(marked, () => {
      checkSentences(marked);
    });
});
