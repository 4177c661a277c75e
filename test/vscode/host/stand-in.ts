/**
 * Stands in for the `code` executable in test runs: takes the flags that `@vscode/test-electron` passes, runs the tests
 * in the extension host of the embedded VS Code, relays what they print and ends with their exit code.
 */
import { cpSync, createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { end, fail } from '../../../scripts/processes.js';
import { ensureChromium, launchBrowser } from './browser.ts';
import { mainProcessFile } from './desktop.ts';
import { installEmbedded } from './install.ts';
import { cacheFolder } from './project.ts';
import { startServer } from './server.ts';

/** Put by the test suite before every line it prints; all else on the console is the workbench's own log. */
const mark = '\u0001';
const timeLimit = 20 * 60_000;

try {
  await runTests();
} catch (error) {
  await fail(error);
}

/** Starts the tests; the workbench says when they are over. */
async function runTests(): Promise<void> {
  const { extension, tests, folder, profile } = readFlags();
  mkdirSync(profile, { recursive: true });
  // As desktop VS Code does, so that whoever started this can end it.
  writeFileSync(path.join(profile, mainProcessFile), `${process.pid}`);
  const [vscode, chromium] = await Promise.all([installEmbedded(console.log), ensureChromium(console.log)]);
  const [server, browser] = await Promise.all([
    startServer(vscode, { dataFolder: profile, env: { DATELINE_TEST_MARK: mark } }),
    launchBrowser(chromium),
  ]);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  const endWith = async (code: number): Promise<void> => {
    if (code !== 0) await keepEvidence(page, profile);
    await end(code);
  };
  const log = createWriteStream(path.join(profile, 'workbench.log'));
  // VS Code calls these two in the page that runs tests.
  await page.exposeFunction('codeAutomationLog', (_type: string, [first, ...rest]: unknown[]) => {
    const fromTests = typeof first === 'string' && first.startsWith(mark);
    const line = format(...(fromTests ? [first.slice(mark.length), ...rest] : [first, ...rest]));
    (fromTests ? process.stdout : log).write(`${line}\n`);
  });
  await page.exposeFunction('codeAutomationExit', endWith);
  page.once('crash', () => {
    console.error('The page that shows VS Code crashed.');
    void endWith(1);
  });
  setTimeout(() => {
    console.error(`The tests did not end within ${timeLimit / 60_000} minutes.`);
    void endWith(124);
  }, timeLimit);
  await page.goto(server.urlOf({ open: folder, extension, tests }), { timeout: 3 * 60_000 });
}

/**
 * Returns the flags that matter; the others are for Electron.
 *
 * @throws Error if one is missing.
 */
function readFlags(): Record<'extension' | 'tests' | 'folder' | 'profile', string> {
  const { values, positionals } = parseArgs({
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
      'extensions-dir': { type: 'string' },
    },
  });
  const required = (name: string, value: unknown): string => {
    if (typeof value !== 'string') throw new Error(`This VS Code only runs tests, and ${name} is missing.`);
    return path.resolve(value);
  };
  return {
    extension: required('--extensionDevelopmentPath', values.extensionDevelopmentPath),
    tests: required('--extensionTestsPath', values.extensionTestsPath),
    folder: required('the folder to open', positionals[0]),
    profile: required('--user-data-dir', values['user-data-dir']),
  };
}

/** Leaves a screenshot and the logs where they outlive the profile. */
async function keepEvidence(page: Page, profile: string): Promise<void> {
  const folder = path.join(cacheFolder, 'failure');
  mkdirSync(folder, { recursive: true });
  // After a crash there is no picture to take.
  await page.screenshot({ path: path.join(folder, 'workbench.png'), timeout: 5000 }).catch(() => undefined);
  for (const file of ['server.log', 'workbench.log'])
    cpSync(path.join(profile, file), path.join(folder, file));
  console.error(`See the screenshot and the logs in ${folder}`);
}
