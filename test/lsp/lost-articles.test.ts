import assert from 'node:assert/strict';
import {
  AttachArticleRequest,
  CloseArticleRequest,
  LostArticlesRequest,
  UndoRequest,
  type LostArticleItem,
} from '../../server/src/lsp/messages.ts';
import { FakeEditor, FOLDER, uriOf } from '../fake-editor.ts';
import { MemoryHost } from '../memory-host.ts';

const MONDAY = 'David Cameron met Francois Hollande in Paris on Monday.\n\nCameron thanked Hollande.\n';
const TUESDAY = 'Mr David Cameron flew to Berlin on Tuesday, where Angela Merkel received Cameron.\n';

describe('articles that are moved outside the editor', () => {
  let host: MemoryHost;
  let editor: FakeEditor;
  beforeEach(async () => {
    host = new MemoryHost();
    editor = await FakeEditor.open({ 'monday.txt': MONDAY, 'tuesday.txt': TUESDAY }, { host });
    await editor.decide({ kind: 'accept', target: editor.targetOf('monday.txt', 'Paris'), scope: 'mention' });
  });
  afterEach(() => editor.close());

  const journals = (): string[] =>
    [...host.files.keys()].flatMap((uri) => {
      const folder = uriOf('.dateline/decisions/');
      return uri.startsWith(folder) ? [uri.slice(folder.length)] : [];
    });
  const lost = (): Promise<LostArticleItem[]> => editor.request(LostArticlesRequest, {});

  async function restart(): Promise<void> {
    await editor.close();
    editor = await FakeEditor.open({}, { host });
  }

  /** Moves a file as git does, and waits until the server has looked where it is. */
  async function move(from: string, to: string): Promise<void> {
    await editor.changeFiles({ [from]: undefined, [to]: String(host.files.get(uriOf(from))) });
    await lost();
  }

  it('take their decisions along', async () => {
    await move('monday.txt', 'archive/first day.txt');
    assert.match(await editor.marked('archive/first day.txt'), /\[Paris place accepted\]/);
    assert.deepEqual(journals(), ['archive/first%20day.txt.jsonl']);
    assert.deepEqual(editor.questions, [
      'monday.txt was moved outside the editor. The decisions on it are with archive/first day.txt now.',
    ]);
    assert.deepEqual(await lost(), []);
  });

  it('take them along too when nobody was there to see it', async () => {
    await editor.close();
    host.files.set(uriOf('later.txt'), MONDAY);
    host.files.delete(uriOf('monday.txt'));
    editor = await FakeEditor.open({}, { host });
    assert.deepEqual(await lost(), []);
    assert.match(await editor.marked('later.txt'), /\[Paris place accepted\]/);
  });

  it('leave them where they were when somebody knows better, also after a restart', async () => {
    editor.nextAnswer = 'Undo';
    await move('monday.txt', 'other.txt');
    await editor.when(() => journals()[0] === 'monday.txt.jsonl');
    assert.doesNotMatch(await editor.marked('other.txt'), /accepted/);
    await restart();
    await editor.changeFiles({ 'other.txt': MONDAY });
    const [item] = await lost();
    assert.equal(item?.path, 'monday.txt');
    assert.equal(item.label, '1 decision by Ana: Paris');
    assert.deepEqual(item.candidates, [{ uri: uriOf('other.txt'), label: 'The same text' }]);
    assert.deepEqual(editor.questions, []);
  });

  it('are listed where there is doubt, and take their decisions when told so', async () => {
    await editor.changeFiles({ 'copy.txt': MONDAY });
    await move('monday.txt', 'other.txt');
    const [item] = await lost();
    assert.deepEqual(
      item?.candidates.map(({ uri }) => uri),
      [uriOf('copy.txt'), uriOf('other.txt')],
    );
    await editor.request(AttachArticleRequest, { journal: item.journal, uri: uriOf('copy.txt') });
    assert.match(await editor.marked('copy.txt'), /\[Paris place accepted\]/);
    assert.deepEqual(await lost(), []);
  });

  it('join the decisions that an article has of its own', async () => {
    await editor.changeFiles({ 'copy.txt': MONDAY });
    const target = editor.targetOf('copy.txt', 'David Cameron');
    await editor.decide({ kind: 'accept', target, scope: 'mention' });
    await editor.changeFiles({ 'monday.txt': undefined });
    const [item] = await lost();
    assert.deepEqual(item?.candidates, [{ uri: uriOf('copy.txt'), label: 'The same text' }]);
    await editor.request(AttachArticleRequest, { journal: item.journal, uri: uriOf('copy.txt') });
    assert.match(
      await editor.marked('copy.txt'),
      /^\[David Cameron person accepted\].*\[Paris place accepted\]/,
    );
    assert.deepEqual(journals(), ['copy.txt.jsonl']);
  });

  it('are closed when they are gone for good, and that can be undone', async () => {
    await editor.changeFiles({ 'monday.txt': undefined });
    const [item] = await lost();
    assert.deepEqual(item?.candidates, []);
    await editor.request(CloseArticleRequest, { journal: item.journal });
    assert.deepEqual(await lost(), []);
    await editor.request(UndoRequest, {});
    await restart();
    assert.equal((await lost()).length, 1);
  });

  it('are the same that somebody else has moved before', async () => {
    const journal = String(host.files.get(uriOf('.dateline/decisions/monday.txt.jsonl')));
    await editor.close();
    host.files.delete(uriOf('monday.txt'));
    host.files.set(uriOf('moved.txt'), `Rewritten from the first word to the last, but for Paris.\n`);
    host.files.set(`${FOLDER}/.dateline/decisions/moved.txt.jsonl`, journal);
    editor = await FakeEditor.open({}, { host });
    assert.deepEqual(await lost(), []);
    assert.deepEqual(journals(), ['moved.txt.jsonl']);
    assert.equal(host.files.get(`${FOLDER}/.dateline/decisions/moved.txt.jsonl`), journal);
  });
});
