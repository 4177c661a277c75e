import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  WatchKind,
  type Connection,
  type FileSystemWatcher,
} from 'vscode-languageserver';
import type { DecisionSession } from './decision-session.ts';
import { readSettings, type Settings } from './settings.ts';
import { reportStatus } from './status.ts';
import type { Workspace } from './workspace.ts';

/** What the client can do, as it said when it initialized. */
export interface ClientAbilities {
  /** URIs of the workspace folders. */
  readonly folders: readonly string[];
  readonly sendsConfiguration: boolean;
  readonly announcesConfiguration: boolean;
  readonly announcesFolders: boolean;
  readonly watchesFiles: boolean;
  readonly watchesRelativePatterns: boolean;
  readonly showsProgress: boolean;
  readonly refreshesTokens: boolean;
}

/** Reads the articles of the workspace folders and keeps following settings, folders and files; resolves once it does. */
export async function followWorkspace(
  connection: Connection,
  workspace: Workspace,
  session: DecisionSession,
  abilities: ClientAbilities,
): Promise<void> {
  reportStatus(connection, workspace, abilities);
  const watched = new Map<string, { dispose(): void }>();

  const watch = async (folders: readonly string[]): Promise<void> => {
    if (!abilities.watchesFiles) return;
    for (const folder of folders) {
      const watchers = [watcherOf(folder, abilities)];
      watched.set(
        folder,
        await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }),
      );
    }
  };

  connection.onDidChangeConfiguration(async () => {
    const settings = await fetchSettings(connection, abilities);
    session.setAuthor(settings.author);
    await workspace.configure(settings);
  });
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const uris = changes.map(({ uri }) => uri);
    await session.filesChanged(uris);
    await workspace.filesChanged(uris);
  });
  if (abilities.announcesFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
      for (const { uri } of removed) watched.get(uri)?.dispose();
      workspace.removeFolders(removed.map(({ uri }) => uri));
      await watch(added.map(({ uri }) => uri));
      await workspace.addFolders(added.map(({ uri }) => uri));
    });
  }
  if (abilities.announcesConfiguration)
    await connection.client.register(DidChangeConfigurationNotification.type);

  await watch(abilities.folders);
  const settings = await fetchSettings(connection, abilities);
  session.setAuthor(settings.author);
  await workspace.start(settings, abilities.folders);
}

/** Everything below the folder is watched, because the event of a folder that goes or comes stands for all its files. */
function watcherOf(folder: string, { watchesRelativePatterns }: ClientAbilities): FileSystemWatcher {
  const kind = WatchKind.Create | WatchKind.Change | WatchKind.Delete;
  return { globPattern: watchesRelativePatterns ? { baseUri: folder, pattern: '**' } : '**', kind };
}

async function fetchSettings(
  connection: Connection,
  { sendsConfiguration }: ClientAbilities,
): Promise<Settings> {
  if (!sendsConfiguration) return readSettings(undefined, undefined, undefined);
  const [section, filesExclude, filesEncoding] = (await connection.workspace.getConfiguration([
    { section: 'dateline' },
    { section: 'files.exclude' },
    { section: 'files.encoding' },
  ])) as unknown[];
  return readSettings(section, filesExclude, filesEncoding);
}
