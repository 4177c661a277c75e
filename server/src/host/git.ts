import { execFile } from 'node:child_process';
import path from 'node:path';
import type { Revision } from './host.ts';

/** Why git cannot say what it was asked; the message is for people. */
export class GitError extends Error {}

/** Enough to choose from. What is not listed can be typed. */
const BRANCHES_LISTED = 50;
const COMMITS_LISTED = 50;

/**
 * Returns the files of a folder as they were at a revision, by their paths in the folder with `/` between the parts; links
 * and submodules are left out. Two processes read them all, however many they are.
 */
export async function readRevision(
  folder: string,
  revision: string,
  isWanted: (path: string) => boolean,
): Promise<Map<string, Uint8Array>> {
  const commit = await resolveRevision(folder, revision);
  const listing = await runGit(folder, ['ls-tree', '-r', '-z', commit]);
  const files: { readonly path: string; readonly blob: string }[] = [];
  for (const entry of listing.toString('utf8').split('\0')) {
    const match = /^100\d{3} blob ([0-9a-f]+)\t([^]+)$/.exec(entry);
    const [, blob, name] = match ?? [];
    if (blob !== undefined && name !== undefined && isWanted(name)) files.push({ path: name, blob });
  }
  const contents = await runGit(
    folder,
    ['cat-file', '--batch'],
    files.map(({ blob }) => `${blob}\n`).join(''),
  );
  const result = new Map<string, Uint8Array>();
  let position = 0;
  for (const { path: name } of files) {
    // Each is a line `<blob> blob <size>`, then so many bytes, then a line break.
    const lineEnd = contents.indexOf(0x0a, position);
    const size = Number(contents.toString('latin1', position, lineEnd).split(' ')[2]);
    if (!Number.isInteger(size)) throw new GitError(`git cannot read ${name} at ${revision}.`);
    result.set(name, contents.subarray(lineEnd + 1, lineEnd + 1 + size));
    position = lineEnd + 1 + size + 1;
  }
  return result;
}

/** Returns branches and tags, the newest first, and then the latest commits that changed the folder. */
export async function listRevisions(folder: string): Promise<Revision[]> {
  const format = '%(refname)%00%(committerdate:short)%(taggerdate:short)%00%(subject)';
  const references = [
    'for-each-ref',
    '--sort=-creatordate',
    `--count=${BRANCHES_LISTED}`,
    `--format=${format}`,
  ];
  const named = await runGit(folder, [...references, 'refs/heads', 'refs/tags', 'refs/remotes']);
  const commits = await runGit(folder, [
    'log',
    `--max-count=${COMMITS_LISTED}`,
    '--format=%h%x00%cs%x00%s',
    '--',
    '.',
  ]).catch(() => Buffer.alloc(0));
  return [
    ...rowsOf(named).map(([reference, date, subject]): Revision => {
      const name = reference.replace(/^refs\/(?:heads|tags|remotes)\//, '');
      return { name, kind: reference.startsWith('refs/tags/') ? 'tag' : 'branch', date, subject };
    }),
    ...rowsOf(commits).map(([name, date, subject]): Revision => ({ name, kind: 'commit', date, subject })),
  ];
}

function rowsOf(output: Buffer): [string, string, string][] {
  return output
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [first = '', second = '', third = ''] = line.split('\0');
      return [first, second, third];
    });
}

async function resolveRevision(folder: string, revision: string): Promise<string> {
  const verify = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  try {
    return (await runGit(folder, verify)).toString('latin1').trim();
  } catch (error) {
    // With `--quiet`, git says nothing where it only does not know the revision.
    if (error instanceof GitError && error.message === '')
      throw new GitError(`git knows no revision “${revision}” in ${path.basename(folder)}.`);
    throw error;
  }
}

/** Returns what git writes on standard output; rejects with a {@link GitError}. It asks nobody and fetches nothing. */
function runGit(folder: string, args: readonly string[], input = ''): Promise<Buffer> {
  const env = { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' };
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      args,
      { cwd: folder, env, encoding: 'buffer', maxBuffer: Number.POSITIVE_INFINITY },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new GitError(explain(error, stderr.toString('utf8'), folder), { cause: error }));
      },
    );
    // Git may be gone, and its input with it; the callback says why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

function explain(error: { readonly code?: unknown }, stderr: string, folder: string): string {
  if (error.code === 'ENOENT') return 'git is not installed, or it is not on the path.';
  if (stderr.includes('not a git repository')) return `${path.basename(folder)} is in no git repository.`;
  return stderr.trim().replace(/^fatal: /, '');
}
