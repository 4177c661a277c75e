import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checksum } from '../../server/src/core/decisions/checksum.ts';
import { DecisionStore } from '../../server/src/store/decision-store.ts';
import { seeMovedArticles } from '../../server/src/store/moved-articles.ts';
import { MemoryHost } from '../memory-host.ts';

const FOLDER = 'file:///corpus';
const journal = (name: string): string => `${FOLDER}/.dateline/decisions/${name}.jsonl`;
const FUTURE = readFileSync(new URL('../fixtures/journals/v1/future.jsonl', import.meta.url), 'utf8');
const [first = '', ...others] = FUTURE.trimEnd().split('\n');

/** Whatever happens to a journal in which a newer version has written, and where its lines are afterwards. */
const REWRITES: Readonly<Record<string, (store: DecisionStore, host: MemoryHost) => Promise<string>>> = {
  'an article is renamed': async (store) => {
    await store.rename(`${FOLDER}/a.txt`, `${FOLDER}/b.txt`);
    return 'b.txt';
  },
  'a folder is renamed': async (store, host) => {
    host.files.set(journal('news/a.txt'), FUTURE);
    await store.load();
    await store.rename(`${FOLDER}/news`, `${FOLDER}/old`);
    return 'old/a.txt';
  },
  'an article is renamed to one that has a journal': async (store, host) => {
    host.files.set(journal('b.txt'), `${first}\n`);
    await store.rename(`${FOLDER}/a.txt`, `${FOLDER}/b.txt`);
    return 'b.txt';
  },
  'its article is found elsewhere': async (store) => {
    await store.moveJournal(journal('a.txt'), `${FOLDER}/b.txt`);
    return 'b.txt';
  },
  'somebody decides': async (store) => {
    const draft = { operation: 'reject', scope: 'article', name: 'X' } as const;
    await store.write({ articles: new Map([[`${FOLDER}/a.txt`, [draft, draft]]]) }, 'Ada');
    return 'a.txt';
  },
};

describe('a journal with lines of a newer version', () => {
  for (const [name, rewrite] of Object.entries(REWRITES)) {
    it(`keeps them letter for letter when ${name}`, async () => {
      const host = new MemoryHost();
      host.files.set(journal('a.txt'), FUTURE);
      const store = new DecisionStore(host, FOLDER);
      await store.load();
      const article = await rewrite(store, host);
      const lines = String(host.files.get(journal(article))).split('\n');
      assert.deepEqual(lines.slice(0, others.length + 1), [first, ...others]);
      assert.equal(store.decisionsOn(`${FOLDER}/${article}`).threads.length, 1);
    });
  }
});

describe('a journal whose article was moved', () => {
  it('counts as that of the article for who only reads, and stays where it is', async () => {
    const text = 'David Cameron met Francois Hollande in Paris on Monday, and Cameron thanked Hollande.\n';
    const host = new MemoryHost();
    const writer = new DecisionStore(host, FOLDER);
    const draft = { operation: 'reject', scope: 'article', name: 'X', text: checksum(text) } as const;
    await writer.write({ articles: new Map([[`${FOLDER}/a.txt`, [draft]]]) }, 'Ada');
    const before = new Map(host.files);
    const store = new DecisionStore(host, FOLDER);
    await store.view();
    await seeMovedArticles(store, [{ uri: `${FOLDER}/b.txt`, text }]);
    assert.equal(store.decisionsOn(`${FOLDER}/b.txt`).names.size, 1);
    assert.deepEqual(host.files, before);
  });
});
