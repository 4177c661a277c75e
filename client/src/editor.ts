import { commands, type Location, Selection, TextEditorRevealType, window } from 'vscode';

const PASSING_MESSAGE_MS = 3000;

/** Opens a document with a range selected, the cursor at its start as after every other jump. */
export async function showLocation(location: Location): Promise<void> {
  const editor = await window.showTextDocument(location.uri);
  editor.selection = new Selection(location.range.end, location.range.start);
  editor.revealRange(location.range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Hides the hover whose link was followed: the mouse still rests on it, and what the link shows may lie below. */
export async function hideHover(): Promise<void> {
  await commands.executeCommand('editor.action.hideHover');
}

/** Says something that nobody needs to answer, in the status bar. */
export function showPassingMessage(message: string): void {
  window.setStatusBarMessage(`$(info) ${message}`, PASSING_MESSAGE_MS);
}
