import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Detector, type ParagraphMemo } from '../../../server/src/core/detect/detector.ts';
import { Evidence, type Mention } from '../../../server/src/core/detect/mention.ts';
import { printNotation } from '../../../server/src/core/formats/notation.ts';
import { splitParagraphs } from '../../../server/src/core/text/paragraphs.ts';
import { shippedModel } from '../../fixture.ts';

const detector = new Detector(shippedModel());

function detect(text: string, memo?: ParagraphMemo): Mention[] {
  return detector.detect(text, splitParagraphs(text), memo);
}

function marked(text: string): string {
  return printNotation([{ name: '', text, mentions: detect(text) }]);
}

function assertSound(text: string, mentions: readonly Mention[]): void {
  let position = 0;
  for (const { start, end, score } of mentions) {
    assert.ok(start >= position && end > start && end <= text.length, `${start}-${end} in ${text.length}`);
    assert.ok(score >= 0 && score <= 1);
    for (const border of [start, end]) {
      const isInsidePair =
        /[\ud800-\udbff]/.test(text.charAt(border - 1)) && /[\udc00-\udfff]/.test(text.charAt(border));
      assert.ok(!isInsidePair, 'a border inside a surrogate pair');
    }
    position = end;
  }
}

describe('detector', () => {
  it('finds people, organizations and places', () => {
    assert.equal(
      marked('Angela Merkel met executives of Deutsche Bank in Frankfurt on Monday.\n'),
      '[Angela Merkel person] met executives of [Deutsche Bank organization] in [Frankfurt place] on Monday.\n',
    );
  });

  it('finds names that Markdown emphasizes', () => {
    assert.equal(
      marked('In *Paris*, _Emmanuel Macron_ met **Olaf** Scholz of _Berlin_; __Angela Merkel__ was there.\n'),
      'In *[Paris place]*, _[Emmanuel Macron person]_ met **[Olaf** Scholz person] of _[Berlin place]_; __[Angela Merkel person]__ was there.\n',
    );
  });

  it('lets the article decide what one sentence leaves open', () => {
    const text = [
      'Jonna Brackwater, who chairs the council of Port Ellery, resigned on Friday.',
      'Her deputy said Ms Brackwater had told nobody.',
      'Brackwater did not answer calls.',
    ].join('\n\n');
    const last = detect(text).at(-1)!;
    assert.deepEqual([text.slice(last.start, last.end), last.type], ['Brackwater', 'person']);
    assert.ok((last.evidence & Evidence.fullNameInDocument) !== 0);
  });

  it('tells a dateline from the name that follows it', () => {
    assert.equal(
      marked('PARIS - Gerard Solberg arrived.\n'),
      '[PARIS place] - [Gerard Solberg person] arrived.\n',
    );
  });

  it('finds names in headlines whose words all begin with capitals', () => {
    assert.equal(
      marked('Lisbon Braces for Second Storm in a Week\n'),
      '[Lisbon place] Braces for Second Storm in a Week\n',
    );
    assert.equal(
      marked("FRANCE'S ENVOY WARNS LIBYA OVER TREATY\n"),
      "[FRANCE place]'S ENVOY WARNS [LIBYA place] OVER TREATY\n",
    );
  });

  it('leaves titles outside of names, also those that only some countries have', () => {
    const titled = [
      'A team led by PSI [Vinita Kulkarni person] camped in the town.',
      'The party’s chieftain, Otunba [Segun Adeleke person], denied it.',
      'Det Con [Sarah Whitlock person] praised his wife.',
      'The accused, [Mohd. Faisal Qureshi person], denied it.',
      'Chief minister [MK Stalin person] said so.',
    ];
    for (const text of titled) {
      const bare = text.replaceAll('[', '').replaceAll(' person]', '');
      assert.equal(marked(bare), text);
    }
  });

  it('says what speaks for a mention', () => {
    const text = 'LONDON (Reuters) - President John Smith visited Oxford University.\n';
    const evidence = new Map(detect(text).map((m) => [text.slice(m.start, m.end), m.evidence]));
    const has = (name: string, bit: number): boolean => ((evidence.get(name) ?? 0) & bit) !== 0;
    assert.ok(has('LONDON', Evidence.dateline) && has('LONDON', Evidence.listedPlace));
    assert.ok(has('Reuters', Evidence.abbreviationInBrackets));
    assert.ok(has('John Smith', Evidence.listedFirstName) && has('John Smith', Evidence.titleBefore));
    assert.ok(has('Oxford University', Evidence.organizationWord));
  });

  it('finds the same with and without a memo, whatever was typed before', () => {
    const memo: ParagraphMemo = new Map();
    const versions = [
      'Ada Quill lives in Lisbon.\n\nQuill said so.\n\nQuill said so.',
      'Ada Quill lives in Lisbon.\n\nQuill said no.\n\nQuill said so.',
      'Quill said so.',
      '',
      'Ada Quill lives in Lisbon.\n\nQuill said so.',
    ];
    for (const version of versions) assert.deepEqual(detect(version, memo), detect(version));
    assert.equal(memo.size, 2);
  });

  it('marks nothing in code and front matter', () => {
    assert.deepEqual(detect('---\nauthor: Angela Merkel\n---\n\n```\nAngela Merkel\n```\n'), []);
  });

  it('yields sound mentions for any text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'Paris',
        ' (',
        ') ',
        '\ud83d',
        '\ude00',
        'U.S.',
        '-',
        '\n\n',
        ' of the ',
        'MR SMITH',
        '’s',
        '# ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        assertSound(text, detect(text));
      }),
      { numRuns: 300 },
    );
  });

  it('copes with very long paragraphs, words and runs of capitals', () => {
    for (const text of [
      'A'.repeat(300_000),
      'Ab '.repeat(100_000),
      '('.repeat(100_000),
      'é\u0301'.repeat(100_000),
    ])
      assertSound(text, detect(text));
  });
});
