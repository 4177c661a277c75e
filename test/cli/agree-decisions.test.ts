import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checksum } from '../../server/src/core/decisions/checksum.ts';
import type { Decision } from '../../server/src/core/decisions/decision.ts';
import { aboutMention, stamp } from '../core/decisions/make-decision.ts';
import { MadeFolder } from './made-folder.ts';
import { runCli, type Result } from './run-cli.ts';

const MONDAY = 'Angela Merkel met Barack Obama in Berlin.\n';
const TUESDAY = 'Angela Merkel flew to Paris.\n';

const ANA = { author: 'Ana Ruiz' };
const BEN = { author: 'Ben' };

function reviewed(n: number, author: string, text: string): Decision {
  return { ...stamp(n, { author }), operation: 'review', isReviewed: true, text: checksum(text) };
}

describe('dateline agree on decisions', () => {
  let folder: MadeFolder;
  beforeEach(async () => {
    folder = await MadeFolder.make();
  });
  afterEach(() => folder.remove());

  function agree(...args: string[]): Promise<Result> {
    return runCli(['agree', ...args], '', folder.root);
  }

  describe('of two authors', () => {
    beforeEach(async () => {
      await folder.write('monday.txt', MONDAY);
      await folder.write('news/tuesday.txt', TUESDAY);
      await folder.writeJournal(
        'monday.txt',
        aboutMention(1, MONDAY, 'Berlin', { operation: 'retype', type: 'organization' }, ANA),
        aboutMention(2, MONDAY, 'met', { operation: 'add', type: 'place' }, ANA),
        aboutMention(3, MONDAY, 'Berlin', { operation: 'accept', type: 'place' }, BEN),
        aboutMention(4, MONDAY, 'Angela Merkel', { operation: 'accept', type: 'person' }, BEN),
      );
      await folder.writeJournal('news/tuesday.txt', reviewed(5, 'Ana Ruiz', TUESDAY));
    });

    it('compares where both decided, and says what is left out', async () => {
      const { code, out, err } = await agree('--authors', 'Ana Ruiz', 'Ben');
      assert.equal(code, 1);
      assert.deepEqual(err.split('\n'), [
        'dateline: 1 article compared only where both decided.',
        'dateline: Left out: 1 article on which only Ana Ruiz worked.',
        '',
      ]);
      assert.deepEqual(
        out.replaceAll(/ +/g, ' ').split('\n').slice(0, 5),
        [
          ' Ana Ruiz Ben both P R F1 κ uα cuα',
          'person 0 0 0 – – – – – –',
          'organization 1 0 0 – 0.000 0.000 0.000 -0.417 0.000',
          'place 0 1 0 0.000 – 0.000 0.000 -0.417 0.000',
          'all 1 1 0 0.000 0.000 0.000 0.000 0.000 0.000',
        ],
        out,
      );
      assert.match(out, /\nmonday\.txt:1:35 type differs "Berlin" \(Ana Ruiz: organization, Ben: place\)\n$/);
    });

    it('compares whole articles where both have reviewed, and where that is wanted', async () => {
      await folder.writeJournal(
        'news/tuesday.txt',
        reviewed(5, 'Ana Ruiz', TUESDAY),
        reviewed(6, 'Ben', TUESDAY),
      );
      const { err } = await agree('--authors', 'Ana Ruiz', 'Ben', '.');
      assert.match(err, /: 1 article compared as a whole, because both marked them reviewed\.\n/);
      const all = await agree('--authors', 'Ana Ruiz', 'Ben', '--all', '--jsonl');
      assert.match(all.err, /: 2 articles compared as a whole\.\n$/);
      assert.match(all.out, /"disagreement":"missing-in-b","file":"monday\.txt","line":1,"column":15,/);
    });

    it('ends with 0 when somebody has decided between them, and says who', async () => {
      await folder.writeJournal(
        'monday.txt',
        aboutMention(1, MONDAY, 'Berlin', { operation: 'retype', type: 'organization' }, ANA),
        aboutMention(2, MONDAY, 'Berlin', { operation: 'retype', type: 'place' }, BEN),
        aboutMention(
          3,
          MONDAY,
          'Berlin',
          { operation: 'accept', type: 'place' },
          {
            author: 'Chris',
            adjudicates: ['Ana Ruiz', 'Ben'],
          },
        ),
      );
      const { code, out } = await agree('--authors', 'Ana Ruiz', 'Ben');
      assert.match(out, /type differs "Berlin" \(Ana Ruiz: organization, Ben: place\), settled by Chris\n$/);
      assert.equal(code, 0);
    });

    it('ends with 2 for somebody who decided nothing, and names those who did', async () => {
      const { code, err } = await agree('--authors', 'Ana', 'Ben');
      assert.equal(code, 2);
      assert.match(err, /nobody called "Ana" has decided anything here, but Ana Ruiz, Ben/);
      assert.equal((await agree('--authors', 'Ana Ruiz', 'Ben', 'news')).code, 2);
      assert.equal((await agree('--authors', 'Ana Ruiz', 'Ben', 'nowhere')).code, 2);
    });

    it('ends with 2 for options that do not go together', async () => {
      assert.equal((await agree('a', 'b', '--all')).code, 2);
      assert.equal((await agree('--authors', '--revisions', 'a', 'b')).code, 2);
      assert.equal((await agree('--authors', 'Ana Ruiz', 'Ben', '--texts', '.')).code, 2);
    });
  });

  describe('at two revisions', () => {
    function git(...args: string[]): void {
      const identity = ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false'];
      execFileSync('git', [...identity, ...args], { cwd: folder.root, stdio: 'ignore' });
    }

    function commit(message: string): void {
      git('add', '--all');
      git('commit', '--quiet', '--message', message);
    }

    let outer: MadeFolder;
    /** Two branches from one article that nobody has decided on. */
    beforeEach(async () => {
      git('init', '--quiet', '--initial-branch', 'main');
      await folder.write('corpus/mönday 1.txt', MONDAY);
      await folder.write('corpus/tuesday.txt', TUESDAY);
      commit('articles');
      git('branch', 'ben');
      outer = folder;
      folder = folder.inside('corpus');
      await folder.writeJournal(
        'mönday 1.txt',
        aboutMention(1, MONDAY, 'Berlin', { operation: 'reject' }, ANA),
        reviewed(2, 'Ana Ruiz', MONDAY),
      );
      commit('Ana');
      git('switch', '--quiet', 'ben');
      await folder.writeJournal(
        'mönday 1.txt',
        aboutMention(1, MONDAY, 'Barack Obama', { operation: 'retype', type: 'place' }, BEN),
        reviewed(2, 'Ben', MONDAY),
      );
      commit('Ben');
    });
    afterEach(() => {
      folder = outer;
    });

    it('compares branches, whatever is checked out', async () => {
      git('switch', '--quiet', '--detach', 'main~1');
      const { code, out, err } = await agree('--revisions', 'main', 'ben');
      assert.equal(err, 'dateline: 1 article compared as a whole, because both marked them reviewed.\n');
      assert.equal(code, 1);
      assert.deepEqual(out.trimEnd().split('\n').slice(-2), [
        'mönday 1.txt:1:19 type differs "Barack Obama" (main: person, ben: place)',
        'mönday 1.txt:1:35 missing in main "Berlin" (main: nothing, ben: place)',
      ]);
    });

    it('finds decisions again in a text that was changed, and does not count its review', async () => {
      const changed = `On Monday, ${MONDAY}`;
      await folder.write('mönday 1.txt', changed);
      await folder.writeJournal(
        'mönday 1.txt',
        aboutMention(1, changed, 'Berlin', { operation: 'retype', type: 'person' }, BEN),
      );
      await rm(path.join(folder.root, 'tuesday.txt'));
      commit('Ben changed the text');
      const { out, err } = await agree('--revisions', 'main', 'ben', '.');
      assert.match(err, /: 1 article compared only where both decided\.\n/);
      assert.match(err, /: In 1 of these the text differs at main: /);
      assert.match(out, /\nmönday 1\.txt:1:46 missing in main "Berlin" \(main: nothing, ben: person\)\n$/);
    });

    it('ends with 2 where git does not know a revision, or the folder', async () => {
      const unknown = await agree('--revisions', 'main', '--', '-x');
      assert.equal(unknown.code, 2);
      assert.match(
        (await agree('--revisions', 'main', 'nobody')).err,
        /git knows no revision “nobody” in corpus/,
      );
      const elsewhere = await mkdtemp(path.join(tmpdir(), 'dateline-no-git-'));
      const { code, err } = await agree('--revisions', 'main', 'ben', elsewhere);
      await rm(elsewhere, { recursive: true });
      assert.equal(code, 2);
      assert.match(err, /is in no git repository/);
    });
  });
});
