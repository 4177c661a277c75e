import type { EntityId } from './entity.ts';
import type { Node } from './node.ts';

/**
 * Returns the key of the node that names the whole entity; the first node is that of the fullest name. People go by given
 * and family name without middle names, all others by the fullest name. Counts play no part, so that an id changes only
 * when the names of its entity do.
 */
export function preferredId(nodes: readonly Node[]): EntityId {
  let best = nodes[0]?.key ?? '';
  for (const { key, type } of nodes) if (type === 'person' && isPlainer(key, best)) best = key;
  return best;
}

function isPlainer(key: EntityId, than: EntityId): boolean {
  if (!isFullName(key)) return false;
  const words = key.split('-').length - than.split('-').length;
  return words < 0 || (words === 0 && key < than);
}

/** Whether the key has at least two words and no initials. */
function isFullName(key: EntityId): boolean {
  const words = key.slice(key.indexOf('/') + 1).split('-');
  return words.length > 1 && words.every((word) => word.length > 1);
}
