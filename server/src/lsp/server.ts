import {
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type Position,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { Document } from '../core/corpus/document.ts';
import type { Snapshot } from '../core/corpus/snapshot.ts';
import { Detector } from '../core/detect/detector.ts';
import type { Model } from '../core/detect/model.ts';
import { definition } from '../core/features/definition.ts';
import { entityCard } from '../core/features/entity-card.ts';
import { highlights } from '../core/features/highlights.ts';
import { references } from '../core/features/references.ts';
import type { Host } from '../host/host.ts';
import { HIGHLIGHT_KINDS, lineIndexOf, toLocation, toRange, toSpan } from './convert.ts';
import { CODE_ACTION_KINDS } from './code-actions.ts';
import { registerCustomRequests } from './custom-requests.ts';
import { DecisionSession } from './decision-session.ts';
import { registerSync } from './document-sync.ts';
import { DecideCommand } from './messages.ts';
import { registerDecisions } from './register-decisions.ts';
import { toHover } from './hover.ts';
import { semanticTokens, SEMANTIC_TOKENS_LEGEND } from './semantic-tokens.ts';
import { documentSymbols, workspaceSymbols } from './symbols.ts';
import { followWorkspace, type ClientAbilities } from './follow-workspace.ts';
import { Workspace } from './workspace.ts';

/** What a client may say in `initializationOptions`. */
interface InitializationOptions {
  /** Whether links in hovers may run the commands of the Dateline extension. */
  readonly commandLinks?: boolean;
}

/**
 * Serves a client on the connection until it goes. `loadModel` is called once, when the client initializes; what it
 * throws is answered to the client as the reason why there is no service.
 */
export function startServer(connection: Connection, host: Host, loadModel: () => Model): void {
  connection.onInitialize((params): InitializeResult => {
    const workspace = new Workspace(host, new Detector(loadModelOrExplain(loadModel)));
    const abilities = abilitiesOf(params);
    const session = new DecisionSession(host, workspace);
    workspace.useDecisions(session);
    registerSync(connection, workspace, session);
    registerFeatures(connection, workspace, params);
    registerCustomRequests(connection, workspace);
    registerDecisions(connection, workspace, session);
    connection.onInitialized(() => {
      followWorkspace(connection, workspace, session, abilities).catch((error: unknown) => {
        connection.console.error(`The workspace cannot be followed: ${String(error)}`);
      });
    });
    return { capabilities: CAPABILITIES, serverInfo: { name: 'Dateline' } };
  });
  connection.listen();
}

const CAPABILITIES: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentSymbolProvider: { label: 'Dateline' },
  workspaceSymbolProvider: true,
  semanticTokensProvider: { legend: SEMANTIC_TOKENS_LEGEND, full: true, range: true },
  codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS },
  executeCommandProvider: { commands: [DecideCommand] },
  renameProvider: { prepareProvider: true },
  selectionRangeProvider: true,
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: { didRename: { filters: [{ scheme: 'file', pattern: { glob: '**' } }] } },
  },
};

function loadModelOrExplain(loadModel: () => Model): Model {
  try {
    return loadModel();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ResponseError(LSPErrorCodes.RequestFailed, `Dateline cannot load its model: ${reason}`, {
      retry: false,
    });
  }
}

function abilitiesOf(params: InitializeParams): ClientAbilities {
  const { capabilities, workspaceFolders } = params;
  // Older clients know one folder only, and name it as the protocol did then.
  const { rootUri } = params as { readonly rootUri?: unknown };
  const folders = workspaceFolders?.map(({ uri }) => uri) ?? (typeof rootUri === 'string' ? [rootUri] : []);
  return {
    folders: folders.map((uri) => uri.replace(/\/$/, '')),
    sendsConfiguration: capabilities.workspace?.configuration === true,
    announcesConfiguration: capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true,
    announcesFolders: capabilities.workspace?.workspaceFolders === true,
    watchesFiles: capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchesRelativePatterns: capabilities.workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    showsProgress: capabilities.window?.workDoneProgress === true,
    refreshesTokens: capabilities.workspace?.semanticTokens?.refreshSupport === true,
  };
}

/** Each feature is a function of the snapshot; here its question and its answer are put into the protocol's terms. */
function registerFeatures(
  connection: Connection,
  workspace: Workspace,
  { capabilities, initializationOptions }: InitializeParams,
): void {
  const hasCommands = (initializationOptions as InitializationOptions | undefined)?.commandLinks === true;
  const hasLinks = capabilities.textDocument?.definition?.linkSupport === true;

  connection.onHover(({ textDocument, position }) =>
    at(workspace, textDocument.uri, position, (snapshot, document, offset) => {
      const card = entityCard(snapshot, document.uri, offset);
      return card === undefined ? null : toHover(document, card, { hasCommands });
    }),
  );

  connection.onDefinition(({ textDocument, position }) =>
    at(workspace, textDocument.uri, position, (snapshot, document, offset) => {
      const found = definition(snapshot, document.uri, offset);
      if (found === undefined) return null;
      const { uri, range } = toLocation(found.target);
      if (!hasLinks) return { uri, range };
      const originSelectionRange = toRange(document, found.origin.mention);
      return [{ originSelectionRange, targetUri: uri, targetRange: range, targetSelectionRange: range }];
    }),
  );

  connection.onReferences(({ textDocument, position, context }) =>
    at(workspace, textDocument.uri, position, (snapshot, document, offset) => {
      const entity = snapshot.entityAt(document.uri, offset);
      if (entity === undefined) return null;
      const { includeDeclaration } = context;
      return references(snapshot, entity.id, { from: document.uri, includeDeclaration }).map(toLocation);
    }),
  );

  connection.onDocumentHighlight(({ textDocument, position }) =>
    at(workspace, textDocument.uri, position, (snapshot, document, offset) =>
      highlights(snapshot, document.uri, offset).map((highlight) => ({
        range: toRange(document, highlight),
        kind: HIGHLIGHT_KINDS[highlight.kind],
      })),
    ),
  );

  connection.onDocumentSymbol(({ textDocument }) => {
    const { snapshot } = workspace;
    const document = snapshot.document(textDocument.uri);
    return document === undefined ? null : documentSymbols(snapshot, document);
  });

  connection.onWorkspaceSymbol(({ query }) => workspaceSymbols(workspace.snapshot, query));

  connection.languages.semanticTokens.on(({ textDocument }) => {
    const { snapshot } = workspace;
    const document = snapshot.document(textDocument.uri);
    if (document === undefined) return { data: [] };
    return semanticTokens(snapshot, document, { start: 0, end: document.text.length });
  });

  connection.languages.semanticTokens.onRange(({ textDocument, range }) => {
    const { snapshot } = workspace;
    const document = snapshot.document(textDocument.uri);
    if (document === undefined) return { data: [] };
    return semanticTokens(snapshot, document, toSpan(document, range));
  });
}

/** Answers a question about a position, or `null` where the document is not in the corpus. */
function at<T>(
  workspace: Workspace,
  uri: string,
  position: Position,
  answer: (snapshot: Snapshot, document: Document, offset: number) => T,
): T | null {
  const { snapshot } = workspace;
  const document = snapshot.document(uri);
  return document === undefined ? null : answer(snapshot, document, lineIndexOf(document).offset(position));
}
