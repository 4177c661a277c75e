import { commands, Disposable } from 'vscode';
import { activeArticle } from '../articles.ts';
import { showPassingMessage } from '../editor.ts';

/** The commands through which VS Code edits what is typed and cut; each can be taken over, as its default goes on to exist. */
const EDITING = ['type', 'compositionType', 'replacePreviousChar', 'cut'];

/**
 * Keeps what is typed out of the articles while it is on: a key beside those of the review must not change the text that
 * is reviewed, unseen among the decisions. Keys that type nothing and edit all the same, such as Backspace and those that
 * paste, are bound to {@link refuseEdit} in package.json.
 */
export class TypingGuard implements Disposable {
  #guard: Disposable | undefined;

  turnOn(): void {
    this.#guard ??= Disposable.from(...EDITING.flatMap((command) => takeOver(command)));
  }

  turnOff(): void {
    this.#guard?.dispose();
    this.#guard = undefined;
  }

  dispose(): void {
    this.turnOff();
  }
}

/** Says that something that would edit does nothing in a review. */
export function refuseEdit(what: unknown): void {
  showPassingMessage(`${String(what)} does nothing in a review; Escape ends it`);
}

function takeOver(command: string): Disposable[] {
  try {
    return [commands.registerCommand(command, (edit?: { readonly text?: string }) => refuse(command, edit))];
  } catch {
    // Another extension has taken the keyboard over, as one that makes a vi of VS Code: there can be but one.
    return [];
  }
}

async function refuse(command: string, edit?: { readonly text?: string }): Promise<void> {
  if (activeArticle() === undefined) await commands.executeCommand(`default:${command}`, edit);
  else refuseEdit(command === 'cut' ? 'Cutting' : `“${edit?.text?.trim() ?? ''}”`);
}
