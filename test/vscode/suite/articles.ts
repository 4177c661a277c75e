import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DatelineApi } from '../../../client/src/extension.ts';
import { EntityListRequest } from '../../../server/src/lsp/messages.ts';

const INTERVAL_MS = 50;
/** A machine that does much else at the same time should fail no test. */
const PATIENCE_MS = 90_000;

/** Opens a text as an article that is not saved anywhere, and resolves when Dateline has found names in it. */
export async function openArticle(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: 'article', content });
  const editor = await vscode.window.showTextDocument(document);
  await until('names are found', async () => {
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    return (tokens?.data.length ?? 0) > 0;
  });
  return editor;
}

/** Resolves when what happens on the disk reaches the server. */
export async function followsTheDisk(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const extension = vscode.extensions.getExtension<DatelineApi>('dateline.dateline');
  assert.ok(folder && extension);
  const { ask } = await extension.activate();
  const probe = vscode.Uri.joinPath(folder.uri, 'probe.txt');
  const isKnown = async (): Promise<boolean> => {
    // Fails until the server runs.
    const list = await Promise.resolve(ask(EntityListRequest, { query: 'Oswin Probe' })).catch(
      () => undefined,
    );
    return (list?.total ?? 0) > 0;
  };
  let round = 0;
  await until('a new article is noticed', async () => {
    const text = `Mayor Oswin Probe spoke in Oslo. ${round}\n`;
    // VS Code tells of changes when they have come to rest.
    if (round++ % 40 === 0) await vscode.workspace.fs.writeFile(probe, new TextEncoder().encode(text));
    return isKnown();
  });
  await vscode.workspace.fs.delete(probe);
  await until('it is forgotten', async () => !(await isKnown()));
}

/** Puts the cursor in front of an occurrence (from 1) of a text. */
export function placeCursor(editor: vscode.TextEditor, text: string, occurrence = 1): void {
  const offset = editor.document.getText().split(text).slice(0, occurrence).join(text).length;
  const position = editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(position, position);
}

/** Returns what is selected in the active editor. */
export function selectedText(): string {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor, 'no editor is active');
  return editor.document.getText(editor.selection);
}

/** Resolves as soon as the condition holds. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (Date.now() > deadline) assert.fail(`still not true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
  }
}
