import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './processes.js';

// Only Node's own modules here: this runs in a fresh clone, before anything is installed.

/** Absolute path of the project. */
export const projectRoot = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Makes the project ready to run: the right Node, and the packages that package-lock.json asks for.
 *
 * @returns {Promise<void>}
 * @throws {Error} If Node is too old or npm fails, with what to do.
 */
export async function setUp() {
  const { engines } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
  const running = process.versions.node;
  const isOld = running.localeCompare(engines.node.replace('>=', ''), 'en', { numeric: true }) < 0;
  if (isOld) throw new Error(`Dateline needs Node ${engines.node}, this is ${running}.`);
  const reason = staleness();
  if (reason === undefined) return;
  console.log(`Installing packages: ${reason} …`);
  const { code } = await run('npm', ['install', '--no-audit', '--no-fund'], { cwd: projectRoot });
  if (code !== 0) throw new Error('npm install failed: see above.');
}

/**
 * Compares what is installed with package-lock.json.
 *
 * @returns {string | undefined} Why an installation is needed, or undefined if it is not.
 */
function staleness() {
  const installed = readPackages('node_modules/.package-lock.json');
  if (installed === undefined) return 'this is a fresh clone';
  for (const [name, { version, link, optional, devOptional }] of Object.entries(
    readPackages('package-lock.json') ?? {},
  )) {
    // Optional packages may be for other platforms; the entry without a name is the project itself.
    if (name === '' || link || optional || devOptional) continue;
    if (installed[name]?.version !== version)
      return `package-lock.json asks for ${name.replace(/^.*node_modules\//, '')} ${version}`;
  }
  return undefined;
}

/** @typedef {{ version: string, link?: boolean, optional?: boolean, devOptional?: boolean }} LockedPackage */

/**
 * @param {string} file A lock file, relative to the project.
 * @returns {Record<string, LockedPackage> | undefined} Its packages by their folders; undefined if there is no such file.
 */
function readPackages(file) {
  const lockFile = path.join(projectRoot, file);
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : undefined;
}
