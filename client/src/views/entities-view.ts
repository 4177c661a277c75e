import { commands, Disposable, type Memento, type TextEditor, type TreeView, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { EntityAtPositionRequest, type EntityType } from '../../../server/src/lsp/messages.ts';
import { cursorOf, request } from '../client.ts';
import { formatCount } from '../entity-types.ts';
import { onCursorRest } from './cursor.ts';
import { DragToMerge } from './drag-to-merge.ts';
import { EntitiesData, type EntitiesNode, type EntitySort } from './entities-data.ts';
import { EntitiesTree } from './entities-tree.ts';

const SORT_KEY = 'dateline.entities.sort';
const FOLLOW_KEY = 'dateline.entities.followsCursor';

/** The view of all entities: its tree, its filter and order, and how it follows the cursor. */
export class EntitiesView implements Disposable {
  readonly #client: LanguageClient;
  readonly #state: Memento;
  readonly #data: EntitiesData;
  readonly #tree: EntitiesTree;
  readonly view: TreeView<EntitiesNode>;
  readonly #subscriptions: Disposable;

  /** `state` keeps the order and whether the view follows the cursor; `merge` is done when an entity is dropped on another. */
  constructor(client: LanguageClient, state: Memento, merge: ConstructorParameters<typeof DragToMerge>[0]) {
    this.#client = client;
    this.#state = state;
    this.#data = new EntitiesData((method, params, token) => request(client, method, params, token));
    this.#data.sort = state.get(SORT_KEY, this.#data.sort);
    this.#tree = new EntitiesTree(this.#data, () => client.isRunning());
    this.view = window.createTreeView('dateline.entities', {
      treeDataProvider: this.#tree,
      dragAndDropController: new DragToMerge(merge),
      showCollapseAll: true,
    });
    this.#subscriptions = Disposable.from(
      this.view,
      this.view.onDidChangeVisibility(() => void this.#describe()),
      onCursorRest((editor) => void this.#follow(editor)),
    );
    this.#setFollowing(this.#isFollowing);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** How many rows VS Code has been given so far. */
  get rowCount(): number {
    return this.#tree.rowCount;
  }

  get sort(): EntitySort {
    return this.#data.sort;
  }

  get filter(): string {
    return this.#data.filter;
  }

  /** Has the view ask again for everything it shows. */
  refresh(): void {
    this.#tree.refresh();
    void this.#describe();
  }

  sortBy(sort: EntitySort): void {
    this.#data.sort = sort;
    void this.#state.update(SORT_KEY, sort);
    this.refresh();
  }

  filterBy(filter: string): void {
    this.#data.filter = filter;
    void commands.executeCommand('setContext', 'dateline.isFiltered', filter !== '');
    this.refresh();
  }

  showMore(type: EntityType): void {
    this.#data.showMore(type);
    this.#tree.refresh();
  }

  /** Turns following the cursor on or off, now and in the next window. */
  followCursor(isFollowing: boolean): void {
    this.#setFollowing(isFollowing);
    void this.#state.update(FOLLOW_KEY, isFollowing);
    const editor = window.activeTextEditor;
    if (isFollowing && editor !== undefined) void this.#follow(editor);
  }

  get #isFollowing(): boolean {
    return this.#state.get(FOLLOW_KEY, true);
  }

  #setFollowing(isFollowing: boolean): void {
    void commands.executeCommand('setContext', 'dateline.followsCursor', isFollowing);
  }

  async #follow(editor: TextEditor): Promise<void> {
    if (!this.#isFollowing || !this.view.visible || !this.#client.isRunning()) return;
    try {
      const entity = await request(this.#client, EntityAtPositionRequest, cursorOf(this.#client, editor));
      if (entity === null || this.#shows(entity.id)) return;
      const found = await this.#data.find(entity);
      if (found === undefined) return;
      if (found.isNew) this.#tree.refresh();
      await this.view.reveal(found.node, { select: true, focus: false });
    } catch (error) {
      this.#client.debug('The entity at the cursor could not be shown.', error, false);
    }
  }

  /** Whether the entity, or a branch below it, is selected: then the view stays as the person has left it. */
  #shows(id: string): boolean {
    const [selected] = this.view.selection;
    return selected !== undefined && 'entity' in selected && selected.entity.id === id;
  }

  async #describe(): Promise<void> {
    const { filter, sort } = this.#data;
    if (!this.view.visible || !this.#client.isRunning()) return;
    try {
      const count = await this.#data.count();
      this.view.description = `${formatCount(count, 'entity', 'entities')} by ${sort}`;
      this.view.message = describeFilter(filter, count);
      // Not before it is known: the focus would be lost with the words of welcome when the rows come.
      await commands.executeCommand('setContext', 'dateline.hasNoEntities', count === 0 && filter === '');
    } catch (error) {
      this.#client.debug('The entities could not be counted.', error, false);
    }
  }
}

function describeFilter(filter: string, count: number): string {
  if (filter === '') return '';
  return count === 0 ? `No entity has a name with “${filter}”.` : `Names with “${filter}”`;
}
