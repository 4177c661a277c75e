import {
  type Command,
  type Event,
  EventEmitter,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode';
import type { EntityListItem, EntityType, MentionTarget } from '../../../server/src/lsp/messages.ts';
import { ENTITY_ICONS, formatCount, formatNumber } from '../entity-types.ts';
import { describeDecided, describeStatus, speakDecided, statusIcon } from '../mention-status.ts';
import type { ArticleNode, EntitiesData, EntitiesNode, MentionNode } from './entities-data.ts';
import { mentionLabel } from './mention-label.ts';

const TYPE_LABELS: Record<EntityType, string> = {
  person: 'People',
  organization: 'Organizations',
  place: 'Places',
};

/** Shows the entities of the corpus as the rows of a tree view. Ids are stable, so that a refresh keeps what is open. */
export class EntitiesTree implements TreeDataProvider<EntitiesNode> {
  readonly #changed = new EventEmitter<EntitiesNode | undefined>();
  readonly onDidChangeTreeData: Event<EntitiesNode | undefined> = this.#changed.event;
  readonly #data: EntitiesData;
  readonly #isReady: () => boolean;
  #rowCount = 0;

  /** `isReady` says whether the data can be asked for. */
  constructor(data: EntitiesData, isReady: () => boolean) {
    this.#data = data;
    this.#isReady = isReady;
  }

  /** How many rows VS Code has been given so far. */
  get rowCount(): number {
    return this.#rowCount;
  }

  /** Has the view ask again for what it shows. */
  refresh(): void {
    this.#changed.fire(undefined);
  }

  async getChildren(node?: EntitiesNode): Promise<EntitiesNode[]> {
    return this.#isReady() ? this.#data.children(node) : [];
  }

  getParent(node: EntitiesNode): EntitiesNode | undefined {
    return this.#data.parent(node);
  }

  getTreeItem(node: EntitiesNode): TreeItem {
    this.#rowCount++;
    switch (node.kind) {
      case 'type': {
        const item = new TreeItem(TYPE_LABELS[node.type], TreeItemCollapsibleState.Expanded);
        item.id = node.type;
        item.description = formatNumber(node.count);
        item.iconPath = new ThemeIcon(ENTITY_ICONS[node.type]);
        item.contextValue = 'type';
        item.accessibilityInformation = { label: `${TYPE_LABELS[node.type]}, ${formatNumber(node.count)}` };
        return item;
      }
      case 'entity':
        return entityItem(node.entity);
      case 'article':
        return articleItem(node);
      case 'mention':
        return mentionItem(node);
      case 'more': {
        const item = new TreeItem('Show more…', TreeItemCollapsibleState.None);
        item.id = `${node.type}/more`;
        item.description = `${formatNumber(node.hidden)} not shown`;
        item.iconPath = new ThemeIcon('ellipsis');
        item.command = { command: 'dateline.showMoreEntities', title: 'Show More', arguments: [node] };
        return item;
      }
    }
  }
}

/** Returns the command that shows a mention when its row is chosen. */
export function goToMention({ uri, range }: MentionTarget): Command {
  return { command: 'dateline.goToMention', title: 'Go to Mention', arguments: [uri, range] };
}

function entityItem(entity: EntityListItem): TreeItem {
  const { name, distinction, type, aliases, mentionCount, suggestedCount, wikidata } = entity;
  const decided = mentionCount - suggestedCount;
  const others = aliases.filter((alias) => alias !== name);
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  item.id = entityId(entity);
  const which = distinction === undefined ? [] : [distinction];
  item.description = [...which, describeDecided(decided, mentionCount)].join(' · ');
  item.iconPath = new ThemeIcon(statusIcon(suggestedCount === 0));
  item.contextValue = 'entity';
  const articles = formatCount(entity.documentCount, 'article');
  const facts = [
    ...(others.length > 0 ? [`also named ${others.join(', ')}`] : []),
    ...(wikidata === undefined ? [] : [`Wikidata ${wikidata}`]),
    ...(entity.isRegistered ? ['registered'] : []),
  ];
  item.tooltip = [
    [name, ...which, type].join(' · '),
    `${formatCount(mentionCount, 'mention')} in ${articles}`,
    ...facts,
  ].join('\n');
  item.accessibilityInformation = {
    label: [name, ...which, type, speakDecided(decided, mentionCount), articles, ...facts].join(', '),
  };
  return item;
}

function articleItem({ entity, article }: ArticleNode): TreeItem {
  const { date, mentionCount, suggestedCount } = article;
  const uri = Uri.parse(article.uri);
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const decided = mentionCount - suggestedCount;
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  item.id = `${entityId(entity)}/${article.uri}`;
  item.resourceUri = uri;
  item.iconPath = ThemeIcon.File;
  item.description = [...(date === undefined ? [] : [date]), describeDecided(decided, mentionCount)].join(
    ' · ',
  );
  item.contextValue = 'article';
  item.accessibilityInformation = {
    label: [
      `${entity.name} in ${name}`,
      ...(date === undefined ? [] : [date]),
      speakDecided(decided, mentionCount),
    ].join(', '),
  };
  return item;
}

function mentionItem(node: MentionNode): TreeItem {
  const { mention, entity } = node;
  const { before, name, after, type } = mention;
  const status = [
    describeStatus(mention),
    ...(mention.isAmbiguous ? ['ambiguous'] : []),
    ...(mention.note === undefined ? [] : [`note: ${mention.note}`]),
  ].join(', ');
  const item = new TreeItem(mentionLabel(mention), TreeItemCollapsibleState.None);
  item.id = `${entityId(entity)}/${node.target.uri}/${node.index}`;
  item.iconPath = new ThemeIcon(statusIcon(mention.status !== 'suggested'));
  item.contextValue = mention.status === 'suggested' ? 'mention.suggested' : 'mention.decided';
  item.tooltip = `${before}${name}${after}\n${type}, ${status}`;
  item.command = goToMention(node.target);
  item.accessibilityInformation = { label: `${name}, ${type}, ${status}: ${before}${name}${after}` };
  return item;
}

/** The same entity has the same id whatever the tree shows of it. */
function entityId({ type, id }: EntityListItem): string {
  return `${type}/${id}`;
}
