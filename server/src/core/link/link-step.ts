import type { DocumentEntry } from './document-entry.ts';
import type { FiledName } from './filed-name.ts';
import { NodeDraft } from './node.ts';

/** A name that changed documents have or had, in one step. */
export interface TouchedName {
  readonly name: FiledName;
  /** Those documents. */
  readonly documents: DocumentEntry[];
  /** What becomes of its node, where they say something else of it than before. */
  draft: NodeDraft | undefined;
}

/** What has to be looked at again in one step of linking, and what becomes of it. */
export class LinkStep {
  /** Names whose place has to be found anew. */
  readonly unsettled = new Set<FiledName>();
  /** Names that may have to be divided in another way. */
  readonly doubtful = new Set<FiledName>();
  /** Names whose nodes are other ones now, or gone. */
  readonly changed = new Set<FiledName>();
  readonly touched: TouchedName[] = [];
  /** Documents that are other ones now, or gone. */
  readonly documents = new Set<DocumentEntry>();
  readonly #names = new Map<DocumentEntry, readonly FiledName[]>();

  /** Notes names in a document that changes, before and after the change, each once; it may change again. */
  touch(document: DocumentEntry, names: readonly FiledName[]): void {
    const before = this.#names.get(document) ?? NO_NAMES;
    const others = before.length === 0 ? names : names.filter((name) => !before.includes(name));
    this.#names.set(document, before.length === 0 ? names : [...before, ...others]);
    for (const name of others) {
      if (name.touched === undefined) {
        name.touched = { name, documents: [document], draft: undefined };
        this.touched.push(name.touched);
      } else name.touched.documents.push(document);
    }
  }

  /** Returns the draft of the node of a name that is touched, or undefined for any other. */
  draftOf(name: FiledName): NodeDraft | undefined {
    const { touched } = name;
    return touched && (touched.draft ??= new NodeDraft(name, name.node));
  }

  /** Whether the document names others, or something else of them, than before. */
  isChanged(document: DocumentEntry): boolean {
    return this.#names.has(document);
  }

  /** Returns the names in a changed document, before and after the change; undefined for one that says what it said. */
  namesIn(document: DocumentEntry): readonly FiledName[] | undefined {
    return this.#names.get(document);
  }

  /** Ends the step, after which another one may touch names. */
  end(): void {
    for (const { name } of this.touched) name.touched = undefined;
  }
}

const NO_NAMES: readonly FiledName[] = [];
