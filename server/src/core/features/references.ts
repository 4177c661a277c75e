import { compareByDate } from '../corpus/document.ts';
import type { MentionInDocument, Snapshot } from '../corpus/snapshot.ts';
import type { EntityId } from '../link/entity.ts';
import { findDefiningMention } from './definition.ts';

export interface ReferencesOptions {
  /** The document whose mentions come first. */
  readonly from?: string;
  /** Whether the defining mention is listed too; true unless said otherwise. */
  readonly includeDeclaration?: boolean;
}

/** Returns all mentions of an entity: those of the document asked from first, then the newest articles first. */
export function references(
  snapshot: Snapshot,
  id: EntityId,
  options: ReferencesOptions = {},
): MentionInDocument[] {
  const { from, includeDeclaration = true } = options;
  const declaration = includeDeclaration ? undefined : findDefiningMention(snapshot, id);
  return snapshot
    .documentsOf(id)
    .sort((a, b) => Number(b.uri === from) - Number(a.uri === from) || compareByDate(b, a))
    .flatMap((document) => snapshot.mentionsIn(document, id))
    .filter(({ document, index }) => declaration?.document !== document || declaration.index !== index);
}
