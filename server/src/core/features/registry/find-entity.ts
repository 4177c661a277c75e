import type { Snapshot } from '../../corpus/snapshot.ts';
import type { RegistryPart } from '../../decisions/registry-file.ts';
import type { Entity, EntityId } from '../../link/entity.ts';
import type { RegistryEntity } from '../../link/registry.ts';

/** Returns an entity of the corpus; one that is registered and that no article mentions has no mentions. */
export function findEntity(snapshot: Snapshot, id: EntityId): Entity | undefined {
  const registered = snapshot.registered(id);
  return snapshot.entity(id) ?? (registered && unmentioned(registered));
}

/** Returns an entity as somebody wrote it down, with no mentions. */
export function unmentioned({ id, type, name, knowledgeBaseId }: Omit<RegistryEntity, 'aliases'>): Entity {
  return {
    id,
    type,
    name,
    aliases: [],
    mentionCount: 0,
    documentCount: 0,
    ...(knowledgeBaseId === undefined ? {} : { knowledgeBaseId }),
    roles: [],
  };
}

/** Returns the id of the entity that a value of the file is about: in `not` another one than that of the entry. */
export function entityOf({ kind, text, entry }: RegistryPart): EntityId {
  return kind === 'not' ? text : (entry ?? '');
}
