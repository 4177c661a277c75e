import type { DecidedMention } from '../decisions/decide-mentions.ts';
import { ENTITY_TYPES, type EntityType } from '../detect/mention.ts';
import type { Snapshot } from '../corpus/snapshot.ts';
import type { Entity, EntityId } from '../link/entity.ts';

export interface OutlineEntity {
  readonly entity: Entity;
  /** The document's mentions of it, in order. */
  readonly mentions: readonly DecidedMention[];
}

export interface OutlineType {
  readonly type: EntityType;
  readonly mentionCount: number;
  /** In order of first mention. */
  readonly entities: readonly OutlineEntity[];
}

/** Returns what the document names: type → entity → mentions, without the types that do not occur. */
export function outline(snapshot: Snapshot, uri: string): OutlineType[] {
  const document = snapshot.document(uri);
  if (document === undefined) return [];
  const byEntity = new Map<EntityId, { entity: Entity; mentions: DecidedMention[] }>();
  for (const [index, mention] of document.mentions.entries()) {
    const entity = snapshot.entityOf(document, index);
    if (entity === undefined) continue;
    const known = byEntity.get(entity.id);
    if (known === undefined) byEntity.set(entity.id, { entity, mentions: [mention] });
    else known.mentions.push(mention);
  }
  return ENTITY_TYPES.flatMap((type) => {
    const entities = [...byEntity.values()].filter(({ entity }) => entity.type === type);
    if (entities.length === 0) return [];
    return [
      { type, entities, mentionCount: entities.reduce((sum, { mentions }) => sum + mentions.length, 0) },
    ];
  });
}
