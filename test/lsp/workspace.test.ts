import assert from 'node:assert/strict';
import type { Location, SemanticTokens } from 'vscode-languageserver-protocol';
import { ArticleEntitiesRequest, EntityListRequest, type EntityList } from '../../server/src/lsp/messages.ts';
import { FakeEditor, FOLDER, nameOf, uriOf } from '../fake-editor.ts';

const context = { includeDeclaration: true };
/** Bytes that differ from the code units of their characters. */
const WINDOWS_1252: ReadonlyMap<string, number> = new Map([
  ['“', 0x93],
  ['”', 0x94],
  ['–', 0x96],
]);

/** Returns the documents that mention what is named at a place. */
async function articlesNaming(editor: FakeEditor, name: string, where: string): Promise<string[]> {
  const found = await editor.ask<Location[] | null>('textDocument/references', name, where, { context });
  return [...new Set(found?.map(({ uri }) => nameOf(uri)))].sort();
}

describe('language server, following the workspace', () => {
  let editor: FakeEditor;
  afterEach(() => editor.close());

  it('takes files that appear, change and disappear', async () => {
    editor = await FakeEditor.open({ 'a.txt': 'David Cameron spoke in London.\n' });
    await editor.changeFiles({ 'b.txt': 'Mr David Cameron flew to Berlin.\n' });
    assert.deepEqual(await articlesNaming(editor, 'a.txt', 'David'), ['a.txt', 'b.txt']);
    await editor.changeFiles({ 'b.txt': 'Angela Merkel flew to Berlin.\n' });
    assert.deepEqual(await articlesNaming(editor, 'a.txt', 'David'), ['a.txt']);
    await editor.changeFiles({ 'b.txt': undefined });
    assert.equal(editor.status?.documents, 1);
  });

  it('takes a folder that appears or vanishes as a whole', async () => {
    editor = await FakeEditor.open({ 'a.txt': 'David Cameron spoke.\n' });
    editor.host.files.set(uriOf('new/b.txt'), 'David Cameron flew to Berlin.\n');
    await editor.tellFilesChanged(['new']);
    assert.deepEqual(await articlesNaming(editor, 'a.txt', 'David'), ['a.txt', 'new/b.txt']);
    editor.host.files.delete(uriOf('new/b.txt'));
    await editor.tellFilesChanged(['new']);
    assert.deepEqual(await articlesNaming(editor, 'a.txt', 'David'), ['a.txt']);
  });

  it('takes another branch of five thousand articles in one go, answers meanwhile, and ends as if it had just begun', async function () {
    this.timeout('5m');
    const person = (index: number): string => `${['Ada', 'Ben', 'Cleo', 'Dora'][index % 4]} Marlow`;
    const branch = (from: number, verb: string): Record<string, string> =>
      Object.fromEntries(
        Array.from({ length: 5000 }, (_, index) => [
          `${(from + index) % 50}/${from + index}.txt`,
          `Mayor ${person(from + index)} ${verb} in Oslo.\n`,
        ]),
      );
    editor = await FakeEditor.open({ 'open.txt': 'Mayor Ada Marlow spoke.\n', ...branch(0, 'spoke') });
    await editor.openDocument('open.txt');
    const [before, after] = [branch(0, 'spoke'), branch(2500, 'wept')];
    for (const name of Object.keys(before)) editor.host.files.delete(uriOf(name));
    for (const [name, text] of Object.entries(after)) editor.host.files.set(uriOf(name), text);
    editor.host.reads = 0;

    // As git and VS Code tell of it: every file of the one branch and of the other, in several messages.
    const events = [...Object.keys(before), ...Object.keys(after)];
    const told = [0, 2500, 5000, 7500].map((start) =>
      editor.tellFilesChanged(events.slice(start, start + 2500)),
    );
    assert.ok(await editor.ask('textDocument/hover', 'open.txt', 'Ada'));
    assert.ok(editor.host.reads < 5000, 'it is answered before all is read');
    await Promise.all(told);
    await editor.until(({ state, documents }) => state === 'ready' && documents === 5001);
    assert.ok(editor.host.reads <= 5000, 'no article is read twice');

    const entities = async (each: FakeEditor): Promise<string[]> => {
      const { items } = await each.request<EntityList>(EntityListRequest, { sort: 'name' });
      return items.map(({ id, mentionCount, documentCount }) => `${id} ${mentionCount} ${documentCount}`);
    };
    const fresh = await FakeEditor.open({}, { host: editor.host });
    assert.deepEqual(await entities(editor), await entities(fresh));
    await fresh.close();
  });

  it('prefers what an editor has open to what the disk says', async () => {
    editor = await FakeEditor.open({ 'a.txt': 'David Cameron spoke.\n', 'b.txt': 'Nobody spoke.\n' });
    await editor.openDocument('b.txt');
    await editor.edit('b.txt', 'Nobody', 'David Cameron');
    assert.deepEqual(await articlesNaming(editor, 'a.txt', 'David'), ['a.txt', 'b.txt']);
    await editor.changeFiles({ 'b.txt': 'Angela Merkel spoke.\n', 'a.txt': 'David Cameron spoke again.\n' });
    assert.deepEqual(await articlesNaming(editor, 'a.txt', 'David'), ['a.txt', 'b.txt']);
  });

  it('goes back to the disk when an unsaved document is closed', async () => {
    editor = await FakeEditor.open({ 'a.txt': 'David Cameron spoke.\n', 'b.txt': 'Nobody spoke.\n' });
    await editor.openDocument('b.txt');
    await editor.edit('b.txt', 'Nobody', 'David Cameron');
    assert.deepEqual(await articlesNaming(editor, 'a.txt', 'David'), ['a.txt', 'b.txt']);
    editor.status = undefined;
    await editor.closeDocument('b.txt');
    await editor.until(({ state }) => state === 'ready');
    assert.deepEqual(await articlesNaming(editor, 'a.txt', 'David'), ['a.txt']);
  });

  it('colors an edit at once and leaves the rest as it was', async () => {
    editor = await FakeEditor.open({
      'a.txt': 'David Cameron spoke in London.\n\nThe envoy met Angela Merkel.\n',
    });
    await editor.openDocument('a.txt');
    const tokens = async (): Promise<number> => {
      const textDocument = { uri: uriOf('a.txt') };
      const { data } = await editor.request<SemanticTokens>('textDocument/semanticTokens/full', {
        textDocument,
      });
      return data.length / 5;
    };
    assert.equal(await tokens(), 3);
    await editor.edit('a.txt', 'The envoy met', 'President Francois Hollande met');
    assert.equal(await tokens(), 4);
  });

  it('tells views to follow when typing changes what an article names', async () => {
    editor = await FakeEditor.open({ 'a.txt': 'David Cameron spoke in Paris.\n' });
    const { mentions, entities } = await editor.until(({ state }) => state === 'ready');
    await editor.openDocument('a.txt');
    await editor.edit('a.txt', 'in Paris', 'in Paris to Angela Merkel');
    await editor.until((status) => status.mentions === mentions + 1);
    await editor.edit('a.txt', 'in Paris to Angela Merkel', 'there');
    const after = await editor.until((status) => status.mentions === mentions - 1);
    assert.equal(after.entities, entities - 1);
  });

  it('serves a file outside every folder while it is open', async () => {
    editor = await FakeEditor.open({ 'a.txt': 'David Cameron spoke.\n' });
    const outside = 'untitled:Untitled-1';
    await editor.openDocument(outside, 'David Cameron flew to Berlin.\n');
    assert.deepEqual(await articlesNaming(editor, 'a.txt', 'David'), ['a.txt', outside]);
    editor.status = undefined;
    await editor.closeDocument(outside);
    await editor.until(({ state }) => state === 'ready');
    assert.deepEqual(await articlesNaming(editor, 'a.txt', 'David'), ['a.txt']);
  });

  it('follows folders that are added and removed', async () => {
    const other = 'file:///other';
    editor = await FakeEditor.open({
      'a.txt': 'David Cameron spoke.\n',
      [`${other}/b.txt`]: 'David Cameron flew.\n',
    });
    assert.equal(editor.status?.documents, 1);
    await editor.changeFolders([other], []);
    assert.deepEqual(await articlesNaming(editor, 'a.txt', 'David'), ['a.txt', `${other}/b.txt`].sort());
    await editor.changeFolders([], [other]);
    assert.deepEqual(await articlesNaming(editor, 'a.txt', 'David'), ['a.txt']);
  });

  it('reads only what the settings call articles', async () => {
    editor = await FakeEditor.open(
      {
        'a.txt': 'David Cameron spoke.',
        'b.md': 'David Cameron spoke.',
        'c.html': 'x',
        'drafts/d.txt': 'x',
        'node_modules/e.txt': 'x',
      },
      { settings: { files: { include: ['**/*.txt'] } }, filesExclude: { '**/drafts': true } },
    );
    assert.equal(editor.status?.documents, 1);
    assert.equal(editor.host.reads, 1);
  });

  it('says what it skipped and why, and goes on', async () => {
    editor = await FakeEditor.open(
      {
        'binary.txt': new Uint8Array([80, 75, 3, 4, 0, 0]),
        'latin1.txt': new Uint8Array([0x43, 0x61, 0x66, 0xe9, 0x20]),
        'large.txt': 'x'.repeat(3000),
        'empty.txt': '',
        'good.txt': 'David Cameron spoke.\n',
      },
      { settings: { files: { maxSize: 2 } } },
    );
    const { status } = editor;
    assert.equal(status?.documents, 2);
    assert.deepEqual(status.skipped.map(({ uri, reason }) => `${nameOf(uri)} ${reason}`).sort(), [
      'binary.txt binary',
      'large.txt tooLarge',
      'latin1.txt invalidUtf8',
    ]);
  });

  it('reads articles in the encoding of the editor, with the offsets of the open text', async () => {
    const text = '“Señor Müller,” said Angela Merkel – in Zürich.\n';
    const latin = Uint8Array.from(
      text,
      (character) => WINDOWS_1252.get(character) ?? character.charCodeAt(0),
    );
    editor = await FakeEditor.open({ 'a.txt': latin }, { filesEncoding: 'windows1252' });
    assert.equal(editor.status?.skippedCount, 0);
    const places = async (): Promise<unknown> =>
      editor.request(ArticleEntitiesRequest, { uri: uriOf('a.txt') });
    const onDisk = await places();
    await editor.openDocument('a.txt', text);
    assert.deepEqual(await places(), onDisk);
    assert.match(await editor.marked('a.txt'), /\[Angela Merkel person\]/);
  });

  it('stops at the greatest number of articles', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`${i}.txt`, 'David Cameron spoke.']),
    );
    editor = await FakeEditor.open(files, { settings: { files: { maxCount: 16 } } });
    assert.equal(editor.status?.documents, 16);
    assert.equal(editor.status.skippedCount, 24);
  });

  it('shows progress while it reads', async () => {
    editor = await FakeEditor.open(
      Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`${i}.txt`, `David Cameron spoke. ${i}`])),
    );
    assert.deepEqual(editor.progress, ['Dateline: reading articles']);
    assert.equal(editor.status?.documents, 100);
  });

  it('has nothing to do where there is no folder', async () => {
    editor = await FakeEditor.open({}, { folders: [] });
    await editor.openDocument('untitled:1', 'David Cameron spoke.');
    assert.deepEqual(await articlesNaming(editor, 'untitled:1', 'David'), ['untitled:1']);
  });

  it('tells the client why it cannot start when the model is damaged', async () => {
    await assert.rejects(
      FakeEditor.open(
        {},
        {
          loadModel: () => {
            throw new Error('model.bin is damaged');
          },
        },
      ),
      /Dateline cannot load its model: model.bin is damaged/,
    );
    editor = await FakeEditor.open({}, { folders: [FOLDER] });
  });
});
