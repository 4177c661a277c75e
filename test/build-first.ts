import { execFileSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');

/** The folder of what ships, which is built before the first test of a run in which any test imports this. */
export const DIST = path.join(ROOT, 'dist');

before('build what ships', () => {
  execFileSync(process.execPath, ['esbuild.js'], { cwd: ROOT, stdio: 'ignore' });
});
