import { ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { AgreementFigures, EntityType } from '../../../server/src/lsp/messages.ts';
import { ENTITY_ICONS, formatCount, formatNumber } from '../entity-types.ts';
import { statusIcon } from '../mention-status.ts';
import {
  type AgreementData,
  type AgreementNode,
  describeSide,
  type DisagreeingArticleNode,
  type DisagreementNode,
  type Names,
  type SideNode,
} from './agreement-data.ts';
import { describeKind, FIGURE_LABELS, formatMeasure, MEASURES } from './agreement-words.ts';
import { DataTree } from './data-tree.ts';
import { goToMention } from './entities-tree.ts';

/** Shows how far two agree, and where they do not. */
export class AgreementTree extends DataTree<AgreementNode> {
  constructor(data: AgreementData) {
    super(data, agreementItem);
  }
}

function agreementItem(node: AgreementNode): TreeItem {
  switch (node.kind) {
    case 'figures': {
      const title = `${node.names.a} and ${node.names.b}`;
      const item = figureItem(node.overall, node.names, title);
      // The disagreements are what there is to do: they should be seen without scrolling.
      item.collapsibleState = TreeItemCollapsibleState.Collapsed;
      item.id = 'figures';
      item.iconPath = new ThemeIcon('graph');
      return item;
    }
    case 'figure':
      return figureItem(node.figures, node.names, FIGURE_LABELS[node.figures.name]);
    case 'notes': {
      const item = new TreeItem('What was compared', TreeItemCollapsibleState.Collapsed);
      item.id = 'notes';
      item.description = formatCount(node.articleCount, 'article');
      item.iconPath = new ThemeIcon('info');
      return item;
    }
    case 'note': {
      const item = new TreeItem(node.note, TreeItemCollapsibleState.None);
      item.tooltip = node.note;
      return item;
    }
    case 'article':
      return articleItem(node);
    case 'disagreement':
      return disagreementItem(node);
    case 'side':
      return sideItem(node);
  }
}

function figureItem(figures: AgreementFigures, names: Names, title: string): TreeItem {
  const { name, a, b, matched } = figures;
  const item = new TreeItem(title, TreeItemCollapsibleState.None);
  item.id = `figures/${name}`;
  item.description = MEASURES.filter(({ key }) => key !== 'precision' && key !== 'recall')
    .map(({ key, sign }) => `${sign} ${formatMeasure(figures[key])}`)
    .join(' · ');
  item.iconPath = new ThemeIcon(isType(name) ? ENTITY_ICONS[name] : 'symbol-numeric');
  item.contextValue = 'figure';
  const counts = `${names.a} marked ${formatNumber(a)}, ${names.b} ${formatNumber(b)}, ${formatNumber(matched)} the same`;
  item.tooltip = [
    `${title}: ${counts}`,
    ...MEASURES.map(({ key, sign, name: measure, help }) => {
      const symbol = sign === measure ? sign : `${sign} (${measure})`;
      return `${symbol} ${formatMeasure(figures[key])}: ${help}`;
    }),
  ].join('\n');
  const spoken = MEASURES.flatMap(({ key, name: measure }) => {
    const value = figures[key];
    return value === undefined ? [] : [`${measure} ${formatMeasure(value)}`];
  });
  item.accessibilityInformation = { label: [`${title}: ${counts}`, ...spoken].join(', ') };
  return item;
}

function isType(name: AgreementFigures['name']): name is EntityType {
  return name !== 'all' && name !== 'spans';
}

function articleItem({ article, uri: articleUri }: DisagreeingArticleNode): TreeItem {
  const { date, items } = article;
  const uri = Uri.parse(articleUri);
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const open = items.filter(({ settledBy }) => settledBy === undefined).length;
  const count =
    open === items.length
      ? `${formatNumber(open)} open`
      : `${formatNumber(open)} of ${formatNumber(items.length)} open`;
  const item = new TreeItem(name, TreeItemCollapsibleState.Expanded);
  item.id = articleUri;
  item.resourceUri = uri;
  item.iconPath = ThemeIcon.File;
  item.description = [...(date === undefined ? [] : [date]), count].join(' · ');
  item.contextValue = 'article';
  item.accessibilityInformation = {
    label: `${name}${date === undefined ? '' : `, ${date}`}, ${formatCount(items.length, 'disagreement')}, ${formatNumber(open)} open`,
  };
  return item;
}

function disagreementItem({ item, names, target }: DisagreementNode): TreeItem {
  const { before, name, after, kind, settledBy } = item;
  const [a, b] = [describeSide(item, 'a'), describeSide(item, 'b')];
  const state = settledBy === undefined ? 'open' : `settled by ${settledBy}`;
  const row = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  row.id = idOf(target);
  // The arrows are those of the buttons that adopt the one or the other.
  row.description = `${a} ← → ${b}${settledBy === undefined ? '' : ` · ${state}`}`;
  row.iconPath = new ThemeIcon(statusIcon(settledBy !== undefined));
  row.contextValue = settledBy === undefined ? 'disagreement.open' : 'disagreement.settled';
  row.tooltip = [
    `${before}${name}${after}`,
    `${describeKind(kind, names)}, ${state}`,
    `← ${names.a}: ${a}`,
    `→ ${names.b}: ${b}`,
  ].join('\n');
  row.command = goToMention(target);
  row.accessibilityInformation = {
    label: `${name}, ${describeKind(kind, names)}, ${state}. ${names.a}: ${a}, ${names.b}: ${b}. ${before}${name}${after}`,
  };
  return row;
}

function sideItem({ side, disagreement, target }: SideNode): TreeItem {
  const { names, item } = disagreement;
  const says = describeSide(item, side);
  const row = new TreeItem(`${names[side]}: ${says}`, TreeItemCollapsibleState.None);
  row.id = `${idOf(disagreement.target)}/${side}`;
  row.contextValue = 'side';
  row.command = goToMention(target);
  row.accessibilityInformation = { label: `${names[side]} says ${says}` };
  return row;
}

function idOf({ uri, range: { start, end } }: DisagreementNode['target']): string {
  return `${uri}/${start.line}:${start.character}-${end.line}:${end.character}`;
}
