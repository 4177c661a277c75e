import assert from 'node:assert/strict';
import type {
  CodeAction,
  Hover,
  MarkupContent,
  SelectionRange,
  SemanticTokens,
} from 'vscode-languageserver-protocol';
import {
  AnnotateAllPreviewRequest,
  ArticleEntitiesRequest,
  ConfigureGitRequest,
  EntityListRequest,
  OrphansRequest,
  RedoRequest,
  ReviewQueueRequest,
  UndoRequest,
  type AnnotateAllPreview,
  type ArticleEntities,
  type DecisionScope,
  type EntityList,
  type OrphanItem,
  type ReviewQueue,
  type UndoResult,
} from '../../server/src/lsp/messages.ts';
import { FakeEditor, FOLDER, uriOf } from '../fake-editor.ts';
import { MemoryHost } from '../memory-host.ts';

const MONDAY = 'David Cameron met Francois Hollande in Paris on Monday.\n\nCameron thanked Hollande.\n';
const TUESDAY = 'Mr David Cameron flew to Berlin on Tuesday, where Angela Merkel received Cameron.\n';

describe('decisions', () => {
  let host: MemoryHost;
  let editor: FakeEditor;
  const others: FakeEditor[] = [];
  beforeEach(async () => {
    host = new MemoryHost();
    editor = await FakeEditor.open({ 'monday.txt': MONDAY, 'tuesday.txt': TUESDAY }, { host });
  });
  afterEach(async () => {
    for (const each of [editor, ...others.splice(0)]) await each.close();
  });

  /** Starts another server on the same files. */
  async function another(): Promise<FakeEditor> {
    const other = await FakeEditor.open({}, { host });
    others.push(other);
    return other;
  }

  function accept(text: string, scope: DecisionScope = 'mention'): Promise<unknown> {
    return editor.decide({ kind: 'accept', target: editor.targetOf('monday.txt', text), scope });
  }

  const undo = (): Promise<UndoResult | null> => editor.request(UndoRequest, {});
  const redo = (): Promise<UndoResult | null> => editor.request(RedoRequest, {});

  const DECIDED = {
    accept: { action: { kind: 'accept', scope: 'mention' }, expected: '[Paris place accepted]' },
    reject: { action: { kind: 'reject', scope: 'mention' }, expected: ' in Paris on' },
    retype: {
      action: { kind: 'retype', scope: 'mention', type: 'organization' },
      expected: '[Paris organization corrected]',
    },
    respan: {
      action: { kind: 'moveBorder', border: 'end', direction: 'extend' },
      expected: '[Paris on place corrected]',
    },
  } as const;
  for (const [name, { action, expected }] of Object.entries(DECIDED)) {
    it(`${name}: in force at once and after a restart; undone and redone, also after one`, async () => {
      const before = await editor.marked('monday.txt');
      await editor.decide({ ...action, target: editor.targetOf('monday.txt', 'Paris') });
      const after = await editor.marked('monday.txt');
      assert.ok(after.includes(expected), after);
      await editor.close();
      editor = await FakeEditor.open({}, { host });
      assert.equal(await editor.marked('monday.txt'), after);
      assert.ok(await undo());
      assert.equal(await editor.marked('monday.txt'), before);
      await editor.close();
      editor = await FakeEditor.open({}, { host });
      assert.ok(await redo());
      assert.equal(await editor.marked('monday.txt'), after);
    });
  }

  it('adds a name, also one that was rejected', async () => {
    const target = editor.targetOf('monday.txt', 'Monday');
    await editor.decide({ kind: 'add', target, scope: 'mention', type: 'organization' });
    assert.match(await editor.marked('monday.txt'), /\[Monday organization added\]/);
    await editor.decide({ kind: 'reject', target, scope: 'mention' });
    assert.match(await editor.marked('monday.txt'), / on Monday\./);
    await editor.decide({ kind: 'accept', target, scope: 'mention' });
    assert.match(await editor.marked('monday.txt'), /\[Monday \w+ accepted\]/);
  });

  it('decides no further than its scope reaches', async () => {
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 7 } };
    const target = { uri: uriOf('monday.txt'), range };
    await editor.decide({ kind: 'reject', target, scope: 'article' });
    assert.match(await editor.marked('monday.txt'), /\n\nCameron thanked/);
    assert.match(await editor.marked('tuesday.txt'), /\[Cameron person\]/);
    await editor.decide({ kind: 'accept', target, scope: 'corpus' });
    assert.match(await editor.marked('monday.txt'), /\n\nCameron thanked/, 'the nearer scope stays');
    assert.match(await editor.marked('tuesday.txt'), /\[Cameron person accepted\]/);
  });

  it('accepts an entity everywhere as one step, and says how much that was', async () => {
    const before = await editor.marked('tuesday.txt');
    const { items } = await editor.request<EntityList>(EntityListRequest, { query: 'David' });
    const result = await editor.decide({ kind: 'acceptEntity', entity: items[0]!.id });
    assert.equal(result.label, 'Accepted 4 mentions of David Cameron in 2 articles');
    assert.match(
      await editor.marked('monday.txt'),
      /\[David Cameron person accepted\].*\n\n\[Cameron person accepted/,
    );
    const undone = await undo();
    assert.equal(undone?.label, 'Undone: accepted 4 mentions');
    assert.equal(await editor.marked('tuesday.txt'), before);
    assert.equal(await undo(), null);
  });

  it('merges, renames and undoes it all', async () => {
    const list = async (): Promise<EntityList['items']> => {
      const params = { type: 'person', sort: 'name' };
      return (await editor.request<EntityList>(EntityListRequest, params)).items;
    };
    const names = async (): Promise<string[]> =>
      (await list()).map(({ name, mentionCount }) => `${name} ${mentionCount}`);
    const before = await names();
    assert.deepEqual(before, ['Angela Merkel 1', 'David Cameron 4', 'Francois Hollande 2']);
    const [merkel, cameron] = await list();
    await editor.decide({ kind: 'mergeEntities', from: merkel!.id, into: cameron!.id });
    assert.deepEqual(await names(), ['David Cameron 5', 'Francois Hollande 2']);
    await editor.decide({ kind: 'renameEntity', entity: cameron!.id, name: 'Lord Cameron' });
    assert.deepEqual(await names(), ['Francois Hollande 2', 'Lord Cameron 5']);
    assert.match(String(host.files.get(uriOf('.dateline/entities.yaml'))), /name: Lord Cameron/);
    await undo();
    await undo();
    assert.deepEqual(await names(), before);
  });

  it('tells the remark on an entity, so that it can be written on', async () => {
    const cameron = async (): Promise<EntityList['items'][number] | undefined> =>
      (await editor.request<EntityList>(EntityListRequest, { query: 'David Cameron' })).items[0];
    const { id = '', note } = (await cameron()) ?? {};
    assert.equal(note, undefined);
    await editor.decide({ kind: 'noteEntity', entity: id, note: 'Resigned in 2016.' });
    assert.equal((await cameron())?.note, 'Resigned in 2016.');
  });

  it('shows two servers on one folder what each of them decides', async () => {
    const other = await another();
    await accept('Paris');
    await other.tellFilesChanged(['.dateline/decisions/monday.txt.jsonl']);
    assert.match(await other.marked('monday.txt'), /\[Paris place accepted\]/);
    await other.decide({ kind: 'reject', target: other.targetOf('monday.txt', 'Paris'), scope: 'mention' });
    await editor.tellFilesChanged(['.dateline/decisions/monday.txt.jsonl']);
    assert.match(await editor.marked('monday.txt'), / in Paris on/);
    assert.equal(await editor.marked('monday.txt'), await other.marked('monday.txt'));
  });

  it('follows a folder of decisions that appears or vanishes as a whole', async () => {
    const before = await editor.marked('monday.txt');
    await accept('Paris');
    const after = await editor.marked('monday.txt');
    const journal = '.dateline/decisions/monday.txt.jsonl';
    const kept = host.files.get(uriOf(journal))!;
    for (const folder of ['.dateline', '.dateline/decisions']) {
      host.files.delete(uriOf(journal));
      await editor.tellFilesChanged([folder]);
      assert.equal(await editor.marked('monday.txt'), before);
      host.files.set(uriOf(journal), kept);
      await editor.tellFilesChanged([folder]);
      assert.equal(await editor.marked('monday.txt'), after);
    }
    const entry = 'entities:\n  - id: place/berlin\n    type: place\n    name: Berlin\n';
    host.files.set(uriOf('.dateline/entities.yaml'), entry);
    await editor.tellFilesChanged(['.dateline']);
    const { items } = await editor.request<EntityList>(EntityListRequest, { query: 'Berlin' });
    assert.equal(items[0]?.isRegistered, true);
  });

  it('follows the registry when it is edited by hand, and keeps the last good one', async () => {
    const names = async (): Promise<string[]> => {
      const { items } = await editor.request<EntityList>(EntityListRequest, { query: 'prime' });
      return items.map(({ name }) => name);
    };
    const entry = `entities:
  - id: person/david-cameron
    type: person
    name: The Prime Minister
    aliases: [David Cameron]
`;
    await editor.changeFiles({ '.dateline/entities.yaml': entry });
    assert.deepEqual(await names(), ['The Prime Minister']);
    await editor.changeFiles({ '.dateline/entities.yaml': `${entry}  - {id: [\n` });
    assert.deepEqual(await names(), ['The Prime Minister']);
    await editor.changeFiles({ '.dateline/entities.yaml': undefined });
    assert.deepEqual(await names(), []);
  });

  it('goes on to link a name that was accepted although the registry ignores it', async () => {
    await accept('Paris');
    await editor.changeFiles({ '.dateline/entities.yaml': 'ignore: [Paris, Berlin]\n' });
    assert.match(await editor.marked('monday.txt'), /\[Paris place accepted\]/);
    const { items } = await editor.request<EntityList>(EntityListRequest, { type: 'place' });
    assert.deepEqual(
      items.map(({ name, mentionCount }) => `${name} ${mentionCount}`),
      ['Paris 1'],
    );
    await editor.changeFiles({ '.dateline/entities.yaml': undefined });
    assert.match(await editor.marked('tuesday.txt'), /\[Berlin place\]/);
  });

  it('moves decided mentions with every edit, and finds them again after it was closed', async () => {
    await accept('Paris');
    await editor.openDocument('monday.txt');
    await editor.edit('monday.txt', 'David Cameron met', 'In the afternoon of a long day David Cameron met');
    await editor.edit('monday.txt', ' on Monday', ' and Paris again on Monday');
    await editor.edit('monday.txt', 'Hollande in ', 'Hollande, in Paris or in ');
    assert.match(await editor.marked('monday.txt'), /in \[Paris place\] or in \[Paris place accepted\] and/);
    await editor.saveDocument('monday.txt');
    const marked = await editor.marked('monday.txt');
    await editor.closeDocument('monday.txt');
    const reopened = await another();
    assert.equal(await reopened.marked('monday.txt'), marked);
  });

  it('lists what has no place any more, and takes it where somebody puts it', async () => {
    const berlin = editor.targetOf('tuesday.txt', 'Berlin');
    await editor.decide({ kind: 'accept', target: berlin, scope: 'mention' });
    await editor.changeFiles({ 'tuesday.txt': 'Nobody flew. Something else is written here of Bonn.\n' });
    const orphans = (): Promise<OrphanItem[]> => editor.request(OrphansRequest, {});
    const [orphan, ...none] = await orphans();
    assert.equal(none.length, 0);
    assert.equal(orphan?.name, 'Berlin');
    const id = { uri: orphan.uri, thread: orphan.thread };
    const target = editor.targetOf('tuesday.txt', 'Bonn');
    await editor.decide({ kind: 'reattach', orphan: id, target });
    assert.match(await editor.marked('tuesday.txt'), /\[Bonn place accepted\]/);
    assert.deepEqual(await orphans(), []);
    await undo();
    assert.equal((await orphans()).length, 1);
    await editor.decide({ kind: 'closeOrphan', orphan: id });
    assert.deepEqual(await orphans(), []);
  });

  it('takes the journal along when an article is renamed', async () => {
    await accept('Paris');
    host.files.set(uriOf('moved/a%20b.txt'), MONDAY);
    host.files.delete(uriOf('monday.txt'));
    const files = [{ oldUri: uriOf('monday.txt'), newUri: uriOf('moved/a%20b.txt') }];
    await editor.connection.sendNotification('workspace/didRenameFiles', { files });
    await editor.tellFilesChanged(['monday.txt', 'moved/a%20b.txt']);
    const journals = [...host.files.keys()].filter((uri) => uri.endsWith('.jsonl'));
    assert.deepEqual(journals, [uriOf('.dateline/decisions/moved/a%20b.txt.jsonl')]);
    assert.match(await editor.marked('moved/a%20b.txt'), /\[Paris place accepted\]/);
  });

  it('marks a name wherever it stands, after a preview, as one step', async () => {
    const preview = await editor.request<AnnotateAllPreview>(AnnotateAllPreviewRequest, {
      name: 'Monday',
      type: 'person',
    });
    assert.equal(preview.count, 1);
    assert.equal(preview.articles[0]?.occurrences[0]?.state, 'free');
    const result = await editor.decide({ kind: 'annotateAll', name: 'Monday', type: 'person', except: [] });
    assert.equal(result.label, 'Marked 1 mention of Monday in 1 article as a person');
    assert.match(await editor.marked('monday.txt'), /\[Monday person added\]/);
    await editor.changeFiles({ 'wednesday.txt': 'Monday spoke on Monday.\n' });
    assert.equal((await editor.marked('wednesday.txt')).match(/\[Monday person added\]/g)?.length, 2);
    await undo();
    assert.match(await editor.marked('monday.txt'), / on Monday\./);
  });

  it('queues what is most worth to decide, and knows how far it is', async () => {
    const queue = (): Promise<ReviewQueue> => editor.request(ReviewQueueRequest, {});
    const { items, corpus } = await queue();
    assert.equal(corpus.decided, 0);
    const [first, second] = items;
    assert.ok(first!.worth >= second!.worth);
    const { uri, range } = first!;
    await editor.decide({ kind: 'accept', target: { uri, range }, scope: 'mention' });
    const next = await queue();
    assert.deepEqual(next.corpus, { decided: 1, total: corpus.total });
    assert.notDeepEqual([next.items[0]?.uri, next.items[0]?.range], [uri, range]);
  });

  it('remembers that an article was reviewed, and says what is new since', async () => {
    const uri = uriOf('monday.txt');
    await editor.decide({ kind: 'markReviewed', uri, isReviewed: true });
    const review = async (): Promise<unknown> => {
      const { review: found } = await editor.request<ArticleEntities>(ArticleEntitiesRequest, { uri });
      if (!found.isReviewed) return false;
      return { author: found.author, hasTextChanged: found.hasTextChanged, new: found.newMentionCount };
    };
    assert.deepEqual(await review(), { author: 'Ana', hasTextChanged: false, new: 0 });
    await editor.changeFiles({ 'monday.txt': `${MONDAY}\nAngela Merkel flew to Berlin.\n` });
    assert.deepEqual(await review(), { author: 'Ana', hasTextChanged: true, new: 2 });
    await undo();
    assert.equal(await review(), false);
  });

  it('says of what an article names which of several with one name is meant', async () => {
    const text =
      'LIMA - Peru will open a clinic in Cusco. The Ministry of Health in Lima will hire nurses.\n';
    await editor.changeFiles({ 'lima.txt': text });
    const uri = uriOf('lima.txt');
    const { entities } = await editor.request<ArticleEntities>(ArticleEntitiesRequest, { uri });
    const { name, distinction } = entities.find(({ type }) => type === 'organization') ?? {};
    assert.deepEqual({ name, distinction }, { name: 'Ministry of Health', distinction: 'Peru' });
  });

  it('tells a decision from a suggestion in hover and colors', async () => {
    await accept('Paris');
    const status = async (where: string): Promise<string> => {
      const hover = await editor.ask<Hover>('textDocument/hover', 'monday.txt', where);
      return (hover.contents as MarkupContent).value.split('\n\n')[1] ?? '';
    };
    assert.match(await status('Paris'), /^\*\*Accepted\*\* by Ana, \d{4}-\d\d-\d\d$/);
    assert.match(await status('David'), /^Suggested, \d+ % sure/);
    const { data } = await editor.request<SemanticTokens>('textDocument/semanticTokens/full', {
      textDocument: { uri: uriOf('monday.txt') },
    });
    const modifiers = data.filter((_, index) => index % 5 === 4);
    assert.deepEqual(modifiers.slice(0, 3), [1, 1, 2]);
  });

  it('offers decisions with their extent as code actions', async () => {
    const textDocument = { uri: uriOf('monday.txt') };
    const { range } = editor.targetOf('monday.txt', 'David Cameron');
    const ask = (context: object): Promise<CodeAction[]> =>
      editor.request('textDocument/codeAction', { textDocument, range, context });
    const titles = (await ask({ diagnostics: [] })).map(({ title }) => title);
    for (const title of [
      'Accept David Cameron',
      'Accept 4 mentions of David Cameron in 2 articles',
      'Not a name: reject David Cameron',
      'Make David Cameron an organization',
    ])
      assert.ok(titles.includes(title), titles.join('\n'));
    const [fixAll] = await ask({ diagnostics: [], only: ['source.fixAll.dateline'] });
    await editor.request('workspace/executeCommand', fixAll!.command);
    assert.match(await editor.marked('monday.txt'), /accepted\]/);
  });

  it('renames an entity, not the articles', async () => {
    const edit = await editor.ask('textDocument/rename', 'tuesday.txt', 'Angela', {
      newName: 'The Chancellor',
    });
    assert.deepEqual(edit, { changes: {} });
    const { items } = await editor.request<EntityList>(EntityListRequest, { query: 'chancellor' });
    assert.equal(items[0]?.name, 'The Chancellor');
  });

  it('grows a selection from token to name to title to sentence', async () => {
    const found = await editor.request<SelectionRange[]>('textDocument/selectionRange', {
      textDocument: { uri: uriOf('tuesday.txt') },
      positions: [editor.find('tuesday.txt', 'Cam|eron flew')],
    });
    const texts: string[] = [];
    for (let selection = found[0]; selection !== undefined; selection = selection.parent!)
      texts.push(editor.textAt({ uri: uriOf('tuesday.txt'), range: selection.range }).slice(0, 20));
    assert.deepEqual(texts.slice(0, 4), [
      'Cameron',
      'David Cameron',
      'Mr David Cameron',
      'Mr David Cameron fle',
    ]);
  });

  it('writes the entry for git once', async () => {
    const configure = (): Promise<{ outcome: string }> => editor.request(ConfigureGitRequest, {});
    assert.equal((await configure()).outcome, 'written');
    assert.equal((await configure()).outcome, 'present');
    assert.equal(host.files.get(`${FOLDER}/.gitattributes`), '.dateline/**/*.jsonl merge=union\n');
  });

  it('says why nothing can be decided', async () => {
    await assert.rejects(accept('met'), /Nothing is marked as a name here/);
    await editor.openDocument('untitled:1', 'David Cameron spoke.');
    const { range } = editor.targetOf('monday.txt', 'David Cameron');
    const target = { uri: 'untitled:1', range };
    const outside = editor.decide({ kind: 'accept', target, scope: 'mention' });
    await assert.rejects(outside, /This document is in no folder/);
  });
});
