import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';

/** All times are in milliseconds. A lock is held for one write; one this old is of a process that hangs or is gone. */
const ABANDONED_AFTER = 15_000;
/** A process that has made a lock signs it at once, unless it dies in between. */
const UNSIGNED_AFTER = 500;
/** How long a lock is waited for before somebody is told. */
const PATIENCE = 30_000;
const FIRST_PAUSE = 2;
const LONGEST_PAUSE = 40;

/** Runs the action while it alone holds the lock file; a lock whose process has died is taken away. */
export async function withFileLock<T>(file: string, action: () => Promise<T>): Promise<T> {
  await mkdir(path.dirname(file), { recursive: true });
  const began = Date.now();
  for (let pause = FIRST_PAUSE; !(await tryLock(file)); pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    if (Date.now() - began > PATIENCE)
      throw new Error(`${file} has been locked by another program for too long`);
    await removeIfAbandoned(file);
    // Those who wait must not all come back at the same moment.
    await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
  }
  try {
    return await action();
  } finally {
    await rm(file, { force: true });
  }
}

async function tryLock(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(`${process.pid} ${hostname()}`).finally(() => handle.close());
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Of several that want to take a lock away, only one can rename it. */
async function removeIfAbandoned(file: string): Promise<void> {
  if (!(await isAbandoned(file))) return;
  const aside = `${file}.${randomUUID()}.tmp`;
  try {
    await rename(file, aside);
    // Somebody else may have taken the old lock away and made a new one in between: that one is put back.
    if (!(await isAbandoned(aside))) await link(aside, file).catch(() => undefined);
    await rm(aside, { force: true });
  } catch {
    // Another process was faster.
  }
}

async function isAbandoned(file: string): Promise<boolean> {
  try {
    const [owner, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    if (Date.now() - mtimeMs > (owner === '' ? UNSIGNED_AFTER : ABANDONED_AFTER)) return true;
    const [pid, host] = owner.split(' ');
    return host === hostname() && !isAlive(Number(pid));
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process of another user is there, although it may not be signalled.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
