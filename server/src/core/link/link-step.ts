import type { DocumentEntry } from './document-entry.ts';
import type { EntityId } from './entity.ts';
import type { FiledName } from './filed-name.ts';

/** What has to be looked at again in one step of linking, and what becomes of it. */
export class LinkStep {
  /** Keys of nodes whose place has to be found anew. */
  readonly unsettled = new Set<EntityId>();
  /** Keys of names that may have to be divided in another way. */
  readonly doubtful = new Set<EntityId>();
  /** Keys of nodes that are other ones now, or gone. */
  readonly changed = new Set<EntityId>();
  /** For each name in a changed document, before or after the change, those documents. */
  readonly touched = new Map<EntityId, DocumentEntry[]>();
  /** Documents that are other ones now, or gone. */
  readonly documents = new Set<DocumentEntry>();
  readonly #names = new Map<DocumentEntry, readonly FiledName[]>();

  /** Notes all names in a changed document, before and after the change, each once. */
  touch(document: DocumentEntry, names: readonly FiledName[]): void {
    this.#names.set(document, names);
    for (const { key } of names) {
      const documents = this.touched.get(key);
      if (documents === undefined) this.touched.set(key, [document]);
      else documents.push(document);
    }
  }

  /** Whether the document names others, or something else of them, than before. */
  isChanged(document: DocumentEntry): boolean {
    return this.#names.has(document);
  }

  /** Returns the names in a changed document, before and after the change; undefined for one that says what it said. */
  namesIn(document: DocumentEntry): readonly FiledName[] | undefined {
    return this.#names.get(document);
  }
}
