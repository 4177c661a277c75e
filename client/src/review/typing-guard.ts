import { commands, type Disposable } from 'vscode';
import { activeArticle } from '../articles.ts';
import { showPassingMessage } from '../editor.ts';

/**
 * Keeps what is typed out of the articles while it is on: a key beside those of the review must not change the text that
 * is reviewed, unseen among the decisions.
 */
export class TypingGuard implements Disposable {
  #guard: Disposable | undefined;

  turnOn(): void {
    if (this.#guard !== undefined) return;
    try {
      this.#guard = commands.registerCommand('type', (typed: { readonly text: string }) => refuse(typed));
    } catch {
      // Another extension has taken the keyboard over, as one that makes a vi of VS Code: there can be but one.
    }
  }

  turnOff(): void {
    this.#guard?.dispose();
    this.#guard = undefined;
  }

  dispose(): void {
    this.turnOff();
  }
}

async function refuse(typed: { readonly text: string }): Promise<void> {
  if (activeArticle() === undefined) {
    await commands.executeCommand('default:type', typed);
    return;
  }
  showPassingMessage(`“${typed.text.trim()}” is no key of the review; Escape ends it`);
}
