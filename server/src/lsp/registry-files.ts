import { parseRegistryFile, type LocatedEntry, type RegistryFile } from '../core/decisions/registry-file.ts';
import { findEntry } from '../core/features/registry/definition.ts';
import type { RegistryStore } from '../store/registry-store.ts';
import type { DecisionSession } from './decision-session.ts';
import type { DocumentFollower } from './document-sync.ts';
import type { OpenDocument } from './workspace.ts';

/** Whether a document is a registry of entities and no article. */
export function isRegistryFile(uri: string): boolean {
  return uri.endsWith('/.dateline/entities.yaml');
}

/** A registry file that is asked about. */
export interface AskedFile {
  readonly uri: string;
  readonly file: RegistryFile;
}

/**
 * The registry files as an editor shows them: those that are open as they are there, saved or not, the others as they are
 * on the disk. Only what is saved is in force.
 */
export class RegistryFiles implements DocumentFollower {
  readonly #session: DecisionSession;
  readonly #open = new Map<string, OpenDocument>();
  readonly #read = new Map<string, RegistryFile>();

  /** Called when an editor opened or closed a file. */
  onOpen: () => void = () => undefined;
  /** Called with every edit. */
  onEdit: () => void = () => undefined;

  constructor(session: DecisionSession) {
    this.#session = session;
  }

  openDocument(document: OpenDocument): void {
    this.#open.set(document.uri, document);
    this.onOpen();
  }

  editDocument(): void {
    this.onEdit();
  }

  /** Takes over what was saved at once, because not every client watches files. */
  documentSaved(uri: string): Promise<void> {
    return this.#session.filesChanged([uri]);
  }

  closeDocument(uri: string): void {
    this.#open.delete(uri);
    this.#read.delete(uri);
    this.onOpen();
  }

  /** All that are known, open or not. */
  get uris(): Set<string> {
    return new Set([...this.#stores()].map(({ uri }) => uri).concat(...this.#open.keys()));
  }

  /** Returns a file as the editor shows it, or undefined for a document that is none. */
  at(uri: string): RegistryFile | undefined {
    const document = this.#open.get(uri);
    if (document === undefined) return this.storeOf(uri)?.file;
    const text = document.getText();
    let file = this.#read.get(uri);
    if (file?.text !== text) {
      file = parseRegistryFile(text);
      this.#read.set(uri, file);
    }
    return file;
  }

  /** Returns what is kept of a file of a workspace folder; undefined for one that is in no folder's own `.dateline`. */
  storeOf(uri: string): RegistryStore | undefined {
    for (const store of this.#stores()) if (store.uri === uri) return store;
    return undefined;
  }

  /** Whether an editor shows something else than the disk has. */
  isUnsaved(uri: string): boolean {
    const saved = this.storeOf(uri)?.file.text.replace(/^\ufeff/, '');
    return this.#open.has(uri) && this.at(uri)?.text.replace(/^\ufeff/, '') !== saved;
  }

  /** Returns where an entity is registered, in the file as the editor shows it. */
  locate(id: string): (AskedFile & { readonly entry: LocatedEntry }) | undefined {
    for (const uri of this.uris) {
      const file = this.at(uri);
      const entry = file && findEntry(file, id);
      if (file !== undefined && entry !== undefined) return { uri, file, entry };
    }
    return undefined;
  }

  *#stores(): Iterable<RegistryStore> {
    for (const { registry } of this.#session.stores) yield registry;
  }
}
