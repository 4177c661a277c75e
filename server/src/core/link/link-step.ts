import type { DocumentEntry } from './document-entry.ts';
import type { FiledName } from './filed-name.ts';
import { NodeDraft } from './node.ts';

/** A name that changed documents have or had, in one step. */
export interface TouchedName {
  readonly name: FiledName;
  /** Those documents. */
  readonly documents: DocumentEntry[];
  /** What becomes of its node, where they say something else of it than before. */
  draft?: NodeDraft;
}

/** What has to be looked at again in one step of linking, and what becomes of it. */
export class LinkStep {
  /** Names whose place has to be found anew. */
  readonly unsettled = new Set<FiledName>();
  /** Names that may have to be divided in another way. */
  readonly doubtful = new Set<FiledName>();
  /** Names whose nodes are other ones now, or gone. */
  readonly changed = new Set<FiledName>();
  readonly touched = new Map<FiledName, TouchedName>();
  /** Documents that are other ones now, or gone. */
  readonly documents = new Set<DocumentEntry>();
  readonly #names = new Map<DocumentEntry, readonly FiledName[]>();

  /** Notes all names in a changed document, before and after the change, each once. */
  touch(document: DocumentEntry, names: readonly FiledName[]): void {
    this.#names.set(document, names);
    for (const name of names) this.#touched(name).documents.push(document);
  }

  /** Returns what becomes of a name's node. */
  draftOf(name: FiledName): NodeDraft {
    const touched = this.#touched(name);
    return (touched.draft ??= new NodeDraft(name, name.node));
  }

  #touched(name: FiledName): TouchedName {
    let touched = this.touched.get(name);
    if (touched === undefined) {
      touched = { name, documents: [] };
      this.touched.set(name, touched);
    }
    return touched;
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
