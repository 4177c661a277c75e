import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startThreads } from '../../server/src/host/node-threads.ts';

describe('threads that tag', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'dateline-threads-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  /** Returns the program of a thread that does this with each task. */
  function program(name: string, code: string): string {
    const file = path.join(folder, `${name}.cjs`);
    writeFileSync(file, `require('node:worker_threads').parentPort.on('message', (task) => { ${code} });`);
    return file;
  }

  for (const [what, code, reason] of [
    ['throws', 'throw new Error("what a pity");', /what a pity/],
    ['ends by itself', 'process.exit(3);', /ended by itself, with code 3/],
  ] as const) {
    it(`reject all tasks when one of them ${what}`, async () => {
      const threads = startThreads(program(what.replaceAll(' ', '-'), code));
      const tasks = [threads.tag(['a']), threads.tag(['b'])];
      for (const task of tasks) await assert.rejects(task, reason);
      await assert.rejects(threads.tag(['c']), reason);
      threads.end();
    });
  }

  it('reject what they had to do when they are ended, and are gone', async () => {
    const threads = startThreads(program('endless', 'for (;;);'));
    const task = threads.tag(['a']);
    threads.end();
    await assert.rejects(task, /were ended/);
    await assert.rejects(threads.tag(['b']), /were ended/);
  });
});
