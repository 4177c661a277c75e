import { commands, EventEmitter, type TextDocumentContentProvider, Uri } from 'vscode';
import type { OrphanItem } from '../../../server/src/lsp/messages.ts';
import type { OrphansData } from './orphans-data.ts';

export const ORPHAN_SCHEME = 'dateline-orphan';

/** The texts that an orphan is compared by, as documents that cannot be edited: what it was decided on, and what is there. */
export class OrphanTexts implements TextDocumentContentProvider {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #data: OrphansData;
  readonly #shown = new Set<string>();

  constructor(data: OrphansData) {
    this.#data = data;
  }

  /** Opens the two texts of an orphan in the editor of differences. */
  async compare(orphan: OrphanItem): Promise<void> {
    const [then, now] = [uriOf(orphan, 'then'), uriOf(orphan, 'now')];
    for (const uri of [then, now]) this.#shown.add(uri.toString());
    const name = orphan.name.replace(/\s+/g, ' ');
    await commands.executeCommand('vscode.diff', then, now, `“${name}” then ↔ now: ${fileNameOf(orphan)}`);
  }

  /** Has the editor ask again for the texts that were shown. */
  refresh(): void {
    for (const uri of this.#shown) this.#changed.fire(Uri.parse(uri));
  }

  provideTextDocumentContent({ query, fragment }: Uri): string {
    const [uri = '', thread = ''] = JSON.parse(query) as string[];
    const orphan = this.#data.find(uri, thread);
    if (orphan === undefined) return 'This decision has a place again, or is closed.';
    const { before, name, after, now } = orphan;
    if (fragment === 'then') return sentenceByLine(`…${before}${name}${after}…`);
    return now === undefined ? '' : sentenceByLine(now.text);
  }
}

function uriOf(orphan: OrphanItem, fragment: 'then' | 'now'): Uri {
  const query = JSON.stringify([orphan.uri, orphan.thread]);
  return Uri.from({ scheme: ORPHAN_SCHEME, path: `/${fileNameOf(orphan)}`, query, fragment });
}

function fileNameOf({ uri }: OrphanItem): string {
  const { path } = Uri.parse(uri);
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A paragraph is one long line in most articles, which are compared better sentence by sentence. */
function sentenceByLine(text: string): string {
  const lines = text.replace(/(?<=[.!?]["”’»)]?)\s+/g, '\n').replace(/[^\S\n]+/g, ' ');
  return `${lines.replace(/\s*\n\s*/g, '\n').trim()}\n`;
}
