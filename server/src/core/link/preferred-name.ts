import { withoutCourtesy } from './courtesy.ts';
import type { EntityId } from './entity.ts';
import type { FiledName } from './filed-name.ts';
import type { Node } from './node.ts';

/**
 * Returns the name that gives the whole entity its id; the first node is that of the fullest name. Undefined for no nodes. People go by given
 * and family name without middle names, all others by the fullest name. Counts play no part, so that an id changes only
 * when the names of its entity do.
 */
export function preferredName(nodes: readonly Node[]): FiledName | undefined {
  let best = nodes[0]?.name;
  if (best === undefined || nodes.length === 1) return best;
  for (const { name, type } of nodes) if (type === 'person' && isPlainer(name, best.key)) best = name;
  return best;
}

function isPlainer({ key, target }: FiledName, than: EntityId): boolean {
  if (target !== undefined || !isFullName(key)) return false;
  const words = key.split('-').length - than.split('-').length;
  return words < 0 || (words === 0 && key < than);
}

/** Whether the key is that of a name with at least two words, no initials and no courtesy title. */
function isFullName(key: EntityId): boolean {
  if (withoutCourtesy(key) !== undefined) return false;
  const words = key.slice(key.indexOf('/') + 1).split('-');
  return words.length > 1 && words.every((word) => word.length > 1);
}
