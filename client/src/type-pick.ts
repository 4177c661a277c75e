import { type QuickPickItem, window } from 'vscode';
import { ENTITY_TYPES, type EntityType } from '../../server/src/lsp/messages.ts';
import { ENTITY_ICONS } from './entity-types.ts';

/** Lets the person choose a type, of which one may be the present one; `undefined` when they leave without a choice. */
export async function pickType(title: string, present?: EntityType): Promise<EntityType | undefined> {
  const chosen = await window.showQuickPick(typeItems(present), { title, placeHolder: 'What is it?' });
  return chosen?.type;
}

interface TypeItem extends QuickPickItem {
  readonly type: EntityType;
}

/** Returns the types to choose from; the present one says so. */
export function typeItems(present?: EntityType): TypeItem[] {
  return ENTITY_TYPES.map((type) => ({
    type,
    label: `$(${ENTITY_ICONS[type]}) ${type}`,
    ...(type === present && { description: 'now' }),
  }));
}
