import assert from 'node:assert/strict';
import {
  CompletionItemKind,
  type ClientCapabilities,
  type CodeAction,
  type CompletionList,
  type Diagnostic,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type Location,
  type LocationLink,
  type MarkupContent,
} from 'vscode-languageserver-protocol';
import {
  EntityListRequest,
  UndoRequest,
  type EntityList,
  type UndoResult,
} from '../../server/src/lsp/messages.ts';
import { FakeEditor, nameOf, uriOf } from '../fake-editor.ts';

const REGISTRY = '.dateline/entities.yaml';
const MONDAY = 'David Cameron met Angela Merkel in Paris on Monday.\n\nMerkel thanked Cameron.\n';
const TUESDAY = 'Chancellor Angela Merkel flew to Berlin on Tuesday.\n';
const FILE = `# Ours
entities:
  # Chancellor until 2021
  - id: person/angela-merkel
    type: person
    name: Angela Merkel # never without first name
    aliases:
      - Merkel
    wikidata: Q567
    note: Born in Hamburg.
  - id: person/max-merkel
    type: person
    name: Max Merkel
    not: [person/angela-merkel]
`;

/** The same entities, one of them by another name. */
const RENAMED = FILE.replace('- Merkel', '- Angela Merkel').replace('name: Angela', 'name: Anna');

describe('the registry file in an editor', () => {
  let editor: FakeEditor;
  beforeEach(async () => {
    editor = await FakeEditor.open({ 'monday.txt': MONDAY, 'tuesday.txt': TUESDAY, [REGISTRY]: FILE });
  });
  afterEach(() => editor.close());

  /** Returns the diagnostics of a file, as soon as there are some or, with false, none any more. */
  async function problemsOf(name: string, some = true): Promise<readonly Diagnostic[]> {
    const told = (): readonly Diagnostic[] => editor.diagnostics.get(name) ?? [];
    await editor.when(() => told().length > 0 === some);
    return told();
  }

  /** A message may be Markdown by the protocol; ours are not. */
  function messageOf({ message }: Diagnostic): string {
    return typeof message === 'string' ? message : message.value;
  }

  function describeProblems(problems: readonly Diagnostic[]): string[] {
    return problems.map((problem) => `${problem.range.start.line + 1}: ${messageOf(problem)}`);
  }

  async function names(query: string): Promise<string[]> {
    const { items } = await editor.request<EntityList>(EntityListRequest, { query });
    return items.map(({ name }) => name);
  }

  const undo = (): Promise<UndoResult | null> => editor.request(UndoRequest, {});
  const onDisk = (): string => String(editor.host.files.get(uriOf(REGISTRY)));

  describe('problems', () => {
    it('are told at their lines, all of them, while the last good state stays in force', async () => {
      await editor.changeFiles({
        [REGISTRY]: RENAMED.replace('type: person', 'type: animal').replace('Q567', 'five'),
      });
      assert.deepEqual(describeProblems(await problemsOf(REGISTRY)), [
        '5: "type" must be one of person, organization, place. Until this is mended, the last good state of the file stays in force.',
        '9: "wikidata" must be an item of Wikidata: a Q with a number, such as Q30. Until this is mended, the last good state of the file stays in force.',
      ]);
      assert.deepEqual(await names('merkel'), ['Angela Merkel']);
      await editor.changeFiles({ [REGISTRY]: RENAMED });
      assert.deepEqual(await problemsOf(REGISTRY, false), []);
      assert.deepEqual(await names('merkel'), ['Anna Merkel']);
    });

    it('are told while typing, but only what is saved is in force', async () => {
      await editor.openDocument(REGISTRY, FILE, 'yaml');
      await editor.edit(REGISTRY, '- Merkel', '- Angela Merkel');
      await editor.edit(REGISTRY, 'name: Angela', 'name: "Anna');
      const [problem] = await problemsOf(REGISTRY);
      assert.match(messageOf(problem!), /^This is not valid YAML.* stays in force\.$/);
      await editor.edit(REGISTRY, '"Anna', 'Anna');
      assert.deepEqual(await problemsOf(REGISTRY, false), []);
      assert.deepEqual(await names('merkel'), ['Angela Merkel']);
      await editor.saveDocument(REGISTRY);
      await editor.when(() => editor.changes.length > 0);
      assert.deepEqual(await names('merkel'), ['Anna Merkel']);
    });

    it('of a text that is not saved go when it is closed', async () => {
      await editor.openDocument(REGISTRY, 'entities: 5\n', 'yaml');
      await problemsOf(REGISTRY);
      await editor.closeDocument(REGISTRY);
      assert.deepEqual(await problemsOf(REGISTRY, false), []);
    });

    it('leave in force what can be read, where nothing else was good since the start', async () => {
      const broken = `${RENAMED}  - id: person/x\n    type: animal\n    name: X\n`;
      const other = await FakeEditor.open({
        'monday.txt': MONDAY,
        [REGISTRY]: broken,
      });
      await other.when(() => other.diagnostics.has(REGISTRY));
      assert.match(
        messageOf(other.diagnostics.get(REGISTRY)![0]!),
        /only what can be read of the file is in force\.$/,
      );
      const { items } = await other.request<EntityList>(EntityListRequest, { query: 'merkel' });
      assert.deepEqual(
        items.map(({ name }) => name),
        ['Anna Merkel'],
      );
      await other.close();
    });

    it('are ids that neither the file nor an article knows, as soon as all articles are read', async () => {
      const not = 'not: [person/angela-merkel';
      await editor.changeFiles({
        [REGISTRY]: FILE.replace(not, `${not}, person/david-cameron, person/nobody`),
      });
      assert.deepEqual(describeProblems(await problemsOf(REGISTRY)), [
        '14: No entity of this file or of the articles has the id "person/nobody": correct it or take it out of "not".',
      ]);
    });

    it('are told of journals too, and go with the line', async () => {
      const journal = '.dateline/decisions/monday.txt.jsonl';
      await editor.decide({
        kind: 'accept',
        target: editor.targetOf('monday.txt', 'Paris'),
        scope: 'mention',
      });
      const good = String(editor.host.files.get(uriOf(journal)));
      await editor.changeFiles({ [journal]: `${good}{"v":1,"id":\n<<<<<<< HEAD\n` });
      assert.deepEqual(describeProblems(await problemsOf(journal)), [
        '2: Not a whole JSON object. The line is skipped and stays in the file: restore it from git, or delete it.',
        '3: A merge conflict was left here; the lines of both sides count. Delete this line.',
      ]);
      assert.match(await editor.marked('monday.txt'), /\[Paris place accepted\]/);
      await editor.changeFiles({ [journal]: good });
      assert.deepEqual(await problemsOf(journal, false), []);
    });

    it('can be mended in the text as it is written', async () => {
      await editor.openDocument(REGISTRY, FILE, 'yaml');
      await editor.edit(REGISTRY, 'name: Max Merkel', 'name: Max Merkel\n    aliases: [Merkel, Maxi]');
      const [problem] = await problemsOf(REGISTRY);
      const [action] = await editor.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: uriOf(REGISTRY) },
        range: problem!.range,
        context: { diagnostics: [problem] },
      });
      assert.equal(action?.title, 'Remove the alias Merkel here');
      assert.deepEqual(action.diagnostics, [problem]);
      const [edit] = Object.values(action.edit?.changes ?? {}).flat();
      await editor.edit(REGISTRY, editor.textAt({ uri: uriOf(REGISTRY), range: edit!.range }), edit!.newText);
      assert.deepEqual(await problemsOf(REGISTRY, false), []);
      assert.match(editor.textOf(REGISTRY), /name: Max Merkel\n {4}aliases: \[Maxi\]\n/);
    });
  });

  describe('hover', () => {
    async function hover(where: string): Promise<string> {
      const { contents, range } = await editor.ask<Hover>('textDocument/hover', REGISTRY, where);
      return `${editor.textAt({ uri: uriOf(REGISTRY), range: range! })}: ${(contents as MarkupContent).value}`;
    }

    it('shows the card of an entity with its item in Wikidata and its note, as articles do', async () => {
      const card = await hover('Merkel # never');
      assert.match(
        card,
        /^Angela Merkel: \*\*Angela Merkel\*\* · person · \[Q567\]\(https:\/\/www\.wikidata\.org\/wiki\/Q567 /,
      );
      assert.match(card, /Note: Born in Hamburg/);
      assert.match(card, /3 mentions in 2 articles/);
      assert.match(card, /First in .*monday/);
      const inArticle = await editor.ask<Hover>('textDocument/hover', 'tuesday.txt', 'Angela');
      assert.match(
        (inArticle.contents as MarkupContent).value,
        /\[Q567\].*\n\*Chancellor\*.*\nNote: Born in Hamburg/,
      );
    });

    it('counts an alias, and knows who is not mentioned', async () => {
      assert.match(await hover('- Mer|kel\n'), /Called Merkel: 1 mention in 1 article/);
      assert.match(await hover('Max Merkel'), /\*\*Max Merkel\*\* · person\n\nNo article mentions it$/);
    });

    it('shows nothing on a field', async () => {
      assert.equal(await editor.ask('textDocument/hover', REGISTRY, 'aliases'), null);
    });
  });

  describe('definition', () => {
    async function definitionOf(name: string, where: string): Promise<string> {
      const [link] = await editor.ask<LocationLink[]>('textDocument/definition', name, where);
      const { targetUri: uri, targetSelectionRange: range } = link!;
      return `${nameOf(uri)} ${range.start.line + 1} ${editor.textAt({ uri, range })}`;
    }

    it('leads from an entry to the defining mention, from there to the entry, and so round', async () => {
      assert.equal(await definitionOf('monday.txt', 'Mer|kel thanked'), 'monday.txt 1 Angela Merkel');
      assert.equal(await definitionOf('monday.txt', 'Angela'), `${REGISTRY} 4 person/angela-merkel`);
      assert.equal(await definitionOf(REGISTRY, 'person/angela-merkel'), 'monday.txt 1 Angela Merkel');
      assert.equal(await definitionOf('monday.txt', 'David Cameron'), 'monday.txt 1 David Cameron');
    });

    it('leads from a list of ids to their entries', async () => {
      assert.equal(
        await definitionOf(REGISTRY, 'person/angela-merkel]'),
        `${REGISTRY} 4 person/angela-merkel`,
      );
    });
  });

  it('finds all mentions of an entry and its places in the file', async () => {
    const context = { includeDeclaration: false };
    const found = await editor.ask<Location[]>('textDocument/references', REGISTRY, 'Angela Merkel #', {
      context,
    });
    assert.deepEqual(
      found.map(
        (location) => `${nameOf(location.uri)} ${location.range.start.line + 1} ${editor.textAt(location)}`,
      ),
      [
        `${REGISTRY} 14 person/angela-merkel`,
        'tuesday.txt 1 Angela Merkel',
        'monday.txt 1 Angela Merkel',
        'monday.txt 3 Merkel',
      ],
    );
  });

  describe('rename', () => {
    const rename = (where: string, newName: string): Promise<unknown> =>
      editor.ask('textDocument/rename', REGISTRY, where, { newName });

    it('of a name is the decision that articles make, with comments kept, undone as one', async () => {
      const { placeholder } = await editor.ask<{ placeholder: string }>(
        'textDocument/prepareRename',
        REGISTRY,
        'Angela Merkel #',
      );
      assert.equal(placeholder, 'Angela Merkel');
      assert.deepEqual(await rename('Angela Merkel #', 'Angela D. Merkel'), { changes: {} });
      assert.equal(
        onDisk(),
        FILE.replace('name: Angela', 'name: Angela D.').replace(
          '- Merkel\n',
          '- Merkel\n      - Angela Merkel\n',
        ),
      );
      assert.deepEqual(await names('merkel'), ['Angela D. Merkel']);
      assert.equal((await undo())?.label, 'Undone: renamed Angela Merkel to Angela D. Merkel');
      assert.equal(onDisk(), FILE);
    });

    it('of an id changes it in lists and where it was assigned, undone as one', async () => {
      const target = editor.targetOf('monday.txt', 'David Cameron');
      await editor.decide({ kind: 'assign', target, scope: 'mention', entity: 'person/max-merkel' });
      assert.match(await hoverName('monday.txt', 'David'), /Max Merkel/);
      await rename('person/angela-merkel]', 'person/chancellor');
      await rename('person/max-merkel', 'person/coach');
      assert.equal(
        onDisk(),
        FILE.replaceAll('person/angela-merkel', 'person/chancellor').replaceAll(
          'person/max-merkel',
          'person/coach',
        ),
      );
      assert.match(await hoverName('monday.txt', 'David'), /Max Merkel/);
      assert.equal((await undo())?.label, 'Undone: changed the id of Max Merkel to person/coach');
      await undo();
      assert.equal(onDisk(), FILE);
      assert.match(await hoverName('monday.txt', 'David'), /Max Merkel/);
    });

    async function hoverName(name: string, where: string): Promise<string> {
      const hover = await editor.ask<Hover>('textDocument/hover', name, where);
      return (hover.contents as MarkupContent).value.split('\n')[0] ?? '';
    }

    it('works for somebody whom no article mentions', async () => {
      await rename('Max Merkel', 'Max Merkel (coach)');
      assert.match(onDisk(), /name: Max Merkel \(coach\)\n/);
    });

    it('says why it cannot be done', async () => {
      await assert.rejects(
        rename('- Mer|kel\n', 'X'),
        /Only the name and the id of an entity can be renamed/,
      );
      await assert.rejects(rename('person/max-merkel', 'person/angela-merkel'), /Another entity has the id/);
      await assert.rejects(rename('person/max-merkel', 'person/david-cameron'), /Another entity has the id/);
      await editor.openDocument(REGISTRY, FILE, 'yaml');
      await editor.edit(REGISTRY, '# Ours', '# Yours');
      await assert.rejects(rename('Max Merkel', 'X'), /Save \.dateline\/entities\.yaml first/);
      assert.equal(onDisk(), FILE);
    });
  });

  it('outlines, folds and links', async () => {
    const textDocument = { uri: uriOf(REGISTRY) };
    const symbols = await editor.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    assert.deepEqual(
      symbols.map(({ name, detail, children = [] }) => [
        name,
        detail,
        ...children.map((child) => child.name),
      ]),
      [
        ['Angela Merkel', 'person/angela-merkel', 'Merkel'],
        ['Max Merkel', 'person/max-merkel'],
      ],
    );
    const folds = await editor.request<FoldingRange[]>('textDocument/foldingRange', { textDocument });
    assert.deepEqual(folds.map(({ startLine, endLine }) => `${startLine + 1}-${endLine + 1}`).sort(), [
      '11-14',
      '2-14',
      '4-10',
      '7-8',
    ]);
    const links = await editor.request<DocumentLink[]>('textDocument/documentLink', { textDocument });
    assert.deepEqual(
      links.map(({ target }) => target),
      ['https://www.wikidata.org/wiki/Q567'],
    );
  });

  it('completes ids, with the names of their entities', async () => {
    await editor.openDocument(REGISTRY, FILE, 'yaml');
    await editor.edit(REGISTRY, '[person/angela-merkel]', '[person/angela-merkel, dav]');
    const { items } = await editor.ask<CompletionList>('textDocument/completion', REGISTRY, 'dav|]');
    assert.deepEqual(
      items.map(({ label, labelDetails }) => `${label} ${labelDetails?.description ?? ''}`),
      ['person/david-cameron David Cameron'],
    );
  });

  it('completes a whole entry, in editors that know snippets', async () => {
    const snippetSupport = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };
    const snippets = async (capabilities: ClientCapabilities): Promise<(string | undefined)[]> => {
      const other = await FakeEditor.open({ 'monday.txt': MONDAY, [REGISTRY]: FILE }, { capabilities });
      await other.openDocument(REGISTRY, `${FILE}  - `, 'yaml');
      const position = { line: FILE.split('\n').length - 1, character: 4 };
      const textDocument = { uri: uriOf(REGISTRY) };
      const { items } = await other.request<CompletionList>('textDocument/completion', {
        textDocument,
        position,
      });
      await other.close();
      return items
        .filter(({ kind }) => kind === CompletionItemKind.Snippet)
        .map(({ textEdit }) => textEdit?.newText);
    };
    const [snippet, ...more] = await snippets(snippetSupport);
    assert.deepEqual(more, []);
    assert.equal(
      snippet,
      '  - id: ${1|person,organization,place|}/${2:name}\n    type: $1\n    name: ${3:Name}$0',
    );
    assert.deepEqual(await snippets({}), []);
  });

  it('leaves articles and other YAML files alone', async () => {
    for (const method of ['completion', 'foldingRange', 'documentLink'])
      assert.equal(await editor.ask(`textDocument/${method}`, 'monday.txt', 'Merkel'), null);
    await editor.openDocument('other.yaml', 'entities: 5\n', 'yaml');
    assert.equal(await editor.ask('textDocument/hover', 'other.yaml', '5'), null);
  });
});
