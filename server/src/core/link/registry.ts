import type { EntityType } from '../detect/mention.ts';
import type { EntityId } from './entity.ts';

/** An entity that a person confirmed. All its names mean it and nothing else. */
export interface RegistryEntity {
  readonly id: EntityId;
  readonly type: EntityType;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly knowledgeBaseId?: string;
  readonly note?: string;
}

/** What people have decided about the entities of the whole corpus. Linking obeys it. */
export interface Registry {
  readonly entities: readonly RegistryEntity[];
  /** Pairs of entity ids that are never one, however alike their names. */
  readonly not: readonly (readonly [EntityId, EntityId])[];
  /** Names that are no names: what is called so has no entity. */
  readonly ignore: readonly string[];
}

export const EMPTY_REGISTRY: Registry = { entities: [], not: [], ignore: [] };
