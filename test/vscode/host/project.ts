import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEnd } from '../../../scripts/processes.js';

/** Absolute path of the project, which is also the extension in development. */
export const projectRoot = path.resolve(import.meta.dirname, '../../..');

/** Everything that is downloaded to run VS Code lands here, ignored by git. */
export const cacheFolder = path.join(projectRoot, '.vscode-test');

export interface TemporaryFolder {
  readonly path: string;
  remove(): void;
}

/**
 * Returns a new empty folder, which is removed at the latest when this process ends. Its path is short, because VS Code
 * puts sockets into it and their names are limited.
 */
export function createTemporaryFolder(): TemporaryFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'dateline-'));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  const unregister = beforeEnd(remove);
  return {
    path: folder,
    remove: () => {
      unregister();
      remove();
    },
  };
}
