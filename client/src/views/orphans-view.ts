import { commands, Disposable, type TreeView, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { OrphanItem } from '../../../server/src/lsp/messages.ts';
import { request } from '../client.ts';
import { formatCount } from '../entity-types.ts';
import { DataTree } from './data-tree.ts';
import { ORPHAN_SCHEME, OrphanTexts } from './orphan-texts.ts';
import { OrphansData, type OrphansNode } from './orphans-data.ts';
import { orphansItem } from './orphans-tree.ts';

/** The view of decisions without a place. It is only there while there are any. */
export class OrphansView implements Disposable {
  readonly view: TreeView<OrphansNode>;
  readonly #client: LanguageClient;
  readonly #data: OrphansData;
  readonly #tree: DataTree<OrphansNode>;
  readonly #texts: OrphanTexts;
  readonly #subscriptions: Disposable;

  constructor(client: LanguageClient) {
    this.#client = client;
    this.#data = new OrphansData((method, params, token) => request(client, method, params, token));
    this.#tree = new DataTree(this.#data, orphansItem);
    this.#texts = new OrphanTexts(this.#data);
    this.view = window.createTreeView('dateline.orphans', { treeDataProvider: this.#tree });
    this.#subscriptions = Disposable.from(
      this.view,
      workspace.registerTextDocumentContentProvider(ORPHAN_SCHEME, this.#texts),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** How many rows VS Code has been given so far. */
  get rowCount(): number {
    return this.#tree.rowCount;
  }

  get count(): number {
    return this.#data.count;
  }

  /** Has the view ask again for what it shows. */
  refresh(): void {
    this.load().catch((error: unknown) => {
      this.#client.debug('The decisions without a place could not be listed.', error, false);
    });
  }

  /** Resolves when what is shown is up to date. */
  async load(): Promise<void> {
    if (!this.#client.isRunning() || !(await this.#data.load())) return;
    const { count } = this.#data;
    const tooltip = `${formatCount(count, 'decision')} without a place`;
    this.view.badge = count === 0 ? undefined : { value: count, tooltip };
    await commands.executeCommand('setContext', 'dateline.hasOrphans', count > 0);
    this.#tree.refresh();
    this.#texts.refresh();
  }

  /** Shows the text as it was decided on beside the text that stands there now. */
  async compare(orphan: OrphanItem): Promise<void> {
    await this.#texts.compare(orphan);
  }
}
