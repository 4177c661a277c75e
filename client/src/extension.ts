import { type ExtensionContext, window } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { ChangedNotification, type ChangedParams, DecideCommand } from '../../server/src/lsp/messages.ts';
import { type Ask, createClient, request, startClient } from './client.ts';
import { registerCommands, sayIfItFails } from './commands.ts';
import { followDecisionLink } from './commands/decision-link.ts';
import { Decisions } from './decisions.ts';
import { markFirstStep } from './first-steps.ts';
import { showPendingDecisions } from './pending-item.ts';
import { Refresh } from './refresh.ts';
import { ReviewSession } from './review/review-session.ts';
import { StatusBar } from './status-bar.ts';
import { SuggestionUnderlines } from './suggestion-underlines.ts';
import { Views } from './views/views.ts';

let client: LanguageClient | undefined;

/** What other extensions and the tests may use. */
export interface DatelineApi {
  /** Asks the server what `server/src/lsp/messages.ts` describes. */
  readonly ask: Ask;
}

export function activate(context: ExtensionContext): DatelineApi {
  const output = window.createOutputChannel('Dateline', { log: true });
  const server = createClient(context.asAbsolutePath('dist/server.cjs'), output, (action) =>
    sayIfItFails(server, output, DecideCommand, () =>
      decisions.inTurn(() => followDecisionLink(decisions, action)),
    ),
  );
  client = server;
  const decisions = new Decisions(server);
  const session = new ReviewSession(server, decisions);
  const views = new Views(server, decisions, context.workspaceState, (uri) => statusBar.reasonLeftOut(uri));
  const underlines = new SuggestionUnderlines(server);
  const refresh = new Refresh(() => {
    views.refresh();
    underlines.refresh();
  });
  const statusBar = new StatusBar(server, ({ documents }) => {
    if (documents > 0) markFirstStep('hasArticles');
    refresh.soon();
  });
  context.subscriptions.push(
    output,
    statusBar,
    refresh,
    session,
    views,
    underlines,
    showPendingDecisions(server),
    server.onNotification(ChangedNotification, (changed: ChangedParams) => {
      statusBar.offerHistory(changed);
      refresh.now();
      views.agreement.refresh();
    }),
    server.onDidChangeState(({ newState }) => {
      if (newState === State.Running) refresh.now();
    }),
    registerCommands({ context, client: server, output, decisions, session, views }),
  );
  // Not awaited: the commands and the status bar are there while the server starts, and when it cannot.
  void startClient(server);
  return { ask: (method, params, token) => request(server, method, params, token) };
}

/** Resolves when the server has ended, so that the editor waits for it. */
export async function deactivate(): Promise<void> {
  if (client?.needsStop() === true) await client.stop();
}
