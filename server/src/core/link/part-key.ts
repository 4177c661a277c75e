import type { EntityId } from './entity.ts';

/** What is filed under one name may belong to several entities; each part of it has a node of its own. */
const TO = '\t';
const QUALIFIER = '.';

/** Returns the key of the part of a name that means an entity, given by the key of one of its nodes. */
export function partKey(name: EntityId, target: EntityId): EntityId {
  return `${name}${TO}${target}`;
}

/** Returns the id of one of several bearers of a full name: `person/peter-hale.sport`. Names have no full stops. */
export function namesakeId(name: EntityId, qualifier: string): EntityId {
  return `${name}${QUALIFIER}${qualifier}`;
}

/** Returns the full name that several bear of whom one has the id, or undefined for any other id. */
export function nameOfNamesake(id: EntityId): EntityId | undefined {
  const end = id.lastIndexOf(QUALIFIER);
  return end < 0 ? undefined : id.slice(0, end);
}
