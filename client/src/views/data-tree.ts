import { type Event, EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';

/** What a tree shows: it knows its nodes, and not how they look. */
export interface TreeData<Node> {
  /** Returns the nodes below a node, or those at the top. */
  children(node?: Node): Node[];
  parent(node: Node): Node | undefined;
}

/** Shows data that are there already as the rows of a tree view. */
export class DataTree<Node> implements TreeDataProvider<Node> {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData: Event<undefined> = this.#changed.event;
  readonly #data: TreeData<Node>;
  readonly #toItem: (node: Node) => TreeItem;
  #rowCount = 0;

  /** `toItem` returns the row of a node; its ids should be stable, so that a refresh keeps what is open. */
  constructor(data: TreeData<Node>, toItem: (node: Node) => TreeItem) {
    this.#data = data;
    this.#toItem = toItem;
  }

  /** How many rows VS Code has been given so far. */
  get rowCount(): number {
    return this.#rowCount;
  }

  /** Has the view ask again for what it shows. */
  refresh(): void {
    this.#changed.fire(undefined);
  }

  getChildren(node?: Node): Node[] {
    return this.#data.children(node);
  }

  getParent(node: Node): Node | undefined {
    return this.#data.parent(node);
  }

  getTreeItem(node: Node): TreeItem {
    this.#rowCount++;
    return this.#toItem(node);
  }
}
