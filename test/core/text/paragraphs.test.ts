import assert from 'node:assert/strict';
import { splitParagraphs } from '../../../server/src/core/text/paragraphs.ts';

/** Checks the kinds of the paragraphs of a text given as lines `kind: text`. */
function checkKinds(...lines: readonly string[]): void {
  const text = lines.map((line) => line.slice(line.indexOf(':') + 2)).join('\n\n');
  const found = splitParagraphs(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
  assert.deepEqual(found, lines);
}

describe('paragraphs', () => {
  it('are recognized by their place and form in agency copy', () => {
    checkKinds(
      'headline: Ministers meet in Geneva as talks stall',
      'byline: By Deborah Reading, diplomatic correspondent',
      'dateline: GENEVA (Reuters) - Ministers met on Monday.',
      'body: They said nothing. Nobody asked.',
      'heading: What comes next',
      'listItem: - A vote in March',
      'credit: Image: picture-alliance/dpa',
      'body: It was late.',
    );
  });

  it('are recognized in web copy', () => {
    checkKinds(
      'navigation: 1. Skip to content',
      'headline: US seeks allies in Paris',
      'date: September 15, 2014',
      'body: Diplomats are gathering.',
      'navigation: Read more: The other story',
    );
  });

  it('know datelines', () => {
    for (const dateline of [
      'THE HAGUE, Netherlands (AP) — It began.',
      'LONDON, May 3 - It began.',
      'Horlivka, eastern Ukraine (AFP) – It began.',
      'ATHENS/ANKARA — It began.',
    ])
      checkKinds(`dateline: ${dateline}`);
  });

  it('keep front matter and code apart in Markdown', () => {
    const text = '---\ndate: 2024-01-02\n---\n\n# Title\n\n```\ncode\n```\n\nText goes here.\n';
    assert.deepEqual(
      splitParagraphs(text).map(({ kind }) => kind),
      ['frontMatter', 'headline', 'code', 'code', 'code', 'body'],
    );
  });

  it('end at each line break where every line is a paragraph', () => {
    const text =
      'The first one is here.\nThe second one is here and is a good deal longer than the first.\r\nThird.';
    assert.equal(splitParagraphs(text).length, 3);
  });

  it('go over line breaks where the text is wrapped by hand', () => {
    const text = [
      'The minister for foreign affairs, who had',
      'arrived late, told the envoy of the United',
      'Nations that nothing was settled yet.',
      'He left.',
    ].join('\n');
    assert.deepEqual(
      splitParagraphs(text).map(({ start, end }) => text.slice(start, end).split('\n').length),
      [3, 1],
    );
  });
});
