import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { link, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { appendDurably, moveDurably, replaceDurably } from '../../server/src/host/durable-file.ts';
import { withFileLock } from '../../server/src/host/file-lock.ts';

describe('durable files', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'dateline-'));
    file = path.join(folder, 'a', 'b.txt');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const content = (): Promise<string> => readFile(file, 'utf8');

  it('are made, with their folders, and appended to', async () => {
    await appendDurably(file, 'one\n');
    await appendDurably(file, 'two\n');
    assert.equal(await content(), 'one\ntwo\n');
  });

  it('begin a new line where a write broke off', async () => {
    await appendDurably(file, 'one\ntw');
    await appendDurably(file, 'two\n');
    assert.equal(await content(), 'one\ntw\ntwo\n');
  });

  it('are replaced, and what a process left that died is swept', async () => {
    await replaceDurably(file, 'one');
    const abandoned = `${file}.00000000-0000-4000-8000-000000000000.tmp`;
    await writeFile(abandoned, 'half');
    await utimes(abandoned, 0, 0);
    await replaceDurably(file, 'two');
    assert.equal(await content(), 'two');
    assert.deepEqual(await readdir(path.dirname(file)), ['b.txt']);
  });

  it('get another name unless that is taken', async () => {
    const [other, taken] = [path.join(folder, 'c', 'd.txt'), path.join(folder, 'e.txt')];
    await replaceDurably(file, 'one');
    await replaceDurably(taken, 'two');
    assert.equal(await moveDurably(file, taken), false);
    assert.deepEqual([await content(), await readFile(taken, 'utf8')], ['one', 'two']);
    assert.equal(await moveDurably(file, other), true);
    assert.equal(await readFile(other, 'utf8'), 'one');
    assert.equal(existsSync(file), false);
  });

  it('lose the old name too when a process died between the two', async () => {
    const other = path.join(folder, 'c.txt');
    await replaceDurably(file, 'one');
    await link(file, other);
    assert.equal(await moveDurably(file, other), true);
    assert.equal(existsSync(file), false);
    assert.equal(await readFile(other, 'utf8'), 'one');
  });

  it('say that the disk is full', async function () {
    if (!existsSync('/dev/full')) this.skip();
    await assert.rejects(appendDurably('/dev/full', 'x'), { code: 'ENOSPC' });
  });

  it('are changed by one at a time under a lock, one after the other', async () => {
    await replaceDurably(file, '0');
    const increment = async (): Promise<void> => {
      const number = Number(await content());
      await replaceDurably(file, String(number + 1));
    };
    await Promise.all(Array.from({ length: 20 }, () => withFileLock(`${file}.lock`, increment)));
    assert.equal(await content(), '20');
  });

  it('are not kept locked by a process that is gone', async () => {
    await replaceDurably(file, 'x');
    await writeFile(`${file}.lock`, 'somebody');
    await utimes(`${file}.lock`, 0, 0);
    assert.equal(await withFileLock(`${file}.lock`, () => Promise.resolve('done')), 'done');
    assert.deepEqual(await readdir(path.dirname(file)), ['b.txt']);
  });
});
