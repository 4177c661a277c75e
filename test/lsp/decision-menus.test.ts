import assert from 'node:assert/strict';
import {
  CodeActionTriggerKind,
  type CodeAction,
  type CodeActionContext,
  type Hover,
  type MarkupContent,
} from 'vscode-languageserver-protocol';
import {
  ArticleEntitiesRequest,
  ChangedNotification,
  EntityListRequest,
  RedoRequest,
  UndoRequest,
  type ArticleEntities,
  type ChangedParams,
  type DecideAction,
  type EntityList,
  type UndoResult,
} from '../../server/src/lsp/messages.ts';
import { FakeEditor, uriOf } from '../fake-editor.ts';

const MONDAY = 'David Cameron met Francois Hollande in Paris on Monday.\n\nCameron thanked Hollande.\n';
const TUESDAY = 'Mr David Cameron flew to Berlin on Tuesday, where Angela Merkel received Cameron.\n';

describe('what decisions are called and where they are offered', () => {
  let editor: FakeEditor;
  beforeEach(async () => {
    editor = await FakeEditor.open({ 'monday.txt': MONDAY, 'tuesday.txt': TUESDAY }, { commandLinks: true });
  });
  afterEach(() => editor.close());

  async function actions(
    name: string,
    text: string,
    context: Partial<CodeActionContext> = {},
  ): Promise<CodeAction[]> {
    return editor.request('textDocument/codeAction', {
      textDocument: { uri: uriOf(name) },
      range: editor.targetOf(name, text).range,
      context: { diagnostics: [], ...context },
    });
  }

  async function titles(name: string, text: string): Promise<string[]> {
    return (await actions(name, text)).map(({ title, isPreferred }) => (isPreferred ? `* ${title}` : title));
  }

  it('offers the likeliest first, and no scope that reaches no further than another', async () => {
    assert.deepEqual((await titles('monday.txt', 'Francois Hollande')).slice(0, 5), [
      '* Accept Francois Hollande',
      'Accept 2 mentions of Francois Hollande in this article',
      'Not a name: reject Francois Hollande',
      'Make Francois Hollande an organization',
      'Make Francois Hollande a place',
    ]);
    assert.deepEqual((await titles('tuesday.txt', 'Berlin')).slice(0, 2), [
      '* Accept Berlin',
      'Not a name: reject Berlin',
    ]);
  });

  it('says of each scope how far it reaches', async () => {
    assert.deepEqual((await titles('monday.txt', 'David Cameron')).slice(0, 5), [
      '* Accept David Cameron',
      'Accept 2 mentions of David Cameron in this article',
      'Accept 4 mentions of David Cameron in 2 articles',
      'Not a name: reject David Cameron',
      'Not a name: reject 2 mentions of David Cameron in 2 articles',
    ]);
  });

  it('offers the type first that the same name has elsewhere', async () => {
    const target = editor.targetOf('tuesday.txt', 'Tuesday');
    await editor.decide({ kind: 'add', target, scope: 'mention', type: 'place' });
    await editor.openDocument('monday.txt');
    await editor.edit('monday.txt', 'on Monday', 'on Tuesday');
    const offered = await titles('monday.txt', 'Tuesday');
    assert.equal(offered[0], '* Mark Tuesday as a place');
  });

  it('accepts nothing on saving unless Dateline is named', async () => {
    const automatic = { triggerKind: CodeActionTriggerKind.Automatic };
    const ask = async (only: string, more: object = automatic): Promise<number> =>
      (await actions('monday.txt', 'met', { only: [only], ...more })).length;
    assert.equal(await ask('source.fixAll'), 0);
    assert.equal(await ask('source.fixAll.dateline'), 1);
    assert.equal(await ask('source.fixAll', { triggerKind: CodeActionTriggerKind.Invoked }), 1);
  });

  it('accepts on saving what it is sure enough of', async () => {
    const params = { uri: uriOf('monday.txt') };
    const { entities } = await editor.request<ArticleEntities>(ArticleEntitiesRequest, params);
    const sure = entities.flatMap(({ mentions }) => mentions).filter(({ score }) => score >= 0.9).length;
    const [fixAll] = await actions('monday.txt', 'met', { only: ['source.fixAll.dateline'] });
    assert.equal(fixAll?.title, `Accept ${sure} names in 1 article`);
  });

  it('links from a hover to decisions, for a client that runs them', async () => {
    const hover = await editor.ask<Hover>('textDocument/hover', 'monday.txt', 'Paris');
    const links = [
      ...(hover.contents as MarkupContent).value.matchAll(/\[([^\]]*)\]\(command:(\S+)\?(\S*) "/g),
    ];
    const decisions = links.filter(([, , command]) => command !== 'dateline.showMentions');
    assert.deepEqual(decisions.map(([, label, command]) => `${label}: ${command}`).slice(0, 5), [
      'Accept: dateline.decide',
      'Not a name: dateline.decide',
      'Change type…: dateline.changeType',
      'Assign to another entity…: dateline.assignEntity',
      'Merge entity into…: dateline.mergeEntity',
    ]);
    const [accept] = JSON.parse(decodeURIComponent(decisions[0]?.[3] ?? '')) as [DecideAction];
    await editor.decide(accept);
    assert.match(await editor.marked('monday.txt'), /\[Paris place accepted\]/);
  });

  it('says in a hover how many mentions are left to accept', async () => {
    const label = async (): Promise<string | undefined> => {
      const hover = await editor.ask<Hover>('textDocument/hover', 'tuesday.txt', 'David Cameron');
      return /Accept all \d+/.exec((hover.contents as MarkupContent).value)?.[0];
    };
    assert.equal(await label(), 'Accept all 4');
    const target = editor.targetOf('monday.txt', 'Cameron');
    await editor.decide({ kind: 'accept', target, scope: 'mention' });
    assert.equal(await label(), 'Accept all 3');
  });

  it('names both entities of a merge, also when it is undone and redone', async () => {
    const params = { type: 'person', sort: 'name' };
    const { items } = await editor.request<EntityList>(EntityListRequest, params);
    const [merkel, cameron] = items;
    const changed = new Promise<ChangedParams>((resolve) => {
      editor.connection.onNotification(ChangedNotification, resolve);
    });
    const merged = await editor.decide({ kind: 'mergeEntities', from: merkel!.id, into: cameron!.id });
    assert.equal(merged.label, 'Merged Angela Merkel into David Cameron (1 mention in 1 article)');
    assert.equal((await changed).undo, 'merge Angela Merkel into David Cameron');
    const undone = await editor.request<UndoResult>(UndoRequest, {});
    assert.equal(undone.label, 'Undone: merged Angela Merkel into David Cameron');
    const redone = await editor.request<UndoResult>(RedoRequest, {});
    assert.equal(redone.label, 'Redone: merged Angela Merkel into David Cameron');
  });

  it('decides at several cursors as one step', async () => {
    const before = await editor.marked('monday.txt');
    const add = (text: string): DecideAction => {
      const target = editor.targetOf('monday.txt', text);
      return { kind: 'add', target, scope: 'mention', type: 'organization' };
    };
    const words = ['met ', ' Monday.', 'thanked'];
    const { label } = await editor.decide({ kind: 'together', actions: words.map(add) });
    assert.equal(label, 'Marked 3 names as an organization');
    const after = await editor.marked('monday.txt');
    for (const word of ['met', 'Monday', 'thanked'])
      assert.ok(after.includes(`[${word} organization added]`), after);
    await editor.request(UndoRequest, {});
    assert.equal(await editor.marked('monday.txt'), before);
  });

  it('marks the name or the word at a cursor', async () => {
    const at = (where: string): DecideAction => {
      const position = editor.find('monday.txt', where);
      const target = { uri: uriOf('monday.txt'), range: { start: position, end: position } };
      return { kind: 'add', target, scope: 'mention', type: 'organization' };
    };
    await editor.decide(at('than|ked'));
    await editor.decide(at('Pa|ris'));
    const marked = await editor.marked('monday.txt');
    assert.match(marked, /\[thanked organization added\]/);
    assert.match(marked, /\[Paris organization corrected\]/);
  });

  it('annotates no name that somebody rejected everywhere, unless it is included', async () => {
    const target = editor.targetOf('tuesday.txt', 'David Cameron');
    await editor.decide({ kind: 'reject', target, scope: 'corpus' });
    const wanted = { kind: 'annotateAll', name: 'David Cameron', type: 'person', except: [] } as const;
    await assert.rejects(editor.decide(wanted), /Nothing is left to annotate/);
    const include = [editor.targetOf('monday.txt', 'David Cameron')];
    await editor.decide({ ...wanted, type: 'organization', include });
    assert.match(await editor.marked('monday.txt'), /^\[David Cameron organization \w+\]/);
    assert.match(await editor.marked('tuesday.txt'), /^Mr David Cameron flew/);
  });
});
