import { LSPErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import { UndecidableError } from '../core/features/decision-plan.ts';
import type { Requests } from './messages.ts';

/** Returns a function that registers the answer to one of the requests that Dateline adds to the protocol. */
export function answering(
  connection: Connection,
): <M extends keyof Requests>(
  method: M,
  answer: (params: Requests[M]['params']) => Requests[M]['result'] | Promise<Requests[M]['result']>,
) => void {
  return (method, answer) => {
    connection.onRequest(method, (params: Parameters<typeof answer>[0]): unknown =>
      forPeople(() => answer(params)),
    );
  };
}

/** A reason for people reaches the client as an error that it shows; anything else is a fault of this server. */
export async function forPeople<T>(answer: () => T | Promise<T>): Promise<T> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof UndecidableError)
      throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
    throw error;
  }
}
