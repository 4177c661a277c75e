import type { CodeActionParams, Connection } from 'vscode-languageserver';
import { codeActions } from './code-actions.ts';
import { lineIndexOf, toRange } from './convert.ts';
import { decide, forPeople, registerDecisionRequests } from './decision-requests.ts';
import type { DecisionSession } from './decision-session.ts';
import {
  ChangedNotification,
  DecideCommand,
  PendingNotification,
  type ChangedParams,
  type DecideAction,
  type PendingParams,
} from './messages.ts';
import { selectionRanges } from './selection-ranges.ts';
import type { Workspace } from './workspace.ts';

/** Views are told of changes no more often than this; in milliseconds. */
const CHANGED_INTERVAL = 150;

/** Serves all that has to do with decisions, in the protocol's own terms and in those that Dateline adds. */
export function registerDecisions(
  connection: Connection,
  workspace: Workspace,
  session: DecisionSession,
): void {
  registerDecisionRequests(connection, workspace, session);
  reportChanges(connection, workspace, session);

  connection.onCodeAction((params: CodeActionParams) => codeActions(workspace.snapshot, params));

  connection.onExecuteCommand(async ({ command, arguments: args = [] }) => {
    if (command !== DecideCommand) return null;
    return forPeople(() => decide(workspace, session, args[0] as DecideAction));
  });

  connection.onPrepareRename(({ textDocument, position }) => {
    const { snapshot } = workspace;
    const document = snapshot.document(textDocument.uri);
    if (document === undefined) return null;
    const found = snapshot.mentionAt(document.uri, lineIndexOf(document).offset(position));
    const entity = found === undefined ? undefined : snapshot.entityOf(document, found.index);
    if (found === undefined || entity === undefined) return null;
    return { range: toRange(document, found.mention), placeholder: entity.name };
  });

  // An entity is renamed in the registry: the articles go on to say what they say.
  connection.onRenameRequest(async ({ textDocument, position, newName }) => {
    const { snapshot } = workspace;
    const document = snapshot.document(textDocument.uri);
    const entity = document && snapshot.entityAt(document.uri, lineIndexOf(document).offset(position));
    if (entity === undefined) return null;
    const action: DecideAction = { kind: 'renameEntity', entity: entity.id, name: newName };
    await forPeople(() => decide(workspace, session, action));
    return { changes: {} };
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
    const { undo, redo } = await session.canUndo();
    const params: ChangedParams = {
      revision: workspace.snapshot.revision,
      ...uris,
      canUndo: undo,
      canRedo: redo,
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
