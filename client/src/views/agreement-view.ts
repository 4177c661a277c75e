import {
  type CancellationToken,
  commands,
  Disposable,
  ProgressLocation,
  type TreeView,
  window,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { AgreementParams, AgreementReport } from '../../../server/src/lsp/messages.ts';
import { request } from '../client.ts';
import { formatNumber } from '../entity-types.ts';
import { AgreementData, type AgreementNode, type DisagreementNode } from './agreement-data.ts';
import { agreementMarkdown } from './agreement-markdown.ts';
import { AgreementTree } from './agreement-tree.ts';

const VIEW = 'dateline.agreement';

/** The view of how far two authors, or two revisions, agree, and where they do not. */
export class AgreementView implements Disposable {
  readonly view: TreeView<AgreementNode>;
  readonly #client: LanguageClient;
  readonly #data: AgreementData;
  readonly #tree: AgreementTree;
  readonly #subscriptions: Disposable;
  /** Whether something was decided since, while nobody looked. */
  #isStale = false;

  constructor(client: LanguageClient) {
    this.#client = client;
    this.#data = new AgreementData((method, params, token) => request(client, method, params, token));
    this.#tree = new AgreementTree(this.#data);
    this.view = window.createTreeView(VIEW, { treeDataProvider: this.#tree, showCollapseAll: true });
    this.#subscriptions = Disposable.from(
      this.view,
      this.view.onDidChangeVisibility(() => {
        if (this.#isStale) this.refresh();
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** How many rows VS Code has been given so far. */
  get rowCount(): number {
    return this.#tree.rowCount;
  }

  /** Who is compared, and how; undefined before the first comparison. */
  get params(): AgreementParams | undefined {
    return this.#data.params;
  }

  /** Compares and shows the result. Rejects with a reason for people; does nothing if the person cancels it. */
  async compare(params: AgreementParams): Promise<void> {
    const options = {
      location: ProgressLocation.Notification,
      title: `Comparing ${params.a} and ${params.b}`,
      cancellable: true,
    };
    const isDone = await window.withProgress(options, (_, token) => this.#load(params, token));
    if (isDone) await commands.executeCommand(`${VIEW}.focus`);
  }

  /** Compares the same two again. */
  async compareAgain(): Promise<void> {
    const { params } = this;
    if (params === undefined) return;
    await window.withProgress({ location: { viewId: VIEW } }, () => this.#load(params));
  }

  /** Brings what is shown up to date after a decision, as soon as somebody looks. */
  refresh(): void {
    this.#isStale = this.params !== undefined;
    if (!this.#isStale || !this.view.visible || !this.#client.isRunning()) return;
    this.compareAgain().catch((error: unknown) => {
      this.#client.debug('The comparison could not be brought up to date.', error, false);
    });
  }

  /** Selects the next open disagreement; returns it, or undefined where all are settled. */
  async selectNextOpen(after: DisagreementNode): Promise<DisagreementNode | undefined> {
    const next = this.#data.nextOpen(after.target);
    if (next !== undefined && this.view.visible) await this.view.reveal(next, { select: true, focus: true });
    return next;
  }

  /** Returns what is shown as Markdown, or undefined before the first comparison. */
  toMarkdown(): string | undefined {
    const { params, report } = this.#data;
    return params === undefined || report === undefined ? undefined : agreementMarkdown(params, report);
  }

  async #load(params: AgreementParams, token?: CancellationToken): Promise<boolean> {
    try {
      if (!(await this.#data.load(params, token))) return false;
    } catch (error) {
      if (token?.isCancellationRequested === true) return false;
      throw error;
    }
    this.#isStale = false;
    this.#tree.refresh();
    this.#describe(params, this.#data.report);
    return true;
  }

  #describe(params: AgreementParams, report: AgreementReport | undefined): void {
    void commands.executeCommand('setContext', 'dateline.hasAgreement', report !== undefined);
    void commands.executeCommand('setContext', 'dateline.comparesAll', params.all === true);
    const { count = 0, settledCount = 0, articleCount = 0 } = report ?? {};
    this.view.description = `${formatNumber(count - settledCount)} of ${formatNumber(count)} open`;
    const listed = report?.articles.reduce((sum, { items }) => sum + items.length, 0) ?? 0;
    this.view.message = describeResult({ articleCount, count, listed }, params);
  }
}

function describeResult(
  { articleCount, count, listed }: { articleCount: number; count: number; listed: number },
  { a, b }: AgreementParams,
): string {
  if (articleCount === 0) return `${a} and ${b} have decided on nothing in common.`;
  if (count === 0) return `${a} and ${b} agree everywhere.`;
  return listed < count
    ? `The first ${formatNumber(listed)} of ${formatNumber(count)} disagreements are listed.`
    : '';
}
