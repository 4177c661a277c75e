import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { beforeEnd, run } from '../../../scripts/processes.js';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Returns the Chromium or Chrome of this machine (`CHROMIUM_PATH` says which), or undefined. */
function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = [
    process.env.CHROMIUM_PATH ?? '',
    ...names.flatMap((name) => folders.map((folder) => path.join(folder, name))),
  ];
  return candidates.find((file) => file !== '' && existsSync(file));
}

/**
 * Returns the path of Chromium, after installing Debian's package if it is missing and may be installed.
 *
 * @throws Error that says what to install.
 */
export async function ensureChromium(report: (line: string) => void): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  const advice =
    'Install Chromium or Chrome (on Debian: apt-get install chromium), or name it in CHROMIUM_PATH.';
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    throw new Error(`No Chromium on this machine. ${advice}`);
  }
  report('Installing Chromium (apt-get install chromium) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { quiet: true, env });
  const args = ['install', '-y', '--no-install-recommends', 'chromium'];
  const { output } = await run('apt-get', args, { quiet: true, env });
  const installed = findChromium();
  if (installed === undefined) throw new Error(`apt-get could not install Chromium. ${advice}\n${output}`);
  return installed;
}

/** Starts a headless Chromium that can reach this machine and nothing else. */
export async function launchBrowser(executablePath: string): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath,
    timeout: 3 * 60_000,
    // `scripts/processes.js` ends what this process started.
    handleSIGINT: false,
    handleSIGTERM: false,
    args: [
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost',
    ],
  });
  browser.once(
    'disconnected',
    beforeEnd(() => browser.close()),
  );
  return browser;
}
