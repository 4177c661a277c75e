import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { terminate } from '../../../scripts/processes.js';
import { cacheFolder } from './project.ts';

/** Which VS Code to run: `DATELINE_VSCODE=desktop` or `=embedded` says so, else what this machine can. */
export type VsCodeChoice = 'desktop' | 'embedded' | 'any';

/**
 * Returns what the environment asks for.
 *
 * @throws Error if it asks for something else than the two there are.
 */
export function chosenVsCode(): VsCodeChoice {
  const choice = process.env.DATELINE_VSCODE ?? '';
  if (choice === '') return 'any';
  if (choice === 'desktop' || choice === 'embedded') return choice;
  throw new Error(`DATELINE_VSCODE is "${choice}"; it can be "desktop" or "embedded".`);
}

/** Where VS Code's main process notes its id, in its user data folder. */
export const mainProcessFile = 'code.lock';

/** Returns the `code` command of an installed VS Code, or undefined. */
export function findCodeCommand(): string | undefined {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
}

/** Whether a window can be opened. Only Linux machines commonly have no screen. */
export const hasScreen =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

/**
 * Returns the executable of desktop VS Code, downloaded once into `.vscode-test`, or undefined if it cannot be had or shown.
 * Whether it can be downloaded is decided within seconds.
 *
 * @throws Error if desktop VS Code was asked for and cannot be had.
 */
export async function findDesktopVsCode(
  choice: VsCodeChoice,
  report: (line: string) => void,
): Promise<string | undefined> {
  if (choice === 'embedded' || (choice === 'any' && !hasScreen)) return undefined;
  report('Looking for desktop VS Code (downloaded once into .vscode-test) …');
  try {
    return await downloadAndUnzipVSCode({
      version: 'stable',
      cachePath: cacheFolder,
      timeout: 5000,
      reporter: new SilentReporter(),
    });
  } catch (error) {
    if (choice === 'desktop') throw new Error('Desktop VS Code cannot be downloaded.', { cause: error });
    report(`Desktop VS Code cannot be downloaded: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/**
 * Ends the VS Code that runs with a profile. The command that opened it only waits for it, so it must be found: the process
 * that owns the windows notes its id in the profile.
 */
export async function endVsCode(userDataFolder: string): Promise<void> {
  const lockFile = path.join(userDataFolder, mainProcessFile);
  if (existsSync(lockFile)) await terminate(Number(readFileSync(lockFile, 'utf8')));
}
