import type { EntityType } from '../detect/mention.ts';
import type { EntityId } from '../link/entity.ts';

/** An entity as the registry file has it. */
export interface RegistryEntry {
  readonly id: EntityId;
  readonly type: EntityType;
  readonly name: string;
  readonly aliases: readonly string[];
  /** The item in Wikidata, such as `Q30`. */
  readonly wikidata?: string | undefined;
  /** Entities that this one is never, however alike their names. */
  readonly not: readonly EntityId[];
  readonly note?: string | undefined;
}

/**
 * What an edit does to one entry of the registry or to one ignored name, as what stood there before and what stands there
 * after it. An edit is applied field by field, so that it can be undone although somebody changed other fields meanwhile.
 */
export type RegistryChange =
  | {
      readonly kind: 'entity';
      /** The entry's id before the edit; what comes after may have another one. */
      readonly id: EntityId;
      /** Absent where the edit adds the entry. */
      readonly before?: RegistryEntry;
      /** Absent where the edit removes the entry. */
      readonly after?: RegistryEntry;
    }
  | { readonly kind: 'ignore'; readonly name: string; readonly before: boolean; readonly after: boolean };

/** Returns the changes that undo the given ones. */
export function invertRegistryChanges(changes: readonly RegistryChange[]): RegistryChange[] {
  return changes.toReversed().map((change) => {
    if (change.kind === 'ignore') return { ...change, before: change.after, after: change.before };
    const { before, after, ...rest } = change;
    return {
      ...rest,
      id: after?.id ?? rest.id,
      ...(after === undefined ? {} : { before: after }),
      ...(before === undefined ? {} : { after: before }),
    };
  });
}
