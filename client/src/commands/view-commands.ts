import { env, window } from 'vscode';
import { ENTITY_TYPES } from '../../../server/src/lsp/messages.ts';
import type { EntitySort } from '../views/entities-data.ts';
import type { EntitiesView } from '../views/entities-view.ts';
import { showPassingMessage } from '../editor.ts';
import { inputFilter } from '../views/filter-input.ts';
import type { Handlers } from './handlers.ts';

const SORTS: readonly { readonly sort: EntitySort; readonly label: string; readonly description: string }[] =
  [
    { sort: 'count', label: 'Count', description: 'the most mentioned first' },
    { sort: 'name', label: 'Name', description: 'alphabetically' },
    { sort: 'uncertainty', label: 'Uncertainty', description: 'the most undecided doubt first' },
  ];

/** The commands of the Entities view. */
export function viewCommands(view: EntitiesView): Handlers {
  return {
    'dateline.filterEntities': () => inputFilter(view),
    'dateline.clearEntityFilter': () => {
      view.filterBy('');
    },
    'dateline.sortEntities': () => chooseSort(view),
    'dateline.followCursor': () => {
      view.followCursor(true);
    },
    'dateline.stopFollowingCursor': () => {
      view.followCursor(false);
    },
    'dateline.copyName': async (row) => {
      const name = nameOf(row);
      if (name === undefined) return;
      await env.clipboard.writeText(name);
      showPassingMessage(`Copied ${name}`, 'copy');
    },
    'dateline.showMoreEntities': (node) => {
      const type = ENTITY_TYPES.find((each) => each === (node as { type?: unknown } | undefined)?.type);
      if (type !== undefined) view.showMore(type);
    },
  };
}

async function chooseSort(view: EntitiesView): Promise<void> {
  const items = SORTS.map(({ sort, label, description }) => ({
    sort,
    // A radio button: the empty circle keeps the labels aligned.
    label: `$(${sort === view.sort ? 'circle-filled' : 'circle-outline'}) ${label}`,
    description: sort === view.sort ? `${description} (now)` : description,
  }));
  const chosen = await window.showQuickPick(items, { title: 'Sort Entities By' });
  if (chosen !== undefined) view.sortBy(chosen.sort);
}

/** Returns the name that a row shows: that of the mention or, where it is about none, of the entity. */
function nameOf(row: unknown): string | undefined {
  const { mention, entity, orphan } = (row ?? {}) as Record<string, { readonly name?: string } | undefined>;
  return (mention ?? entity ?? orphan)?.name;
}
