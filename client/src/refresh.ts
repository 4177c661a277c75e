import { Disposable } from 'vscode';

/** Views that list thousands of rows must not ask for them at every key that is typed. */
const PAUSE_MS = 500;

/** Brings what is shown up to date: at once after a decision, a little later after an edit or while articles are read. */
export class Refresh extends Disposable {
  readonly #run: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(run: () => void) {
    super(() => {
      clearTimeout(this.#timer);
    });
    this.#run = run;
  }

  now(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#run();
  }

  soon(): void {
    this.#timer ??= setTimeout(() => {
      this.now();
    }, PAUSE_MS);
  }
}
