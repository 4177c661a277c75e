import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { articleFilter } from '../../server/src/host/article-filter.ts';
import { decodeArticle } from '../../server/src/host/decode-article.ts';
import type { ArticleFolder } from '../../server/src/host/host.ts';
import { nodeHost } from '../../server/src/host/node.ts';

describe('a folder of articles on the disk', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'dateline-host-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  async function write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(root, name)), { recursive: true });
      await writeFile(path.join(root, name), content);
    }
  }

  function folderOf(exclude: readonly string[] = []): ArticleFolder {
    return nodeHost.articleFolder(URI.file(root).toString(), articleFilter(['**/*.{txt,md}'], exclude));
  }

  async function list(folder = folderOf(), below?: string): Promise<string[]> {
    const found: string[] = [];
    for await (const uri of folder.list(below)) found.push(path.relative(root, URI.parse(uri).fsPath));
    return found;
  }

  it('lists what the globs include and exclude, and never enters folders of tools', async () => {
    await write({
      'a.txt': '',
      'b.html': '',
      'c/d.md': '',
      'old/e.txt': '',
      'node_modules/f.txt': '',
      '.git/g.txt': '',
    });
    assert.deepEqual(await list(folderOf(['**/old'])), ['a.txt', 'c/d.md']);
  });

  it('obeys ignore files, of which a deeper one overrules a higher one', async () => {
    await write({
      '.gitignore': '*.txt\n!keep.txt\nsecret/\n',
      'a.txt': '',
      'keep.txt': '',
      'b.md': '',
      'secret/c.md': '',
      'news/.ignore': '!*.txt\nkeep.txt\n',
      'news/d.txt': '',
      'news/keep.txt': '',
    });
    assert.deepEqual(await list(), ['b.md', 'keep.txt', 'news/d.txt']);
    const includes = (name: string): Promise<boolean> =>
      folderOf().includes(URI.file(path.join(root, name)).toString());
    assert.equal(await includes('secret/new.md'), false);
    assert.equal(await includes('news/new.txt'), true);
    assert.equal(await includes('../elsewhere.txt'), false);
  });

  it('lists one of its folders alone', async () => {
    await write({ 'a.txt': '', 'c/d.md': '', 'c/e/f.txt': '' });
    assert.deepEqual(await list(folderOf(), URI.file(path.join(root, 'c')).toString()), [
      'c/d.md',
      'c/e/f.txt',
    ]);
  });

  it('does not follow links', async () => {
    await write({ 'a.txt': '' });
    await symlink(root, path.join(root, 'circle'));
    await symlink('/etc/hostname', path.join(root, 'link.txt'));
    assert.deepEqual(await list(), ['a.txt']);
  });

  it('is empty when it is gone', async () => {
    await rm(root, { recursive: true });
    assert.deepEqual(await list(), []);
    await mkdir(root);
  });
});

describe('decoding an article', () => {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

  it('drops a byte order mark, as editors do', () => {
    assert.deepEqual(decodeArticle(utf8('\ufeffZürich 😀')), { text: 'Zürich 😀' });
  });

  it('reads UTF-16 with a byte order mark', () => {
    assert.deepEqual(decodeArticle(Uint8Array.of(0xff, 0xfe, 0x41, 0)), { text: 'A' });
  });

  it('reads the encoding that the editor has been told, as the editor does', () => {
    const read = (encoding: string, ...bytes: number[]): string => {
      const decoded = decodeArticle(Uint8Array.from(bytes), encoding);
      return 'text' in decoded ? decoded.text : decoded.reason;
    };
    assert.equal(read('windows1252', 0x93, 0xe9, 0x94, 0x80, 0x81), '“é”€\ufffd');
    assert.equal(read('iso88591', 0x93, 0xe9), '\u0093é');
    assert.equal(read('iso885915', 0xa4, 0x93), '€\u0093');
    assert.equal(read('windows1251', 0xcf, 0xf3, 0xf2, 0xe8, 0xed), 'Путин');
    assert.equal(read('windows1250', 0x8a, 0x83), 'Š\ufffd');
    assert.equal(read('utf16le', 0x41, 0), 'A');
    assert.equal(read('shiftjis', 0x93, 0x8c, 0x8b, 0x9e), '東京');
    assert.equal(read('gb18030', 0xb1, 0xb1, 0xbe, 0xa9), '北京');
    assert.equal(read('utf8', 0xe9), 'invalidUtf8');
    assert.equal(read('klingon', 0xc3, 0xa9), 'é');
  });

  it('believes a byte order mark rather than the setting', () => {
    assert.deepEqual(decodeArticle(utf8('\ufeffZürich'), 'windows1252'), { text: 'Zürich' });
    assert.deepEqual(decodeArticle(Uint8Array.of(0xff, 0xfe, 0x41, 0), 'windows1252'), { text: 'A' });
  });

  for (const [name, bytes, reason] of [
    ['a NUL byte', Uint8Array.of(80, 75, 0, 3), 'binary'],
    ['bytes that are not UTF-8', Uint8Array.of(67, 97, 102, 0xe9, 32), 'invalidUtf8'],
  ] as const)
    it(`refuses ${name}`, () => {
      const decoded = decodeArticle(bytes);
      assert.equal('reason' in decoded && decoded.reason, reason);
    });
});
