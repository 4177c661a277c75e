import assert from 'node:assert/strict';
import { articleDate } from '../../../server/src/core/corpus/article-date.ts';
import { splitParagraphs } from '../../../server/src/core/text/paragraphs.ts';

describe('article date', () => {
  for (const [name, uri, text, expected] of [
    [
      'in the front matter, before all others',
      'file:///2020-01-01.md',
      '---\ndate: 2024-03-11\n---\nText.',
      '2024-03-11',
    ],
    [
      'in the front matter, written out',
      'file:///a.md',
      '---\ntitle: x\ndate: "March 5, 2024"\n---\nText.',
      '2024-03-05',
    ],
    ['in the file name', 'file:///news/2024-03-11-bridge.txt', 'Text.', '2024-03-11'],
    ['in the folders', 'file:///news/2014/09/15/a.txt', 'Text.', '2014-09-15'],
    ['in a line of its own', 'file:///a.txt', 'US seeks allies\n\nSeptember 15, 2014\n\nText.', '2014-09-15'],
    ['in a line with the day first', 'file:///a.txt', 'Title\n\nMonday, 3rd May 2021\n\nText.', '2021-05-03'],
    ['but not in a sentence', 'file:///a.txt', 'Title\n\nIt happened on May 3, 2021, he said.', undefined],
    ['nor in a number that only looks like one', 'file:///a-120240311999.txt', 'Text.', undefined],
  ] as const)
    it(`is found ${name}`, () => {
      assert.equal(articleDate(uri, text, splitParagraphs(text)), expected);
    });
});
