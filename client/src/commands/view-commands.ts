import { window } from 'vscode';
import { ENTITY_TYPES } from '../../../server/src/lsp/messages.ts';
import type { EntitySort } from '../views/entities-data.ts';
import type { EntitiesView } from '../views/entities-view.ts';
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
