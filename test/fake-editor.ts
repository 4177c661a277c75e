import { PassThrough } from 'node:stream';
import {
  createProtocolConnection,
  LogMessageNotification,
  MessageType,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
} from 'vscode-languageserver-protocol/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Model } from '../server/src/core/detect/model.ts';
import { LineIndex } from '../server/src/core/text/line-index.ts';
import {
  ArticleEntitiesRequest,
  ChangedNotification,
  DecideRequest,
  StatusNotification,
  type ArticleEntities,
  type ChangedParams,
  type DecideAction,
  type DecideResult,
  type MentionTarget,
  type StatusParams,
} from '../server/src/lsp/messages.ts';
import type { TaggingThreads } from '../server/src/host/tagging-threads.ts';
import { startServer } from '../server/src/lsp/server.ts';
import { shippedModel } from './fixture.ts';
import { MemoryHost } from './memory-host.ts';

export interface FakeEditorOptions {
  readonly folders?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly filesEncoding?: string;
  readonly filesExclude?: Readonly<Record<string, boolean>>;
  readonly capabilities?: ClientCapabilities;
  readonly commandLinks?: boolean;
  readonly loadModel?: () => Model;
  readonly startThreads?: () => TaggingThreads;
  /** A world that other editors use too. */
  readonly host?: MemoryHost;
}

export const FOLDER = 'file:///corpus';

const CAPABILITIES: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    semanticTokens: { refreshSupport: true },
  },
  textDocument: { definition: { linkSupport: true } },
  window: { workDoneProgress: true },
};

/**
 * An editor without a screen: it speaks real JSON-RPC with a real server over streams, keeps the texts of its open
 * documents, and waits for what the server says rather than for time to pass.
 */
export class FakeEditor {
  readonly host: MemoryHost;
  readonly connection: ProtocolConnection;
  initializeResult: InitializeResult | undefined;
  /** The last status that the server sent. */
  status: StatusParams | undefined;
  /** What is wrong in documents, by name, as the server said last. */
  readonly diagnostics = new Map<string, readonly Diagnostic[]>();
  /** Titles of the progress that the server began. */
  readonly progress: string[] = [];
  /** Questions of the server to its user, and what that answers to the next one. */
  readonly questions: string[] = [];
  /** What the server told of changes. */
  readonly changes: ChangedParams[] = [];
  nextAnswer: string | undefined;
  /** What the server wrote into its log as a warning. */
  readonly warnings: string[] = [];
  readonly #options: FakeEditorOptions;
  readonly #texts = new Map<string, { text: string; version: number }>();
  readonly #waiting = new Set<() => void>();

  private constructor(host: MemoryHost, options: FakeEditorOptions) {
    this.host = host;
    this.#options = options;
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    const server = createConnection(
      ProposedFeatures.all,
      new StreamMessageReader(toServer),
      new StreamMessageWriter(toClient),
    );
    startServer(server, host, options.loadModel ?? shippedModel, options.startThreads);
    this.connection = createProtocolConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
    this.#answerServer();
    this.connection.listen();
  }

  /** Starts an editor on a folder with these files, by their names; resolves when the server has read them all. */
  static async open(
    files: Readonly<Record<string, string | Uint8Array>>,
    options: FakeEditorOptions = {},
  ): Promise<FakeEditor> {
    const host = options.host ?? new MemoryHost();
    for (const [name, content] of Object.entries(files)) host.files.set(uriOf(name), content);
    const editor = new FakeEditor(host, options);
    await editor.#initialize();
    return editor;
  }

  async close(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.connection.end();
    this.connection.dispose();
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest(method, params);
  }

  /** Asks about the first occurrence of some text in a document; `|` in it is the cursor, otherwise its start. */
  async ask<T>(method: string, name: string, where: string, more: object = {}): Promise<T> {
    return this.request(method, {
      textDocument: { uri: uriOf(name) },
      position: this.find(name, where),
      ...more,
    });
  }

  find(name: string, where: string): Position {
    const text = this.textOf(name);
    const cursor = Math.max(where.indexOf('|'), 0);
    const offset = text.indexOf(where.replace('|', ''));
    if (offset < 0) throw new Error(`${name} has no ${JSON.stringify(where)}`);
    return new LineIndex(text).position(offset + cursor);
  }

  /** Returns the text at a location, so that expectations need no line numbers. */
  textAt({ uri, range }: { readonly uri: string; readonly range: Range }): string {
    const text = this.textOf(nameOf(uri));
    const lines = new LineIndex(text);
    return text.slice(lines.offset(range.start), lines.offset(range.end));
  }

  textOf(name: string): string {
    const open = this.#texts.get(uriOf(name));
    if (open !== undefined) return open.text;
    const content = this.host.files.get(uriOf(name));
    if (typeof content !== 'string') throw new Error(`${name} is no text`);
    return content;
  }

  async openDocument(name: string, text = this.textOf(name), languageId = 'plaintext'): Promise<void> {
    this.#texts.set(uriOf(name), { text, version: 1 });
    const textDocument = { uri: uriOf(name), languageId, version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  /** Replaces the first occurrence of some text, as typing does: by an incremental change. */
  async edit(name: string, from: string, to: string): Promise<void> {
    const document = this.#texts.get(uriOf(name));
    if (document === undefined) throw new Error(`${name} is not open`);
    const offset = document.text.indexOf(from);
    if (offset < 0) throw new Error(`${name} has no ${JSON.stringify(from)}`);
    const lines = new LineIndex(document.text);
    const range = { start: lines.position(offset), end: lines.position(offset + from.length) };
    document.text = document.text.slice(0, offset) + to + document.text.slice(offset + from.length);
    document.version++;
    const textDocument = { uri: uriOf(name), version: document.version };
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument,
      contentChanges: [{ range, text: to }],
    });
  }

  /** Decides, as a command of the extension does. */
  decide(action: DecideAction): Promise<DecideResult> {
    return this.connection.sendRequest(DecideRequest, { action });
  }

  /** Returns the first occurrence of some text, to be decided on. */
  targetOf(name: string, text: string): MentionTarget {
    const start = this.find(name, text);
    const lines = new LineIndex(this.textOf(name));
    return { uri: uriOf(name), range: { start, end: lines.position(lines.offset(start) + text.length) } };
  }

  /** Returns an article with its mentions marked, and the status of those that somebody decided: `[Paris place accepted]`. */
  async marked(name: string): Promise<string> {
    const uri = uriOf(name);
    const article = await this.request<ArticleEntities | null>(ArticleEntitiesRequest, { uri });
    const text = this.textOf(name);
    const lines = new LineIndex(text);
    const mentions = (article?.entities ?? [])
      .flatMap(({ type, mentions: all }) => all.map((mention) => ({ type, ...mention })))
      .sort((a, b) => lines.offset(b.range.start) - lines.offset(a.range.start));
    let result = text;
    for (const { range, type, status } of mentions) {
      const [start, end] = [lines.offset(range.start), lines.offset(range.end)];
      const mark = status === 'suggested' ? type : `${type} ${status}`;
      result = `${result.slice(0, start)}[${result.slice(start, end)} ${mark}]${result.slice(end)}`;
    }
    return result;
  }

  async saveDocument(name: string): Promise<void> {
    this.host.files.set(uriOf(name), this.textOf(name));
    await this.connection.sendNotification('textDocument/didSave', { textDocument: { uri: uriOf(name) } });
  }

  async closeDocument(name: string): Promise<void> {
    this.#texts.delete(uriOf(name));
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(name) } });
  }

  /** Changes files on the disk (`undefined` deletes one), tells the server, and resolves when it has taken that in. */
  async changeFiles(files: Readonly<Record<string, string | Uint8Array | undefined>>): Promise<void> {
    for (const [name, content] of Object.entries(files)) {
      if (content === undefined) this.host.files.delete(uriOf(name));
      else this.host.files.set(uriOf(name), content);
    }
    await this.tellFilesChanged(Object.keys(files));
  }

  async tellFilesChanged(names: readonly string[]): Promise<void> {
    const settled = this.#nextReady();
    const changes = names.map((name) => ({ uri: uriOf(name), type: 2 }));
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await settled;
  }

  async changeFolders(added: readonly string[], removed: readonly string[]): Promise<void> {
    const settled = this.#nextReady();
    const toFolder = (uri: string): object => ({ uri, name: nameOf(uri) });
    await this.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: added.map(toFolder), removed: removed.map(toFolder) },
    });
    await settled;
  }

  /** Resolves with the first status from now on that meets the condition. */
  async until(condition: (status: StatusParams) => boolean): Promise<StatusParams> {
    for (;;) {
      if (this.status !== undefined && condition(this.status)) return this.status;
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** Resolves when something holds that depends on what the server tells by itself. */
  async when(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }

  async #nextReady(): Promise<void> {
    this.status = undefined;
    await this.until(({ state }) => state === 'ready');
  }

  async #initialize(): Promise<void> {
    const folders = this.#options.folders ?? [FOLDER];
    this.initializeResult = await this.connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: this.#options.capabilities ?? CAPABILITIES,
      workspaceFolders: folders.map((uri) => ({ uri, name: nameOf(uri) })),
      initializationOptions: { commandLinks: this.#options.commandLinks ?? false },
    });
    const settled = this.#nextReady();
    await this.connection.sendNotification('initialized', {});
    if (this.host.files.size > 0 && folders.length > 0) await settled;
  }

  #answerServer(): void {
    const sections: Record<string, unknown> = {
      dateline: this.#options.settings,
      'files.encoding': this.#options.filesEncoding,
      'files.exclude': this.#options.filesExclude,
    };
    this.connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
      items.map(({ section }) => sections[section] ?? null),
    );
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('client/unregisterCapability', () => null);
    this.connection.onRequest('window/workDoneProgress/create', () => null);
    this.connection.onRequest('window/showMessageRequest', ({ message }: { message: string }) => {
      this.questions.push(message);
      const title = this.nextAnswer;
      this.nextAnswer = undefined;
      this.#wake();
      return title === undefined ? null : { title };
    });
    this.connection.onRequest('workspace/semanticTokens/refresh', () => null);
    this.connection.onNotification(LogMessageNotification.type, ({ type, message }) => {
      if (type === MessageType.Warning) this.warnings.push(message);
    });
    this.connection.onNotification('$/progress', ({ value }: { value: { kind: string; title?: string } }) => {
      if (value.kind === 'begin') this.progress.push(value.title ?? '');
    });
    this.connection.onNotification(StatusNotification, (status: StatusParams) => {
      this.status = status;
      this.#wake();
    });
    this.connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: PublishDiagnosticsParams) => {
        this.diagnostics.set(nameOf(uri), diagnostics);
        this.#wake();
      },
    );
    this.connection.onNotification(ChangedNotification, (changed: ChangedParams) => {
      this.changes.push(changed);
      this.#wake();
    });
  }
}

export function uriOf(name: string): string {
  return name.includes(':') ? name : `${FOLDER}/${name}`;
}

export function nameOf(uri: string): string {
  return uri.startsWith(`${FOLDER}/`) ? uri.slice(FOLDER.length + 1) : uri;
}
