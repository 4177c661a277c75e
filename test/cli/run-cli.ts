import { execFile } from 'node:child_process';
import path from 'node:path';
import { DIST } from '../build-first.ts';

const CLI = path.join(DIST, 'cli.cjs');

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
