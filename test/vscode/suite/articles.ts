import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const INTERVAL_MS = 50;
const PATIENCE_MS = 20_000;

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
