import type { CodeActionParams, Connection } from 'vscode-languageserver';
import { forPeople } from './answer-requests.ts';
import { codeActions } from './code-actions.ts';
import { decide, registerDecisionRequests } from './decision-requests.ts';
import type { DecisionSession } from './decision-session.ts';
import {
  ChangedNotification,
  DecideCommand,
  PendingNotification,
  type ChangedParams,
  type DecideAction,
  type PendingParams,
} from './messages.ts';
import { registryActions } from './registry-actions.ts';
import type { RegistryFiles } from './registry-files.ts';
import { registerRename } from './rename.ts';
import { selectionRanges } from './selection-ranges.ts';
import { describeStep } from './step-label.ts';
import type { Workspace } from './workspace.ts';

/** Views are told of changes no more often than this; in milliseconds. */
const CHANGED_INTERVAL = 150;

/**
 * Serves all that has to do with decisions, in the protocol's own terms and in those that Dateline adds. `hasCommands` says
 * that the client runs the extension's commands.
 */
export function registerDecisions(
  connection: Connection,
  workspace: Workspace,
  session: DecisionSession,
  registries: RegistryFiles,
  hasCommands: boolean,
): void {
  registerDecisionRequests(connection, workspace, session);
  registerRename(connection, workspace, session, registries);
  reportChanges(connection, workspace, session);

  connection.onCodeAction((params: CodeActionParams) => {
    const { snapshot, acceptThreshold: threshold } = workspace;
    const { uri } = params.textDocument;
    const file = registries.at(uri);
    if (file !== undefined) return registryActions(snapshot, { uri, file }, params);
    return codeActions(snapshot, params, { threshold, hasCommands });
  });

  connection.onExecuteCommand(async ({ command, arguments: args = [] }) => {
    if (command !== DecideCommand) return null;
    return forPeople(() => decide(workspace, session, args[0] as DecideAction));
  });

  connection.onSelectionRanges(({ textDocument, positions }) => {
    const document = workspace.snapshot.document(textDocument.uri);
    return document === undefined ? null : selectionRanges(document, positions);
  });

  connection.onNotification('workspace/didRenameFiles', ({ files }: { files: RenamedFile[] }) => {
    session.filesRenamed(files).catch((error: unknown) => {
      connection.window.showWarningMessage(
        `The decisions stay with the old name of a file: ${String(error)}`,
      );
    });
  });
}

interface RenamedFile {
  readonly oldUri: string;
  readonly newUri: string;
}

/** Tells the client when something else is decided, and what could not be written. */
function reportChanges(connection: Connection, workspace: Workspace, session: DecisionSession): void {
  let changed: Set<string> | 'many' | undefined;
  let timer: NodeJS.Timeout | undefined;
  const send = async (): Promise<void> => {
    timer = undefined;
    const uris = changed === undefined || changed === 'many' ? {} : { uris: [...changed] };
    changed = undefined;
    const { undo, redo } = await session.history();
    const params: ChangedParams = {
      revision: workspace.snapshot.revision,
      ...uris,
      ...(undo === undefined ? {} : { undo: describeStep(undo.decisions, 'request') }),
      ...(redo === undefined ? {} : { redo: describeStep(redo.decisions, 'request') }),
    };
    await connection.sendNotification(ChangedNotification, params);
    await connection.languages.semanticTokens.refresh();
  };
  session.onChange = ({ uris }) => {
    if (uris === undefined) changed = 'many';
    else if (changed !== 'many') changed = new Set([...(changed ?? []), ...uris]);
    timer ??= setTimeout(() => {
      // The client may be gone when the time has come.
      send().catch(() => undefined);
    }, CHANGED_INTERVAL);
    timer.unref();
  };
  session.onProblem = (problem) => {
    connection.console.warn(problem);
  };
  session.onPending = (count, message) => {
    const params: PendingParams = { count, ...(message === undefined ? {} : { message }) };
    void connection.sendNotification(PendingNotification, params);
  };
}
