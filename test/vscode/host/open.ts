import path from 'node:path';
import { beforeEnd, run } from '../../../scripts/processes.js';
import { chosenVsCode, endVsCode, findCodeCommand, findDesktopVsCode, hasScreen } from './desktop.ts';
import { installEmbedded } from './install.ts';
import { createTemporaryFolder, projectRoot } from './project.ts';
import { startServer } from './server.ts';

/**
 * Opens VS Code with the extension on a folder and resolves when it is closed: desktop VS Code where there is one,
 * else the embedded one, which a browser of this machine shows. It has a profile of its own that is removed at the end.
 *
 * @throws Error if there is no VS Code for this machine, or if it fails.
 */
export async function openVsCode(folder: string): Promise<void> {
  const choice = chosenVsCode();
  const installed = choice !== 'embedded' && hasScreen ? findCodeCommand() : undefined;
  const executable = installed ?? (await findDesktopVsCode(choice, console.log));
  const profile = createTemporaryFolder();
  if (executable === undefined) await openEmbedded(folder, profile.path);
  else await openDesktop(executable, folder, profile.path);
}

async function openDesktop(executable: string, folder: string, profile: string): Promise<void> {
  console.log(`Opening ${executable} on ${folder} with a profile of its own. Ctrl+C closes it.`);
  const userData = path.join(profile, 'user');
  beforeEnd(() => endVsCode(userData));
  const { code, output } = await run(
    executable,
    [
      ...['--wait', '--new-window', '--skip-welcome', '--skip-release-notes', '--disable-workspace-trust'],
      ...[
        '--user-data-dir',
        path.join(profile, 'user'),
        '--extensions-dir',
        path.join(profile, 'extensions'),
      ],
      // Electron refuses to run as root inside its sandbox.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--extensionDevelopmentPath=${projectRoot}`,
      folder,
    ],
    { quiet: true },
  );
  if (code !== 0) throw new Error(`VS Code ended with ${code}:\n${output}`);
}

async function openEmbedded(folder: string, profile: string): Promise<void> {
  const vscode = await installEmbedded(console.log);
  const server = await startServer(vscode, { dataFolder: profile });
  console.log('VS Code runs here; open it in a browser of this machine:\n');
  console.log(`  ${server.urlOf({ open: folder, extension: projectRoot })}\n`);
  console.log('Ctrl+C stops it.');
  await server.ended;
}
