import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** What the steps of the walkthrough open. */
describe('getting started', () => {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
  const registry = vscode.Uri.joinPath(root, '.dateline/entities.yaml');

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('tells the walkthrough where a copy of the samples is', async () => {
    const { openFolder } = await vscode.commands.executeCommand<{ openFolder: vscode.Uri }>(
      'dateline.openSamples',
      'walkthrough',
    );
    const extension = vscode.extensions.getExtension('dateline.dateline');
    assert.ok(extension);
    const names = async (folder: vscode.Uri): Promise<string[]> =>
      (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
    assert.deepEqual(
      await names(openFolder),
      await names(vscode.Uri.joinPath(extension.extensionUri, 'samples')),
    );
    assert.notEqual(openFolder.path, vscode.Uri.joinPath(extension.extensionUri, 'samples').path);
  });

  it('opens the registry, which it begins where there is none', async () => {
    // Other suites leave theirs behind.
    await vscode.workspace.fs.delete(registry).then(undefined, () => undefined);
    await vscode.commands.executeCommand('dateline.openRegistry');
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), registry.toString());
    assert.match(editor.document.getText(), /^#.*\n\nentities:\n$/);
    assert.equal(editor.selection.active.line, 3);
    assert.equal(editor.document.isDirty, false);
    const written = 'ignore: [Breaking]\n';
    await vscode.workspace.fs.writeFile(registry, new TextEncoder().encode(written));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('dateline.openRegistry');
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(registry)), written);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(registry);
  });

  it('opens the walkthrough', async () => {
    await vscode.commands.executeCommand('dateline.openWalkthrough');
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    assert.match(tab?.label ?? '', /Get Started with Dateline|Walkthrough|Welcome/);
  });
});
