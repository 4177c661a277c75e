import type { Document } from '../corpus/document.ts';
import type { Snapshot } from '../corpus/snapshot.ts';
import type { Orphan } from '../decisions/decide-mentions.ts';
import { findName } from '../decisions/added-names.ts';
import { nameKey } from '../decisions/fold.ts';
import type { DraftDecision } from '../decisions/step-draft.ts';
import { overlaps, type Span } from '../text/span.ts';
import {
  documentAt,
  nameIn,
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
  /** The paragraphs that stand now where it stood, with its context, or else where its name is nearest; if there are any. */
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
      const distance = ({ start }: Span): number => Math.abs(start - anchor.start);
      const candidates = findName(document.text, nameKey(anchor.quote))
        .sort((a, b) => distance(a) - distance(b))
        .slice(0, CANDIDATES_SHOWN);
      const place = {
        start: anchor.start - anchor.prefix.length,
        end: anchor.end + anchor.suffix.length,
      };
      const now = paragraphsOver(document, place) ?? paragraphsOver(document, candidates[0]);
      return { document, orphan, now, candidates };
    }),
  );
}

/** Returns the span of the paragraphs that a span touches. */
function paragraphsOver({ paragraphs }: Document, span: Span | undefined): Span | undefined {
  const over = span === undefined ? [] : paragraphs.filter((paragraph) => overlaps(paragraph, span));
  const [first] = over;
  const last = over.at(-1);
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
}

/** Plans that an orphaned decision belongs to a span of its article. */
export function planReattachment(snapshot: Snapshot, id: OrphanKey, span: Span): DecisionPlan {
  const { document, thread } = orphanOf(snapshot, id);
  const name = nameIn(document, span);
  const last = thread.decisions.at(-1);
  if (last === undefined) throw new UndecidableError('There is nothing left of this decision.');
  const draft = onMention(document, name, thread.id, last);
  return planOf(nameOf(document, name), new Map([[id.uri, [draft]]]));
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
