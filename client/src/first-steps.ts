import { commands, type Disposable } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { StatusNotification, type StatusParams } from '../../server/src/lsp/messages.ts';

/** What the walkthrough waits for and no command tells, as the contexts that its steps are completed by. */
export type FirstStep = 'hasArticles' | 'hasHovered';

const done = new Set<FirstStep>();

/** Checks a step of the walkthrough off, which VS Code remembers. */
export function markFirstStep(step: FirstStep): void {
  if (done.has(step)) return;
  done.add(step);
  void commands.executeCommand('setContext', `dateline.${step}`, true);
}

/** Checks off that there are articles, as soon as the server has read one. */
export function followFirstArticles(client: LanguageClient): Disposable {
  return client.onNotification(StatusNotification, ({ documents }: StatusParams) => {
    if (documents > 0) markFirstStep('hasArticles');
  });
}
