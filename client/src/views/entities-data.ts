import {
  ENTITY_TYPES,
  EntityArticlesRequest,
  EntityListRequest,
  MentionsInContextRequest,
  type EntityArticle,
  type EntityListItem,
  type EntityListParams,
  type EntityType,
  type MentionInContext,
  type MentionTarget,
} from '../../../server/src/lsp/messages.ts';
import type { Ask } from '../client.ts';

/** A branch of the tree: type → entity → article → mention. The nodes are also what the commands of the view are about. */
export type EntitiesNode = TypeNode | EntityNode | ArticleNode | MentionNode | MoreNode;

export interface TypeNode {
  readonly kind: 'type';
  readonly type: EntityType;
  /** How many entities of the type match the filter. */
  readonly count: number;
}

export interface EntityNode {
  readonly kind: 'entity';
  readonly entity: EntityListItem;
}

export interface ArticleNode {
  readonly kind: 'article';
  readonly entity: EntityListItem;
  readonly article: EntityArticle;
  readonly uri: string;
}

export interface MentionNode {
  readonly kind: 'mention';
  readonly entity: EntityListItem;
  readonly article: EntityArticle;
  readonly mention: MentionInContext;
  readonly target: MentionTarget;
  /** Which of the entity's mentions in the article it is, from 0. */
  readonly index: number;
}

/** Stands for the entities of a type that are not listed yet. */
export interface MoreNode {
  readonly kind: 'more';
  readonly type: EntityType;
  readonly hidden: number;
}

export type EntitySort = NonNullable<EntityListParams['sort']>;

/** How many more entities of a type are listed at a time. */
const PAGE = 200;

/** The corpus's entities as a tree, asked of the server branch by branch. Knows nothing of who shows it. */
export class EntitiesData {
  /** The order of the entities of a type. */
  sort: EntitySort = 'count';
  /** Part of a name or alias. */
  filter = '';
  readonly #ask: Ask;
  readonly #limits: Record<EntityType, number> = { person: PAGE, organization: PAGE, place: PAGE };
  /** One that was looked for and may be beyond what is listed. */
  #found: EntityListItem | undefined;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Lists one page more of a type. */
  showMore(type: EntityType): void {
    this.#limits[type] += PAGE;
  }

  /** Returns the nodes below a node, or the types that any entity matches. Rejects when the server cannot answer. */
  async children(node?: EntitiesNode): Promise<EntitiesNode[]> {
    switch (node?.kind) {
      case undefined:
        return this.#types();
      case 'type':
        return this.#entities(node.type);
      case 'entity':
        return this.#articles(node.entity);
      case 'article':
        return this.#mentions(node);
      case 'mention':
      case 'more':
        return [];
    }
  }

  /** Returns the node above a node. */
  parent(node: EntitiesNode): EntitiesNode | undefined {
    switch (node.kind) {
      case 'type':
        return undefined;
      case 'entity':
        return { kind: 'type', type: node.entity.type, count: 0 };
      case 'more':
        return { kind: 'type', type: node.type, count: 0 };
      case 'article':
        return { kind: 'entity', entity: node.entity };
      case 'mention':
        return { kind: 'article', entity: node.entity, article: node.article, uri: node.target.uri };
    }
  }

  /**
   * Returns the node of an entity, which is listed from now on, however far down it would come; `isNew` says that it was not
   * before. Returns `undefined` if the filter excludes it.
   */
  async find(entity: {
    id: string;
    name: string;
    type: EntityType;
  }): Promise<{ node: EntityNode; isNew: boolean } | undefined> {
    const isMeant = (node: EntitiesNode): node is EntityNode =>
      node.kind === 'entity' && node.entity.id === entity.id;
    const listed = (await this.#entities(entity.type)).find(isMeant);
    if (listed !== undefined) return { node: listed, isNew: false };
    const query = this.filter === '' ? entity.name : this.filter;
    const { items } = await this.#ask(EntityListRequest, { query, type: entity.type, limit: PAGE });
    this.#found = items.find(({ id }) => id === entity.id);
    if (this.#found === undefined) return undefined;
    return { node: { kind: 'entity', entity: this.#found }, isNew: true };
  }

  /** Returns how many entities match the filter. */
  async count(): Promise<number> {
    const { total } = await this.#ask(EntityListRequest, { query: this.filter, limit: 0 });
    return total;
  }

  async #types(): Promise<TypeNode[]> {
    const { totals } = await this.#ask(EntityListRequest, { query: this.filter, limit: 0 });
    return ENTITY_TYPES.filter((type) => totals[type] > 0).map((type) => ({
      kind: 'type',
      type,
      count: totals[type],
    }));
  }

  async #entities(type: EntityType): Promise<(EntityNode | MoreNode)[]> {
    const { sort, filter: query } = this;
    const { items, totals } = await this.#ask(EntityListRequest, {
      query,
      type,
      sort,
      limit: this.#limits[type],
    });
    const listed = [...items];
    const found = this.#found;
    const isFoundBelow = found?.type === type && items.length < totals[type];
    if (isFoundBelow && !items.some(({ id }) => id === found.id)) listed.push(found);
    const hidden = totals[type] - listed.length;
    return [
      ...listed.map((entity): EntityNode => ({ kind: 'entity', entity })),
      ...(hidden > 0 ? [{ kind: 'more', type, hidden } as const] : []),
    ];
  }

  async #articles(entity: EntityListItem): Promise<ArticleNode[]> {
    const articles = await this.#ask(EntityArticlesRequest, { id: entity.id });
    return articles.map((article) => ({ kind: 'article', entity, article, uri: article.uri }));
  }

  async #mentions({ entity, article }: ArticleNode): Promise<MentionNode[]> {
    const { uri } = article;
    const mentions = await this.#ask(MentionsInContextRequest, { id: entity.id, uri });
    return mentions.map((mention, index) => ({
      kind: 'mention',
      entity,
      article,
      mention,
      target: { uri, range: mention.range },
      index,
    }));
  }
}
