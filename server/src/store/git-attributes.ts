import { URI, Utils } from 'vscode-uri';
import type { Host } from '../host/host.ts';

/** Two people who decided on the same article have both appended lines to its journal: git is to keep all of them. */
const ATTRIBUTES = '.dateline/**/*.jsonl merge=union';

/** Adds the entry that has git merge journals line by line to a folder's `.gitattributes`, unless it is there. */
export async function addMergeAttributes(
  host: Host,
  folder: string,
): Promise<{ readonly outcome: 'written' | 'present'; readonly uri: string }> {
  const uri = Utils.joinPath(URI.parse(folder), '.gitattributes').toString();
  let text = '';
  if ((await host.kindOf(uri)) === 'file') {
    const { bytes } = await host.readFile(uri, Number.POSITIVE_INFINITY);
    text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }
  if (text.split(/\r?\n/).some((line) => line.trim() === ATTRIBUTES)) return { outcome: 'present', uri };
  await host.appendFile(uri, `${ATTRIBUTES}\n`);
  return { outcome: 'written', uri };
}
