/**
 * Runs the suites of `test/vscode/suite` inside a real VS Code, on a copy of a folder of articles:
 * `npm run test:vscode [folder]`. Desktop VS Code where there is one, else the embedded one (see `host/README.md`).
 */
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { beforeEnd, end, fail } from '../../scripts/processes.js';
import { chosenVsCode, endVsCode, findDesktopVsCode } from './host/desktop.ts';
import { ensureChromium } from './host/browser.ts';
import { installEmbedded } from './host/install.ts';
import { createTemporaryFolder, projectRoot } from './host/project.ts';
import { quietSettings } from './host/server.ts';

const temporary = createTemporaryFolder();
const finished = path.join(temporary.path, 'finished');
const profile = path.join(temporary.path, 'profile');
beforeEnd(() => endVsCode(profile));

try {
  const folder = path.join(temporary.path, 'articles');
  cpSync(path.resolve(process.argv[2] ?? path.join(projectRoot, 'samples')), folder, { recursive: true });
  mkdirSync(path.join(profile, 'User'), { recursive: true });
  writeFileSync(path.join(profile, 'User/settings.json'), JSON.stringify(quietSettings));
  await runTests({
    vscodeExecutablePath: await findExecutable(),
    extensionDevelopmentPath: projectRoot,
    extensionTestsPath: path.join(projectRoot, 'out/test/vscode/index.cjs'),
    extensionTestsEnv: { DATELINE_TEST_FINISHED: finished },
    launchArgs: [folder, '--disable-extensions', `--user-data-dir=${profile}`],
  });
  if (!existsSync(finished)) throw new Error('VS Code ended before the tests did.');
} catch (error) {
  await fail(error);
}
await end(0);

async function findExecutable(): Promise<string> {
  const desktop = await findDesktopVsCode(chosenVsCode(), console.log);
  if (desktop !== undefined) return desktop;
  // Before the tests, so that their time limit is theirs alone.
  await installEmbedded(console.log);
  await ensureChromium(console.log);
  return path.join(projectRoot, 'test/vscode/host/code.js');
}
