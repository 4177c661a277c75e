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

/** What is asked again and again while somebody types, which seldom changes an entity. */
const counted = new WeakMap<object, EntityCounts>();

/** Returns how many entities of each type the whole corpus names. */
export function countEntities(snapshot: Snapshot): EntityCounts {
  let counts = counted.get(snapshot.entityTable);
  if (counts === undefined) {
    counts = zeroCounts();
    for (const type of snapshot.entityTypes()) counts[type]++;
    counted.set(snapshot.entityTable, counts);
  }
  return counts;
}

function zeroCounts(): EntityCounts {
  return Object.fromEntries(ENTITY_TYPES.map((type) => [type, 0])) as EntityCounts;
}
