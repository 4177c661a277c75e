import { ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, workspace } from 'vscode';
import { formatCount } from '../entity-types.ts';
import { goToMention } from './entities-tree.ts';
import { mentionLabel } from './mention-label.ts';
import type {
  CandidateNode,
  LostArticleCandidateNode,
  LostArticleNode,
  NowNode,
  OrphanNode,
  OrphansNode,
} from './orphans-data.ts';

/** Returns the row of a decision without a place, of what stands there now, and of where it may belong. */
export function orphansItem(node: OrphansNode): TreeItem {
  switch (node.kind) {
    case 'orphan':
      return orphanItem(node);
    case 'now':
      return nowItem(node);
    case 'candidate':
      return candidateItem(node);
    case 'lostArticle':
      return lostArticleItem(node);
    case 'lostArticleCandidate':
      return lostArticleCandidateItem(node);
  }
}

function orphanItem(node: OrphanNode): TreeItem {
  const { orphan } = node;
  const { uri, thread, label, reason, candidates } = orphan;
  const path = workspace.asRelativePath(Uri.parse(uri));
  const name = onOneLine(orphan.name);
  const then = onOneLine(`…${orphan.before}${orphan.name}${orphan.after}…`);
  const places = formatCount(candidates.length, 'place');
  // The name comes first: a side bar cuts its rows at the right.
  const item = new TreeItem(name, TreeItemCollapsibleState.Expanded);
  item.id = `${uri}/${thread}`;
  item.description = then;
  item.iconPath = new ThemeIcon('debug-disconnect');
  item.contextValue = 'orphan';
  item.tooltip = [`${label}, in ${path}`, reason, `Then: ${then}`, `${places} suggested`].join('\n\n');
  item.accessibilityInformation = {
    label: `${name}, ${label}, in ${path}. ${reason} ${places} suggested. Then: ${then}`,
  };
  item.command = { command: 'dateline.compareOrphan', title: 'Compare Then and Now', arguments: [node] };
  return item;
}

function nowItem({ orphan, now }: NowNode): TreeItem {
  const { uri, thread } = orphan;
  const text = onOneLine(now.text);
  const item = new TreeItem('now', TreeItemCollapsibleState.None);
  item.id = `${uri}/${thread}/now`;
  item.description = text;
  item.iconPath = new ThemeIcon('edit');
  item.contextValue = 'now';
  item.tooltip = text;
  item.accessibilityInformation = { label: `Now, in line ${now.range.start.line + 1}: ${text}` };
  item.command = goToMention({ uri, range: now.range });
  return item;
}

function candidateItem({ orphan, candidate, index }: CandidateNode): TreeItem {
  const { uri, thread } = orphan;
  const { range, before, name, after } = candidate;
  const line = range.start.line + 1;
  const item = new TreeItem(mentionLabel(candidate), TreeItemCollapsibleState.None);
  item.id = `${uri}/${thread}/${index}`;
  item.description = `line ${line}`;
  item.iconPath = new ThemeIcon('link');
  item.contextValue = 'candidate';
  item.tooltip = `${before}${name}${after}`;
  item.accessibilityInformation = { label: `Suggested place in line ${line}: ${before}${name}${after}` };
  item.command = goToMention({ uri, range });
  return item;
}

function lostArticleItem({ lost }: LostArticleNode): TreeItem {
  const { journal, path, label, candidates } = lost;
  const isLeaf = candidates.length === 0;
  const item = new TreeItem(path, isLeaf ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Expanded);
  item.id = journal;
  item.description = label;
  item.iconPath = new ThemeIcon('file');
  item.contextValue = 'lostArticle';
  const articles = `${formatCount(candidates.length, 'article')} suggested`;
  item.tooltip = [`The article ${path} is gone.`, label, articles].join('\n\n');
  item.accessibilityInformation = { label: `${path}, an article that is gone. ${label}. ${articles}` };
  return item;
}

function lostArticleCandidateItem({ lost, candidate }: LostArticleCandidateNode): TreeItem {
  const uri = Uri.parse(candidate.uri);
  const path = workspace.asRelativePath(uri);
  const item = new TreeItem(path, TreeItemCollapsibleState.None);
  item.id = `${lost.journal}/${candidate.uri}`;
  item.description = candidate.label;
  item.iconPath = new ThemeIcon('link');
  item.contextValue = 'lostArticleCandidate';
  item.accessibilityInformation = { label: `Suggested article ${path}. ${candidate.label}` };
  item.command = { command: 'vscode.open', title: 'Open the Article', arguments: [uri] };
  return item;
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
