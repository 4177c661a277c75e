import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DatelineApi } from '../../../client/src/extension.ts';
import {
  AnnotateAllPreviewRequest,
  ArticleEntitiesRequest,
  DecideRequest,
  EntityListRequest,
  OrphansRequest,
  ReviewQueueRequest,
  UndoRequest,
  type ArticleMention,
  type EntityListItem,
  type OrphanItem,
} from '../../../server/src/lsp/messages.ts';
import { placeCursor, selectedText, until } from './articles.ts';

const FIRST = `British Prime Minister David Cameron met French President Francois Hollande in Paris on Monday.

Chancellor Angela Merkel spoke with Barack Obama in Berlin. Vladimir Putin stayed in Moscow, and Matteo Renzi in Rome.

"I support the action President Hollande has taken," Cameron said. The grand quux was not amused.
`;
const SECOND = `Angela Merkel flew from Berlin to Paris on Tuesday. Mrs Merkel will meet David Cameron there.

The grand quux had a quiet day in Madrid.
`;

/** Decisions through the commands of the extension and its server, on articles on the disk. */
describe('deciding', () => {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
  const folder = vscode.Uri.joinPath(root, 'decisions-test');
  const first = vscode.Uri.joinPath(folder, 'first.txt');
  const second = vscode.Uri.joinPath(folder, 'second.txt');
  let editor: vscode.TextEditor;
  let ask: DatelineApi['ask'];

  before(async () => {
    await write(first, FIRST);
    await write(second, SECOND);
    editor = await vscode.window.showTextDocument(first);
    const extension = vscode.extensions.getExtension<DatelineApi>('dateline.dateline');
    assert.ok(extension);
    ({ ask } = await extension.activate());
    await until('the articles are read', async () => (await mentionsOf(second)).length > 0);
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('dateline.endReview');
    await undoAll();
    editor = await vscode.window.showTextDocument(first);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('accepts the mention at the cursor, writes that down, and undoes it', async () => {
    placeCursor(editor, 'David Cameron');
    await run('acceptMention');
    assert.equal(await statusOf('David Cameron'), 'accepted');
    assert.equal((await journalOf(first)).trim().split('\n').length, 1);
    await run('undoDecision');
    assert.equal(await statusOf('David Cameron'), 'suggested');
    await run('redoDecision');
    assert.equal(await statusOf('David Cameron'), 'accepted');
  });

  it('rejects a mention', async () => {
    placeCursor(editor, 'Angela Merkel');
    await run('rejectMention');
    assert.equal(await statusOf('Angela Merkel'), undefined);
    assert.equal(await statusOf('Angela Merkel', second), 'suggested');
    await run('undoDecision');
    assert.equal(await statusOf('Angela Merkel'), 'suggested');
  });

  it('accepts all mentions of an entity in all articles as one step', async () => {
    placeCursor(editor, 'David Cameron');
    await run('acceptEntity');
    assert.equal(await statusOf('Cameron'), 'accepted');
    assert.equal(await statusOf('David Cameron', second), 'accepted');
    await run('undoDecision');
    assert.equal(await statusOf('Cameron'), 'suggested');
    assert.equal(await statusOf('David Cameron', second), 'suggested');
  });

  it('changes the type of the mention at the cursor', async () => {
    placeCursor(editor, 'Paris');
    await run('markAsOrganization');
    assert.equal(await typeOf('Paris'), 'organization');
    assert.equal(await statusOf('Paris'), 'corrected');
  });

  it('marks a selection, and moves its border word by word', async () => {
    select('quux');
    await run('markAsPerson');
    assert.equal(await statusOf('quux'), 'added');
    placeCursor(editor, 'quux');
    await run('extendStart');
    assert.equal(await typeOf('grand quux'), 'person');
    placeCursor(editor, 'grand quux');
    await run('shrinkStart');
    assert.equal(await typeOf('quux'), 'person');
  });

  it('marks what several cursors select, as one step', async () => {
    const text = editor.document.getText();
    editor.selections = ['quux', 'amused.'].map((word) => {
      const start = editor.document.positionAt(text.indexOf(word));
      return new vscode.Selection(start, start.translate(0, word.length));
    });
    await run('markAsOrganization');
    assert.equal(await statusOf('quux'), 'added');
    assert.equal(await statusOf('amused'), 'added');
    await run('undoDecision');
    assert.equal(await statusOf('quux'), undefined);
    assert.equal(await statusOf('amused'), undefined);
  });

  it('decides on the row that the keyboard has reached', async () => {
    await focusFirstRow();
    await vscode.commands.executeCommand('dateline.acceptMention', { row: 'focused' });
    assert.equal(await statusOf('David Cameron'), 'accepted');
    assert.equal(await statusOf('Cameron'), 'accepted');
    assert.equal(await statusOf('David Cameron', second), 'accepted');
  });

  it('takes the row with the focus for that of a key, not the selected one, also while the view is filled again', async () => {
    await focusFirstRow();
    await vscode.commands.executeCommand('list.focusDown');
    await vscode.commands.executeCommand('list.toggleSelection');
    await vscode.commands.executeCommand('list.focusFirst');
    for (let round = 0; round < 20; round++) {
      const decided = run('markReviewed');
      assert.equal(await focusedName(), 'David Cameron');
      await decided;
      assert.equal(await focusedName(), 'David Cameron');
    }
  });

  it('annotates all occurrences of a name as one step', async () => {
    const preview = await ask(AnnotateAllPreviewRequest, { name: 'grand quux', type: 'person' });
    assert.equal(preview.count, 2);
    const action = { kind: 'annotateAll', name: 'grand quux', type: 'person', except: [] } as const;
    await vscode.commands.executeCommand('dateline.decide', action);
    assert.equal(await typeOf('grand quux'), 'person');
    assert.equal(await typeOf('grand quux', second), 'person');
    await run('undoDecision');
    assert.equal(await typeOf('grand quux'), undefined);
    assert.equal(await typeOf('grand quux', second), undefined);
  });

  it('annotates what its list of occurrences shows when that is accepted', async () => {
    select('grand quux');
    // What is selected is no name yet, so its type is asked for, and then which places. No list takes an answer before it is
    // there, and the command decides once, however often Enter is pressed.
    let isDone = false;
    const done = run('annotateAll').then(() => (isDone = true));
    await until('both lists are accepted', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return isDone;
    });
    await done;
    assert.equal(await typeOf('grand quux'), 'person');
    assert.equal(await typeOf('grand quux', second), 'person');
    await run('undoDecision');
    assert.equal(await typeOf('grand quux'), undefined);
    assert.equal(await typeOf('grand quux', second), undefined);
  });

  it('takes a decision again whose words were rewritten outside', async () => {
    placeCursor(editor, 'Moscow');
    await run('acceptMention');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await write(first, FIRST.replace('Vladimir Putin stayed in Moscow', 'Nobody else went anywhere'));
    const orphans = (): Promise<readonly OrphanItem[]> => ask(OrphansRequest, { uri: first.toString() });
    await until('its place is lost', async () => (await orphans()).length === 1);
    editor = await vscode.window.showTextDocument(first);
    await until('the editor shows the new text', () =>
      Promise.resolve(editor.document.getText().includes('Nobody else')),
    );
    select('Rome');
    const [orphan] = await orphans();
    const row = { kind: 'orphan', orphan, uri: first.toString() };
    await vscode.commands.executeCommand('dateline.reattachOrphan', row);
    assert.equal(await statusOf('Rome'), 'accepted');
    assert.deepEqual(await orphans(), []);
    await run('undoDecision');
    assert.equal((await orphans()).length, 1);
    await vscode.commands.executeCommand('dateline.compareOrphan', row);
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    assert.ok(activeTab?.input instanceof vscode.TabInputTextDiff);
    await vscode.commands.executeCommand('dateline.closeOrphan', row);
    assert.deepEqual(await orphans(), []);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await write(first, FIRST);
    await until('the text is back', async () => (await statusOf('Moscow')) !== undefined);
  });

  it('knows what an article names that was marked reviewed', async () => {
    await run('markReviewed');
    const article = await ask(ArticleEntitiesRequest, { uri: first.toString() });
    assert.equal(article?.review.isReviewed, true);
    await run('markReviewed');
    const again = await ask(ArticleEntitiesRequest, { uri: first.toString() });
    assert.equal(again?.review.isReviewed, false);
  });

  it('reviews ten mentions with one key each, adds one, merges two entities, and undoes it all', async () => {
    await vscode.commands.executeCommand('dateline.reviewArticle');
    // Whom the model doubts most comes first, so that the order is the model's. The two who are merged must stay.
    const kept = ['David', 'Cameron', 'Vladimir', 'Putin'];
    let rejected = 0;
    for (let step = 0; step < 10; step++) {
      const isRejected = rejected < 2 && !kept.includes(wordAtCursor());
      if (isRejected) rejected++;
      await run(isRejected ? 'rejectMention' : 'acceptMention');
    }
    assert.equal(rejected, 2);
    assert.equal(await decided(), 10 - rejected);
    await run('endReview');

    select('quux');
    await run('markAsOrganization');
    assert.equal(await statusOf('quux'), 'added');

    const [cameron, putin] = [await entity('David Cameron'), await entity('Vladimir Putin')];
    assert.ok(cameron && putin);
    await ask(DecideRequest, { action: { kind: 'mergeEntities', from: putin.id, into: cameron.id } });
    await until('they are one', async () => (await entity('Vladimir Putin'))?.id !== putin.id);

    for (let step = 0; step < 12; step++) await run('undoDecision');
    assert.equal(await ask(UndoRequest, {}), null);
    assert.equal(await decided(), 0);
    assert.equal(await statusOf('quux'), undefined);
    await until('they are two again', async () => {
      const [one, other] = [await entity('David Cameron'), await entity('Vladimir Putin')];
      return one !== undefined && other !== undefined && one.id !== other.id;
    });
  });

  it('goes on with the next mention after a decision and after a skip, and back after an undo', async () => {
    await vscode.commands.executeCommand('dateline.reviewArticle');
    const one = cursor();
    await run('skipMention');
    const two = cursor();
    assert.notEqual(two, one);
    await run('acceptMention');
    assert.notEqual(cursor(), two);
    await run('undoDecision');
    assert.equal(cursor(), two);
    const queue = await ask(ReviewQueueRequest, { uri: first.toString(), limit: 1 });
    assert.equal(queue.article?.decided, 0);
  });

  it('reviews across articles', async () => {
    await vscode.commands.executeCommand('dateline.startReview');
    const shown = (): string | undefined => vscode.window.activeTextEditor?.document.uri.path;
    const start = shown();
    const { corpus } = await ask(ReviewQueueRequest, { limit: 0 });
    for (let step = 1; step < corpus.total && shown() === start; step++) await run('skipMention');
    assert.notEqual(shown(), start);
  });

  it('keeps what is typed beside the keys of a review out of the article', async () => {
    const type = (): Thenable<unknown> => vscode.commands.executeCommand('type', { text: 'x' });
    await vscode.commands.executeCommand('dateline.reviewArticle');
    await type();
    assert.equal(editor.document.getText(), FIRST);
    await run('endReview');
    await type();
    await until('the letter is typed', () => editor.document.getText().length === FIRST.length + 1);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  function run(command: string): Thenable<unknown> {
    return vscode.commands.executeCommand(`dateline.${command}`);
  }

  /** Resolves when the view of the article lists it, with the focus on its first row, which is that of David Cameron. */
  async function focusFirstRow(): Promise<void> {
    await vscode.commands.executeCommand('dateline.article.focus');
    await until('the first row has the focus', async () => {
      await vscode.commands.executeCommand('list.focusFirst');
      return (await focusedName()) === 'David Cameron';
    });
  }

  /** Returns what a key in a view would be about. */
  async function focusedName(): Promise<string> {
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('dateline.copyName', { row: 'focused' });
    return vscode.env.clipboard.readText();
  }

  function select(text: string): void {
    const start = editor.document.positionAt(editor.document.getText().indexOf(text));
    editor.selection = new vscode.Selection(start, start.translate(0, text.length));
    assert.equal(selectedText(), text);
  }

  function cursor(): string {
    const active = vscode.window.activeTextEditor;
    assert.ok(active);
    return `${active.document.uri.path}:${active.document.offsetAt(active.selection.active)}`;
  }

  function wordAtCursor(): string {
    const active = vscode.window.activeTextEditor;
    const range = active?.document.getWordRangeAtPosition(active.selection.active);
    assert.ok(active && range, 'the cursor is not at a name');
    return active.document.getText(range);
  }

  async function undoAll(): Promise<void> {
    while ((await ask(UndoRequest, {})) !== null);
  }

  async function mentionsOf(uri: vscode.Uri): Promise<(ArticleMention & { type: string })[]> {
    const article = await ask(ArticleEntitiesRequest, { uri: uri.toString() });
    return (article?.entities ?? []).flatMap(({ type, mentions }) =>
      mentions.map((mention) => ({ ...mention, type })),
    );
  }

  async function find(name: string, uri = first): Promise<(ArticleMention & { type: string }) | undefined> {
    return (await mentionsOf(uri)).find((mention) => mention.name === name);
  }

  async function statusOf(name: string, uri = first): Promise<string | undefined> {
    return (await find(name, uri))?.status;
  }

  async function typeOf(name: string, uri = first): Promise<string | undefined> {
    return (await find(name, uri))?.type;
  }

  async function decided(): Promise<number> {
    return (await mentionsOf(first)).filter(({ status }) => status !== 'suggested').length;
  }

  async function entity(name: string): Promise<EntityListItem | undefined> {
    const { items } = await ask(EntityListRequest, { query: name });
    return items.find((item) => item.name === name || item.aliases.includes(name));
  }

  async function journalOf(uri: vscode.Uri): Promise<string> {
    const path = vscode.workspace.asRelativePath(uri, false);
    const journal = vscode.Uri.joinPath(root, '.dateline/decisions', `${path}.jsonl`);
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(journal));
  }

  async function write(uri: vscode.Uri, text: string): Promise<void> {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  }
});
