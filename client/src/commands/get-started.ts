import {
  commands,
  type ExtensionContext,
  Selection,
  Uri,
  window,
  workspace,
  type WorkspaceFolder,
} from 'vscode';
import { REGISTRY_HEADING } from '../../../server/src/lsp/messages.ts';
import { showPassingMessage } from '../editor.ts';
import type { Handlers } from './handlers.ts';

/** The commands that lead a newcomer on: the walkthrough itself, and what its steps open. */
export function gettingStartedCommands(context: ExtensionContext): Handlers {
  return {
    'dateline.openWalkthrough': () =>
      commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#start`, false),
    'dateline.openSamples': (from) => openSamples(context, from),
    'dateline.openRegistry': () => openRegistry(),
  };
}

/**
 * Opens a copy of the samples, which a person may change and which the next version of the extension leaves alone. To the
 * walkthrough it returns the folder: VS Code then opens it, with the walkthrough at the same step.
 */
async function openSamples(
  { extensionUri, globalStorageUri }: ExtensionContext,
  from: unknown,
): Promise<{ readonly openFolder: Uri } | undefined> {
  const copy = Uri.joinPath(globalStorageUri, 'samples');
  if (!(await exists(copy))) await workspace.fs.copy(Uri.joinPath(extensionUri, 'samples'), copy);
  if (from === 'walkthrough') return { openFolder: copy };
  const forceNewWindow = workspace.workspaceFolders !== undefined;
  await commands.executeCommand('vscode.openFolder', copy, { forceNewWindow });
  return undefined;
}

/** Opens the registry of the folder; if it has none yet, a new one, with the cursor where its first entry begins. */
async function openRegistry(): Promise<void> {
  const folder = await chooseFolder();
  if (folder === undefined) return;
  const registry = Uri.joinPath(folder.uri, '.dateline/entities.yaml');
  const isNew = !(await exists(registry));
  if (isNew)
    await workspace.fs.writeFile(registry, new TextEncoder().encode(`${REGISTRY_HEADING}\nentities:\n`));
  const editor = await window.showTextDocument(registry);
  if (!isNew) return;
  const { end } = editor.document.lineAt(editor.document.lineCount - 1).range;
  editor.selection = new Selection(end, end);
}

/** Returns the folder of the active editor, else the only one, else the one that the person chooses. */
async function chooseFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) showPassingMessage('Open a folder of articles first');
  const active = window.activeTextEditor?.document.uri;
  const folder =
    (active && workspace.getWorkspaceFolder(active)) ?? (folders.length === 1 ? folders[0] : undefined);
  if (folder !== undefined || folders.length === 0) return folder;
  return window.showWorkspaceFolderPick({ placeHolder: 'The registry of which folder?' });
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
