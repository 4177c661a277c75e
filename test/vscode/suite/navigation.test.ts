import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openArticle, placeCursor, selectedText, until } from './articles.ts';

const ARTICLE = `Merkel meets Obama

BERLIN (Reuters) - German Chancellor Angela Merkel met US President Barack Obama in Berlin on Monday.

Angela Merkel said the talks had been good. Barack Obama then left for Paris.
`;

describe('going from mention to mention', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('goes to the mentions of an entity in order, and back', async () => {
    const editor = await openArticle(ARTICLE);
    placeCursor(editor, 'Angela Merkel');
    await vscode.commands.executeCommand('dateline.nextMention');
    assert.equal(selectedText(), 'Angela Merkel');
    assert.equal(editor.selection.active.line, 4);
    await vscode.commands.executeCommand('dateline.previousMention');
    assert.equal(selectedText(), 'Angela Merkel');
    assert.equal(editor.selection.active.line, 2);
  });

  it('goes to the mentions of anything', async () => {
    const editor = await openArticle(ARTICLE);
    placeCursor(editor, 'Angela Merkel', 2);
    const visited: string[] = [];
    for (let i = 0; i < 2; i++) {
      await vscode.commands.executeCommand('dateline.nextAnyMention');
      visited.push(selectedText());
    }
    await vscode.commands.executeCommand('dateline.previousAnyMention');
    visited.push(selectedText());
    assert.deepEqual(visited, ['Barack Obama', 'Paris', 'Barack Obama']);
  });

  it('stays where it is where nothing is named', async () => {
    const editor = await openArticle(ARTICLE);
    placeCursor(editor, 'talks');
    const before = editor.selection;
    await vscode.commands.executeCommand('dateline.nextMention');
    assert.deepEqual(editor.selection, before);
  });

  it('follows the links of a hover', async () => {
    const target = await openArticle(ARTICLE);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: 'elsewhere' }));
    const range = { start: { line: 2, character: 37 }, end: { line: 2, character: 50 } };
    await vscode.commands.executeCommand('dateline.goToMention', target.document.uri.toString(), range);
    assert.equal(vscode.window.activeTextEditor?.document, target.document);
    assert.equal(selectedText(), 'Angela Merkel');
  });
});

describe('Go to Entity', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('shows an entity while the person moves through the list, and leads back on Escape', async () => {
    const editor = await openArticle(ARTICLE);
    placeCursor(editor, 'talks');
    const { document, selection } = editor;
    const isBack = (): boolean =>
      vscode.window.activeTextEditor?.document === document &&
      vscode.window.activeTextEditor.selection.isEqual(selection);

    const done = vscode.commands.executeCommand('dateline.goToEntity');
    await until('an entity is shown', async () => {
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      return !isBack();
    });
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await done;
    assert.ok(isBack(), 'not back where it began');
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    assert.equal(tabs.length, 1, 'a preview was left open');
  });

  it('goes to the entity that is accepted', async () => {
    const editor = await openArticle(ARTICLE);
    placeCursor(editor, 'talks');
    const done = vscode.commands.executeCommand('dateline.goToEntity');
    await until('an entity is shown', async () => {
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      return vscode.window.activeTextEditor?.selection.isEmpty === false;
    });
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await done;
    assert.notEqual(selectedText(), '');
  });
});
