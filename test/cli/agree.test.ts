import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCli, type Result } from './run-cli.ts';

const TUESDAY = 'Angela Merkel met Deutsche Bank in\nFrankfurt.\n';
const MERKEL = { start: 0, end: 13, type: 'person' };
const BANK = { start: 18, end: 31, type: 'ORG' };
const FRANKFURT = { start: 35, end: 44, type: 'place' };

function lines(...documents: object[]): string {
  return documents.map((document) => `${JSON.stringify(document)}\n`).join('');
}

describe('dateline agree', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'dateline-agree-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Writes the files and runs the command in their folder. */
  async function agree(files: Readonly<Record<string, string>>, ...args: string[]): Promise<Result> {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.join(folder, path.dirname(name)), { recursive: true });
      await writeFile(path.join(folder, name), content);
    }
    return runCli(['agree', ...args], '', folder);
  }

  it('prints a table and the disagreements of two files in the notation, and ends with 1', async () => {
    const a = `-- tuesday --
[Angela Merkel person] met [Deutsche Bank organization] in
[Frankfurt place].
-- monday --
The [New York Times organization].
`;
    const b = `-- tuesday --
Angela Merkel met [Deutsche Bank person] in
[Frankfurt place].
-- monday --
The [New York place] [Times organization].
`;
    const { code, out, err } = await agree({ a, b }, 'a', 'b');
    assert.equal(err, '');
    assert.equal(code, 1);
    assert.deepEqual(out.replaceAll(/ +/g, ' ').split('\n'), [
      ' a b both P R F1 κ uα cuα',
      'person 1 1 0 0.000 0.000 0.000 -0.182 -0.214 0.000',
      'organization 2 1 0 0.000 0.000 0.000 0.235 0.118 -0.012',
      'place 1 2 1 0.500 1.000 0.667 0.435 0.624 0.571',
      'all 4 4 1 0.250 0.250 0.250 0.361 0.317 0.197',
      'spans 4 4 2 0.500 0.500 0.500 0.698 0.568 –',
      '',
      'tuesday:1:1 missing in b "Angela Merkel" (a: person, b: nothing)',
      'tuesday:1:19 type differs "Deutsche Bank" (a: organization, b: person)',
      'monday:1:5 border differs "New York Times" (a: organization "New York Times", b: place "New York" and organization "Times")',
      '',
    ]);
  });

  it('ends with 0 where all agree, whatever white space is at the ends of the texts', async () => {
    const { code, out } = await agree({ a: '[Bonn place]\n', b: '[Bonn place]' }, 'a', 'b');
    assert.equal(code, 0);
    assert.equal(out.trimEnd().split('\n').length, 6);
  });

  it('takes a document without a name for the only one of the other file', async () => {
    const b = lines({ id: 'news/a.txt', mentions: [] });
    const { out } = await agree({ a: '[Bonn place]', 'b.jsonl': b }, 'a', 'b.jsonl');
    assert.equal(out.split('\n').at(-2), 'news/a.txt:1:1 missing in b "Bonn" (a: place, b: nothing)');
  });

  it('writes lines of JSON', async () => {
    const a = lines({ id: 7, text: TUESDAY, mentions: [MERKEL, BANK, FRANKFURT] });
    const b = lines({ id: 7, mentions: [FRANKFURT, MERKEL] });
    const { code, out } = await agree({ 'a.jsonl': a, 'b.jsonl': b }, 'a.jsonl', 'b.jsonl', '--jsonl');
    assert.equal(code, 1);
    const found = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.deepEqual(
      found.map(({ agreement, f1 }) => [agreement, f1]),
      [
        ['person', 1],
        ['organization', 0],
        ['place', 1],
        ['all', 0.8],
        ['spans', 0.8],
        [undefined, undefined],
      ],
    );
    assert.deepEqual(found[1], {
      agreement: 'organization',
      a: 1,
      b: 0,
      matched: 0,
      precision: null,
      recall: 0,
      f1: 0,
      kappa: 0,
      alpha: -0.1304,
      codingAlpha: null,
    });
    assert.deepEqual(found[5], {
      disagreement: 'missing-in-b',
      file: '7',
      line: 1,
      column: 19,
      start: 18,
      end: 31,
      a: [{ ...BANK, type: 'organization' }],
      b: [],
    });
  });

  for (const [where, file, content, ids] of [
    ['a folder', 'news/tuesday.txt', TUESDAY, ['news/tuesday.txt', 'tuesday.txt']],
    ['lines of JSON', 'texts.jsonl', lines({ id: 'tuesday', text: TUESDAY }), ['tuesday']],
  ] as const)
    it(`finds the texts in ${where}`, async () => {
      for (const id of ids) {
        const files = {
          [file]: content,
          'a.jsonl': lines({ id, mentions: [FRANKFURT] }),
          'b.jsonl': lines({ id, mentions: [] }),
        };
        const texts = file.split('/')[0] ?? '';
        const { code, out } = await agree(files, 'a.jsonl', 'b.jsonl', '--texts', texts);
        assert.equal(code, 1);
        assert.equal(out.split('\n').at(-2), `${id}:2:1 missing in b "Frankfurt" (a: place, b: nothing)`);
      }
    });

  it('says which documents only one of the files has', async () => {
    const a = '-- x --\nx\n-- y --\ny\n-- z --\nz\n';
    const { code, err } = await agree({ a, b: '-- x --\nx\n' }, 'a', 'b');
    assert.equal(code, 0);
    assert.equal(err, 'dateline: y and 1 more: in a but not in b, left out\n');
  });

  for (const [what, a, b, complaint] of [
    ['a file that is not there', undefined, '', /a\.jsonl: there is no such file, or it cannot be read/],
    ['a line that is no document', '{"id":1}\n', '', /a\.jsonl, line 1: expected "mentions", a list/],
    ['a mark that is not closed', '', 'x\n[y', /b, line 2: a mark is not closed/],
    ['no common document', '', '-- x --\n', /a\.jsonl and b have no document that can be compared/],
    ['a text that is nowhere', lines({ id: 'x', mentions: [] }), undefined, /x: its text is in neither file/],
    [
      'texts that differ',
      lines({ id: 'x', text: 'One\nTwo\n', mentions: [] }),
      '-- x --\nOne\nTo\n',
      /x: the texts of the two files differ from line 2, column 2/,
    ],
    [
      'a mention outside of the text',
      lines({ id: 'x', mentions: [FRANKFURT] }),
      '-- x --\nOne\n',
      /x: a mention has no span inside the text/,
    ],
    [
      'a document that comes twice',
      lines({ id: 'x', mentions: [] }, { id: 'x', mentions: [] }),
      '-- x --\nOne\n',
      /a\.jsonl: has the document x twice; the second is left out/,
    ],
  ] as const)
    it(`ends with 2 for ${what}`, async () => {
      const files = { ...(a !== undefined && { 'a.jsonl': a }), ...(b !== undefined && { b }) };
      const { code, err } = await agree(files, 'a.jsonl', b === undefined ? 'a.jsonl' : 'b');
      assert.match(err, complaint);
      assert.equal(code, 2);
    });
});
