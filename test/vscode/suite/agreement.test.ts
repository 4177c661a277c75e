import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Ask } from '../../../client/src/client.ts';
import type { DatelineApi } from '../../../client/src/extension.ts';
import { adopt, AgreementData, type AgreementNode } from '../../../client/src/views/agreement-data.ts';
import { agreementMarkdown } from '../../../client/src/views/agreement-markdown.ts';
import { AgreementTree } from '../../../client/src/views/agreement-tree.ts';
import { formatDecision } from '../../../server/src/core/decisions/decision.ts';
import {
  AgreementRequest,
  ArticleEntitiesRequest,
  AuthorsRequest,
  UndoRequest,
  type AgreementParams,
  type AgreementReport,
} from '../../../server/src/lsp/messages.ts';
import { aboutMention } from '../../core/decisions/make-decision.ts';
import { until } from './articles.ts';

const URI = 'file:///articles/monday.txt';
const PARAMS: AgreementParams = { kind: 'authors', a: 'Ana', b: 'Ben' };

function range(
  line: number,
  start: number,
  end: number,
): AgreementReport['articles'][0]['items'][0]['range'] {
  return { start: { line, character: start }, end: { line, character: end } };
}

const REPORT: AgreementReport = {
  figures: [
    {
      name: 'all',
      a: 3,
      b: 2,
      matched: 1,
      precision: 0.5,
      recall: 1 / 3,
      f1: 0.4,
      kappa: 0.25,
      alpha: 0.125,
    },
    { name: 'place', a: 0, b: 0, matched: 0 },
  ],
  notes: ['1 article compared only where both decided.'],
  articleCount: 1,
  count: 2,
  settledCount: 1,
  articles: [
    {
      uri: URI,
      date: '2024-05-06',
      items: [
        {
          ...{ kind: 'missing-in-b', range: range(0, 4, 8), before: 'The ', name: 'Acme', after: ' of' },
          ...{ a: [{ range: range(0, 4, 8), name: 'Acme', type: 'organization' }], b: [] },
          settledBy: 'Chris',
        },
        {
          ...{ kind: 'border', range: range(2, 0, 8), before: '', name: 'Ana Ruiz', after: ' said' },
          a: [{ range: range(2, 0, 8), name: 'Ana Ruiz', type: 'person' }],
          b: [{ range: range(2, 4, 8), name: 'Ruiz', type: 'person' }],
        },
      ],
    },
  ],
};

const answering = ((): Promise<unknown> => Promise.resolve(REPORT)) as Ask;

function describeRow(item: vscode.TreeItem): string {
  const label = typeof item.label === 'string' ? item.label : (item.label?.label ?? '');
  const description = typeof item.description === 'string' ? ` (${item.description})` : '';
  const icon = item.iconPath instanceof vscode.ThemeIcon ? `${item.iconPath.id}: ` : '';
  return icon + label + description;
}

describe('the Agreement view', () => {
  let data: AgreementData;
  let tree: AgreementTree;
  beforeEach(async () => {
    data = new AgreementData(answering);
    tree = new AgreementTree(data);
    assert.deepEqual(tree.getChildren(), []);
    await data.load(PARAMS);
  });

  function rows(): { node: AgreementNode; item: vscode.TreeItem }[] {
    const below = (node?: AgreementNode): AgreementNode[] =>
      tree.getChildren(node).flatMap((child) => [child, ...below(child)]);
    return below().map((node) => ({ node, item: tree.getTreeItem(node) }));
  }

  it('shows figures, what was compared, and the disagreements by article with what each says', () => {
    assert.deepEqual(
      rows().map(({ item }) => describeRow(item)),
      [
        'graph: Ana and Ben (F1 0.400 · κ 0.250 · uα 0.125 · cuα –)',
        'symbol-numeric: All types (F1 0.400 · κ 0.250 · uα 0.125 · cuα –)',
        'location: Places (F1 – · κ – · uα – · cuα –)',
        'info: What was compared (1 article)',
        '1 article compared only where both decided.',
        'file: monday.txt (2024-05-06 · 1 of 2 open)',
        'pass-filled: Acme (organization ← → no name · settled by Chris)',
        'Ana: organization',
        'Ben: no name',
        'circle-outline: Ana Ruiz (person “Ana Ruiz” ← → person “Ruiz”)',
        'Ana: person “Ana Ruiz”',
        'Ben: person “Ruiz”',
      ],
    );
  });

  it('says in words what signs and icons show', () => {
    const spoken = rows().flatMap(({ item }) => item.accessibilityInformation?.label ?? []);
    assert.deepEqual(spoken, [
      'Ana and Ben: Ana marked 3, Ben 2, 1 the same, precision 0.500, recall 0.333, F1 0.400, Cohen’s kappa 0.250, Krippendorff’s unitizing alpha 0.125',
      'All types: Ana marked 3, Ben 2, 1 the same, precision 0.500, recall 0.333, F1 0.400, Cohen’s kappa 0.250, Krippendorff’s unitizing alpha 0.125',
      'Places: Ana marked 0, Ben 0, 0 the same',
      'monday.txt, 2024-05-06, 2 disagreements, 1 open',
      'Acme, only Ana, settled by Chris. Ana: organization, Ben: no name. The Acme of',
      'Ana says organization',
      'Ben says no name',
      'Ana Ruiz, other borders, open. Ana: person “Ana Ruiz”, Ben: person “Ruiz”. Ana Ruiz said',
      'Ana says person “Ana Ruiz”',
      'Ben says person “Ruiz”',
    ]);
  });

  it('knows what is above a row, and the next one that is open', () => {
    const disagreements = rows().flatMap(({ node }) => (node.kind === 'disagreement' ? [node] : []));
    const [settled, open] = disagreements;
    assert.ok(settled && open);
    assert.equal(tree.getParent(settled)?.kind, 'article');
    assert.equal(tree.getParent(tree.getChildren(open)[0]!)?.kind, 'disagreement');
    assert.deepEqual(data.nextOpen(settled.target)?.target, open.target);
    assert.deepEqual(data.nextOpen(open.target)?.target, open.target);
  });

  it('decides in favor of one of the two', () => {
    const open = rows().flatMap(({ node }) => (node.kind === 'disagreement' ? [node] : []))[1];
    assert.deepEqual(adopt(open!, 'b'), {
      kind: 'adjudicate',
      target: { uri: URI, range: range(2, 0, 8) },
      text: 'Ana Ruiz',
      mentions: [{ range: range(2, 4, 8), type: 'person' }],
      instead: [range(2, 0, 8)],
      between: ['Ana', 'Ben'],
      adopted: 'Ben',
    });
  });

  it('is copied as Markdown', () => {
    assert.deepEqual(agreementMarkdown(PARAMS, REPORT).split('\n').slice(0, 12), [
      '# Agreement of Ana and Ben',
      '',
      '|  | Ana | Ben | both | P | R | F1 | κ | uα | cuα |',
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
      '| All types | 3 | 2 | 1 | 0.500 | 0.333 | 0.400 | 0.250 | 0.125 | – |',
      '| Places | 0 | 0 | 0 | – | – | – | – | – | – |',
      '',
      '- 1 article compared only where both decided.',
      '',
      '2 disagreements, 1 settled.',
      '',
      '## /articles/monday.txt',
    ]);
  });
});

/** Two authors whose decisions are in the journal of an article on the disk. */
describe('comparing two authors', () => {
  const text = 'Angela Merkel met Barack Obama in Berlin.\n';
  const root = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
  const article = vscode.Uri.joinPath(root, 'agreement-test/monday.txt');
  const journal = vscode.Uri.joinPath(root, '.dateline/decisions/agreement-test/monday.txt.jsonl');
  let ask: DatelineApi['ask'];

  before(async () => {
    const decisions = [
      aboutMention(
        1,
        text,
        'Berlin',
        { operation: 'retype', type: 'organization' },
        { id: 'agreement-1', author: 'Ana' },
      ),
      aboutMention(
        2,
        text,
        'Berlin',
        { operation: 'accept', type: 'place' },
        { id: 'agreement-2', author: 'Ben' },
      ),
    ];
    await write(article, text);
    await write(journal, decisions.map((decision) => `${formatDecision(decision)}\n`).join(''));
    const extension = vscode.extensions.getExtension<DatelineApi>('dateline.dateline');
    assert.ok(extension);
    ({ ask } = await extension.activate());
    await until('the journal is read', async () => (await ask(AuthorsRequest, {})).length >= 2);
    await until('the article is read', async () => (await berlin()) !== undefined);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const uri of [article, journal])
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, '..'), { recursive: true });
  });

  it('settles a disagreement by a decision that can be undone', async () => {
    await vscode.commands.executeCommand('dateline.compareAuthors', 'Ana', 'Ben');
    const [, , shown] = await topRows();
    assert.equal(shown?.kind, 'article');
    const before = await compare();
    assert.deepEqual([before.count, before.settledCount], [1, 0]);

    const data = await loaded();
    const [disagreement] = data.children(shown);
    await vscode.commands.executeCommand('dateline.adoptFirst', disagreement);
    assert.equal(await berlin(), 'organization corrected');
    assert.deepEqual((await compare()).settledCount, 1);
    const [line] = new TextDecoder()
      .decode(await vscode.workspace.fs.readFile(journal))
      .trim()
      .split('\n')
      .slice(-1);
    assert.deepEqual((JSON.parse(line ?? '') as { adjudicates?: unknown }).adjudicates, ['Ana', 'Ben']);

    await vscode.commands.executeCommand('dateline.undoDecision');
    assert.equal(await berlin(), 'place corrected');
    assert.deepEqual((await compare()).settledCount, 0);
    assert.equal(await ask(UndoRequest, {}), null);
  });

  it('copies the comparison', async () => {
    await vscode.commands.executeCommand('dateline.compareAuthors', 'Ana', 'Ben');
    await vscode.commands.executeCommand('dateline.copyAgreement');
    assert.match(await vscode.env.clipboard.readText(), /^# Agreement of Ana and Ben\n/);
  });

  function compare(): Promise<AgreementReport> {
    return ask(AgreementRequest, PARAMS);
  }

  async function loaded(): Promise<AgreementData> {
    const data = new AgreementData(ask);
    await data.load(PARAMS);
    return data;
  }

  async function topRows(): Promise<AgreementNode[]> {
    return (await loaded()).children();
  }

  async function berlin(): Promise<string | undefined> {
    const found = await ask(ArticleEntitiesRequest, { uri: article.toString() });
    const entity = found?.entities.find(({ mentions }) => mentions.some(({ name }) => name === 'Berlin'));
    const mention = entity?.mentions.find(({ name }) => name === 'Berlin');
    return mention === undefined ? undefined : `${entity?.type} ${mention.status}`;
  }

  async function write(uri: vscode.Uri, content: string): Promise<void> {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  }
});
