import { surfaceForm } from '../corpus/document.ts';
import type { Snapshot } from '../corpus/snapshot.ts';
import type { Span } from '../text/span.ts';

/** `first` is the document's first mention of the entity, `exact` has the same characters as the one asked for. */
export interface Highlight extends Span {
  readonly kind: 'first' | 'exact' | 'alias';
}

/** Returns all mentions in the document of what is named at the offset, in order; empty where nothing is. */
export function highlights(snapshot: Snapshot, uri: string, offset: number): Highlight[] {
  const found = snapshot.mentionAt(uri, offset);
  if (found === undefined) return [];
  const id = snapshot.entityIdOf(found.document, found.index);
  if (id === undefined) return [];
  const surface = surfaceForm(found.document, found.mention);
  return snapshot.mentionsIn(found.document, id).map(({ document, mention }, position) => ({
    start: mention.start,
    end: mention.end,
    kind: position === 0 ? 'first' : surfaceForm(document, mention) === surface ? 'exact' : 'alias',
  }));
}
