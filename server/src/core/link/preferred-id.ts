import { withoutCourtesy } from './courtesy.ts';
import type { EntityId } from './entity.ts';
import type { Node } from './node.ts';
import { isPart } from './part-key.ts';

/**
 * Returns the key of the node that names the whole entity; the first node is that of the fullest name. People go by given
 * and family name without middle names, all others by the fullest name. Counts play no part, so that an id changes only
 * when the names of its entity do.
 */
export function preferredId(nodes: readonly Node[]): EntityId {
  let best = nodes[0]?.key ?? '';
  if (nodes.length < 2) return best;
  for (const { key, type } of nodes) if (type === 'person' && isPlainer(key, best)) best = key;
  return best;
}

function isPlainer(key: EntityId, than: EntityId): boolean {
  if (!isFullName(key)) return false;
  const words = key.split('-').length - than.split('-').length;
  return words < 0 || (words === 0 && key < than);
}

/** Whether the key is that of a name, not of a part of one, with at least two words, no initials and no courtesy title. */
function isFullName(key: EntityId): boolean {
  if (isPart(key) || withoutCourtesy(key) !== undefined) return false;
  const words = key.slice(key.indexOf('/') + 1).split('-');
  return words.length > 1 && words.every((word) => word.length > 1);
}
