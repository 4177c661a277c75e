import { MOST_TELLING, weightOf } from './company.ts';
import type { EntityId } from './entity.ts';
import type { Node } from './node.ts';

/** A name under which something is filed, the same object as long as it is. */
export class FiledName {
  readonly key: EntityId;
  /** How much it says now that two documents both have the name: nothing where it is named everywhere. */
  weight: number;
  /** The shorter names by which somebody filed under this one may be called. */
  readonly shorter: EntityId[] = [];
  /** The look at some shared name that met this one last, and whom of its bearers this one is named with. */
  look = 0;
  bearer = 0;
  #node: Node | undefined;
  readonly #ownWeight: number;

  constructor(key: EntityId) {
    this.key = key;
    this.#ownWeight = weightOf(key);
    this.weight = this.#ownWeight;
  }

  /** All that is filed under the name, or undefined. */
  get node(): Node | undefined {
    return this.#node;
  }

  set node(node: Node | undefined) {
    this.#node = node;
    this.weight = isTold(node) ? 0 : this.#ownWeight;
  }
}

/** Whether the node is named in so many documents that it says nothing of any of them. */
export function isTold(node: Node | undefined): boolean {
  return node !== undefined && node.documents.size > MOST_TELLING;
}
