import type { MentionInDocument } from '../corpus/snapshot.ts';
import type { Span } from '../text/span.ts';

/** A span of a document of the corpus. */
export interface Location {
  readonly uri: string;
  readonly span: Span;
}

export function locationOf({ document, mention }: MentionInDocument): Location {
  return { uri: document.uri, span: { start: mention.start, end: mention.end } };
}
