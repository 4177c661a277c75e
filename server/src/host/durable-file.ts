import { randomUUID } from 'node:crypto';
import { constants, copyFile, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Appends text to a file with one write and makes it durable, with the folders that had to be made: a power failure could
 * take the file with them. Where the file ends in the middle of a line, the text begins a new one.
 */
export async function appendDurably(file: string, text: string): Promise<void> {
  const made = await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, 'a+');
  try {
    const bytes = Buffer.from((await endsInsideLine(handle)) ? `\n${text}` : text);
    const { bytesWritten } = await handle.write(bytes);
    if (bytesWritten < bytes.length)
      throw new Error(`Only ${bytesWritten} of ${bytes.length} bytes were written`);
    await handle.sync();
    const isNew = (await handle.stat()).size === bytes.length;
    if (isNew) await syncFolder(path.dirname(file));
  } finally {
    await handle.close();
  }
  if (made !== undefined) await syncFolder(path.dirname(made));
}

async function endsInsideLine(handle: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) return false;
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return bytesRead === 1 && buffer[0] !== 0x0a;
}

/** Temporary files are named after what they replace, so that those of a process that died can be told and swept. */
const TEMPORARY = /\.[0-9a-f-]{36}\.tmp$/;
/** No write takes as long; in milliseconds. */
const ABANDONED_AFTER = 60_000;

/** Replaces a file by writing another one, making that durable and renaming it over the file. */
export async function replaceDurably(file: string, text: string): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  await sweepTemporaryFiles(folder);
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
}

async function sweepTemporaryFiles(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!TEMPORARY.test(name)) continue;
    const file = path.join(folder, name);
    const { mtimeMs = Infinity } = (await stat(file).catch(() => undefined)) ?? {};
    if (Date.now() - mtimeMs > ABANDONED_AFTER) await rm(file, { force: true }).catch(() => undefined);
  }
}

/**
 * Gives a file another name, durably; returns false where that is taken. A rename would replace what somebody else has just
 * made there, so the file has both names for a moment: whenever the process dies, it is there, and whole.
 */
export async function moveDurably(from: string, to: string): Promise<boolean> {
  await mkdir(path.dirname(to), { recursive: true });
  let areOneName = false;
  try {
    await link(from, to).catch(async (error: unknown) => {
      if (!WITHOUT_LINKS.includes(codeOf(error))) throw error;
      await copyFile(from, to, constants.COPYFILE_EXCL);
      await syncFile(to);
    });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const [old, present] = await Promise.all([stat(from), stat(to)]);
    if (old.ino !== present.ino || old.dev !== present.dev) return false;
    areOneName = inOneSpelling(from) === inOneSpelling(to);
  }
  await syncFolder(path.dirname(to));
  // Where case does not tell files apart, to delete the old name would delete the file.
  if (areOneName) await rename(from, to);
  else await rm(from, { force: true });
  return true;
}

function inOneSpelling(file: string): string {
  return file.normalize('NFC').toLowerCase();
}

/** What file systems answer that do not know a second name for a file. */
const WITHOUT_LINKS = ['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK'];

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Windows cannot open a folder, and keeps its entries by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform !== 'win32') await syncFile(folder, 'r');
}

async function syncFile(file: string, mode = 'r+'): Promise<void> {
  const handle = await open(file, mode);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
