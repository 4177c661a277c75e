import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { URI } from 'vscode-uri';
import type { ArticleFilter, ArticleFolder, FileContent, Host } from './host.ts';
import { IgnoreFiles } from './ignore-files.ts';

/** The world as Node shows it: a file system. */
export const nodeHost: Host = {
  async readFile(uri: string, maxBytes: number): Promise<FileContent> {
    const file = await open(URI.parse(uri).fsPath, 'r');
    try {
      const { size } = await file.stat();
      return { size, bytes: size > maxBytes ? new Uint8Array() : await file.readFile() };
    } finally {
      await file.close();
    }
  },

  async kindOf(uri: string): Promise<'file' | 'folder' | 'none'> {
    try {
      const entry = await stat(URI.parse(uri).fsPath);
      return entry.isDirectory() ? 'folder' : 'file';
    } catch {
      return 'none';
    }
  },

  articleFolder: (uri, filter) => new NodeArticleFolder(uri, filter),

  yieldToOthers: () => setImmediate(),
};

class NodeArticleFolder implements ArticleFolder {
  readonly uri: string;
  readonly #root: string;
  readonly #filter: ArticleFilter;
  readonly #ignored: IgnoreFiles;

  constructor(uri: string, filter: ArticleFilter) {
    this.uri = uri;
    this.#root = URI.parse(uri).fsPath;
    this.#filter = filter;
    this.#ignored = new IgnoreFiles(this.#root);
  }

  list(below = this.uri): AsyncIterable<string> {
    return this.#listBelow(this.#relative(below));
  }

  async includes(uri: string): Promise<boolean> {
    const relative = this.#relative(uri);
    if (relative === '' || relative.startsWith('../')) return false;
    return this.#filter.accepts(relative) && !(await this.#ignored.ignores(relative));
  }

  #relative(uri: string): string {
    return path.relative(this.#root, URI.parse(uri).fsPath).split(path.sep).join('/');
  }

  /** Links are not followed: they may lead out of the folder or in a circle. */
  async *#listBelow(folder: string): AsyncIterable<string> {
    const entries = await readdir(path.join(this.#root, folder), { withFileTypes: true }).catch(() => []);
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const relative = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (this.#filter.excludes(relative) || (await this.#ignored.ignores(relative, true))) continue;
        yield* this.#listBelow(relative);
      } else if (
        entry.isFile() &&
        this.#filter.accepts(relative) &&
        !(await this.#ignored.ignores(relative))
      ) {
        yield URI.file(path.join(this.#root, relative)).toString();
      }
    }
  }
}
