import type { DecideAction } from '../../../server/src/lsp/messages.ts';
import type { Decisions } from '../decisions.ts';
import { hideHover } from '../editor.ts';

/** Decides what a link of a hover or a code action says; the server that wrote the action also checks it. */
export async function followDecisionLink(decisions: Decisions, action: unknown): Promise<void> {
  if (typeof action !== 'object' || action === null || !('kind' in action)) {
    throw new TypeError('An action is needed.');
  }
  await hideHover();
  await decisions.decide(action as DecideAction);
}
