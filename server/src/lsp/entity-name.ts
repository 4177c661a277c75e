import { distinctionOf } from '../core/link/distinction.ts';
import type { Entity } from '../core/link/entity.ts';
import type { EntityName } from './messages.ts';

/** Returns how clients name an entity. */
export function entityName({ id, name, type }: Pick<Entity, 'id' | 'name' | 'type'>): EntityName {
  const distinction = distinctionOf({ id, name, type });
  return { id, name, ...(distinction === undefined ? {} : { distinction }), type };
}
