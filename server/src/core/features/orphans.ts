import type { Document } from '../corpus/document.ts';
import type { Snapshot } from '../corpus/snapshot.ts';
import type { Orphan } from '../decisions/decide-mentions.ts';
import { findName } from '../decisions/added-names.ts';
import { nameKey } from '../decisions/fold.ts';
import type { DraftDecision } from '../decisions/step-draft.ts';
import type { Span } from '../text/span.ts';
import {
  documentAt,
  nameOf,
  onMention,
  planOf,
  UndecidableError,
  type DecisionPlan,
} from './decision-plan.ts';

/** A decision that has no place in its article, with what is there now. */
export interface OrphanInDocument {
  readonly document: Document;
  readonly orphan: Orphan;
  /** Where it stood, as far as the text still reaches there: to compare. */
  readonly now: Span | undefined;
  /** Other places of the same name, the nearest first. */
  readonly candidates: readonly Span[];
}

const CANDIDATES_SHOWN = 5;

/** Returns the orphaned decisions of one article or of all. */
export function findOrphans(snapshot: Snapshot, uri?: string): OrphanInDocument[] {
  const documents = uri === undefined ? snapshot.documents() : [documentAt(snapshot, uri)];
  return [...documents].flatMap((document) =>
    document.orphans.map((orphan) => {
      const { anchor } = orphan.thread;
      const { length } = document.text;
      const now =
        anchor.start < length ? { start: anchor.start, end: Math.min(anchor.end, length) } : undefined;
      const distance = ({ start }: Span): number => Math.abs(start - anchor.start);
      const candidates = findName(document.text, nameKey(anchor.quote))
        .sort((a, b) => distance(a) - distance(b))
        .slice(0, CANDIDATES_SHOWN);
      return { document, orphan, now, candidates };
    }),
  );
}

/** Plans that an orphaned decision belongs to a span of its article. */
export function planReattachment(snapshot: Snapshot, id: OrphanKey, span: Span): DecisionPlan {
  const { document, thread } = orphanOf(snapshot, id);
  const last = thread.decisions.at(-1);
  if (last === undefined) throw new UndecidableError('There is nothing left of this decision.');
  const draft = onMention(document, span, thread.id, last);
  return planOf(nameOf(document, span), new Map([[id.uri, [draft]]]));
}

/** Plans to take back an orphaned decision, because its mention is gone for good. */
export function planClosing(snapshot: Snapshot, id: OrphanKey): DecisionPlan {
  const { thread } = orphanOf(snapshot, id);
  const drafts = thread.decisions.map((decision): DraftDecision => ({
    operation: 'revert',
    reverts: decision.id,
  }));
  return planOf(thread.anchor.quote, new Map([[id.uri, drafts]]));
}

/** Identifies an orphan: its article and the first decision on the mention. */
export interface OrphanKey {
  readonly uri: string;
  readonly thread: string;
}

function orphanOf(
  snapshot: Snapshot,
  { uri, thread }: OrphanKey,
): { document: Document; thread: Orphan['thread'] } {
  const document = documentAt(snapshot, uri);
  const orphan = document.orphans.find((other) => other.thread.id === thread);
  if (orphan === undefined) throw new UndecidableError('This decision has a place in the text again.');
  return { document, thread: orphan.thread };
}
