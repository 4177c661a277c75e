import assert from 'node:assert/strict';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import {
  AgreementRequest,
  AuthorsRequest,
  OrphansRequest,
  RevisionsRequest,
  UndoRequest,
  type AgreementParams,
  type AgreementReport,
  type AuthorItem,
  type DecideAction,
  type DisagreementItem,
  type OrphanItem,
  type RevisionItem,
} from '../../server/src/lsp/messages.ts';
import { FakeEditor, uriOf } from '../fake-editor.ts';
import { MemoryHost } from '../memory-host.ts';

const MONDAY = 'David Cameron met Francois Hollande in Paris on Monday.\n\nCameron thanked Hollande.\n';

/** Ana and Ben decide each in a window of their own, without a look at what the other does; Chris decides between them. */
describe('agreement', () => {
  let host: MemoryHost;
  const editors: FakeEditor[] = [];
  beforeEach(() => {
    host = new MemoryHost();
  });
  afterEach(async () => {
    for (const each of editors.splice(0)) await each.close();
  });

  async function open(author: string): Promise<FakeEditor> {
    const files = host.files.size === 0 ? { 'monday.txt': MONDAY } : {};
    const editor = await FakeEditor.open(files, { host, settings: { author } });
    editors.push(editor);
    return editor;
  }

  async function review(editor: FakeEditor): Promise<void> {
    await editor.decide({ kind: 'markReviewed', uri: uriOf('monday.txt'), isReviewed: true });
  }

  function reject(editor: FakeEditor, text: string): Promise<unknown> {
    return editor.decide({ kind: 'reject', target: editor.targetOf('monday.txt', text), scope: 'mention' });
  }

  function mark(
    editor: FakeEditor,
    text: string,
    type: 'person' | 'organization' | 'place',
  ): Promise<unknown> {
    return editor.decide({
      kind: 'add',
      target: editor.targetOf('monday.txt', text),
      scope: 'mention',
      type,
    });
  }

  function compare(editor: FakeEditor, more: Partial<AgreementParams> = {}): Promise<AgreementReport> {
    return editor.request(AgreementRequest, { kind: 'authors', a: 'Ana', b: 'Ben', ...more });
  }

  it('is given up when nobody waits for it any more, also while the figures are counted', async () => {
    const articles = 100;
    const text = MONDAY.repeat(50);
    for (let index = 0; index < articles; index++) host.files.set(uriOf(`${index}.txt`), text);
    const ana = await open('Ana');
    const cancelling = new CancellationTokenSource();
    let slices = 0;
    const yieldToOthers = host.yieldToOthers.bind(host);
    host.yieldToOthers = () => {
      slices++;
      // All articles have been compared by then, which takes as many slices as to count what was found.
      if (slices === Math.ceil((articles * text.length) / 32_000) + 1) cancelling.cancel();
      return yieldToOthers();
    };
    const params: AgreementParams = { kind: 'authors', a: 'Ana', b: 'Ben', all: true };
    await assert.rejects(
      ana.connection.sendRequest(AgreementRequest, params, cancelling.token),
      /The comparison was cancelled/,
    );
  });

  /** Returns the disagreements as `Paris (type): place | person`, with who settled them. */
  async function listed(editor: FakeEditor): Promise<string[]> {
    const { articles } = await compare(editor);
    return articles.flatMap(({ items }) => items.map(describeItem));
  }

  function describeItem({ kind, name, a, b, settledBy }: DisagreementItem): string {
    const [ofA, ofB] = [a, b].map((names) => names.map((each) => `${each.type} ${each.name}`).join(', '));
    return `${name} (${kind}): ${ofA} | ${ofB}${settledBy === undefined ? '' : ` by ${settledBy}`}`;
  }

  /** Adopts what one of the two says of the nth disagreement. */
  async function adopt(editor: FakeEditor, nth: number, side: 'a' | 'b'): Promise<void> {
    const { articles } = await compare(editor);
    const item = articles[0]?.items[nth];
    assert.ok(item);
    const action: DecideAction = {
      kind: 'adjudicate',
      target: { uri: uriOf('monday.txt'), range: item.range },
      text: item.name,
      mentions: item[side].map(({ range, type }) => ({ range, type })),
      instead: item[side === 'a' ? 'b' : 'a'].map(({ range }) => range),
      between: ['Ana', 'Ben'],
      adopted: side === 'a' ? 'Ana' : 'Ben',
    };
    await editor.decide(action);
  }

  /** Both review the article; Ana moves a border, changes a type and adds a name, Ben rejects one. */
  async function annotate(): Promise<FakeEditor> {
    const [ana, ben] = [await open('Ana'), await open('Ben')];
    await mark(ana, 'Monday', 'person');
    await mark(ana, 'Paris', 'organization');
    await ana.decide({
      kind: 'respan',
      target: ana.targetOf('monday.txt', 'David Cameron'),
      to: ana.targetOf('monday.txt', 'Cameron').range,
    });
    await review(ana);
    await reject(ben, 'Francois Hollande');
    await review(ben);
    return open('Chris');
  }

  it('lists the authors', async () => {
    const chris = await annotate();
    assert.deepEqual(await chris.request<AuthorItem[]>(AuthorsRequest, {}), [
      { name: 'Ana', decisionCount: 3, articleCount: 1, reviewedCount: 1 },
      { name: 'Ben', decisionCount: 1, articleCount: 1, reviewedCount: 1 },
    ]);
  });

  it('compares what each decided, with figures, notes and disagreements', async () => {
    const { figures, notes, count, ...report } = await compare(await annotate());
    const [all] = figures;
    assert.deepEqual([all?.name, all?.a, all?.b, all?.matched, all?.f1], ['all', 6, 4, 2, 0.4]);
    assert.deepEqual(
      figures.map(({ name }) => name),
      ['all', 'person', 'organization', 'place', 'spans'],
    );
    assert.deepEqual(notes, ['1 article compared as a whole, because both marked them reviewed.']);
    assert.equal(count, 4);
    assert.deepEqual(
      report.articles.flatMap(({ items }) => items.map(describeItem)),
      [
        'David Cameron (border): person Cameron | person David Cameron',
        'Francois Hollande (missing-in-b): person Francois Hollande | ',
        'Paris (type): organization Paris | place Paris',
        'Monday (missing-in-b): person Monday | ',
      ],
    );
  });

  it('settles each kind of disagreement in favor of the one', async () => {
    const chris = await annotate();
    for (const nth of [0, 1, 2, 3]) await adopt(chris, nth, 'a');
    assert.match(
      await chris.marked('monday.txt'),
      /^David \[Cameron person \w+\] met \[Francois Hollande person accepted\] in \[Paris organization corrected\] on \[Monday person added\]/,
    );
    assert.ok((await listed(chris)).every((line) => line.endsWith(' by Chris')));
  });

  it('settles each kind of disagreement in favor of the other', async () => {
    const chris = await annotate();
    for (const nth of [0, 1, 2, 3]) await adopt(chris, nth, 'b');
    assert.match(
      await chris.marked('monday.txt'),
      /^\[David Cameron person \w+\] met Francois Hollande in \[Paris place corrected\] on Monday/,
    );
    assert.ok((await listed(chris)).every((line) => line.endsWith(' by Chris')));
  });

  it('leaves no decision without a place where the one hid the other', async () => {
    for (const side of ['a', 'b'] as const) {
      host = new MemoryHost();
      const [ana, ben] = [await open('Ana'), await open('Ben')];
      await mark(ana, 'Cameron met', 'person');
      await mark(ben, 'David Cameron', 'person');
      const chris = await open('Chris');
      assert.equal((await chris.request<OrphanItem[]>(OrphansRequest, {})).length, 1);
      await adopt(chris, 0, side);
      assert.deepEqual(await chris.request(OrphansRequest, {}), []);
      const expected =
        side === 'a' ? /^David \[Cameron met person \w+\]/ : /^\[David Cameron person \w+\] met/;
      assert.match(await chris.marked('monday.txt'), expected);
    }
  });

  it('goes on to measure what the two said, whoever decided between them', async () => {
    const chris = await annotate();
    const before = await compare(chris);
    await adopt(chris, 2, 'b');
    const after = await compare(chris);
    assert.deepEqual(after.figures, before.figures);
    assert.deepEqual([before.settledCount, after.settledCount], [0, 1]);
  });

  it('opens a disagreement again when the decision is undone', async () => {
    const chris = await annotate();
    const before = await chris.marked('monday.txt');
    await adopt(chris, 0, 'b');
    assert.notEqual(await chris.marked('monday.txt'), before);
    await chris.request(UndoRequest, {});
    assert.equal(await chris.marked('monday.txt'), before);
    assert.equal((await compare(chris)).settledCount, 0);
  });

  it('does not decide on a text that is another one by now', async () => {
    const chris = await annotate();
    await chris.openDocument('monday.txt');
    const { articles } = await compare(chris);
    const range = articles[0]?.items[0]?.range;
    assert.ok(range);
    await chris.edit('monday.txt', 'David Cameron met', 'The prime minister met');
    const action: DecideAction = {
      ...{ kind: 'adjudicate', target: { uri: uriOf('monday.txt'), range }, text: 'David Cameron' },
      ...{ mentions: [], instead: [], between: ['Ana', 'Ben'], adopted: 'Ana' },
    };
    await assert.rejects(chris.decide(action), /The text has changed since it was compared/);
  });

  it('says what it leaves out', async () => {
    const [ana, ben] = [await open('Ana'), await open('Ben')];
    await mark(ana, 'Paris', 'organization');
    await mark(ben, 'Paris', 'place');
    await ana.decide({
      kind: 'accept',
      target: ana.targetOf('monday.txt', 'David Cameron'),
      scope: 'mention',
    });
    await ana.changeFiles({ 'tuesday.txt': 'David Cameron flew to Berlin.\n' });
    await ana.decide({ kind: 'accept', target: ana.targetOf('tuesday.txt', 'Berlin'), scope: 'mention' });
    const chris = await open('Chris');
    assert.deepEqual((await compare(chris)).notes, [
      '1 article compared only where both decided.',
      'Left out: 1 article on which only Ana worked.',
    ]);
    const all = await compare(chris, { all: true });
    assert.deepEqual(all.notes, ['2 articles compared as a whole.']);
  });

  it('compares revisions, in the articles as they are now', async () => {
    const ana = await open('Ana');
    await review(ana);
    host.past.set('before', new Map(host.files));
    await reject(ana, 'Paris');
    host.past.set('after', new Map(host.files));
    const revisions = await ana.request<RevisionItem[]>(RevisionsRequest, {});
    assert.deepEqual(
      revisions.map(({ name }) => name),
      ['before', 'after'],
    );
    const report = await compare(ana, { kind: 'revisions', a: 'before', b: 'after' });
    assert.deepEqual(
      report.articles.flatMap(({ items }) => items.map(describeItem)),
      ['Paris (missing-in-b): place Paris | '],
    );
    await assert.rejects(
      compare(ana, { kind: 'revisions', a: 'x', b: 'after' }),
      /git knows no revision “x”/,
    );
  });
});
