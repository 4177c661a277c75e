import type { EntityId } from './entity.ts';
import type { Node } from './node.ts';
import { isPart, targetOf } from './part-key.ts';

/** What the articles of one name mean, as far as they do not all mean the same. */
export interface Division {
  /** For each document that the name's own node loses, the key of the node that gets it. */
  readonly keys: ReadonlyMap<string, EntityId>;
  /** The nodes that come of it: the parts, and under the name's own key what is left, which may be without documents. */
  readonly nodes: readonly Node[];
}

/** The names whose articles mean several entities. What it says takes the place of the nodes as filed. */
export class NameParts {
  readonly #divisions = new Map<EntityId, Division>();
  readonly #nodes = new Map<EntityId, Node>();
  readonly #joined = new Map<EntityId, Set<EntityId>>();

  /** Returns the keys of the documents that a name's own node loses. */
  keysOf(name: EntityId): ReadonlyMap<string, EntityId> {
    return this.#divisions.get(name)?.keys ?? NOTHING;
  }

  nodeOf(key: EntityId): Node | undefined {
    return this.#nodes.get(key);
  }

  /** Returns the keys of the parts of names that belong to the entity of a node. */
  joinedTo(key: EntityId): Iterable<EntityId> {
    return this.#joined.get(key) ?? NO_KEYS;
  }

  /** Puts the node in the place of one that differs only in its entity. */
  replaceNode(node: Node): void {
    this.#nodes.set(node.key, node);
  }

  /** Divides a name anew, or no longer where nothing is to be divided; returns the keys of all nodes of it that come and go. */
  divide(name: EntityId, division: Division | undefined): EntityId[] {
    const before = this.#divisions.get(name)?.nodes ?? [];
    for (const { key } of before) this.#remove(key);
    if (division === undefined) this.#divisions.delete(name);
    else this.#divisions.set(name, division);
    const after = division?.nodes ?? [];
    for (const node of after) this.#add(node);
    return [...before, ...after].map(({ key }) => key);
  }

  #add(node: Node): void {
    this.#nodes.set(node.key, node);
    if (!isPart(node.key)) return;
    const target = targetOf(node.key);
    const joined = this.#joined.get(target);
    if (joined === undefined) this.#joined.set(target, new Set([node.key]));
    else joined.add(node.key);
  }

  #remove(key: EntityId): void {
    this.#nodes.delete(key);
    const target = targetOf(key);
    const joined = this.#joined.get(target);
    joined?.delete(key);
    if (joined?.size === 0) this.#joined.delete(target);
  }
}

const NO_KEYS: readonly EntityId[] = [];
const NOTHING: ReadonlyMap<string, EntityId> = new Map();
