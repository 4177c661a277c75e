import { partAt, type RegistryFile, type RegistryPart } from '../../decisions/registry-file.ts';
import { UndecidableError } from '../decision-plan.ts';
import { findEntry } from './definition.ts';
import { entityOf } from './find-entity.ts';

/** What "rename" is about at a place in the registry file: the name of an entity or its id. */
export interface RegistryRename {
  readonly part: RegistryPart;
  readonly renames: 'name' | 'id';
  readonly entity: string;
}

/**
 * Returns what the value at the offset can be renamed as, or undefined where there is no value.
 *
 * @throws UndecidableError with a reason for people where a value is no name or id of an entity
 */
export function registryRename(file: RegistryFile, offset: number): RegistryRename | undefined {
  const part = partAt(file, offset);
  if (part === undefined) return undefined;
  const { kind } = part;
  if (kind !== 'name' && kind !== 'id' && kind !== 'not')
    throw new UndecidableError(
      'Only the name and the id of an entity can be renamed. Edit the rest as text.',
    );
  const entity = entityOf(part);
  if (findEntry(file, entity) === undefined)
    throw new UndecidableError(
      kind === 'not'
        ? `"${part.text}" is not an entity of this file.`
        : 'This entry has to be repaired first: it has no id, type or name, or the id of another one.',
    );
  return { part, renames: kind === 'name' ? 'name' : 'id', entity };
}
