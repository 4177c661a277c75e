import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';

/** @typedef {() => void | Promise<void>} Cleanup */

/** @type {Set<Cleanup>} */
const cleanups = new Set();

/** @type {Promise<never> | undefined} */
let ending;

let listensToSignals = false;

/**
 * Spawn options that give a child a process group of its own, so that it can be ended with all that it starts. Windows has
 * no such groups.
 */
export const ownGroup = { detached: process.platform !== 'win32' };

/**
 * Runs a command to its end and shows its output while it runs.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} [options] `quiet` keeps the output to the result.
 * @returns {Promise<{ code: number, output: string }>} The exit code (1 if a signal ended it) and all it wrote.
 */
export function run(command, args, { cwd, env = process.env, quiet = false } = {}) {
  const colors = process.stdout.isTTY && !env['NO_COLOR'] ? { FORCE_COLOR: '1' } : {};
  // On Windows, `npm` and `code` are scripts that only a shell can start, and a shell splits at spaces.
  const shell = process.platform === 'win32' && (command === 'npm' || command.endsWith('.cmd'));
  const quote = (/** @type {string} */ word) => (shell ? `"${word}"` : word);
  const child = spawn(quote(command), args.map(quote), {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...env, ...colors },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell,
    ...ownGroup,
  });
  const unregister = endWithThis(child);
  let output = '';
  for (const [from, to] of /** @type {const} */ ([
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ])) {
    from.setEncoding('utf8');
    from.on('data', (/** @type {string} */ text) => {
      output += text;
      if (!quiet) to.write(text);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      unregister();
      reject(new Error(`Cannot run ${command}: ${error.message}`, { cause: error }));
    });
    child.once('close', (code) => {
      unregister();
      // Nobody shall report as a failure that this process ends its children.
      if (ending === undefined) resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Ends a child, which must have been spawned with `ownGroup`, and all that it started.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>} Resolves when all are gone.
 */
export async function stop({ pid }) {
  if (pid !== undefined) await terminate(groupOf(pid));
}

/**
 * Ends a process politely, after five seconds by force.
 *
 * @param {number} id A process, or a group of processes as a negative number.
 * @returns {Promise<void>} Resolves when it is gone.
 */
export async function terminate(id) {
  const deadline = Date.now() + 5000;
  let isAlive = signal(id, 'SIGTERM');
  while (isAlive) {
    await setTimeout(50);
    isAlive = signal(id, Date.now() < deadline ? 0 : 'SIGKILL');
  }
}

/**
 * @param {number} id A process, or a group as a negative number.
 * @param {NodeJS.Signals | 0} name 0 only asks.
 * @returns {boolean} Whether there is such a process.
 */
function signal(id, name) {
  try {
    return process.kill(id, name);
  } catch {
    return false;
  }
}

/** @param {number} pid A process spawned with `ownGroup`. */
const groupOf = (pid) => (ownGroup.detached ? -pid : pid);

/**
 * Ends a child, which must have been spawned with `ownGroup`, when this process ends.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => void} Takes that back, once the child has ended.
 */
export function endWithThis(child) {
  const unregister = beforeEnd(() => stop(child));
  // When this process crashes there is no time to be polite.
  const kill = () => child.pid !== undefined && signal(groupOf(child.pid), 'SIGKILL');
  process.once('exit', kill);
  return () => {
    unregister();
    process.off('exit', kill);
  };
}

/**
 * Registers what must be done before this process ends, by `end` or by a signal: children to stop, folders to remove.
 *
 * @param {Cleanup} cleanup
 * @returns {() => void} Takes the registration back.
 */
export function beforeEnd(cleanup) {
  endOnSignals();
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

/**
 * Does what was registered with `beforeEnd`, latest first, and ends this process. The first call decides the exit code.
 *
 * @param {number} code The exit code.
 * @returns {Promise<never>}
 */
export function end(code) {
  ending ??= cleanUp().then(() => process.exit(code));
  return ending;
}

/**
 * Prints an error and its cause, and ends this process with 1. Errors that come while it ends are only echoes of that.
 *
 * @param {unknown} error
 * @returns {Promise<never>}
 */
export function fail(error) {
  for (let e = error; ending === undefined && e !== undefined; e = e instanceof Error ? e.cause : undefined) {
    console.error(e instanceof Error ? e.message : e);
  }
  return end(1);
}

async function cleanUp() {
  for (const cleanup of [...cleanups].reverse()) {
    cleanups.delete(cleanup);
    try {
      await cleanup();
    } catch (error) {
      console.error(error);
    }
  }
}

/** Makes Ctrl+C, SIGTERM and the end of npm end this process in the orderly way of `end`. */
function endOnSignals() {
  if (listensToSignals) return;
  listensToSignals = true;
  process.on('SIGINT', () => void end(130));
  process.on('SIGTERM', () => void end(143));
  if (process.env['npm_lifecycle_event'] === undefined) return;
  // npm passes signals on to the shell between us, which dies of them without a word.
  const { ppid } = process;
  setInterval(() => process.ppid !== ppid && void end(143), 200).unref();
}
