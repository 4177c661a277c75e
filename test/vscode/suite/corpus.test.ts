import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './articles.ts';

const FIRST = `British Prime Minister David Cameron met French President Francois Hollande in Paris on Monday.

"I support the action President Hollande has taken against ISIL," Cameron said.
`;
const SECOND = `The Islamic State group, which is also known as ISIL or Daesh, holds large parts of Syria.

Hollande told reporters in Paris on Tuesday that France would act against Daesh.
`;

/** The features that the editor asks of the server, over articles on the disk. */
describe('a corpus of articles', () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
  const first = vscode.Uri.joinPath(folder, 'corpus-test/first.txt');
  const second = vscode.Uri.joinPath(folder, 'corpus-test/second.txt');
  const third = vscode.Uri.joinPath(folder, 'corpus-test/third.txt');
  let document: vscode.TextDocument;

  before(async () => {
    await write(first, FIRST);
    await write(second, SECOND);
    document = await vscode.workspace.openTextDocument(second);
    await vscode.window.showTextDocument(document);
    await until('the other article is read', async () => (await articlesNaming('Hollande')).length === 2);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'corpus-test'), { recursive: true });
  });

  it('shows the card of an entity, and nothing for another word', async () => {
    const card = await hoverOn('Hollande');
    assert.match(card, /\*\*Francois Hollande\*\* · person/);
    assert.match(card, /First in .*first/);
    assert.equal(await hoverOn('reporters'), '');
  });

  it('goes from a short name to the full one in another article', async () => {
    const [target] = await ask<vscode.LocationLink[]>('vscode.executeDefinitionProvider', 'Hollande');
    assert.ok(target);
    assert.equal(target.targetUri.path, first.path);
    const opened = await vscode.workspace.openTextDocument(target.targetUri);
    assert.equal(opened.getText(target.targetRange), 'Francois Hollande');
  });

  it('goes from an acronym to the name that it stands for', async () => {
    const [target] = await ask<vscode.LocationLink[]>('vscode.executeDefinitionProvider', 'Daesh');
    assert.ok(target);
    assert.equal(document.getText(target.targetRange), 'Islamic State');
  });

  it('outlines the article by type', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      second,
    );
    assert.deepEqual(symbols.map(({ name }) => name).sort(), ['Organizations', 'People', 'Places']);
  });

  it('finds an entity once, where it is first named', async () => {
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'Hollande',
    );
    const names = found.map(({ name, location }) => `${name} in ${location.uri.path}`);
    assert.deepEqual(names, [`Francois Hollande in ${first.path}`]);
  });

  it('colors what is typed at once', async () => {
    const before = await countTokens();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(second, new vscode.Position(2, 0), 'Angela Merkel flew to Berlin. ');
    await vscode.workspace.applyEdit(edit);
    assert.equal(await countTokens(), before + 2);
    await vscode.commands.executeCommand('undo');
    assert.equal(await countTokens(), before);
  });

  it('follows files that appear and vanish on the disk', async () => {
    await write(third, 'President Francois Hollande spoke in Lyon.\n');
    await until('the new article is read', async () =>
      (await articlesNaming('Hollande')).includes(third.path),
    );
    await vscode.workspace.fs.delete(third);
    await until('it is forgotten', async () => !(await articlesNaming('Hollande')).includes(third.path));
  });

  async function write(uri: vscode.Uri, text: string): Promise<void> {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  }

  function ask<T>(command: string, word: string): Thenable<T> {
    const position = document.positionAt(document.getText().indexOf(word) + 1);
    return vscode.commands.executeCommand<T>(command, second, position);
  }

  async function hoverOn(word: string): Promise<string> {
    const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', word);
    return hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      .filter((text) => text.includes(' · '))
      .join('\n');
  }

  async function articlesNaming(word: string): Promise<string[]> {
    const found = await ask<vscode.Location[]>('vscode.executeReferenceProvider', word);
    return [...new Set(found.map(({ uri }) => uri.path))].filter((path) => path.includes('corpus-test'));
  }

  async function countTokens(): Promise<number> {
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
      'vscode.provideDocumentSemanticTokens',
      second,
    );
    return (tokens?.data.length ?? 0) / 5;
  }
});
