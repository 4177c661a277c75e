import {
  ArticleEntitiesRequest,
  type ArticleEntities,
  type ArticleEntity,
  type ArticleMention,
  type MentionTarget,
} from '../../../server/src/lsp/messages.ts';
import type { Ask } from '../client.ts';

/** A branch of the tree: entity → mention. The nodes are also what the commands of the view are about. */
export type ArticleTreeNode = ArticleEntityNode | ArticleMentionNode;

export interface ArticleEntityNode {
  readonly kind: 'entity';
  readonly entity: ArticleEntity;
  readonly uri: string;
}

export interface ArticleMentionNode {
  readonly kind: 'mention';
  readonly entity: ArticleEntity;
  readonly mention: ArticleMention;
  readonly target: MentionTarget;
}

/** What one article names, in order of appearance, with how each mention stands. Knows nothing of who shows it. */
export class ArticleData {
  readonly #ask: Ask;
  #article: ArticleEntities | undefined;
  #loads = 0;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** The article as it was loaded last. */
  get article(): ArticleEntities | undefined {
    return this.#article;
  }

  /** Asks for an article, or shows none. Returns whether the answer is what the data now are, not overtaken by another. */
  async load(uri: string | undefined): Promise<boolean> {
    const load = ++this.#loads;
    const article = uri === undefined ? null : await this.#ask(ArticleEntitiesRequest, { uri });
    if (load !== this.#loads) return false;
    this.#article = article ?? undefined;
    return true;
  }

  /** Returns the nodes below a node, or the entities. */
  children(node?: ArticleTreeNode): ArticleTreeNode[] {
    const article = this.#article;
    if (article === undefined || node?.kind === 'mention') return [];
    const { uri } = article;
    if (node === undefined) return article.entities.map((entity) => ({ kind: 'entity', entity, uri }));
    return node.entity.mentions.map((mention) => mentionNode(node.entity, mention, uri));
  }

  /** Returns the node above a node. */
  parent(node: ArticleTreeNode): ArticleEntityNode | undefined {
    return node.kind === 'entity' ? undefined : { kind: 'entity', entity: node.entity, uri: node.target.uri };
  }

  /** Returns the node of the mention that starts at a position, counted from 0. */
  find(line: number, character: number): ArticleMentionNode | undefined {
    const article = this.#article;
    if (article === undefined) return undefined;
    for (const entity of article.entities) {
      const mention = entity.mentions.find(
        ({ range }) => range.start.line === line && range.start.character === character,
      );
      if (mention !== undefined) return mentionNode(entity, mention, article.uri);
    }
    return undefined;
  }
}

function mentionNode(entity: ArticleEntity, mention: ArticleMention, uri: string): ArticleMentionNode {
  return { kind: 'mention', entity, mention, target: { uri, range: mention.range } };
}
