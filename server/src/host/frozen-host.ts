import type { FileContent, Host } from './host.ts';

/** Returns a world that consists of these files, by their URIs, and never changes: every attempt to write is rejected. */
export function frozenHost(files: ReadonlyMap<string, Uint8Array>): Host {
  const refuse = (): Promise<never> => Promise.reject(new Error('The past cannot be changed.'));
  return {
    readFile(uri, maxBytes): Promise<FileContent> {
      const bytes = files.get(uri);
      if (bytes === undefined) return Promise.reject(new Error(`${uri} is not there`));
      const { length: size } = bytes;
      return Promise.resolve({ size, bytes: size > maxBytes ? new Uint8Array() : bytes });
    },
    kindOf(uri) {
      if (files.has(uri)) return Promise.resolve('file');
      const isFolder = [...files.keys()].some((file) => file.startsWith(`${uri}/`));
      return Promise.resolve(isFolder ? 'folder' : 'none');
    },
    isBehindLink: () => Promise.resolve(false),
    async *listFiles(uri) {
      for (const file of files.keys()) if (file.startsWith(`${uri}/`)) yield await Promise.resolve(file);
    },
    articleFolder: (uri, filter) => ({
      uri,
      async *list(below = uri) {
        for (const file of files.keys()) {
          const isArticle = file.startsWith(`${below}/`) && filter.accepts(pathIn(uri, file));
          if (isArticle) yield await Promise.resolve(file);
        }
      },
      includes: (file) => Promise.resolve(files.has(file) && filter.accepts(pathIn(uri, file))),
    }),
    appendFile: refuse,
    replaceFile: refuse,
    moveFile: refuse,
    removeFile: refuse,
    withLock: refuse,
    filesAtRevision: refuse,
    revisions: () => Promise.resolve([]),
    userName: () => Promise.resolve(''),
    yieldToOthers: () => Promise.resolve(),
  };
}

function pathIn(folder: string, file: string): string {
  return decodeURIComponent(file.slice(folder.length + 1));
}
