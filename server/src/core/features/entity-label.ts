import { distinctionOf } from '../link/distinction.ts';
import type { Entity } from '../link/entity.ts';

/** Returns the name of an entity with what tells it from others of that name: "Ministry of Health (Peru)". */
export function entityLabel(entity: Pick<Entity, 'id' | 'type' | 'name'>): string {
  const distinction = distinctionOf(entity);
  return distinction === undefined ? entity.name : `${entity.name} (${distinction})`;
}
