import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DatelineApi } from '../../../client/src/extension.ts';
import { EntityListRequest, UndoRequest } from '../../../server/src/lsp/messages.ts';
import { placeCursor, until } from './articles.ts';

const ARTICLE = `President Emmanuel Macron met Barack Obama in Berlin on Monday.

Macron thanked Obama.
`;
const FILE = `# Confirmed by the desk
entities:
  - id: person/emmanuel-macron
    type: person
    name: Emmanuel Macron # never without first name
    aliases:
      - Macron
    wikidata: Q3052772
  - id: person/brigitte-macron
    type: person
    name: Brigitte Macron
    not: [person/emmanuel-macron]
`;

/** The registry of entities, opened and edited as any file of the workspace. */
describe('the registry file', () => {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
  const registry = vscode.Uri.joinPath(root, '.dateline/entities.yaml');
  const folder = vscode.Uri.joinPath(root, 'registry-test');
  const article = vscode.Uri.joinPath(folder, 'monday.txt');
  let editor: vscode.TextEditor;
  let ask: DatelineApi['ask'];

  before(async () => {
    const extension = vscode.extensions.getExtension<DatelineApi>('dateline.dateline');
    assert.ok(extension);
    ({ ask } = await extension.activate());
    await vscode.workspace.fs.writeFile(article, new TextEncoder().encode(ARTICLE));
    await vscode.workspace.fs.writeFile(registry, new TextEncoder().encode(FILE));
    editor = await vscode.window.showTextDocument(registry);
    await until('the registry is in force', async () => {
      const { items } = await ask(EntityListRequest, { query: 'Emmanuel Macron' });
      return items.some(({ isRegistered }) => isRegistered);
    });
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folder, { recursive: true });
    await vscode.workspace.fs.delete(registry);
  });

  function positionOf(text: string): vscode.Position {
    placeCursor(editor, text);
    return editor.selection.active;
  }

  it('is YAML, and served all the same', () => {
    assert.equal(editor.document.languageId, 'yaml');
  });

  it('has its problems at their lines while it is written, until they are mended', async () => {
    const line = positionOf('type: person').line;
    const range = editor.document.lineAt(line).range;
    await editor.edit((builder) => {
      builder.replace(range, '    type: animal');
    });
    const problems = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(registry);
    await until('the problem is there', () => problems().length > 0);
    const [problem] = problems();
    assert.equal(problem?.range.start.line, line);
    assert.equal(problem.source, 'Dateline');
    assert.match(problem.message, /"type" must be one of person, organization, place/);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      registry,
      problem.range,
    );
    const fix = actions.find(({ title }) => title === 'Change to person');
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    await until('the problem is gone', () => problems().length === 0);
    assert.equal(editor.document.getText(), FILE);
    await editor.document.save();
  });

  it('shows the card of an entity', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      registry,
      positionOf('Macron\n    wikidata'),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n');
    assert.match(text, /\*\*Emmanuel Macron\*\* · person · \[Q3052772\]/);
    assert.match(text, /Called Macron: 1 mention in 1 article/);
  });

  it('leads to the article, and to other entries', async () => {
    const definitionOf = async (text: string): Promise<string> => {
      const [found] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        registry,
        positionOf(text),
      );
      assert.ok(found);
      const document = await vscode.workspace.openTextDocument(found.targetUri);
      return `${document.getText(found.targetRange)} in ${vscode.workspace.asRelativePath(found.targetUri)}`;
    };
    assert.equal(await definitionOf('Emmanuel Macron #'), 'Emmanuel Macron in registry-test/monday.txt');
    assert.equal(
      await definitionOf('person/emmanuel-macron]'),
      'person/emmanuel-macron in .dateline/entities.yaml',
    );
  });

  it('is renamed in as an article is: comments stay, and one undo takes it back', async () => {
    await vscode.commands.executeCommand(
      'vscode.executeDocumentRenameProvider',
      registry,
      positionOf('Emmanuel Macron #'),
      'Emmanuel J. Macron',
    );
    const { document } = editor;
    await until('the editor shows the new name', () =>
      document.getText().includes('name: Emmanuel J. Macron # never without first name\n'),
    );
    assert.equal(document.isDirty, false);
    assert.match(document.getText(), /^# Confirmed by the desk\n[^]* {6}- Emmanuel Macron\n/);
    const { items } = await ask(EntityListRequest, { query: 'Emmanuel' });
    assert.equal(items[0]?.name, 'Emmanuel J. Macron');
    await ask(UndoRequest, {});
    await until('the editor shows the old name', () => document.getText() === FILE);
  });
});
