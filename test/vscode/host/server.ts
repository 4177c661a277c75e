import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { endWithThis, ownGroup, run, stop } from '../../../scripts/processes.js';
import type { EmbeddedVsCode } from './install.ts';

/** User settings, by their full names. */
export type Settings = Readonly<Record<string, unknown>>;

/** Settings that keep VS Code quiet: no welcome, no updates, no chat, nothing written that nobody saved. */
export const quietSettings: Settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // The default in a browser, `afterDelay`, would write every edit of a test to disk.
  'files.autoSave': 'off',
  'files.hotExit': 'off',
  'git.enabled': false,
  'remote.autoForwardPorts': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.restoreWindows': 'none',
  'workbench.enableExperiments': false,
  // An editor may take the focus a moment after it was opened, when a test has a list open already.
  'workbench.quickOpen.closeOnFocusLost': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

export interface ServerOptions {
  /** An empty folder for everything the server writes: settings, logs, sockets. */
  readonly dataFolder: string;
  readonly settings?: Settings;
  /** A packaged extension to install before the start. */
  readonly vsix?: string;
  /** Added to the environment of the server and so of the extensions. */
  readonly env?: NodeJS.ProcessEnv;
}

export interface Page {
  /** A folder, or a `.code-workspace` file. */
  readonly open?: string;
  /** The folder of an extension in development. */
  readonly extension?: string;
  /** The module whose `run` function the extension host calls. */
  readonly tests?: string;
}

export interface EmbeddedServer {
  /** Returns the address of a workbench, secret included: only who knows it gets in. */
  urlOf(page: Page): string;
  /** Resolves when the server has ended by itself. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * Starts VS Code's server on a free port of 127.0.0.1.
 *
 * @throws Error with the server's output if it does not start, or if the VSIX cannot be installed.
 */
export async function startServer(vscode: EmbeddedVsCode, options: ServerOptions): Promise<EmbeddedServer> {
  const { dataFolder, settings = {}, vsix } = options;
  const userFolder = path.join(dataFolder, 'user');
  mkdirSync(path.join(userFolder, 'User'), { recursive: true });
  writeFileSync(
    path.join(userFolder, 'User/settings.json'),
    JSON.stringify({ ...quietSettings, ...settings }, undefined, 2),
  );
  const folders = [
    ...['--user-data-dir', userFolder],
    ...['--server-data-dir', path.join(dataFolder, 'server')],
    ...['--extensions-dir', path.join(dataFolder, 'extensions')],
  ];
  const script = path.join(vscode.root, 'out/server-main.js');
  const env = serverEnvironment(dataFolder, options.env);

  if (vsix !== undefined) {
    const args = [script, ...folders, '--install-extension', vsix];
    const { code, output } = await run(vscode.node, args, { cwd: dataFolder, env, quiet: true });
    if (code !== 0) throw new Error(`VS Code cannot install ${vsix}:\n${output}`);
  }

  const token = randomBytes(16).toString('hex');
  const child = spawn(vscode.node, [script, ...folders, '--connection-token', token, ...serverFlags], {
    env,
    cwd: dataFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...ownGroup,
  });
  const unregister = endWithThis(child);
  const log = createWriteStream(path.join(dataFolder, 'server.log'));
  const authority = `127.0.0.1:${await listeningPort(child, log)}`;
  return {
    urlOf: ({ extension, ...page }) =>
      workbenchUrl(authority, token, {
        ...page,
        ...(extension === undefined ? {} : { extension: linkTo(extension, dataFolder) }),
      }),
    ended: once(child, 'exit'),
    stop: async () => {
      unregister();
      await stop(child);
    },
  };
}

/**
 * Returns a link to the extension, away from the project: this VS Code lies inside the project, and takes all themes below
 * the folder of an extension in development for that extension's, which it then shows in place of the user's.
 */
function linkTo(extension: string, dataFolder: string): string {
  const link = path.join(dataFolder, path.basename(extension));
  if (!existsSync(link)) symlinkSync(extension, link);
  return link;
}

const serverFlags = [
  ...['--host', '127.0.0.1', '--port', '0', '--accept-server-license-terms'],
  ...['--telemetry-level', 'off', '--disable-telemetry', '--disable-experiments', '--disable-update-check'],
  ...['--disable-workspace-trust', '--disable-getting-started-override'],
  // Without this a built VS Code ignores extensions in development and tests in the address.
  '--enable-smoke-test-driver',
];

function serverEnvironment(dataFolder: string, added: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    ...added,
    // No marketplace, so that nothing is asked of one.
    EXTENSIONS_GALLERY: '{}',
    // Sockets and the device id stay out of the user's folders.
    XDG_RUNTIME_DIR: dataFolder,
    XDG_CACHE_HOME: path.join(dataFolder, 'cache'),
  };
}

function listeningPort(child: ReturnType<typeof spawn>, log: NodeJS.WritableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => {
      reject(new Error(`VS Code's server did not start within three minutes:\n${output}`));
    }, 3 * 60_000);
    const onData = (data: Buffer): void => {
      log.write(data);
      output = (output + data.toString()).slice(-100_000);
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(port);
    };
    child.stdout?.on('data', onData);
    child.stderr?.on('data', onData);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`VS Code's server ended with ${code ?? 'a signal'}:\n${output}`));
    });
  });
}

function workbenchUrl(authority: string, token: string, { open, extension, tests }: Page): string {
  const url = new URL(`http://${authority}/`);
  const remote = (file: string): string => `vscode-remote://${authority}${encodeURI(file)}`;
  url.searchParams.set('tkn', token);
  if (open === undefined) url.searchParams.set('ew', 'true');
  else url.searchParams.set(open.endsWith('.code-workspace') ? 'workspace' : 'folder', open);
  const payload = [
    ['skipWelcome', 'true'],
    ...(extension === undefined ? [] : [['extensionDevelopmentPath', remote(extension)]]),
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
  ];
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}
