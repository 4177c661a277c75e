import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
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

/** Windows cannot open a folder, and keeps its entries by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
