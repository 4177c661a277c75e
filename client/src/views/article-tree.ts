import { ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { describeDecided, describeStatus, speakDecided, statusIcon } from '../mention-status.ts';
import type { ArticleData, ArticleEntityNode, ArticleMentionNode, ArticleTreeNode } from './article-data.ts';
import { DataTree } from './data-tree.ts';
import { goToMention } from './entities-tree.ts';

/** Shows what one article names. */
export class ArticleTree extends DataTree<ArticleTreeNode> {
  constructor(data: ArticleData) {
    super(data, (node) => (node.kind === 'entity' ? entityItem(node) : mentionItem(node)));
  }
}

function entityItem({ entity, uri }: ArticleEntityNode): TreeItem {
  const { id, name, distinction, type, suggestedCount, decidedCount } = entity;
  const which = distinction === undefined ? [] : [distinction];
  const total = suggestedCount + decidedCount;
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  item.id = `${uri}/${id}`;
  item.description = [...which, describeDecided(decidedCount, total), type].join(' · ');
  item.iconPath = new ThemeIcon(statusIcon(suggestedCount === 0));
  item.contextValue = 'entity';
  item.accessibilityInformation = {
    label: [name, ...which, type, speakDecided(decidedCount, total)].join(', '),
  };
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
