import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './articles.ts';

interface Contributions {
  readonly commands: readonly {
    readonly command: string;
    readonly title: string;
    readonly category: string;
  }[];
  readonly keybindings: readonly {
    readonly command: string;
    readonly key: string;
    readonly when?: string;
  }[];
  readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly menus: {
    readonly commandPalette: readonly { readonly command: string; readonly when: string }[];
    readonly 'dateline.editor': readonly { readonly command: string }[];
  };
  readonly viewsWelcome: readonly { readonly contents: string }[];
  readonly walkthroughs: readonly {
    readonly id: string;
    readonly steps: readonly {
      readonly id: string;
      readonly description: string;
      readonly media: { readonly image: Readonly<Record<string, string>> };
      readonly completionEvents: readonly string[];
    }[];
  }[];
}

describe('what the extension contributes', () => {
  let contributions: Contributions;
  let extensionUri: vscode.Uri;

  before(async () => {
    const extension = vscode.extensions.getExtension('dateline.dateline');
    assert.ok(extension);
    ({ extensionUri } = extension);
    await extension.activate();
    contributions = (extension.packageJSON as { contributes: Contributions }).contributes;
  });

  it('registers its commands and no others', async () => {
    const findRegistered = async (): Promise<string[]> =>
      (await vscode.commands.getCommands(true)).filter((id) => id.startsWith('dateline.'));
    await until('the command of the server is there', async () =>
      (await findRegistered()).includes('dateline.decide'),
    );
    // Every view has commands that VS Code makes, as `dateline.entities.focus`.
    const views = Object.values(contributions.views).flatMap((each) => each.map(({ id }) => `${id}.`));
    const registered = (await findRegistered()).filter((id) => !views.some((view) => id.startsWith(view)));
    const contributed = contributions.commands.map(({ command }) => command);
    assert.deepEqual(registered.sort(), contributed.sort());
  });

  it('has a key for every command that a person can run', () => {
    const hidden = contributions.menus.commandPalette
      .filter(({ when }) => when === 'false' || when === 'dateline.reviewing')
      .map(({ command }) => command);
    const bound = new Set(contributions.keybindings.map(({ command }) => command));
    const visible = contributions.commands.map(({ command }) => command).filter((id) => !hidden.includes(id));
    assert.deepEqual(
      visible.filter((id) => !bound.has(id)),
      [],
    );
    const keys = contributions.keybindings.map(({ key, when = '' }) => `${key} when ${when}`);
    assert.deepEqual(
      keys.filter((key, index) => keys.indexOf(key) < index),
      [],
      'two commands have the same key',
    );
  });

  it('has keys without Ctrl only in the review mode, in its views and in its lists', () => {
    const bare = contributions.keybindings.filter(({ key }) => !/^(ctrl|cmd)/.test(key));
    assert.ok(bare.length > 10);
    for (const { key, when = '' } of bare) {
      assert.match(
        when,
        /^dateline\.reviewing && editorTextFocus|^focusedView (==|=~) (dateline|\/\^dateline)|^inQuickInput && dateline/,
        key,
      );
    }
  });

  it('names the keys of the text in the menu of the text', () => {
    // A menu shows the last key of a command. Delete would delete the text that the menu was opened on.
    for (const { command } of contributions.menus['dateline.editor']) {
      const last = contributions.keybindings.findLast((binding) => binding.command === command);
      assert.match(last?.key ?? '', /^ctrl\+k /, command);
    }
  });

  it('writes no Markdown where VS Code shows it as it is written', () => {
    for (const { contents } of contributions.viewsWelcome) assert.doesNotMatch(contents, /[`*_]/);
  });

  it('has a walkthrough whose steps show a picture and are completed by what exists', async () => {
    const registered = await vscode.commands.getCommands(true);
    for (const { id, description, media, completionEvents } of contributions.walkthroughs.flatMap(
      ({ steps }) => steps,
    )) {
      for (const picture of Object.values(media.image))
        await vscode.workspace.fs.stat(vscode.Uri.joinPath(extensionUri, picture));
      const linked = [...description.matchAll(/\(command:(?:toSide:)?([\w.]+)/g)].map(
        ([, command = '']) => command,
      );
      const awaited = completionEvents.flatMap((event) => /^onCommand:(.+)$/.exec(event)?.slice(1) ?? []);
      assert.ok(linked.length > 0 && completionEvents.length > 0, id);
      for (const command of [...linked, ...awaited]) assert.ok(registered.includes(command), command);
    }
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
