import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
  type Message,
} from 'vscode-languageclient/node';

const RESTARTS = 4;
const RESTART_PERIOD_MS = 3 * 60 * 1000;
const TOLERATED_ERRORS = 3;

/**
 * Restarts a server that has crashed, except where that cannot help: when it has crashed five times within three minutes,
 * and when it has never been ready, as without its model. {@link startClient} explains the latter.
 */
export class CrashPolicy implements ErrorHandler {
  readonly #wasReady: () => boolean;
  readonly #crashes: number[] = [];

  constructor(wasReady: () => boolean) {
    this.#wasReady = wasReady;
  }

  error(_error: Error, _message: Message | undefined, count: number | undefined): ErrorHandlerResult {
    const isTolerable = count !== undefined && count <= TOLERATED_ERRORS;
    return { action: isTolerable ? ErrorAction.Continue : ErrorAction.Shutdown, handled: isTolerable };
  }

  closed(): CloseHandlerResult {
    if (!this.#wasReady()) return { action: CloseAction.DoNotRestart, handled: true };
    const now = Date.now();
    this.#crashes.push(now);
    const recent = this.#crashes.filter((time) => now - time <= RESTART_PERIOD_MS);
    if (recent.length <= RESTARTS) return { action: CloseAction.Restart, handled: true };
    const message = `The Dateline server ended unexpectedly ${recent.length} times in a few minutes and stays off.`;
    return { action: CloseAction.DoNotRestart, message };
  }
}
