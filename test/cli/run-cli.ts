import { execFile, execFileSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CLI = path.join(ROOT, 'dist/cli.cjs');

before('build what ships', () => {
  execFileSync(process.execPath, ['esbuild.js'], { cwd: ROOT, stdio: 'ignore' });
});

export interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as it ships. */
export function runCli(args: readonly string[], input = '', cwd?: string): Promise<Result> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [CLI, ...args],
      { cwd, maxBuffer: 1 << 26 },
      (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, out, err });
      },
    );
    child.stdin?.end(input);
  });
}
