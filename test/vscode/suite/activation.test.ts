import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension', () => {
  it('is activated by an article', async () => {
    const extension = vscode.extensions.getExtension('dateline.dateline');
    assert.ok(extension, 'VS Code does not know the extension');
    const [article] = await vscode.workspace.findFiles('*.txt', undefined, 1);
    assert.ok(article, 'no article in the folder');
    await vscode.window.showTextDocument(article);
    await extension.activate();
    assert.ok(extension.isActive);
  });
});
