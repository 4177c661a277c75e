import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { cp, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CrashSite } from './processes.ts';
import { stateOf } from './state.ts';

/** One call of so many is tried; `npm run test:crash` tries them all. */
const STRIDE = Number(process.env.STRIDE ?? 6);
const MOMENTS = ['before', 'half', 'after'] as const;

/** What a process does when it is killed, and what others did in the folder before, the last of them killed too. */
const DEEDS: Readonly<Record<string, { readonly deed: string; readonly before: readonly string[] }>> = {
  'a decision in several articles': { deed: 'bulk', before: [] },
  'a merge with decisions': { deed: 'merge', before: [] },
  'undoing a decision in several articles': { deed: 'undo', before: ['bulk'] },
  'undoing a merge with decisions': { deed: 'undo', before: ['merge'] },
  'moving a journal': { deed: 'rename', before: ['bulk'] },
  'completing what another process left': { deed: 'load', before: ['merge killed'] },
};

describe('a process that is killed at any call', () => {
  let site: CrashSite;
  before(async () => {
    site = await CrashSite.prepare('step-writer.ts');
  });
  after(() => site.remove());

  /** Returns a copy of a folder, which may not be there yet. */
  async function copyOf(folder: string): Promise<string> {
    const copy = site.newFolder();
    if (existsSync(fileURLToPath(folder)))
      await cp(fileURLToPath(folder), fileURLToPath(copy), { recursive: true });
    return copy;
  }

  /** Has a process begin a deed in a folder and die as soon as it has announced all of it. */
  async function breakOff(folder: string, deed: string): Promise<void> {
    const start = await copyOf(folder);
    for (let call = 1; ; call++) {
      const tried = await copyOf(start);
      await site.start(tried, deed, call, 'after').output();
      const announced = await readdir(path.join(fileURLToPath(tried), '.dateline/unfinished')).catch(
        () => [],
      );
      if (!announced.some((file) => file.endsWith('.json'))) continue;
      await cp(fileURLToPath(tried), fileURLToPath(folder), { recursive: true });
      return;
    }
  }

  for (const [name, { deed, before: others }] of Object.entries(DEEDS)) {
    it(`has done all or nothing: ${name}`, async () => {
      const start = site.newFolder();
      for (const other of others) {
        const [first = '', isKilled] = other.split(' ');
        if (isKilled === undefined) await site.start(start, first, 0).output();
        else await breakOff(start, first);
      }
      const old = await stateOf(await copyOf(start), 'view');
      const done = await copyOf(start);
      const [calls] = await site.start(done, deed, 0).output();
      const complete = await stateOf(done);
      const seen = new Set<string>();
      for (let call = 1; call <= Number(calls); call++) {
        if (call > 1 && (Number(calls) - call) % STRIDE !== 0) continue;
        for (const moment of MOMENTS) {
          const folder = await copyOf(start);
          assert.deepEqual(await site.start(folder, deed, call, moment).output(), []);
          const looked = await stateOf(folder, 'view');
          const { tokens } = await stateOf(folder);
          assert.deepEqual(looked.tokens, tokens, 'who only looks sees the same');
          const isDone = tokens.join() === complete.tokens.join();
          assert.deepEqual(tokens, isDone ? complete.tokens : old.tokens, `${moment} call ${call}`);
          seen.add(isDone ? 'done' : 'not done');
          assert.deepEqual((await stateOf(folder)).tokens, tokens, 'the next one sees the same');
        }
      }
      const isSame = old.tokens.join() === complete.tokens.join();
      assert.deepEqual([...seen].sort(), isSame ? ['done'] : ['done', 'not done']);
    }).timeout(120_000);
  }
});
