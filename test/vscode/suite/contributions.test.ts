import assert from 'node:assert/strict';
import * as vscode from 'vscode';

interface Contributions {
  readonly commands: readonly {
    readonly command: string;
    readonly title: string;
    readonly category: string;
  }[];
  readonly keybindings: readonly { readonly command: string; readonly key: string; readonly mac: string }[];
  readonly menus: {
    readonly commandPalette: readonly { readonly command: string; readonly when: string }[];
  };
}

describe('what the extension contributes', () => {
  let contributions: Contributions;

  before(async () => {
    const extension = vscode.extensions.getExtension('dateline.dateline');
    assert.ok(extension);
    await extension.activate();
    contributions = (extension.packageJSON as { contributes: Contributions }).contributes;
  });

  it('registers its commands and no others', async () => {
    const registered = (await vscode.commands.getCommands(true)).filter((id) => id.startsWith('dateline.'));
    const contributed = contributions.commands.map(({ command }) => command);
    assert.deepEqual(registered.sort(), contributed.sort());
  });

  it('has a key for every command that a person can run', () => {
    const hidden = contributions.menus.commandPalette
      .filter(({ when }) => when === 'false')
      .map(({ command }) => command);
    const bound = contributions.keybindings.map(({ command }) => command);
    const visible = contributions.commands.map(({ command }) => command).filter((id) => !hidden.includes(id));
    assert.deepEqual(bound.sort(), visible.sort());
    const keys = contributions.keybindings.map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length, 'two commands have the same key');
  });

  it('wraps the lines of articles, and colors names wherever articles are written', () => {
    const settingsOf = (languageId: string): vscode.WorkspaceConfiguration =>
      vscode.workspace.getConfiguration('editor', { languageId });
    assert.equal(settingsOf('article').inspect('wordWrap')?.defaultLanguageValue, 'on');
    for (const language of ['article', 'plaintext', 'markdown']) {
      assert.equal(settingsOf(language).get('semanticHighlighting.enabled'), true, language);
    }
  });

  it('knows its languages', async () => {
    const languages = await vscode.languages.getLanguages();
    assert.ok(languages.includes('article'));
    assert.ok(languages.includes('dateline-notation'));
  });
});
