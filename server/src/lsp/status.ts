import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { Document } from '../core/corpus/document.ts';
import { countEntities } from '../core/features/count-entities.ts';
import { StatusNotification, type StatusParams } from './messages.ts';
import type { Workspace } from './workspace.ts';

/** While files are read, the client is told no more often than this, in milliseconds. */
const READING_INTERVAL = 500;
/** … and what they name is counted again when so many times more are read: they have to be linked for that. */
const COUNTING_GROWTH = 1.25;
/** After an edit the client is told no sooner than this, in milliseconds. */
const EDITING_INTERVAL = 250;
/** The status bar names no more of the files that were left out than this. */
const SKIPPED_SHOWN = 20;

/** What is in the corpus, by the snapshot with the revision. */
type CorpusCounts = Pick<StatusParams, 'revision' | 'documents' | 'entities' | 'mentions' | 'byType'>;

function countCorpus({ snapshot }: Workspace): CorpusCounts {
  const byType = countEntities(snapshot);
  return {
    revision: snapshot.revision,
    documents: snapshot.documentCount,
    entities: byType.person + byType.organization + byType.place,
    mentions: snapshot.mentionCount,
    byType,
  };
}

/** Returns what the status bar tells of the workspace. */
function workspaceStatus({ isIndexing, skipped, progress }: Workspace, counts: CorpusCounts): StatusParams {
  return {
    ...counts,
    state: isIndexing ? 'indexing' : 'ready',
    indexed: progress.done,
    total: progress.total,
    skipped: [...skipped]
      .slice(0, SKIPPED_SHOWN)
      .map(([uri, { reason, detail }]) => ({ uri, reason, detail })),
    skippedCount: skipped.size,
  };
}

export interface StatusOptions {
  /** Whether the client shows progress that the server begins. */
  readonly showsProgress: boolean;
  /** Whether the client asks for its semantic tokens again when it is told to. */
  readonly refreshesTokens: boolean;
}

/**
 * Tells the client of the workspace's status whenever that, or what an open document names and where, has changed, so that
 * views can follow; while files are read, shows progress that can be cancelled.
 */
export function reportStatus(connection: Connection, workspace: Workspace, options: StatusOptions): void {
  let lastSent = 0;
  let counted: CorpusCounts | undefined;
  let timer: NodeJS.Timeout | undefined;
  /** Documents that were edited since the client was told last, and what it was told of those that are open. */
  const edited = new Set<string>();
  const told = new Map<string, Document | undefined>();
  const progress = options.showsProgress ? new IndexingProgress(connection, workspace) : undefined;

  /** Tells what was counted last, or what is in the corpus now. */
  const send = (counts = countCorpus(workspace)): StatusParams => {
    lastSent = Date.now();
    counted = counts;
    const status = workspaceStatus(workspace, counts);
    // The client may be gone when the time has come; sending throws then.
    Promise.resolve()
      .then(() => connection.sendNotification(StatusNotification, status))
      .catch(() => undefined);
    return status;
  };
  workspace.onProgress = () => {
    if (Date.now() - lastSent < READING_INTERVAL) return;
    const { documents = 0 } = counted ?? {};
    const isOther =
      workspace.documentCount >= COUNTING_GROWTH * documents || workspace.documentCount < documents;
    send(isOther ? undefined : counted);
    progress?.report();
  };
  workspace.onIdle(() => {
    const { documents, entities, mentions, skippedCount } = send();
    connection.console.info(
      `${documents} articles: ${mentions} mentions of ${entities} entities; ${skippedCount} files left out`,
    );
    progress?.end();
    for (const uri of told.keys()) if (!workspace.isOpen(uri)) told.delete(uri);
    if (options.refreshesTokens) void connection.languages.semanticTokens.refresh();
  });
  /** Whether the client was told of what the document names by now. */
  const isTold = (uri: string): boolean => {
    const document = workspace.snapshot.document(uri);
    const before = told.get(uri);
    if (workspace.isOpen(uri)) told.set(uri, document);
    else told.delete(uri);
    return namesSame(before, document);
  };
  workspace.onEdit = (uri) => {
    edited.add(uri);
    timer ??= setTimeout(() => {
      timer = undefined;
      const changed = [...edited].filter((each) => !isTold(each));
      edited.clear();
      if (changed.length > 0) send();
    }, EDITING_INTERVAL);
  };
}

function namesSame(a: Document | undefined, b: Document | undefined): boolean {
  if (a === undefined || a.mentions.length !== b?.mentions.length) return false;
  return a.mentions.every(({ start, end, type, status }, index) => {
    const other = b.mentions[index];
    return start === other?.start && end === other.end && type === other.type && status === other.status;
  });
}

/** The progress of one run of reading files, from when it turns out to take a while until it ends. */
class IndexingProgress {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  #reporter: Promise<WorkDoneProgressServerReporter> | undefined;

  constructor(connection: Connection, workspace: Workspace) {
    this.#connection = connection;
    this.#workspace = workspace;
  }

  report(): void {
    this.#reporter ??= this.#begin();
    const { done, total } = this.#workspace.progress;
    void this.#reporter.then((reporter) => {
      reporter.report((100 * done) / Math.max(total, 1), `${done} / ${total}`);
    });
  }

  end(): void {
    void this.#reporter?.then((reporter) => {
      reporter.done();
    });
    this.#reporter = undefined;
  }

  async #begin(): Promise<WorkDoneProgressServerReporter> {
    const reporter = await this.#connection.window.createWorkDoneProgress();
    reporter.token.onCancellationRequested(() => {
      this.#workspace.stopIndexing();
    });
    reporter.begin('Dateline: reading articles', 0, '', true);
    return reporter;
  }
}
