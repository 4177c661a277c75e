import type { MentionInDocument, Snapshot } from '../../corpus/snapshot.ts';
import { nameKey } from '../../decisions/fold.ts';
import {
  partAt,
  type LocatedEntry,
  type RegistryFile,
  type RegistryPart,
} from '../../decisions/registry-file.ts';
import { nameOf } from '../decision-plan.ts';
import { findDefiningMention } from '../definition.ts';
import { entityOf } from './find-entity.ts';

/** Where "go to definition" leads from a value of the registry file: into the file or into an article. */
export interface RegistryDefinition {
  readonly origin: RegistryPart;
  readonly target: LocatedEntry | MentionInDocument;
}

/**
 * Returns where what is written at the offset is introduced: for an id in `not` the entry that it names, for an alias the
 * first mention that is called so, for all else the defining mention of the entity. Undefined where there is none.
 */
export function registryDefinition(
  snapshot: Snapshot,
  file: RegistryFile,
  offset: number,
): RegistryDefinition | undefined {
  const origin = partAt(file, offset);
  if (origin === undefined) return undefined;
  const target = origin.kind === 'not' ? findEntry(file, origin.text) : undefined;
  const found = target ?? firstCalled(snapshot, origin) ?? findDefiningMention(snapshot, entityOf(origin));
  return found && { origin, target: found };
}

export function findEntry({ entries }: RegistryFile, id: string): LocatedEntry | undefined {
  return entries.find((entry) => entry.id === id);
}

function firstCalled(
  snapshot: Snapshot,
  { kind, text, entry = '' }: RegistryPart,
): MentionInDocument | undefined {
  if (kind !== 'alias') return undefined;
  const key = nameKey(text);
  return snapshot
    .mentionsOf(entry)
    .find(({ document, mention }) => nameKey(nameOf(document, mention)) === key);
}
