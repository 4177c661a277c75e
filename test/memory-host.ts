import { setImmediate } from 'node:timers/promises';
import type { ArticleFilter, ArticleFolder, FileContent, Host, Revision } from '../server/src/host/host.ts';

/** A world that is a map from URI to content; tests change the map and then tell the server. */
export class MemoryHost implements Host {
  readonly files = new Map<string, string | Uint8Array>();
  /** The files as they were, by the names of revisions. */
  readonly past = new Map<string, ReadonlyMap<string, string | Uint8Array>>();
  /** How many files were read, so that tests can see what was not. */
  reads = 0;
  readonly #locks = new Map<string, Promise<unknown>>();

  readFile(uri: string, maxBytes: number): Promise<FileContent> {
    this.reads++;
    const content = this.files.get(uri);
    if (content === undefined) return Promise.reject(new Error(`${uri} is not there`));
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return Promise.resolve({ size: bytes.length, bytes: bytes.length > maxBytes ? new Uint8Array() : bytes });
  }

  kindOf(uri: string): Promise<'file' | 'folder' | 'none'> {
    if (this.files.has(uri)) return Promise.resolve('file');
    const isFolder = [...this.files.keys()].some((file) => file.startsWith(`${uri}/`));
    return Promise.resolve(isFolder ? 'folder' : 'none');
  }

  isBehindLink(): Promise<boolean> {
    return Promise.resolve(false);
  }

  articleFolder(uri: string, filter: ArticleFilter): ArticleFolder {
    const accepts = (file: string): boolean =>
      file.startsWith(`${uri}/`) && filter.accepts(file.slice(uri.length + 1));
    const { files } = this;
    return {
      uri,
      async *list(below = uri) {
        for (const file of [...files.keys()]) {
          if (file.startsWith(`${below}/`) && accepts(file)) yield await Promise.resolve(file);
        }
      },
      includes: (file) => Promise.resolve(accepts(file)),
    };
  }

  appendFile(uri: string, text: string): Promise<void> {
    const before = this.#textOf(uri);
    const isInsideLine = before !== '' && !before.endsWith('\n');
    this.files.set(uri, `${before}${isInsideLine ? '\n' : ''}${text}`);
    return Promise.resolve();
  }

  replaceFile(uri: string, text: string): Promise<void> {
    this.files.set(uri, text);
    return Promise.resolve();
  }

  async *listFiles(uri: string): AsyncIterable<string> {
    for (const file of [...this.files.keys()])
      if (file.startsWith(`${uri}/`)) yield await Promise.resolve(file);
  }

  moveFile(from: string, to: string): Promise<boolean> {
    const content = this.files.get(from);
    if (content === undefined) return Promise.reject(new Error(`${from} is not there`));
    if (this.files.has(to)) return Promise.resolve(false);
    this.files.delete(from);
    this.files.set(to, content);
    return Promise.resolve(true);
  }

  removeFile(uri: string): Promise<void> {
    this.files.delete(uri);
    return Promise.resolve();
  }

  async withLock<T>(uri: string, action: () => Promise<T>): Promise<T> {
    const result = (this.#locks.get(uri) ?? Promise.resolve()).then(action);
    this.#locks.set(
      uri,
      result.catch(() => undefined),
    );
    return result;
  }

  userName(): Promise<string> {
    return Promise.resolve('Ana');
  }

  filesAtRevision(
    folder: string,
    revision: string,
    isWanted: (path: string) => boolean,
  ): Promise<ReadonlyMap<string, Uint8Array>> {
    const files = this.past.get(revision);
    if (files === undefined) return Promise.reject(new Error(`git knows no revision “${revision}”.`));
    return Promise.resolve(
      new Map(
        [...files]
          .filter(([uri]) => uri.startsWith(`${folder}/`) && isWanted(uri.slice(folder.length + 1)))
          .map(([uri, content]) => [
            uri,
            typeof content === 'string' ? new TextEncoder().encode(content) : content,
          ]),
      ),
    );
  }

  revisions(): Promise<Revision[]> {
    return Promise.resolve(
      [...this.past.keys()].map((name) => ({ name, kind: 'branch', date: '2026-03-01', subject: '' })),
    );
  }

  #textOf(uri: string): string {
    const content = this.files.get(uri) ?? '';
    return typeof content === 'string' ? content : new TextDecoder().decode(content);
  }

  yieldToOthers(): Promise<void> {
    return setImmediate();
  }
}
