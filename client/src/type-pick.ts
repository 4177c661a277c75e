import { window } from 'vscode';
import { ENTITY_TYPES, type EntityType } from '../../server/src/lsp/messages.ts';
import { ENTITY_ICONS } from './entity-types.ts';

/** Lets the person choose a type; `undefined` when they leave without a choice. */
export async function pickType(title: string): Promise<EntityType | undefined> {
  const items = ENTITY_TYPES.map((type) => ({ type, label: `$(${ENTITY_ICONS[type]}) ${type}` }));
  const chosen = await window.showQuickPick(items, { title, placeHolder: 'What is it?' });
  return chosen?.type;
}
