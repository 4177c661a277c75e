import { commands, type Location, Selection, type TextEditor, TextEditorRevealType, window } from 'vscode';

const PASSING_MESSAGE_MS = 3000;

/** Opens a document with a range selected, the cursor at its start as after every other jump. */
export async function showLocation(location: Location): Promise<void> {
  const editor = await window.showTextDocument(location.uri);
  editor.selection = new Selection(location.range.end, location.range.start);
  editor.revealRange(location.range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Opens a document with the cursor at the start of a range, nothing selected: a key that is typed replaces nothing. */
export async function placeCursor({ uri, range }: Location): Promise<TextEditor> {
  const editor = await window.showTextDocument(uri);
  editor.selection = new Selection(range.start, range.start);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  return editor;
}

/** Hides the hover whose link was followed: the mouse still rests on it, and what the link shows may lie below. */
export async function hideHover(): Promise<void> {
  await commands.executeCommand('editor.action.hideHover');
}

/** Says something that nobody needs to answer, in the status bar, with a codicon. */
export function showPassingMessage(message: string, icon = 'info'): void {
  window.setStatusBarMessage(`$(${icon}) ${message}`, PASSING_MESSAGE_MS);
}
