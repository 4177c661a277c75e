import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient/node';

const RESTARTS = 4;
const RESTART_PERIOD_MS = 3 * 60 * 1000;

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

  /**
   * Goes on, however many messages cannot be sent: a server that has died is noticed a little later, and whoever shut it down
   * for the requests that failed in between would keep it from coming back.
   */
  error(): ErrorHandlerResult {
    return { action: ErrorAction.Continue, handled: true };
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
