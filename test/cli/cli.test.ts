import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCli } from './run-cli.ts';

interface OutputMention {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly score: number;
  readonly entity: string;
}

function parse(out: string): { readonly id: unknown; readonly mentions: readonly OutputMention[] }[] {
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: unknown; mentions: OutputMention[] });
}

describe('dateline annotate', () => {
  it('writes a line for each line, in order, with entities shared by all of them', async () => {
    const texts = [
      'David Cameron spoke in London.',
      'Nobody spoke.',
      'On Monday Cameron told reporters in Paris that he would stay.',
    ];
    const input = texts.map((text, id) => JSON.stringify({ id, text })).join('\n');
    const { code, out } = await runCli(['annotate', '--jsonl'], input);
    assert.equal(code, 0);
    const lines = parse(out);
    assert.deepEqual(
      lines.map(({ id, mentions }) => [
        id,
        mentions.map(({ start, end, type }) => `${texts[Number(id)]?.slice(start, end)} ${type}`),
      ]),
      [
        [0, ['David Cameron person', 'London place']],
        [1, []],
        [2, ['Cameron person', 'Paris place']],
      ],
    );
    assert.equal(lines[0]?.mentions[0]?.entity, lines[2]?.mentions[0]?.entity);
  });

  it('treats each line by itself when asked to', async () => {
    const input = [
      'David Cameron spoke.',
      'On Monday Cameron told reporters in Paris that he would stay.',
    ].map((text, id) => JSON.stringify({ id, text }));
    const { out } = await runCli(['annotate', '--jsonl', '--independent', '-'], input.join('\n'));
    const [first, second] = parse(out);
    assert.notEqual(first?.mentions[0]?.entity, second?.mentions[0]?.entity);
  });

  it('finds the same names with corpus knowledge, which takes all articles together', async () => {
    const input = ['Zorbo left.', 'Mayor Zorbo Quux spoke in Paris.', 'Paris, France.'].map((text, id) =>
      JSON.stringify({ id, text }),
    );
    const without = await runCli(['annotate', '--jsonl'], input.join('\n'));
    const withIt = await runCli(['annotate', '--jsonl', '--corpus-knowledge'], input.join('\n'));
    const spans = (out: string): unknown =>
      parse(out).map(({ mentions }) => mentions.map(({ start, end }) => [start, end]));
    assert.deepEqual(spans(withIt.out), spans(without.out));
    const { code, err } = await runCli(['annotate', '--independent', '--corpus-knowledge'], '');
    assert.equal(code, 2);
    assert.match(err, /'--independent' cannot be used with option '--corpus-knowledge'/);
  });

  it('takes given mentions as they are and only links them', async () => {
    const mentions = [
      { start: 0, end: 9, type: 'PER' },
      { start: 15, end: 21, type: 'place' },
    ];
    const input = JSON.stringify({ id: 'x', text: 'the thing went nowhere', mentions });
    const { out } = await runCli(['annotate', '--jsonl'], input);
    assert.deepEqual(
      parse(out)[0]?.mentions.map(({ start, end, type }) => ({ start, end, type })),
      [
        { start: 0, end: 9, type: 'person' },
        { start: 15, end: 21, type: 'place' },
      ],
    );
  });

  it('counts offsets in UTF-16 code units, after emoji, line breaks of Windows and a byte order mark in the text', async () => {
    const text = '\ufeff😀 Hello\r\n\r\nDavid Cameron 😀 spoke in Zürich.\r\n';
    const { out } = await runCli(['annotate', '--jsonl'], JSON.stringify({ id: 1, text }));
    assert.deepEqual(
      parse(out)[0]?.mentions.map(({ start, end }) => text.slice(start, end)),
      ['David Cameron', 'Zürich'],
    );
  });

  it('names the line that it cannot use, goes on, and ends with 2', async () => {
    const input = [
      '{"id":1,"text":"David Cameron spoke."}',
      '{"id":2}',
      'nonsense',
      '{"id":3,"text":"x","mentions":[{"start":0,"end":9}]}',
    ];
    const { code, out, err } = await runCli(['annotate', '--jsonl'], input.join('\n'));
    assert.equal(code, 2);
    assert.equal(parse(out).length, 1);
    assert.match(err, /standard input, line 2: expected "text", a string/);
    assert.match(err, /standard input, line 3: /);
    assert.match(err, /standard input, line 4: a mention has no span inside the text/);
  });

  it('finds the same in many lines, for which it takes more threads, as in each by itself', async () => {
    const input = Array.from({ length: 1100 }, (_, id) =>
      JSON.stringify({ id, text: `Ada Voss ${id % 7 === 0 ? 'of Oslo ' : ''}met ${id} envoys.` }),
    ).join('\n');
    const found = ({ out }: { out: string }): unknown =>
      parse(out).map(({ id, mentions }) => [id, mentions.map(({ start, end, type }) => [start, end, type])]);
    const { code, err, ...together } = await runCli(['annotate', '--jsonl'], input);
    assert.deepEqual([code, err], [0, '']);
    assert.deepEqual(found(together), found(await runCli(['annotate', '--jsonl', '--independent'], input)));
  });

  it('ends with 2 for an option that it does not know', async () => {
    const { code, err } = await runCli(['annotate', '--nonsense']);
    assert.equal(code, 2);
    assert.match(err, /unknown option '--nonsense'/);
  });
});

describe('dateline on files', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'dateline-cli-'));
    await mkdir(path.join(folder, 'news'));
    await writeFile(path.join(folder, 'news/a.txt'), '\ufeffDavid Cameron spoke in London.\n');
    await writeFile(path.join(folder, 'news/b.md'), 'Mr Cameron flew to Paris. Cameron came back.\n');
    await writeFile(path.join(folder, 'news/c.txt'), new Uint8Array([1, 0, 2]));
    await writeFile(path.join(folder, 'news/ignored.txt'), 'Angela Merkel spoke.\n');
    await writeFile(path.join(folder, 'news/.gitignore'), 'ignored.txt\n');
  });
  after(() => rm(folder, { recursive: true }));

  it('reads the articles of a folder, and says what it skipped', async () => {
    const { code, out, err } = await runCli(['annotate', 'news'], '', folder);
    assert.equal(code, 0);
    assert.deepEqual(
      parse(out).map(({ id }) => id),
      ['news/a.txt', 'news/b.md'],
    );
    assert.deepEqual(parse(out)[0]?.mentions[0]?.start, 0);
    assert.match(err, /news\/c\.txt: skipped, holds a NUL byte/);
  });

  it('prints the text with marks', async () => {
    const { out } = await runCli(['annotate', '--format', 'notation', 'news/a.txt'], '', folder);
    assert.equal(out, '-- news/a.txt --\n[David Cameron person#1] spoke in [London place#2].\n');
  });

  it('ends with 2 for a file that is not there', async () => {
    const { code, err } = await runCli(['annotate', 'nowhere.txt'], '', folder);
    assert.equal(code, 2);
    assert.match(err, /nowhere\.txt: there is no such file or folder/);
  });

  it('lists the entities, the most mentioned first', async () => {
    const { out } = await runCli(['entities', 'news', '--top', '1'], '', folder);
    assert.equal(out, '     3 in    2  person        David Cameron  (Cameron)\n');
  });
});
