import { commands } from 'vscode';

/** What the walkthrough waits for and no command tells, as the contexts that its steps are completed by. */
export type FirstStep = 'hasArticles' | 'hasHovered';

const done = new Set<FirstStep>();

/** Checks a step of the walkthrough off, which VS Code remembers. */
export function markFirstStep(step: FirstStep): void {
  if (done.has(step)) return;
  done.add(step);
  void commands.executeCommand('setContext', `dateline.${step}`, true);
}
