import { setImmediate } from 'node:timers/promises';
import type { ArticleFilter, ArticleFolder, FileContent, Host } from '../server/src/host/host.ts';

/** A world that is a map from URI to content; tests change the map and then tell the server. */
export class MemoryHost implements Host {
  readonly files = new Map<string, string | Uint8Array>();
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

  #textOf(uri: string): string {
    const content = this.files.get(uri) ?? '';
    return typeof content === 'string' ? content : new TextDecoder().decode(content);
  }

  yieldToOthers(): Promise<void> {
    return setImmediate();
  }
}
