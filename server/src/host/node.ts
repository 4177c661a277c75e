import { execFile } from 'node:child_process';
import { lstat, open, readdir, rm, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { URI } from 'vscode-uri';
import { appendDurably, moveDurably, replaceDurably } from './durable-file.ts';
import { withFileLock } from './file-lock.ts';
import { listRevisions, readRevision } from './git.ts';
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

  isBehindLink: (folder, uri) => isBehindLink(URI.parse(folder).fsPath, URI.parse(uri).fsPath),

  articleFolder: (uri, filter) => new NodeArticleFolder(uri, filter),

  appendFile: (uri, text) => appendDurably(URI.parse(uri).fsPath, text),

  replaceFile: (uri, text) => replaceDurably(URI.parse(uri).fsPath, text),

  async *listFiles(uri: string): AsyncIterable<string> {
    const entries = await readdir(URI.parse(uri).fsPath, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const below = URI.file(path.join(URI.parse(uri).fsPath, entry.name)).toString();
      if (entry.isDirectory()) yield* nodeHost.listFiles(below);
      else if (entry.isFile()) yield below;
    }
  },

  moveFile: (from, to) => moveDurably(URI.parse(from).fsPath, URI.parse(to).fsPath),

  removeFile: (uri) => rm(URI.parse(uri).fsPath, { force: true }),

  withLock: (uri, action) => withFileLock(URI.parse(uri).fsPath, action),

  async userName(folder: string): Promise<string> {
    try {
      const { stdout } = await promisify(execFile)('git', ['config', 'user.name'], {
        cwd: URI.parse(folder).fsPath,
        timeout: 5000,
      });
      if (stdout.trim() !== '') return stdout.trim();
    } catch {
      // There may be no git, no repository, or no name.
    }
    return accountName();
  },

  async filesAtRevision(folder, revision, isWanted) {
    const root = URI.parse(folder).fsPath;
    const files = await readRevision(root, revision, isWanted);
    return new Map([...files].map(([name, bytes]) => [URI.file(path.join(root, name)).toString(), bytes]));
  },

  revisions: (folder) => listRevisions(URI.parse(folder).fsPath),

  yieldToOthers: () => setImmediate(),
};

async function isBehindLink(folder: string, file: string): Promise<boolean> {
  let reached = folder;
  for (const segment of path.relative(folder, file).split(path.sep)) {
    reached = path.join(reached, segment);
    const entry = await lstat(reached).catch(() => undefined);
    if (entry === undefined) return false;
    if (entry.isSymbolicLink()) return true;
  }
  return false;
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

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
    return (
      this.#filter.accepts(relative) &&
      !(await this.#ignored.ignores(relative)) &&
      !(await nodeHost.isBehindLink(this.uri, uri))
    );
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
