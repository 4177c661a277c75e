import {
  type Event,
  EventEmitter,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
} from 'vscode';
import { describeDecided, describeStatus, speakDecided, statusIcon } from '../mention-status.ts';
import type { ArticleData, ArticleEntityNode, ArticleMentionNode, ArticleTreeNode } from './article-data.ts';
import { goToMention } from './entities-tree.ts';

/** Shows what one article names as the rows of a tree view. Ids are stable, so that a refresh keeps what is open. */
export class ArticleTree implements TreeDataProvider<ArticleTreeNode> {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData: Event<undefined> = this.#changed.event;
  readonly #data: ArticleData;

  constructor(data: ArticleData) {
    this.#data = data;
  }

  /** Has the view ask again for what it shows. */
  refresh(): void {
    this.#changed.fire(undefined);
  }

  getChildren(node?: ArticleTreeNode): ArticleTreeNode[] {
    return this.#data.children(node);
  }

  getParent(node: ArticleTreeNode): ArticleTreeNode | undefined {
    return this.#data.parent(node);
  }

  getTreeItem(node: ArticleTreeNode): TreeItem {
    return node.kind === 'entity' ? entityItem(node) : mentionItem(node);
  }
}

function entityItem({ entity, uri }: ArticleEntityNode): TreeItem {
  const { id, name, type, suggestedCount, decidedCount } = entity;
  const total = suggestedCount + decidedCount;
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  item.id = `${uri}/${id}`;
  item.description = `${describeDecided(decidedCount, total)} · ${type}`;
  item.iconPath = new ThemeIcon(statusIcon(suggestedCount === 0));
  item.contextValue = 'entity';
  item.accessibilityInformation = { label: `${name}, ${type}, ${speakDecided(decidedCount, total)}` };
  return item;
}

function mentionItem({ entity, mention, target }: ArticleMentionNode): TreeItem {
  const status = [
    describeStatus(mention),
    ...(mention.isAmbiguous ? ['ambiguous'] : []),
    ...(mention.isNewSinceReview ? ['new since the review'] : []),
  ].join(', ');
  const line = target.range.start.line + 1;
  const item = new TreeItem(mention.name, TreeItemCollapsibleState.None);
  item.id = `${target.uri}/${entity.id}/${entity.mentions.indexOf(mention)}`;
  item.description = `line ${line} · ${status}`;
  item.iconPath = new ThemeIcon(statusIcon(mention.status !== 'suggested'));
  item.contextValue = mention.status === 'suggested' ? 'mention.suggested' : 'mention.decided';
  item.command = goToMention(target);
  item.accessibilityInformation = { label: `${mention.name}, ${entity.type}, line ${line}, ${status}` };
  return item;
}
