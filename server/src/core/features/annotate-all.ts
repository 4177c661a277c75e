import type { Document } from '../corpus/document.ts';
import { compareByDate } from '../corpus/document.ts';
import type { Snapshot } from '../corpus/snapshot.ts';
import { findName } from '../decisions/added-names.ts';
import { nameKey } from '../decisions/fold.ts';
import { overlappingSpan } from '../decisions/sorted-spans.ts';
import type { DraftDecision } from '../decisions/step-draft.ts';
import type { EntityType } from '../detect/mention.ts';
import type { Span } from '../text/span.ts';
import { documentAt, onMention, UndecidableError, type DecisionPlan, type Target } from './decision-plan.ts';

/** A place where a name stands as a whole word, and what is there now. */
export interface Occurrence extends Span {
  readonly state: 'free' | 'suggested' | 'decided' | 'rejected' | 'inLongerName';
  /** The type of what is there. */
  readonly type?: EntityType;
}

export interface OccurrencesInArticle {
  readonly document: Document;
  readonly occurrences: readonly Occurrence[];
}

/** Returns where a name stands, in one article or in all, by date. */
export function findOccurrences(snapshot: Snapshot, name: string, uri?: string): OccurrencesInArticle[] {
  const key = nameKey(name);
  if (key === '') throw new UndecidableError('Select a name first.');
  const documents = uri === undefined ? snapshot.documents() : [documentAt(snapshot, uri)];
  const result: OccurrencesInArticle[] = [];
  for (const document of documents) {
    const occurrences = findName(document.text, key).map((span) => stateOf(document, span));
    if (occurrences.length > 0) result.push({ document, occurrences });
  }
  return result.sort((a, b) => compareByDate(a.document, b.document));
}

/**
 * Plans that a name is one of this type wherever it stands as a whole word, now and in articles to come. What is decided
 * already, found to be of another type or a part of a longer name stays what it is; the exceptions are rejected.
 */
export function planAnnotateAll(
  snapshot: Snapshot,
  options: {
    readonly name: string;
    readonly type: EntityType;
    readonly except: readonly Target[];
    readonly uri?: string;
  },
): DecisionPlan {
  const { name, type, except, uri } = options;
  const isExcepted = (document: Document, { start, end }: Span): boolean =>
    except.some(({ uri: other, span }) => other === document.uri && span.start === start && span.end === end);
  const articles = new Map<string, DraftDecision[]>();
  let count = 0;
  let articleCount = 0;
  for (const { document, occurrences } of findOccurrences(snapshot, name, uri)) {
    const open = occurrences.filter(
      ({ state, type: present }) => state === 'free' || (state === 'suggested' && present === type),
    );
    const excepted = open.filter((occurrence) => isExcepted(document, occurrence));
    if (excepted.length > 0)
      articles.set(
        document.uri,
        excepted.map((occurrence) => onMention(document, occurrence, undefined, { operation: 'reject' })),
      );
    count += open.length - excepted.length;
    if (open.length > excepted.length) articleCount++;
  }
  const scope = uri === undefined ? 'corpus' : 'article';
  const draft: DraftDecision = { operation: 'add', type, scope, name: nameKey(name), foundAs: type };
  if (uri !== undefined) articles.set(uri, [...(articles.get(uri) ?? []), draft]);
  const corpus = uri === undefined ? [draft] : [];
  return { draft: { articles, corpus }, subject: nameKey(name), count, articleCount };
}

function stateOf(document: Document, span: Span): Occurrence {
  const mention = overlappingSpan(document.mentions, span);
  if (mention === undefined) {
    const isRejected = document.rejections.some(({ start, end }) => start === span.start && end === span.end);
    return { ...span, state: isRejected ? 'rejected' : 'free' };
  }
  const { start, end, type, status } = mention;
  if (status !== 'suggested') return { ...span, state: 'decided', type };
  const isLonger = end - start > span.end - span.start;
  return { ...span, state: isLonger ? 'inLongerName' : 'suggested', type };
}
