import { surfaceForm } from '../corpus/document.ts';
import type { MentionInDocument, Snapshot } from '../corpus/snapshot.ts';
import type { EntityId } from '../link/entity.ts';
import { collapseSpace, fold } from '../text/fold.ts';

/**
 * Returns the defining mention of an entity: the first one, by article date, that names it as fully as any does.
 * Undefined only where the snapshot does not know the entity.
 */
export function findDefiningMention(snapshot: Snapshot, id: EntityId): MentionInDocument | undefined {
  const entity = snapshot.entity(id);
  if (entity === undefined) return undefined;
  const canonical = fold(entity.name);
  let fullest: MentionInDocument | undefined;
  let fullestLength = 0;
  for (const document of snapshot.documentsOf(id)) {
    for (const occurrence of snapshot.mentionsIn(document, id)) {
      const surface = fold(collapseSpace(surfaceForm(document, occurrence.mention)));
      if (surface === canonical) return occurrence;
      if (surface.length > fullestLength) {
        fullest = occurrence;
        fullestLength = surface.length;
      }
    }
  }
  return fullest;
}

/** Where "go to definition" leads from an offset, and the mention it starts from; undefined where nothing is named. */
export interface Definition {
  readonly origin: MentionInDocument;
  readonly target: MentionInDocument;
}

/** Returns the defining mention of what is named at the offset. */
export function definition(snapshot: Snapshot, uri: string, offset: number): Definition | undefined {
  const origin = snapshot.mentionAt(uri, offset);
  if (origin === undefined) return undefined;
  const id = snapshot.entityIdOf(origin.document, origin.index);
  const target = id === undefined ? undefined : findDefiningMention(snapshot, id);
  return target === undefined ? undefined : { origin, target };
}
