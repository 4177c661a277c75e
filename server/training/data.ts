import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Where the corpora, name lists and clusters are; the environment variable DATELINE_DATA sets another place. */
const DATA = process.env.DATELINE_DATA ?? join(ROOT, '..', 'shared', 'data');
export const MODEL_FILE = join(ROOT, 'server', 'model', 'model.bin');
/** The project's own annotated news, in the notation of the gold texts. */
export const TEXTS = join(ROOT, 'server', 'training', 'texts');

/** Returns a text file of the data; throws an error that says what is missing and where it was looked for. */
export function readData(...path: string[]): string {
  return readBytes(path).toString('utf8');
}

/** Returns a text file that is kept compressed by gzip, as {@link readData} does. */
export function readZippedText(...path: string[]): string {
  return gunzipSync(readBytes(path)).toString('utf8');
}

function readBytes(path: readonly string[]): Buffer {
  const file = join(DATA, ...path);
  if (!existsSync(file)) {
    throw new Error(`The file ${file} is missing. Set DATELINE_DATA to the folder that has the corpora.`);
  }
  return readFileSync(file);
}

/** Returns the values of a file with a JSON value on each line. */
export function readJsonLines<T>(...path: string[]): T[] {
  return readData(...path)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
