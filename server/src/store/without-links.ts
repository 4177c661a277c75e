import type { FileHost } from '../host/host.ts';

export const LINKS_ARE_NOT_FOLLOWED =
  'Dateline follows no link in a workspace folder, because it may lead out of it; put a real file or folder there';

/**
 * Returns a world in which files below a folder are read and written only where they really are in it: a link in a folder
 * from somebody else must not have anything written elsewhere. The folder itself may be reached through links.
 */
export function withoutLinks(host: FileHost, folder: string): FileHost {
  const check = async (...uris: readonly string[]): Promise<void> => {
    for (const uri of uris)
      if (await host.isBehindLink(folder, uri)) throw new Error(`${uri}: ${LINKS_ARE_NOT_FOLLOWED}`);
  };
  return {
    readFile: async (uri, maxBytes) => {
      await check(uri);
      return host.readFile(uri, maxBytes);
    },
    appendFile: async (uri, text) => {
      await check(uri);
      await host.appendFile(uri, text);
    },
    replaceFile: async (uri, text) => {
      await check(uri);
      await host.replaceFile(uri, text);
    },
    moveFile: async (from, to) => {
      await check(from, to);
      return host.moveFile(from, to);
    },
    removeFile: async (uri) => {
      await check(uri);
      await host.removeFile(uri);
    },
    withLock: async (uri, action) => {
      await check(uri);
      return host.withLock(uri, action);
    },
    listFiles: async function* (uri) {
      if (!(await host.isBehindLink(folder, uri))) yield* host.listFiles(uri);
    },
    kindOf: (uri) => host.kindOf(uri),
    isBehindLink: (below, uri) => host.isBehindLink(below, uri),
  };
}
