import assert from 'node:assert/strict';
import { CrashSite } from './processes.ts';
import { stateOf } from './state.ts';

/** How often a process is killed; `npm run test:crash` kills a thousand. */
const KILLS = Number(process.env.KILLS ?? 20);
/** Kills in one folder, so that later processes find what the earlier ones left. */
const KILLS_PER_FOLDER = 20;
/** The most decisions that one process acknowledges before it is killed. */
const MOST_DECISIONS = 40;

describe('a process that is killed while it decides', () => {
  let site: CrashSite;
  before(async () => {
    site = await CrashSite.prepare();
  });
  after(() => site.remove());

  it('loses nothing that it has acknowledged, and leaves nothing unreadable', async () => {
    const acknowledged = new Set<string>();
    let folder = '';
    for (let kill = 0; kill < KILLS; kill++) {
      if (kill % KILLS_PER_FOLDER === 0) {
        folder = site.newFolder();
        acknowledged.clear();
      }
      const writer = site.start(folder, `p${kill}`, Number.MAX_SAFE_INTEGER);
      // Different numbers meet the process in the middle of different things: the registry is edited every 16th time.
      await writer.killAfter(1 + ((kill * 7) % MOST_DECISIONS));
      for (const token of writer.acknowledged) acknowledged.add(token);
      const { tokens, problems } = await stateOf(folder);
      assert.deepEqual(problems, []);
      const kept = new Set(tokens);
      assert.deepEqual(
        [...acknowledged].filter((token) => !kept.has(token)),
        [],
      );
    }
  }).timeout(KILLS * 5000);
});
