import type { DocumentEntry } from './document-entry.ts';
import type { FiledName } from './filed-name.ts';
import type { Node } from './node.ts';

/** What the articles of one name mean, as far as they do not all mean the same. */
export interface Division {
  /** For each document that the name's own node loses, the name of the node that gets it. */
  readonly names: ReadonlyMap<DocumentEntry, FiledName>;
  /** The nodes that come of it: the parts, and under the name itself what is left, which may be without documents. */
  readonly nodes: readonly Node[];
}

/** The names whose articles mean several entities. What it says takes the place of the nodes as filed. */
export class NameParts {
  readonly #nodes = new Map<FiledName, Node>();
  readonly #joined = new Map<FiledName, Set<FiledName>>();

  /** Returns the node of a part, or of what is left of a divided name; undefined for any other name. */
  nodeOf(name: FiledName): Node | undefined {
    return this.#nodes.get(name);
  }

  /** Returns the parts of names that belong to the entity of a node. */
  joinedTo(name: FiledName): ReadonlySet<FiledName> {
    return this.#joined.get(name) ?? NO_NAMES;
  }

  /** Puts the node in the place of one that differs only in its entity. */
  replaceNode(node: Node): void {
    this.#nodes.set(node.name, node);
  }

  /** Divides a name anew, or no longer where nothing is to be divided; returns the names of all nodes of it that come and go. */
  divide(name: FiledName, division: Division | undefined): FiledName[] {
    const before = name.division?.nodes ?? [];
    for (const node of before) this.#remove(node.name);
    name.division = division;
    const after = division?.nodes ?? [];
    for (const node of after) this.#add(node);
    return [...before, ...after].map((node) => node.name);
  }

  #add(node: Node): void {
    const { name } = node;
    this.#nodes.set(name, node);
    if (name.target === undefined) return;
    const joined = this.#joined.get(name.target);
    if (joined === undefined) this.#joined.set(name.target, new Set([name]));
    else joined.add(name);
  }

  #remove(name: FiledName): void {
    this.#nodes.delete(name);
    if (name.target === undefined) return;
    const joined = this.#joined.get(name.target);
    joined?.delete(name);
    if (joined?.size === 0) this.#joined.delete(name.target);
  }
}

const NO_NAMES: ReadonlySet<FiledName> = new Set();
