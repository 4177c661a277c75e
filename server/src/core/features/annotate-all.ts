import { compareByDate, type Document } from '../corpus/document.ts';
import type { Snapshot } from '../corpus/snapshot.ts';
import { findName } from '../decisions/added-names.ts';
import type { DecidedMention, Rejection } from '../decisions/decide-mentions.ts';
import { nameKey } from '../decisions/fold.ts';
import { spanKey } from '../decisions/sorted-spans.ts';
import type { DraftDecision } from '../decisions/step-draft.ts';
import type { EntityType } from '../detect/mention.ts';
import { overlaps, type Span } from '../text/span.ts';
import { documentAt, onMention, UndecidableError, type DecisionPlan, type Target } from './decision-plan.ts';
import { trimToName } from './name-borders.ts';
import { planAddition } from './plan-mention.ts';

/** A name that is wanted as one of a type wherever it stands as a whole word. */
export interface NameSearch {
  readonly name: string;
  readonly type: EntityType;
  /** Whether case does not count, so that "US" finds "us". */
  readonly isAnyCase?: boolean;
  /** Only in this article. */
  readonly uri?: string;
}

/** A place where the name stands, and what is there now. */
export interface Occurrence extends Span {
  /**
   * `free`: nothing that would not give way. `suggested`, `otherType`: a suggestion with these borders, of the type that is
   * wanted or another. `done`, `decided`: the same, decided. `rejected`: no name, somebody said. `otherName`: a longer name,
   * or a decided one that overlaps.
   */
  readonly state: 'free' | 'suggested' | 'otherType' | 'done' | 'decided' | 'rejected' | 'otherName';
  /** The mention that is there, if any is. */
  readonly mention?: DecidedMention;
  readonly rejection?: Rejection;
}

export interface OccurrencesInArticle {
  readonly document: Document;
  readonly occurrences: readonly Occurrence[];
}

/** Returns where a name stands, in one article or in all, by date; punctuation at its ends is not searched for. */
export function findOccurrences(snapshot: Snapshot, search: NameSearch): OccurrencesInArticle[] {
  const key = searchedName(search);
  const { type, isAnyCase = false, uri } = search;
  const documents = uri === undefined ? snapshot.documents() : [documentAt(snapshot, uri)];
  const result: OccurrencesInArticle[] = [];
  for (const document of documents) {
    const occurrences = findName(document.text, key, isAnyCase).map((span) =>
      occurrenceAt(document, span, type),
    );
    if (occurrences.length > 0) result.push({ document, occurrences });
  }
  return result.sort((a, b) => compareByDate(a.document, b.document));
}

/**
 * Plans that a name is one of a type wherever it stands, now and in articles to come; in any case, in each way of writing
 * that is found. What is excepted is rejected. What is decided, suggested as another type or part of another name stays as
 * it is unless it is included.
 */
export function planAnnotateAll(
  snapshot: Snapshot,
  search: NameSearch,
  { except, include }: { readonly except: readonly Target[]; readonly include: readonly Target[] },
): DecisionPlan {
  const { type, uri } = search;
  const scope = uri === undefined ? 'corpus' : 'article';
  const isExcepted = among(except);
  const isIncluded = among(include);
  const articles = new Map<string, DraftDecision[]>();
  const names = new Set<string>();
  let count = 0;
  let articleCount = 0;
  for (const { document, occurrences } of findOccurrences(snapshot, search)) {
    const drafts: DraftDecision[] = [];
    let countHere = 0;
    for (const occurrence of occurrences) {
      if (occurrence.state === 'done') continue;
      if (isOpen(occurrence)) {
        if (isExcepted(document, occurrence)) {
          drafts.push(onMention(document, occurrence, undefined, { operation: 'reject' }));
          continue;
        }
        names.add(nameKey(document.text.slice(occurrence.start, occurrence.end)));
        countHere++;
      } else if (isIncluded(document, occurrence)) {
        const { draft } = planAddition(snapshot, { uri: document.uri, span: occurrence }, 'mention', type);
        drafts.push(...(draft.articles?.get(document.uri) ?? []));
        countHere++;
      } else {
        drafts.push(...keep(snapshot, document, occurrence, scope));
      }
    }
    if (drafts.length > 0) articles.set(document.uri, drafts);
    count += countHere;
    if (countHere > 0) articleCount++;
  }
  if (count === 0) throw new UndecidableError('Nothing is left to annotate.');
  const onNames = [...names].map((name): DraftDecision => ({
    operation: 'add',
    type,
    scope,
    name,
    foundAs: type,
  }));
  if (uri !== undefined) articles.set(uri, [...(articles.get(uri) ?? []), ...onNames]);
  const corpus = uri === undefined ? onNames : [];
  return { draft: { articles, corpus }, subject: searchedName(search), count, articleCount };
}

/** Whether an occurrence is annotated unless somebody says otherwise; the others, but what is done, are exceptions. */
export function isOpen({ state }: Pick<Occurrence, 'state'>): boolean {
  return state === 'free' || state === 'suggested';
}

function searchedName({ name }: NameSearch): string {
  const span = trimToName(name, { start: 0, end: name.length });
  if (span === undefined) throw new UndecidableError('Select a name first.');
  return nameKey(name.slice(span.start, span.end));
}

function occurrenceAt(document: Document, span: Span, type: EntityType): Occurrence {
  const isSame = ({ start, end }: Span): boolean => start === span.start && end === span.end;
  const over = document.mentions.filter((mention) => overlaps(mention, span));
  const mention = over.find(isSame);
  if (mention !== undefined) {
    const isSuggested = mention.status === 'suggested';
    if (mention.type === type) return { ...span, state: isSuggested ? 'suggested' : 'done', mention };
    return { ...span, state: isSuggested ? 'otherType' : 'decided', mention };
  }
  const rejection = document.rejections.find(isSame);
  if (rejection !== undefined) return { ...span, state: 'rejected', rejection };
  const other = over.find(
    ({ start, end, status }) => status !== 'suggested' || (start <= span.start && span.end <= end),
  );
  return other === undefined ? { ...span, state: 'free' } : { ...span, state: 'otherName', mention: other };
}

/**
 * Returns what keeps a decision in force that was made on the name, not on this very mention: a decision on the name that is
 * made now would win over it.
 */
function keep(
  snapshot: Snapshot,
  document: Document,
  { mention, rejection }: Occurrence,
  scope: 'article' | 'corpus',
): DraftDecision[] {
  const decided = mention ?? rejection;
  const decision = decided && snapshot.decisionOn({ document, mention: decided });
  if (decided === undefined || decision === undefined || !('scope' in decision)) return [];
  const isNearer = decision.scope === 'mention' || (decision.scope === 'article' && scope === 'corpus');
  if (isNearer) return [];
  const operation =
    mention === undefined
      ? { operation: 'reject' as const }
      : { operation: 'accept' as const, type: mention.type };
  return [onMention(document, decided, decided.thread, operation)];
}

function among(targets: readonly Target[]): (document: Document, span: Span) => boolean {
  const keys = new Set(targets.map(({ uri, span }) => `${uri} ${spanKey(span)}`));
  return ({ uri }, span) => keys.has(`${uri} ${spanKey(span)}`);
}
