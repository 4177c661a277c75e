import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { countEntities } from '../core/features/count-entities.ts';
import { StatusNotification, type StatusParams } from './messages.ts';
import type { Workspace } from './workspace.ts';

/** While files are read, the client is told no more often than this, and after an edit no sooner; in milliseconds. */
const STATUS_INTERVAL = 250;
/** The status bar names no more of the files that were left out than this. */
const SKIPPED_SHOWN = 20;

/** Returns what the status bar tells of the workspace. */
function workspaceStatus(workspace: Workspace): StatusParams {
  const { snapshot, skipped, progress } = workspace;
  const byType = countEntities(snapshot);
  let mentions = 0;
  for (const document of snapshot.documents()) mentions += document.mentions.length;
  return {
    state: workspace.isIndexing ? 'indexing' : 'ready',
    indexed: progress.done,
    total: progress.total,
    documents: snapshot.documentCount,
    entities: byType.person + byType.organization + byType.place,
    mentions,
    byType,
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

/** Tells the client of the workspace's status whenever that changes and, while files are read, shows progress that can be cancelled. */
export function reportStatus(connection: Connection, workspace: Workspace, options: StatusOptions): void {
  let lastSent = 0;
  let timer: NodeJS.Timeout | undefined;
  const progress = options.showsProgress ? new IndexingProgress(connection, workspace) : undefined;

  const send = (): StatusParams => {
    lastSent = Date.now();
    const status = workspaceStatus(workspace);
    // The client may be gone when the time has come; sending throws then.
    Promise.resolve()
      .then(() => connection.sendNotification(StatusNotification, status))
      .catch(() => undefined);
    return status;
  };
  workspace.onProgress = () => {
    if (Date.now() - lastSent < STATUS_INTERVAL) return;
    send();
    progress?.report();
  };
  workspace.onIdle = () => {
    const { documents, entities, mentions, skippedCount } = send();
    connection.console.info(
      `${documents} articles: ${mentions} mentions of ${entities} entities; ${skippedCount} files left out`,
    );
    progress?.end();
    if (options.refreshesTokens) void connection.languages.semanticTokens.refresh();
  };
  workspace.onEdit = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      send();
    }, STATUS_INTERVAL);
  };
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
