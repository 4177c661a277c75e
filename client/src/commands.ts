import { commands, Disposable, type ExtensionContext, type LogOutputChannel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { showError } from './client.ts';
import { adjudicationCommands, agreementCommands } from './commands/agreement-commands.ts';
import { annotateAllCommands } from './commands/annotate-all.ts';
import { bulkCommands } from './commands/decide-many.ts';
import { entityCommands } from './commands/decide-entity.ts';
import { mentionCommands } from './commands/decide-mention.ts';
import { gettingStartedCommands } from './commands/get-started.ts';
import { goToEntity } from './commands/go-to-entity.ts';
import { goToMention } from './commands/go-to-mention.ts';
import type { Handlers } from './commands/handlers.ts';
import { lostArticleCommands } from './commands/lost-article-commands.ts';
import { goToNextMention } from './commands/next-mention.ts';
import { orphanCommands } from './commands/orphan-commands.ts';
import { rebuildIndex } from './commands/rebuild-index.ts';
import { reviewCommands } from './commands/review-commands.ts';
import { showMentions } from './commands/show-mentions.ts';
import { viewCommands } from './commands/view-commands.ts';
import type { Decisions } from './decisions.ts';
import { showPassingMessage } from './editor.ts';
import type { ReviewSession } from './review/review-session.ts';
import type { Views } from './views/views.ts';

/** What the commands work on. */
export interface CommandTargets {
  readonly context: ExtensionContext;
  readonly client: LanguageClient;
  readonly output: LogOutputChannel;
  readonly decisions: Decisions;
  readonly session: ReviewSession;
  readonly views: Views;
}

/** Registers every command; one that fails says so and offers the output channel. */
export function registerCommands(targets: CommandTargets): Disposable {
  const { context, client, output, decisions, session, views } = targets;
  const handlers: Handlers = {
    'dateline.goToEntity': () => goToEntity(client),
    'dateline.goToMention': (uri, range) => goToMention(client, uri, range),
    'dateline.nextMention': () => goToNextMention(client, 'next', 'entity'),
    'dateline.previousMention': () => goToNextMention(client, 'previous', 'entity'),
    'dateline.nextAnyMention': () => goToNextMention(client, 'next', 'any'),
    'dateline.previousAnyMention': () => goToNextMention(client, 'previous', 'any'),
    'dateline.showMentions': (id) => showMentions(client, id),
    'dateline.rebuildIndex': () => rebuildIndex(client),
    'dateline.showOutput': () => {
      output.show(true);
    },
    ...gettingStartedCommands(context),
    ...viewCommands(views.entities),
    ...annotateAllCommands(client, decisions),
    ...agreementCommands(client, views.agreement),
    ...inTurn(decisions, {
      ...mentionCommands(client, decisions),
      ...entityCommands(client, decisions),
      ...bulkCommands(client, decisions),
      ...reviewCommands(client, session),
      ...orphanCommands(client, decisions, views.orphans),
      ...lostArticleCommands(client, views.orphans),
      ...adjudicationCommands(decisions, views.agreement),
    }),
  };
  return Disposable.from(
    ...Object.entries(handlers).map(([id, handler]) =>
      commands.registerCommand(id, (...args: unknown[]) =>
        sayIfItFails(client, output, id, () =>
          isFocusedRow(args[0]) ? onFocusedRow(id, handlers, views) : handler(...args),
        ),
      ),
    ),
  );
}

/** The argument of a keybinding in a view: the command is about the row that has the focus. */
function isFocusedRow(given: unknown): boolean {
  return typeof given === 'object' && given !== null && 'row' in given && given.row === 'focused';
}

const ON_LOST_ARTICLES = {
  'dateline.reattachOrphan': 'dateline.attachArticle',
  'dateline.closeOrphan': 'dateline.closeArticle',
};

/** What a key of a view does on rows of another kind than its command is for. */
const ON_ROWS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  entity: {
    'dateline.acceptMention': 'dateline.acceptEntity',
    'dateline.rejectMention': 'dateline.rejectEntity',
    'dateline.addNote': 'dateline.addEntityNote',
  },
  lostArticle: ON_LOST_ARTICLES,
  lostArticleCandidate: ON_LOST_ARTICLES,
};

async function onFocusedRow(id: string, handlers: Handlers, views: Views): Promise<void> {
  const row = await views.focusedRow();
  if (row === undefined) showPassingMessage('Choose a row first');
  else await handlers[ON_ROWS[row.kind]?.[id] ?? id]?.(row);
}

/** Runs a command and returns its result; if it fails, says why and what can be done. */
export async function sayIfItFails(
  client: LanguageClient,
  output: LogOutputChannel,
  id: string,
  run: () => unknown,
): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    output.error(`${id} failed:`, error instanceof Error ? error : String(error));
    const reason = error instanceof Error ? error.message : String(error);
    showError(client.isRunning() ? `Dateline: ${reason}` : 'Dateline is not running.', output);
    return undefined;
  }
}

/** A decision is made when the one before it is done and the next mention is shown. */
function inTurn(decisions: Decisions, handlers: Handlers): Handlers {
  return Object.fromEntries(
    Object.entries(handlers).map(([id, handler]) => [
      id,
      (...args: unknown[]) => decisions.inTurn(() => handler(...args)),
    ]),
  );
}
