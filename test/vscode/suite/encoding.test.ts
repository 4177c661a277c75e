import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DatelineApi } from '../../../client/src/extension.ts';
import { EntityListRequest, EntityMentionsRequest } from '../../../server/src/lsp/messages.ts';
import { until } from './articles.ts';

/** “Mañana,” said Ottilie Brandvold – in Zürich. */
const WINDOWS_1252 = Uint8Array.from([
  0x93,
  0x4d,
  0x61,
  0xf1,
  0x61,
  0x6e,
  0x61,
  0x2c,
  0x94,
  ...new TextEncoder().encode(' said Ottilie Brandvold '),
  0x96,
  ...new TextEncoder().encode(' in Z'),
  0xfc,
  ...new TextEncoder().encode('rich.\n'),
]);

describe('articles in an older encoding', () => {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
  const article = vscode.Uri.joinPath(root, 'older-encoding.txt');
  const files = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('files');

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await files().update('encoding', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.workspace.fs.delete(article);
  });

  it('are read from the disk as VS Code shows them', async () => {
    const extension = vscode.extensions.getExtension<DatelineApi>('dateline.dateline');
    assert.ok(extension);
    const { ask } = await extension.activate();
    await vscode.workspace.fs.writeFile(article, WINDOWS_1252);
    await files().update('encoding', 'windows1252', vscode.ConfigurationTarget.Workspace);
    const find = async (): Promise<string | undefined> =>
      (await ask(EntityListRequest, { query: 'Ottilie Brandvold' })).items[0]?.id;
    await until('the article is read', async () => (await find()) !== undefined);
    const found = await ask(EntityMentionsRequest, { id: (await find()) ?? '' });
    const [onDisk] = found?.mentions ?? [];
    assert.ok(onDisk);
    const document = await vscode.workspace.openTextDocument(article);
    assert.equal(document.getText(), '“Mañana,” said Ottilie Brandvold – in Zürich.\n');
    const { start, end } = onDisk.range;
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    assert.equal(document.getText(range), 'Ottilie Brandvold');
  });
});
