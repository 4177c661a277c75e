import { CancellationTokenSource, type QuickPickItem, ThemeIcon, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  EntitiesRequest,
  type EntityItem,
  type EntityMentionsParams,
} from '../../server/src/lsp/messages.ts';
import { request } from './client.ts';
import { ENTITY_ICONS, formatCount } from './entity-types.ts';

/** More than anyone scrolls through; typing narrows the list. */
const LIST_LIMIT = 200;
const SHOWN_ALIASES = 12;

interface EntityPickItem extends QuickPickItem {
  /** Absent in the row that says that there is none. */
  readonly entity?: EntityItem;
}

export interface EntityPickOptions {
  readonly title: string;
  readonly placeholder: string;
  /** The entity that the chosen one may be the same as, or what is named at a place; those like it are listed first. */
  readonly like?: EntityMentionsParams;
  /** Called for each entity that the person moves to. */
  readonly onMove?: (entity: EntityItem) => void;
}

/**
 * Lets the person choose an entity of the corpus by any of its names. Returns `undefined` when they leave without a choice;
 * rejects when the server fails.
 */
export async function pickEntity(
  client: LanguageClient,
  { title, placeholder, like, onMove }: EntityPickOptions,
): Promise<EntityItem | undefined> {
  const pick = window.createQuickPick<EntityPickItem>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.matchOnDetail = true;

  let running = new CancellationTokenSource();
  const list = async (): Promise<void> => {
    running.cancel();
    running = new CancellationTokenSource();
    const { token } = running;
    pick.busy = true;
    try {
      const query = pick.value;
      const params = { query, ...(like !== undefined && { like }), limit: LIST_LIMIT };
      const entities = await request(client, EntitiesRequest, params, token);
      // An answer that has been overtaken by the next key must not replace the newer list.
      if (!token.isCancellationRequested) {
        const others = entities.filter(({ id }) => like === undefined || !('id' in like) || id !== like.id);
        pick.items = others.length === 0 ? [nobodyCalled(query)] : others.map(describeEntity);
        // VS Code moves names that contain what was typed to the top, by the alphabet; Enter still means the likeliest.
        pick.activeItems = pick.items.slice(0, 1);
      }
    } catch (error) {
      if (!token.isCancellationRequested) throw error;
    } finally {
      if (!token.isCancellationRequested) pick.busy = false;
    }
  };

  try {
    return await new Promise((resolve, reject) => {
      let isFirst = true;
      pick.onDidChangeValue(() => void list().catch(reject));
      pick.onDidChangeActive(([active]) => {
        if (active?.entity === undefined) return;
        // The list opens with its first item active: nobody has moved there yet.
        if (!isFirst) onMove?.(active.entity);
        isFirst = false;
      });
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        // Nothing is chosen when the list changed under the key that was pressed: then it stays open.
        if (chosen?.entity !== undefined) resolve(chosen.entity);
      });
      pick.onDidHide(() => {
        resolve(undefined);
      });
      pick.show();
      list().catch(reject);
    });
  } finally {
    running.cancel();
    pick.dispose();
  }
}

function nobodyCalled(query: string): EntityPickItem {
  const label = query === '' ? 'No names are found yet' : `No entity is called “${query}”`;
  return { label, alwaysShow: true };
}

function describeEntity(entity: EntityItem): EntityPickItem {
  const { name, distinction, type, aliases, mentionCount, documentCount } = entity;
  const counts = `${formatCount(mentionCount, 'mention')} in ${formatCount(documentCount, 'article')}`;
  return {
    entity,
    label: name,
    description: distinction === undefined ? counts : `${distinction} · ${counts}`,
    ...(aliases.length > 0 && { detail: aliases.slice(0, SHOWN_ALIASES).join(' · ') }),
    iconPath: new ThemeIcon(ENTITY_ICONS[type]),
    // The server has matched all the aliases, ignoring accents; the list must not filter again.
    alwaysShow: true,
  };
}
