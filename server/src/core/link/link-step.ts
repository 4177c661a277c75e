import type { EntityId } from './entity.ts';
import type { FiledDocument } from './entity-table.ts';

/** What has to be looked at again in one step of linking, and what becomes of it. */
export class LinkStep {
  /** Keys of nodes whose place has to be found anew. */
  readonly unsettled = new Set<EntityId>();
  /** Keys of names that may have to be divided in another way. */
  readonly doubtful = new Set<EntityId>();
  /** Keys of nodes that are other ones now, or gone. */
  readonly changed = new Set<EntityId>();
  /** For each name in a changed document, before or after the change, those documents. */
  readonly touched = new Map<EntityId, string[]>();
  /** URIs of documents that are other ones now, or gone. */
  readonly documents = new Set<string>();
  readonly #namesByUri = new Map<string, ReadonlySet<EntityId | undefined>>();

  /** Notes all names in a changed document, before and after the change. */
  touch(uri: string, all: FiledDocument['names']): void {
    const names = new Set(all);
    this.#namesByUri.set(uri, names);
    for (const name of names) {
      if (name === undefined) continue;
      const uris = this.touched.get(name);
      if (uris === undefined) this.touched.set(name, [uri]);
      else uris.push(uri);
    }
  }

  /** Whether the document names others, or something else of them, than before. */
  isChanged(uri: string): boolean {
    return this.#namesByUri.has(uri);
  }

  /** Returns the names in a changed document, before and after the change. */
  *namesIn(uri: string): Iterable<EntityId> {
    for (const name of this.#namesByUri.get(uri) ?? []) if (name !== undefined) yield name;
  }
}
