import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { addAlias } from '../../server/src/core/decisions/registry-edits.ts';
import { formatDecision } from '../../server/src/core/decisions/decision.ts';
import type { StepDraft } from '../../server/src/core/decisions/step-draft.ts';
import { articleFilter } from '../../server/src/host/article-filter.ts';
import { nodeHost } from '../../server/src/host/node.ts';
import { DecisionStore } from '../../server/src/store/decision-store.ts';
import { aboutName } from '../core/decisions/make-decision.ts';

const LINE = `${formatDecision(aboutName(1, 'article', 'Planted', { operation: 'reject' }))}\n`;
/** Where a link stands in the workspace folder, and whether it is one to a folder. */
const LINKS = [
  ['.dateline', 'folder'],
  ['.dateline/decisions', 'folder'],
  ['.dateline/decisions/news', 'folder'],
  ['.dateline/unfinished', 'folder'],
  ['.dateline/decisions.jsonl', 'file'],
  ['.dateline/entities.yaml', 'file'],
  ['.dateline/decisions/news/a.txt.jsonl', 'file'],
] as const;

describe('links in a workspace folder', () => {
  let root: string;
  let folder: string;
  let outside: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'dateline-links-'));
    folder = path.join(root, 'corpus');
    outside = path.join(root, 'outside');
    for (const made of [folder, path.join(folder, 'news'), outside]) await mkdir(made);
  });
  afterEach(() => rm(root, { recursive: true }));

  const uriOf = (file: string): string => pathToFileURL(path.join(folder, file)).toString();

  /** A step that writes to every kind of file. */
  function draft(): StepDraft {
    const decision = { operation: 'reject', name: 'Live' } as const;
    const entity = { id: 'person/ada', type: 'person', name: 'Ada', aliases: [], not: [] } as const;
    return {
      articles: new Map([[uriOf('news/a.txt'), [{ ...decision, scope: 'article' }]]]),
      corpus: [{ ...decision, scope: 'corpus' }],
      registry: { edit: 'alias', change: (entries) => addAlias(entries, entity, 'A. A.') },
    };
  }

  for (const [link, kind] of LINKS) {
    it(`are not followed out of it: ${link}`, async () => {
      const target = kind === 'folder' ? outside : path.join(outside, 'file');
      if (kind === 'file') await writeFile(target, LINE);
      await mkdir(path.dirname(path.join(folder, link)), { recursive: true });
      await symlink(target, path.join(folder, link));
      const store = new DecisionStore(nodeHost, uriOf(''));
      await store.load();
      assert.equal(store.decisionsOn(uriOf('news/a.txt')).names.size, 0, 'nothing is read');
      await assert.rejects(store.write(draft(), 'Ada'), /follows no link/);
      assert.equal(store.pendingCount, 1, 'what was decided is kept');
      const left = await readdir(outside);
      assert.deepEqual(left, kind === 'file' ? ['file'] : []);
      if (kind === 'file') assert.equal(await readFile(target, 'utf8'), LINE);
      await rm(path.join(folder, link));
      await store.retry();
      assert.equal(
        store.decisionsOn(uriOf('news/a.txt')).names.size,
        1,
        'it is written when the link is gone',
      );
    });
  }

  it('may lead to the folder itself', async () => {
    await symlink(folder, path.join(root, 'link'));
    const store = new DecisionStore(nodeHost, pathToFileURL(path.join(root, 'link')).toString());
    await store.load();
    await store.write({ corpus: [{ operation: 'reject', scope: 'corpus', name: 'Live' }] }, 'Ada');
    assert.deepEqual(await readdir(path.join(folder, '.dateline')), ['decisions.jsonl']);
  });

  it('are no articles, whether they are listed or change', async () => {
    await writeFile(path.join(outside, 'b.txt'), 'Somewhere else.');
    await symlink(path.join(outside, 'b.txt'), path.join(folder, 'b.txt'));
    await symlink(outside, path.join(folder, 'old'));
    await symlink(folder, path.join(folder, 'news/loop'));
    await writeFile(path.join(folder, 'news/a.txt'), 'Here.');
    const articles = nodeHost.articleFolder(uriOf(''), articleFilter(['**/*.txt'], []));
    const listed: string[] = [];
    for await (const uri of articles.list()) listed.push(uri);
    assert.deepEqual(listed, [uriOf('news/a.txt')]);
    const files = ['news/a.txt', 'b.txt', 'old/b.txt', 'gone.txt', 'news/loop/news/a.txt'];
    const included = await Promise.all(files.map((file) => articles.includes(uriOf(file))));
    assert.deepEqual(included, [true, false, false, true, false]);
  });
});
