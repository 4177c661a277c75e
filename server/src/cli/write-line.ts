import { once } from 'node:events';

/** Writes a line to standard output; resolves when there is room for more, so that a slow reader does not fill the memory. */
export async function writeLine(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}
