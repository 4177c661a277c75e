import assert from 'node:assert/strict';
import { CrashSite } from './processes.ts';
import { stateOf, type FolderState } from './state.ts';

const WINDOWS = 4;
/** Decisions of each process; `npm run test:crash` makes it a thousand. */
const DECISIONS = Number(process.env.DECISIONS ?? 60);

describe('several windows on one folder', () => {
  let site: CrashSite;
  before(async () => {
    site = await CrashSite.prepare();
  });
  after(() => site.remove());

  it('lose no decision, and all come to know the same', async () => {
    const folder = site.newFolder();
    const writers = Array.from({ length: WINDOWS }, (_, index) => site.start(folder, `w${index}`, DECISIONS));
    await Promise.all(writers.map((writer) => writer.finish()));
    const { tokens, problems } = await stateOf(folder);
    assert.deepEqual(problems, []);
    assert.deepEqual(tokens, writers.flatMap(({ acknowledged }) => acknowledged).sort());
    assert.equal(tokens.length, WINDOWS * DECISIONS);
    for (const writer of writers)
      assert.deepEqual(JSON.parse(await writer.report()) as FolderState, { tokens, problems });
  }).timeout(DECISIONS * 1000);
});
