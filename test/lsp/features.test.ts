import assert from 'node:assert/strict';
import type {
  DocumentHighlight,
  DocumentSymbol,
  Hover,
  Location,
  LocationLink,
  MarkupContent,
  SemanticTokens,
  SymbolInformation,
} from 'vscode-languageserver-protocol';
import { EntitiesRequest, type EntityItem } from '../../server/src/lsp/messages.ts';
import { FakeEditor, nameOf, uriOf } from '../fake-editor.ts';

const MONDAY = `British Prime Minister David Cameron met French President Francois Hollande in Paris on Monday.

"I firmly support the action President Hollande has taken to strike ISIL in Syria," Cameron said after a breakfast meeting in Paris.
`;
const TUESDAY = `The Islamic State group, also known as ISIL or Daesh, holds large parts of Syria and Iraq.

Cameron told the British parliament on Tuesday that Britain would act against Daesh.
`;

describe('language server', () => {
  let editor: FakeEditor;
  before(async () => {
    editor = await FakeEditor.open({ 'monday.txt': MONDAY, 'tuesday.txt': TUESDAY }, { commandLinks: true });
  });
  after(() => editor.close());

  it('shows the entity card of a name', async () => {
    const hover = await editor.ask<Hover>('textDocument/hover', 'tuesday.txt', 'Came|ron told');
    const { value } = hover.contents as MarkupContent;
    assert.match(value, /^\*\*David Cameron\*\* · person/);
    assert.match(value, /Also named Cameron \(2\)/);
    assert.match(value, /1 here · \[3 mentions in 2 articles\]\(command:dateline\.showMentions\?/);
    assert.match(value, /First in \[monday\\\.txt\]\(command:dateline\.goToMention\?/);
    assert.match(value, /With .*Francois Hollande/);
    assert.equal(editor.textAt({ uri: uriOf('tuesday.txt'), range: hover.range! }), 'Cameron');
  });

  it('shows nothing for a word that is no mention', async () => {
    assert.equal(await editor.ask('textDocument/hover', 'tuesday.txt', 'told'), null);
  });

  it('goes to the fullest mention', async () => {
    const [link] = await editor.ask<LocationLink[]>('textDocument/definition', 'tuesday.txt', 'Cameron');
    assert.equal(nameOf(link!.targetUri), 'monday.txt');
    assert.equal(editor.textAt({ uri: link!.targetUri, range: link!.targetSelectionRange }), 'David Cameron');
  });

  it('links an acronym to its long form in the other document', async () => {
    const [link] = await editor.ask<LocationLink[]>('textDocument/definition', 'monday.txt', 'ISIL');
    assert.equal(editor.textAt({ uri: link!.targetUri, range: link!.targetSelectionRange }), 'Islamic State');
  });

  it('lists the mentions in all documents, those of this one first', async () => {
    const context = { includeDeclaration: true };
    const found = await editor.ask<Location[]>('textDocument/references', 'tuesday.txt', 'Cameron', {
      context,
    });
    assert.deepEqual(
      found.map((location) => `${nameOf(location.uri)} ${editor.textAt(location)}`),
      ['tuesday.txt Cameron', 'monday.txt David Cameron', 'monday.txt Cameron'],
    );
  });

  it('highlights the mentions in this document', async () => {
    const found = await editor.ask<DocumentHighlight[]>(
      'textDocument/documentHighlight',
      'monday.txt',
      'Hollande',
    );
    assert.deepEqual(
      found.map(({ range }) => editor.textAt({ uri: uriOf('monday.txt'), range })),
      ['Francois Hollande', 'Hollande'],
    );
  });

  it('outlines people, organizations and places', async () => {
    const symbols = await editor.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: uriOf('monday.txt') },
    });
    const names = symbols.map(
      ({ name, children }) => `${name}: ${children?.map((c) => `${c.name} ${c.detail}`).join(', ')}`,
    );
    assert.deepEqual(names, [
      'People: David Cameron 2, Francois Hollande 2',
      'Organizations: Islamic State 1',
      'Places: Paris 2, Syria 1',
    ]);
  });

  it('finds each entity once, at its first mention', async () => {
    const found = async (query: string): Promise<string[]> =>
      (await editor.request<SymbolInformation[]>('workspace/symbol', { query })).map(
        ({ name, containerName, location }) => `${name} (${containerName}) in ${nameOf(location.uri)}`,
      );
    assert.deepEqual(await found('camer'), [
      'David Cameron (person · 3 mentions in 2 articles) in monday.txt',
    ]);
    assert.deepEqual(await found('daesh'), ['Daesh (Islamic State) in monday.txt']);
  });

  it('lists those first that are like one', async () => {
    const found = async (like: object): Promise<string[]> =>
      (await editor.request<EntityItem[]>(EntitiesRequest, { like, limit: 2 })).map(({ name }) => name);
    const ofCameron = {
      textDocument: { uri: uriOf('tuesday.txt') },
      position: editor.find('tuesday.txt', 'Cameron'),
    };
    assert.deepEqual(await found(ofCameron), ['Francois Hollande', 'Islamic State']);
    assert.deepEqual(await found({ id: 'place/paris' }), ['Syria', 'Iraq']);
  });

  it('colors the mentions of a range', async () => {
    const all = await editor.request<SemanticTokens>('textDocument/semanticTokens/full', {
      textDocument: { uri: uriOf('monday.txt') },
    });
    assert.equal(all.data.length / 5, 8);
    const range = { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } };
    const part = await editor.request<SemanticTokens>('textDocument/semanticTokens/range', {
      textDocument: { uri: uriOf('monday.txt') },
      range,
    });
    assert.equal(part.data.length / 5, 5);
  });

  it('answers null for documents that it does not know', async () => {
    const textDocument = { uri: uriOf('nowhere.txt') };
    const position = { line: 0, character: 0 };
    for (const method of ['hover', 'definition', 'references', 'documentHighlight', 'documentSymbol']) {
      const params = { textDocument, position, context: { includeDeclaration: true } };
      assert.equal(await editor.request(`textDocument/${method}`, params), null);
    }
  });
});

describe('language server, a name over a line break', () => {
  it('is two tokens', async () => {
    const text = [
      'The summit was opened by the president of the commission and by David',
      'Cameron, who had come from London in the morning to speak to his fellow',
      'leaders about the war and the refugees.',
    ].join('\n');
    const editor = await FakeEditor.open({ 'wrapped.txt': text });
    const { data } = await editor.request<SemanticTokens>('textDocument/semanticTokens/full', {
      textDocument: { uri: uriOf('wrapped.txt') },
    });
    assert.deepEqual(data.slice(0, 10), [0, 64, 5, 0, 1, 1, 0, 7, 0, 1]);
    await editor.close();
  });
});

describe('language server, an entity card', () => {
  const LONG = `By noon, when the last of the delegates had come down from the upper rooms of the parliament and the porters had carried away the flags, Finance Minister David Cameron spoke with reporters about the budget that he would have to defend in the evening before a house in which he had lost all but three of his friends in less than a month.

The finance minister, David Cameron, left for London.
`;
  let editor: FakeEditor;
  before(async () => {
    editor = await FakeEditor.open({ '2024-03-11-budget.txt': LONG });
  });
  after(() => editor.close());

  const card = async (): Promise<string> => {
    const hover = await editor.ask<Hover>('textDocument/hover', '2024-03-11-budget.txt', 'David');
    return (hover.contents as MarkupContent).value;
  };

  it('says a role once, however it is capitalized', async () => {
    assert.match(await card(), /^\*Finance Minister\*$/m);
  });

  it('does not repeat a date that the name of the file says', async () => {
    assert.match(await card(), /First in 2024\\-03\\-11\\-budget\\\.txt:/);
  });

  it('cuts a long sentence between words', async () => {
    const [, quote = ''] = /^> (.*)$/m.exec(await card()) ?? [];
    assert.match(quote, /^… .*\*\*David Cameron\*\*.* …$/);
    const words = new Set(LONG.split(/[^\p{L}]+/u));
    for (const word of quote.split(/[^\p{L}]+/u)) assert.ok(word === '' || words.has(word), word);
  });
});
