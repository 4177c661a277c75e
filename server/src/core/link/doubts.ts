import { isSampled, MOST_OCCASIONS } from './company.ts';
import type { EntityId } from './entity.ts';
import { isTold, mayBeDivided, type FiledNames } from './filed-names.ts';
import type { LinkStep } from './link-step.ts';
import type { Node } from './node.ts';

/** A step that touches so many names is not worth finding out which others it cannot touch. */
const MANY_NAMES = 500;

const NOTHING: readonly string[] = [];

/** Finds the shared names that have to be divided anew because of what documents say around their bearers now. */
export class Doubts {
  readonly #names: FiledNames;
  readonly #step: LinkStep;
  readonly #telling = new Map<string, ReadonlySet<EntityId>>();

  constructor(names: FiledNames, step: LinkStep) {
    this.#names = names;
    this.#step = step;
  }

  /** Marks the names that a node may be called by, for which the given documents say something else around it now. */
  add(key: EntityId, uris: readonly string[], before: Node | undefined): void {
    const node = this.#names.nodes.get(key);
    const { doubtful, touched } = this.#step;
    if (this.#names.isInDoubt(key)) doubtful.add(key);
    if (isTold(before) !== isTold(node)) this.#addNamesBeside([before, node]);
    if (node === undefined || !this.#isLookedAt(node, before, uris)) return;
    const isWholly = [before, node].every((one) => (one?.documents.size ?? 0) <= MOST_OCCASIONS);
    const mayBeFar = isWholly && touched.size <= MANY_NAMES;
    for (const name of this.#names.namesOf(node)) {
      const shared = this.#names.nodes.get(name);
      if (shared === undefined || !mayBeDivided(shared)) continue;
      const isFar = mayBeFar && shared.roles.length === 0 && !this.#isNear(shared, uris);
      if (!isFar) doubtful.add(name);
    }
  }

  /** Whether what the documents say around the node counts for those who bear its names. */
  #isLookedAt(node: Node, before: Node | undefined, uris: readonly string[]): boolean {
    if (this.#names.namesakes.has(node.key)) return true;
    const nodes = before === undefined ? [node] : [before, node];
    if (nodes.some(({ documents }) => documents.size <= MOST_OCCASIONS)) return true;
    return nodes.some(({ documents }) => uris.some((uri) => isSampled(documents, uri)));
  }

  /** Only what is named in few documents tells whom they mean; where that begins or ends, all their names are in doubt. */
  #addNamesBeside(nodes: readonly (Node | undefined)[]): void {
    for (const node of nodes) {
      for (const uri of node?.documents ?? NOTHING) {
        // What the changed documents name is touched, and so in doubt by itself.
        if (this.#step.isChanged(uri)) continue;
        for (const name of this.#names.documents.get(uri)?.names ?? NOTHING)
          if (name !== undefined && this.#names.isInDoubt(name)) this.#step.doubtful.add(name);
      }
    }
  }

  /** Whether the documents of a shared name have any telling name in common with the given ones. */
  #isNear({ documents }: Node, uris: readonly string[]): boolean {
    return uris.some((uri) => {
      const telling = this.#tellingNamesIn(uri);
      if (telling.size === 0) return false;
      for (const other of documents)
        for (const name of this.#names.documents.get(other)?.names ?? NOTHING)
          if (name !== undefined && telling.has(name)) return true;
      return false;
    });
  }

  /** Returns those names in a changed document, before and after the change, that say something of others beside them. */
  #tellingNamesIn(uri: string): ReadonlySet<EntityId> {
    let telling = this.#telling.get(uri);
    if (telling === undefined) {
      telling = new Set([...this.#step.namesIn(uri)].filter((name) => this.#names.weightOf(name) > 0));
      this.#telling.set(uri, telling);
    }
    return telling;
  }
}
