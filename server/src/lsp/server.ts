import {
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  type Connection,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  type Location,
  type ServerCapabilities,
  type TextDocumentPositionParams,
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
import type { TaggingThreads } from '../host/tagging-threads.ts';
import { registerAgreementRequests } from './agreement-requests.ts';
import { HIGHLIGHT_KINDS, lineIndexOf, toLocation, toRange, toSpan } from './convert.ts';
import { CODE_ACTION_KINDS } from './code-actions.ts';
import { registerCustomRequests } from './custom-requests.ts';
import { DecisionSession } from './decision-session.ts';
import { registerSync, type DocumentFollower } from './document-sync.ts';
import { KeptProblems } from './kept-problems.ts';
import { DecideCommand } from './messages.ts';
import { LostArticles } from './lost-articles.ts';
import { registerDecisions } from './register-decisions.ts';
import { registerLostArticles } from './register-lost-articles.ts';
import {
  registerRegistry,
  registryHover,
  registryLocations,
  registrySymbols,
  registryTarget,
  type Target,
} from './registry-features.ts';
import { isRegistryFile, RegistryFiles, type AskedFile } from './registry-files.ts';
import { toHover } from './hover.ts';
import { semanticTokens, SEMANTIC_TOKENS_LEGEND } from './semantic-tokens.ts';
import { documentSymbols, workspaceSymbols } from './symbols.ts';
import { followWorkspace, type ClientAbilities } from './follow-workspace.ts';
import { Workspace } from './workspace.ts';

/** What a client may say in `initializationOptions`. */
interface InitializationOptions {
  /** Whether links in hovers may run the commands of the Dateline extension. */
  readonly commandLinks?: boolean;
  /** Whether something else completes what the JSON Schema of the registry file says. */
  readonly completesSchema?: boolean;
}

/**
 * Serves a client on the connection until it goes. `loadModel` is called once, when the client initializes; what it
 * throws is answered to the client as the reason why there is no service. `startThreads`, if the host has threads, is called
 * whenever there is much to tag.
 */
export function startServer(
  connection: Connection,
  host: Host,
  loadModel: () => Model,
  startThreads?: () => TaggingThreads,
): void {
  connection.onInitialize((params): InitializeResult => {
    const workspace = new Workspace(host, new Detector(loadModelOrExplain(loadModel)), startThreads);
    workspace.onThreadFailure((reason) => {
      connection.console.warn(
        `Reading a folder takes longer from now on, without further threads: ${reason}`,
      );
    });
    connection.onShutdown(() => {
      workspace.stopIndexing();
    });
    const abilities = abilitiesOf(params);
    const session = new DecisionSession(host, workspace);
    workspace.useDecisions(session);
    const registries = new RegistryFiles(session);
    const articles = followArticles(workspace, session);
    registerSync(connection, (uri) => (isRegistryFile(uri) ? registries : articles));
    registerFeatures(connection, workspace, registries, params);
    registerRegistry(connection, workspace, registries, {
      completesSchema: optionsOf(params).completesSchema !== true,
      hasSnippets: params.capabilities.textDocument?.completion?.completionItem?.snippetSupport === true,
    });
    new KeptProblems(connection, workspace, session, registries).follow();
    registerCustomRequests(connection, workspace);
    registerDecisions(connection, workspace, session, registries, optionsOf(params).commandLinks === true);
    registerLostArticles(connection, workspace, session, new LostArticles(host, workspace));
    registerAgreementRequests(connection, workspace, session, host);
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
  foldingRangeProvider: true,
  documentLinkProvider: {},
  completionProvider: { triggerCharacters: [' '] },
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

function optionsOf({ initializationOptions }: InitializeParams): InitializationOptions {
  return (initializationOptions as InitializationOptions | undefined) ?? {};
}

function followArticles(workspace: Workspace, session: DecisionSession): DocumentFollower {
  return {
    openDocument: (document) => {
      workspace.openDocument(document);
    },
    editDocument: (uri, edits) => {
      workspace.editDocument(uri, edits);
    },
    documentSaved: (uri) => session.documentSaved(uri),
    closeDocument: (uri) => {
      workspace.closeDocument(uri);
    },
  };
}

/** Each feature is a function of the snapshot; here its question and its answer are put into the protocol's terms. */
function registerFeatures(
  connection: Connection,
  workspace: Workspace,
  registries: RegistryFiles,
  params: InitializeParams,
): void {
  const hasCommands = optionsOf(params).commandLinks === true;
  const hasLinks = params.capabilities.textDocument?.definition?.linkSupport === true;

  /** Answers a question about a position in an article or in a registry file, or `null` where the document is neither. */
  const at = <T>(
    { textDocument: { uri }, position }: TextDocumentPositionParams,
    inArticle: (snapshot: Snapshot, document: Document, offset: number) => T,
    inRegistry: (snapshot: Snapshot, asked: AskedFile, offset: number) => T,
  ): T | null => {
    const { snapshot } = workspace;
    const file = registries.at(uri);
    if (file !== undefined) return inRegistry(snapshot, { uri, file }, lineIndexOf(file).offset(position));
    const document = snapshot.document(uri);
    return document === undefined
      ? null
      : inArticle(snapshot, document, lineIndexOf(document).offset(position));
  };

  connection.onHover((params) =>
    at<Hover | null>(
      params,
      (snapshot, document, offset) => {
        const card = entityCard(snapshot, document.uri, offset);
        return card === undefined ? null : toHover(document, card, { hasCommands });
      },
      (snapshot, asked, offset) => registryHover(snapshot, asked, offset, { hasCommands }),
    ),
  );

  connection.onDefinition((params) => {
    const found = at(
      params,
      (snapshot, document, offset) => articleTarget(snapshot, registries, document, offset),
      registryTarget,
    );
    if (found === null || found === undefined) return null;
    const { uri, range, origin: originSelectionRange } = found;
    if (!hasLinks) return { uri, range };
    return [{ originSelectionRange, targetUri: uri, targetRange: range, targetSelectionRange: range }];
  });

  connection.onReferences((params) => {
    const { includeDeclaration } = params.context;
    return at<Location[] | null>(
      params,
      (snapshot, { uri }, offset) => {
        const entity = snapshot.entityAt(uri, offset);
        if (entity === undefined) return null;
        return references(snapshot, entity.id, { from: uri, includeDeclaration }).map(toLocation);
      },
      (snapshot, asked, offset) => registryLocations(snapshot, asked, offset, includeDeclaration),
    );
  });

  connection.onDocumentHighlight((params) =>
    at(
      params,
      (snapshot, document, offset) =>
        highlights(snapshot, document.uri, offset).map((highlight) => ({
          range: toRange(document, highlight),
          kind: HIGHLIGHT_KINDS[highlight.kind],
        })),
      // The editor marks the same words by itself.
      () => null,
    ),
  );

  connection.onDocumentSymbol(({ textDocument: { uri } }) => {
    const { snapshot } = workspace;
    const file = registries.at(uri);
    if (file !== undefined) return registrySymbols({ uri, file });
    const document = snapshot.document(uri);
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

/**
 * Returns where "go to definition" leads from an article: to the defining mention of the entity and, from there, to its
 * entry in a registry.
 */
function articleTarget(
  snapshot: Snapshot,
  registries: RegistryFiles,
  document: Document,
  offset: number,
): Target | undefined {
  const found = definition(snapshot, document.uri, offset);
  if (found === undefined) return undefined;
  const origin = toRange(document, found.origin.mention);
  const isThere = found.origin.mention === found.target.mention;
  const id = snapshot.entityIdOf(document, found.origin.index);
  const registered = isThere && id !== undefined ? registries.locate(id) : undefined;
  if (registered === undefined) return { ...toLocation(found.target), origin };
  const { uri, file, entry } = registered;
  return { uri, range: toRange(file, entry.idSpan), origin };
}
