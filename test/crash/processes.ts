import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** A folder on the disk with a bundled program next to it that writes; bundled, because it is started a thousand times. */
export class CrashSite {
  readonly #root: string;
  readonly #writer: string;
  #folders = 0;

  private constructor(root: string) {
    this.#root = root;
    this.#writer = path.join(root, 'writer.mjs');
  }

  /** @param program the name of a program in this folder */
  static async prepare(program: 'writer.ts' | 'step-writer.ts' = 'writer.ts'): Promise<CrashSite> {
    const site = new CrashSite(await mkdtemp(path.join(tmpdir(), 'dateline-crash-')));
    await build({
      entryPoints: [path.join(import.meta.dirname, program)],
      outfile: site.#writer,
      bundle: true,
      platform: 'node',
      format: 'esm',
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
      logLevel: 'error',
    });
    return site;
  }

  /** Returns the URI of a folder that is not there yet. */
  newFolder(): string {
    return pathToFileURL(path.join(this.#root, `corpus ${this.#folders++}`)).toString();
  }

  start(...args: readonly [folder: string, ...more: (string | number)[]]): Writer {
    return new Writer(spawn(process.execPath, [this.#writer, ...args.map(String)]));
  }

  async remove(): Promise<void> {
    await rm(this.#root, { recursive: true, force: true });
  }
}

/** A running writer, and what it has acknowledged so far. */
export class Writer {
  readonly acknowledged: string[] = [];
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: Interface;
  readonly #exited: Promise<void>;
  #errors = '';

  constructor(child: ChildProcessWithoutNullStreams) {
    this.#process = child;
    this.#lines = createInterface({ input: child.stdout });
    child.stderr.on('data', (data: Buffer) => (this.#errors += data.toString()));
    this.#exited = new Promise((resolve) =>
      child.once('close', () => {
        resolve();
      }),
    );
  }

  /** Kills the process so many acknowledgements after the first one, at whatever it is doing then. */
  async killAfter(acknowledgements: number): Promise<void> {
    for await (const line of this.#lines) {
      this.acknowledged.push(line);
      if (this.acknowledged.length === acknowledgements) this.#process.kill('SIGKILL');
    }
    await this.#exited;
    if (this.#errors !== '') throw new Error(this.#errors);
  }

  /** Resolves with all that the process says when it has ended, however it does. */
  async output(): Promise<string[]> {
    const lines: string[] = [];
    for await (const line of this.#lines) lines.push(line);
    await this.#exited;
    if (this.#errors !== '') throw new Error(this.#errors);
    return lines;
  }

  /** Resolves when all is decided. */
  async finish(): Promise<void> {
    for await (const line of this.#lines) {
      if (line === 'done') return;
      this.acknowledged.push(line);
    }
    throw new Error(`The writer has died: ${this.#errors}`);
  }

  /** Has the process read the folder anew; returns what it says then. */
  async report(): Promise<string> {
    const line = new Promise<string>((resolve) => {
      createInterface({ input: this.#process.stdout }).once('line', resolve);
    });
    this.#process.stdin.write('report\n');
    const report = await line;
    await this.#exited;
    return report;
  }
}
