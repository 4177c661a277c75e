import { Disposable, ProgressLocation, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  DecidePreviewRequest,
  DecideRequest,
  RedoRequest,
  UndoRequest,
  type DecideAction,
  type DecideResult,
} from '../../server/src/lsp/messages.ts';
import { request } from './client.ts';
import { showPassingMessage } from './editor.ts';

/** What was done: an action, or that the last one was taken back or brought back. */
export type Decided = DecideAction | { readonly kind: 'undo' | 'redo' };

/** Has the server decide, one step after the other, and says what was done. */
export class Decisions {
  readonly #client: LanguageClient;
  readonly #listeners = new Set<(decided: Decided) => Promise<void>>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(client: LanguageClient) {
    this.#client = client;
  }

  /** Calls the listener after each decision; the decision's turn lasts until the listener has resolved. */
  onDidDecide(listener: (decided: Decided) => Promise<void>): Disposable {
    this.#listeners.add(listener);
    return new Disposable(() => this.#listeners.delete(listener));
  }

  /**
   * Runs steps one after the other: a key that is pressed while a decision is being made is about what is shown after it,
   * not twice about the same mention.
   */
  async inTurn<T>(step: () => T | Promise<T>): Promise<T> {
    const turn = this.#turn.then(step);
    // The next step runs also after one that failed.
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when the decision is on the disk; rejects with a reason for people when it is not. */
  async decide(action: DecideAction): Promise<DecideResult> {
    const result = await inProgress(() => request(this.#client, DecideRequest, { action }));
    showPassingMessage(result.label, result.count === 0 ? 'info' : 'pass-filled');
    await this.#tell(action);
    return result;
  }

  /** Returns what {@link decide} would do. */
  async preview(action: DecideAction): Promise<DecideResult> {
    return request(this.#client, DecidePreviewRequest, { action });
  }

  /** Takes back the last decision of this person, a bulk one as one step. */
  async undo(): Promise<void> {
    const undone = await inProgress(() => request(this.#client, UndoRequest, {}));
    showPassingMessage(undone?.label ?? 'No decision to undo', 'discard');
    if (undone !== null) await this.#tell({ kind: 'undo' });
  }

  /** Brings back what was undone last. */
  async redo(): Promise<void> {
    const redone = await inProgress(() => request(this.#client, RedoRequest, {}));
    showPassingMessage(redone?.label ?? 'No decision to redo', 'redo');
    if (redone !== null) await this.#tell({ kind: 'redo' });
  }

  async #tell(decided: Decided): Promise<void> {
    for (const listener of this.#listeners) await listener(decided);
  }
}

/** Shows in the status bar that something is being done, if it takes long enough to be seen. */
function inProgress<T>(step: () => Promise<T>): Thenable<T> {
  return window.withProgress({ location: ProgressLocation.Window, title: 'Dateline: deciding' }, step);
}
