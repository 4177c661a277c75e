import { surfaceForm, type Document } from '../corpus/document.ts';
import type { MentionInDocument, Snapshot } from '../corpus/snapshot.ts';
import { checksum } from '../decisions/checksum.ts';
import type { Review } from '../decisions/decision.ts';
import { nameKey } from '../decisions/fold.ts';
import type { Mention } from '../detect/mention.ts';
import type { EntityId } from '../link/entity.ts';
import type { Span } from '../text/span.ts';
import { documentAt, type DecisionPlan } from './decision-plan.ts';

/** How far people have come. */
export interface ReviewProgress {
  readonly decided: number;
  readonly total: number;
}

/** What is different since an article was marked reviewed. */
export interface ReviewState {
  readonly review: Review;
  readonly hasTextChanged: boolean;
  /** Whether the article did not name this then. */
  isNew(mention: Mention): boolean;
}

/** A mention that nobody has decided, and what a decision on it is worth. */
export interface ReviewItem extends MentionInDocument {
  readonly entity: EntityId;
  /** How many undecided mentions of the corpus have the same name and type. */
  readonly sameName: number;
  /** How unsure it is, from 0 to 1, times how many share the name. */
  readonly worth: number;
}

/** Plans that an article counts as looked through, or does no more. */
export function planReview(snapshot: Snapshot, uri: string, isReviewed: boolean): DecisionPlan {
  const document = documentAt(snapshot, uri);
  const names = [...new Set(document.mentions.map((mention) => kindOfName(document, mention)))].sort();
  const seen = isReviewed ? { text: checksum(document.text), names } : {};
  const articles = new Map([[uri, [{ operation: 'review' as const, isReviewed, ...seen }]]]);
  return { draft: { articles }, subject: '', count: document.mentions.length, articleCount: 1 };
}

/** Returns the review of an article that is in force, or undefined where it does not count as reviewed. */
export function reviewOf(document: Document): ReviewState | undefined {
  const { review } = document.decisions;
  if (review?.isReviewed !== true) return undefined;
  const names = new Set(review.names);
  return {
    review,
    hasTextChanged: review.text !== undefined && review.text !== checksum(document.text),
    isNew: (mention) => !names.has(kindOfName(document, mention)),
  };
}

/** Returns how many names are decided; what was rejected is decided too. */
export function progressOf(documents: Iterable<Document>): ReviewProgress {
  let decided = 0;
  let total = 0;
  for (const { mentions, rejections } of documents) {
    total += mentions.length + rejections.length;
    decided += rejections.length;
    for (const { status } of mentions) if (status !== 'suggested') decided++;
  }
  return { decided, total };
}

/**
 * Returns undecided mentions, of one article or of all, those first that are most worth to decide; of each name and type
 * only the least sure one, because a decision on it teaches about the others. The ones skipped come last.
 */
export function reviewQueue(
  snapshot: Snapshot,
  options: {
    readonly limit: number;
    readonly uri?: string;
    readonly isSkipped?: (uri: string, span: Span) => boolean;
  },
): ReviewItem[] {
  const { limit, uri, isSkipped = () => false } = options;
  const groups = new Map<string, { best: MentionInDocument; count: number; doubt: number }>();
  const documents = uri === undefined ? snapshot.documents() : [documentAt(snapshot, uri)];
  for (const document of documents) {
    for (const [index, mention] of document.mentions.entries()) {
      if (mention.status !== 'suggested') continue;
      const key = kindOfName(document, mention);
      const group = groups.get(key);
      const found = { document, index, mention };
      if (group === undefined) {
        groups.set(key, { best: found, count: 1, doubt: 1 - mention.score });
        continue;
      }
      group.count++;
      group.doubt += 1 - mention.score;
      if (isBefore(found, group.best, isSkipped)) group.best = found;
    }
  }
  return [...groups.values()]
    .map(({ best, count, doubt }) => ({ best, sameName: count, worth: doubt }))
    .sort(
      (a, b) =>
        Number(isSkipped(a.best.document.uri, a.best.mention)) -
          Number(isSkipped(b.best.document.uri, b.best.mention)) ||
        b.worth - a.worth ||
        (a.best.document.uri < b.best.document.uri ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ best, sameName, worth }) => ({
      ...best,
      entity: snapshot.entityIdOf(best.document, best.index) ?? '',
      sameName,
      worth,
    }));
}

function isBefore(
  a: MentionInDocument,
  b: MentionInDocument,
  isSkipped: (uri: string, span: Span) => boolean,
): boolean {
  const skipped = Number(isSkipped(a.document.uri, a.mention)) - Number(isSkipped(b.document.uri, b.mention));
  if (skipped !== 0) return skipped < 0;
  if (a.mention.score !== b.mention.score) return a.mention.score < b.mention.score;
  if (a.document !== b.document) return a.document.uri < b.document.uri;
  return a.mention.start < b.mention.start;
}

function kindOfName(document: Document, mention: Mention): string {
  return `${mention.type}/${nameKey(surfaceForm(document, mention))}`;
}
