import assert from 'node:assert/strict';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { articleJournal, journaledArticle } from '../../server/src/store/journal-path.ts';

const FOLDER = 'file:///corpus';
const JOURNALS = '/corpus/.dateline/decisions/';

/** Returns where an article's journal is, as a path below the folder of journals. */
function journalOf(article: string): string | undefined {
  const uri = articleJournal(FOLDER, `${FOLDER}/${article}`);
  if (uri === undefined) return undefined;
  const { path: file } = URI.parse(uri);
  assert.ok(path.posix.normalize(file).startsWith(JOURNALS), file);
  return file.slice(JOURNALS.length);
}

describe('the path of a journal', () => {
  const PATHS: readonly (readonly [article: string, journal: string | undefined])[] = [
    ['2015/paris.txt', '2015/paris.txt.jsonl'],
    ['a%20b.txt', 'a b.txt.jsonl'],
    ['%C3%A9/%E6%97%A5.txt', 'é/日.txt.jsonl'],
    ['a/../b.txt', 'b.txt.jsonl'],
    ['../outside.txt', undefined],
    ['x/%2e%2e/%2e%2e/outside.txt', undefined],
    ['%2e%2e%2foutside.txt', undefined],
    ['.dateline/entities.yaml', undefined],
    ['con.txt', '%63on.txt.jsonl'],
    ['what%3F%3A.txt', 'what%3f%3a.txt.jsonl'],
    ['ends%20/dot./a.txt', 'ends%20/dot%2e/a.txt.jsonl'],
    ['100%25.txt', '100%25.txt.jsonl'],
    ['back%5Cslash.txt', 'back%5cslash.txt.jsonl'],
  ];
  for (const [article, journal] of PATHS) {
    it(`of ${article} is ${journal ?? 'nowhere'}`, () => {
      assert.equal(journalOf(article), journal);
    });
  }

  it('tells of what article it is', () => {
    for (const [article, journal] of PATHS) {
      if (journal === undefined) continue;
      const uri = articleJournal(FOLDER, `${FOLDER}/${article}`) ?? '';
      const found = journaledArticle(FOLDER, uri);
      assert.equal(articleJournal(FOLDER, found ?? ''), uri, article);
    }
    assert.equal(journaledArticle(FOLDER, `${FOLDER}/.dateline/decisions.jsonl`), undefined);
  });

  it('stays short enough for a file system, and tells long names apart', () => {
    const [a, b] = ['x', 'y'].map((end) => journalOf(`${'long '.repeat(80).replaceAll(' ', '_')}${end}.txt`));
    assert.notEqual(a, b);
    assert.ok(Buffer.byteLength(a ?? '') < 255);
  });

  it('tells names apart that differ in case only', () => {
    assert.notEqual(journalOf('News.txt'), journalOf('news.txt'));
  });

  it('is nowhere for what is in no folder', () => {
    assert.equal(articleJournal(FOLDER, 'untitled:1'), undefined);
    assert.equal(articleJournal(FOLDER, 'file:///corpus2/a.txt'), undefined);
    assert.equal(articleJournal(FOLDER, 'file://server/corpus/a.txt'), undefined);
  });
});
