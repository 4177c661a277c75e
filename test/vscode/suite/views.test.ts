import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Ask } from '../../../client/src/client.ts';
import { ArticleData } from '../../../client/src/views/article-data.ts';
import { ArticleTree } from '../../../client/src/views/article-tree.ts';
import { EntitiesData, type EntitiesNode } from '../../../client/src/views/entities-data.ts';
import { EntitiesTree } from '../../../client/src/views/entities-tree.ts';
import {
  ArticleEntitiesRequest,
  EntityArticlesRequest,
  EntityListRequest,
  MentionsInContextRequest,
  type ArticleEntities,
  type EntityListItem,
  type EntityListParams,
  type MentionInContext,
} from '../../../server/src/lsp/messages.ts';

const URI = 'file:///articles/monday.txt';
const RANGE = { start: { line: 2, character: 4 }, end: { line: 2, character: 10 } };

describe('the Entities view', () => {
  it('shows type, entity, article and mention, each with how far it is decided', async () => {
    const tree = new EntitiesTree(new EntitiesData(serverWith(3)), () => true);
    const rows: string[] = [];
    let node: EntitiesNode | undefined;
    do {
      [node] = await tree.getChildren(node);
      if (node !== undefined) rows.push(describeRow(tree.getTreeItem(node)));
    } while (node !== undefined);
    assert.deepEqual(rows, [
      'person: People (3)',
      'circle-outline: Person 0 (1 of 4 decided)',
      'file: monday.txt (2024-05-06 · 1 of 2 decided)',
      'circle-outline: …night the Chancellor [Merkel] said ()',
    ]);
  });

  it('says in words what the icons show', async () => {
    const tree = new EntitiesTree(new EntitiesData(serverWith(1)), () => true);
    const [people] = await tree.getChildren();
    const [person] = await tree.getChildren(people);
    const [article] = await tree.getChildren(person);
    const [suggested, accepted] = await tree.getChildren(article);
    const spoken = [person, article, suggested, accepted].map(
      (node) => tree.getTreeItem(node!).accessibilityInformation?.label,
    );
    assert.deepEqual(spoken, [
      'Person 0, person, 4 mentions, 1 decided, 3 suggested, 2 articles, also named P0',
      'Person 0 in monday.txt, 2024-05-06, 2 mentions, 1 decided, 1 suggested',
      'Merkel, person, suggested, 62 % sure: In the long night the Chancellor Merkel said',
      'Merkel, person, accepted: In the long night the Chancellor Merkel said',
    ]);
  });

  it('tells a decision from a suggestion by another icon', async () => {
    const tree = new EntitiesTree(new EntitiesData(serverWith(1)), () => true);
    const [people] = await tree.getChildren();
    const [person] = await tree.getChildren(people);
    const [article] = await tree.getChildren(person);
    const icons = (await tree.getChildren(article)).map((node) => iconOf(tree.getTreeItem(node)));
    assert.deepEqual(icons, ['circle-outline', 'pass-filled']);
  });

  it('lists fifty thousand entities page by page', async () => {
    const asked: EntityListParams[] = [];
    const data = new EntitiesData(serverWith(50_000, asked));
    const [people] = await data.children();
    const first = await data.children(people);
    assert.equal(first.length, 201);
    assert.deepEqual(first.at(-1), { kind: 'more', type: 'person', hidden: 49_800 });
    data.showMore('person');
    assert.equal((await data.children(people)).length, 401);
    assert.ok(asked.every(({ limit = Infinity }) => limit <= 400));
  });

  it('finds an entity that is not listed yet, and lists it then', async () => {
    const data = new EntitiesData(serverWith(1000));
    const person = { id: 'p900', name: 'Person 900', type: 'person' } as const;
    const found = await data.find(person);
    assert.equal(found?.node.entity.name, 'Person 900');
    assert.equal(found.isNew, true);
    assert.equal((await data.find(person))?.isNew, false);
    const names = (await data.children(data.parent(found.node))).map((each) =>
      each.kind === 'entity' ? each.entity.id : each.kind,
    );
    assert.deepEqual(names.slice(-2), ['p900', 'more']);
  });

  it('passes on the filter and the order', async () => {
    const asked: EntityListParams[] = [];
    const data = new EntitiesData(serverWith(1000, asked));
    data.filter = 'Person 7';
    data.sort = 'uncertainty';
    const [people] = await data.children();
    assert.deepEqual(people, { kind: 'type', type: 'person', count: 111 });
    await data.children(people);
    assert.deepEqual(asked.at(-1), { query: 'Person 7', type: 'person', sort: 'uncertainty', limit: 200 });
  });

  it('is empty while the server does not run', async () => {
    assert.deepEqual(await new EntitiesTree(new EntitiesData(serverWith(3)), () => false).getChildren(), []);
  });
});

describe('the view of one article', () => {
  it('shows its entities in order of appearance, and their mentions', async () => {
    const data = new ArticleData(serverWith(1));
    assert.ok(await data.load(URI));
    const tree = new ArticleTree(data);
    const rows = tree
      .getChildren()
      .flatMap((node) => [node, ...tree.getChildren(node)])
      .map((node) => describeRow(tree.getTreeItem(node)));
    assert.deepEqual(rows, [
      'circle-outline: Angela Merkel (1 of 2 decided · person)',
      'circle-outline: Merkel (line 3 · suggested, 62 % sure)',
      'pass-filled: Angela Merkel (line 3 · accepted, new since the review)',
    ]);
  });

  it('finds the mention at the cursor', async () => {
    const data = new ArticleData(serverWith(1));
    await data.load(URI);
    assert.equal(data.find(2, 4)?.mention.name, 'Merkel');
    assert.equal(data.find(9, 9), undefined);
  });

  it('keeps the last article that was asked for', async () => {
    const answers: ((article: ArticleEntities | null) => void)[] = [];
    const data = new ArticleData((() => new Promise((resolve) => answers.push(resolve))) as unknown as Ask);
    const [first, second] = [data.load('file:///first.txt'), data.load('file:///second.txt')];
    answers[1]?.({ ...ARTICLE, uri: 'file:///second.txt' });
    answers[0]?.({ ...ARTICLE, uri: 'file:///first.txt' });
    assert.deepEqual(await Promise.all([first, second]), [false, true]);
    assert.equal(data.article?.uri, 'file:///second.txt');
  });
});

const MENTION: MentionInContext = {
  range: RANGE,
  before: 'In the long night the Chancellor ',
  name: 'Merkel',
  after: ' said',
  type: 'person',
  status: 'suggested',
  score: 0.62,
  isAmbiguous: false,
};

const ARTICLE: ArticleEntities = {
  uri: URI,
  entities: [
    {
      id: 'p0',
      name: 'Angela Merkel',
      type: 'person',
      suggestedCount: 1,
      decidedCount: 1,
      mentions: [
        { ...MENTION, isNewSinceReview: false },
        {
          ...MENTION,
          name: 'Angela Merkel',
          range: { start: { line: 2, character: 20 }, end: { line: 2, character: 33 } },
          status: 'accepted',
          isNewSinceReview: true,
        },
      ],
    },
  ],
  progress: { decided: 1, total: 2 },
  review: { isReviewed: false },
};

/** Returns a server that knows so many people, whom one article mentions; `asked` is given the lists that it was asked for. */
function serverWith(count: number, asked: EntityListParams[] = []): Ask {
  const people = Array.from({ length: count }, (_, index): EntityListItem => ({
    id: `p${index}`,
    name: `Person ${index}`,
    type: 'person',
    aliases: [`P${index}`],
    mentionCount: 4,
    documentCount: 2,
    suggestedCount: 3,
    uncertainty: 1,
    isRegistered: false,
  }));
  const answers: Record<string, (params: never) => unknown> = {
    [EntityListRequest]: (params: EntityListParams) => {
      asked.push(params);
      const { query = '', type = 'person', offset = 0, limit = Infinity } = params;
      const matching = people.filter(({ name }) => name.includes(query));
      return {
        total: matching.length,
        totals: { person: matching.length, organization: 0, place: 0 },
        items: type === 'person' ? matching.slice(offset, offset + limit) : [],
        revision: 1,
      };
    },
    [EntityArticlesRequest]: () => [{ uri: URI, date: '2024-05-06', mentionCount: 2, suggestedCount: 1 }],
    [MentionsInContextRequest]: () => [MENTION, { ...MENTION, status: 'accepted' }],
    [ArticleEntitiesRequest]: () => ARTICLE,
  };
  return ((method: string, params: never) => Promise.resolve(answers[method]?.(params))) as unknown as Ask;
}

/** Returns "icon: label (description)", the highlighted part of the label in brackets. */
function describeRow(item: vscode.TreeItem): string {
  const { label } = item;
  const description = typeof item.description === 'string' ? item.description : '';
  if (typeof label === 'string') return `${iconOf(item)}: ${label} (${description})`;
  const text = label?.label ?? '';
  const [start = 0, end = 0] = label?.highlights?.[0] ?? [];
  return `${iconOf(item)}: ${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)} (${description})`;
}

function iconOf({ iconPath }: vscode.TreeItem): string {
  return iconPath instanceof vscode.ThemeIcon ? iconPath.id : '';
}
