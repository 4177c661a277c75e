import { ENTITY_TYPES, type EntityType } from '../detect/mention.ts';
import type { Snapshot } from '../corpus/snapshot.ts';

export type EntityCounts = Record<EntityType, number>;

/** Returns how many different entities of each type the document names; undefined for a document not in the corpus. */
export function countEntitiesIn(snapshot: Snapshot, uri: string): EntityCounts | undefined {
  const document = snapshot.document(uri);
  if (document === undefined) return undefined;
  const ids = new Set(document.mentions.map((_, index) => snapshot.entityIdOf(document, index)));
  const counts = zeroCounts();
  for (const id of ids) {
    const entity = id === undefined ? undefined : snapshot.entity(id);
    if (entity !== undefined) counts[entity.type]++;
  }
  return counts;
}

/** Returns how many entities of each type the whole corpus names. */
export function countEntities(snapshot: Snapshot): EntityCounts {
  const counts = zeroCounts();
  for (const { type } of snapshot.entities()) counts[type]++;
  return counts;
}

function zeroCounts(): EntityCounts {
  return Object.fromEntries(ENTITY_TYPES.map((type) => [type, 0])) as EntityCounts;
}
