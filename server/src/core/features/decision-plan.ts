import type { Document } from '../corpus/document.ts';
import { surfaceForm } from '../corpus/document.ts';
import type { MentionInDocument, Snapshot } from '../corpus/snapshot.ts';
import { createAnchor } from '../decisions/anchor.ts';
import type { Operation } from '../decisions/decision.ts';
import type { DraftDecision, StepDraft } from '../decisions/step-draft.ts';
import type { EntityId } from '../link/entity.ts';
import { collapseSpace } from '../text/fold.ts';
import type { Span } from '../text/span.ts';
import { trimToName } from './name-borders.ts';

/** What an action would write, and how much it is about. */
export interface DecisionPlan {
  readonly draft: StepDraft;
  /** What it is about, for people: a name or the name of an entity. */
  readonly subject: string;
  /** The name of the other entity that it is about, if there is one. */
  readonly other?: string;
  /** How many mentions it is about. */
  readonly count: number;
  readonly articleCount: number;
}

/** Why something cannot be decided, for people. */
export class UndecidableError extends Error {}

/** A place in an article. */
export interface Target {
  readonly uri: string;
  readonly span: Span;
}

export type Scope = 'mention' | 'article' | 'corpus';

/** What may be decided on a mention; the type is that of the mention where it is not given. */
export type MentionOperation =
  | { readonly operation: 'accept' | 'reject' }
  | Extract<Operation, { operation: 'retype' | 'note' }>
  | { readonly operation: 'assign'; readonly entity: EntityId };

export function documentAt(snapshot: Snapshot, uri: string): Document {
  const document = snapshot.document(uri);
  if (document === undefined) throw new UndecidableError('This document is no article of the workspace.');
  return document;
}

/** Returns a name as it is shown and compared. */
export function nameOf(document: Document, span: Span): string {
  return collapseSpace(surfaceForm(document, span));
}

/** Returns the part of a span that can be a name. */
export function nameIn({ text }: Document, span: Span): Span {
  const name = trimToName(text, span);
  if (name === undefined) throw new UndecidableError('Select a name first.');
  return name;
}

/** Returns a decision on the span alone. `thread` is the first decision on the same mention, if there is one. */
export function onMention(
  document: Document,
  span: Span,
  thread: string | undefined,
  operation: Operation,
): Extract<DraftDecision, { readonly scope: 'mention' }> {
  const anchor = createAnchor(document.text, span);
  return { ...operation, scope: 'mention', anchor, ...(thread === undefined ? {} : { mention: thread }) };
}

/** Returns the decisions, one on each mention, by article. */
export function onMentions(
  mentions: readonly MentionInDocument[],
  operation: (found: MentionInDocument) => Operation,
): Map<string, DraftDecision[]> {
  const articles = new Map<string, DraftDecision[]>();
  for (const found of mentions) {
    const { document, mention } = found;
    const drafts = articles.get(document.uri) ?? [];
    drafts.push(onMention(document, mention, mention.thread, operation(found)));
    articles.set(document.uri, drafts);
  }
  return articles;
}

/** Returns a plan for decisions in the journals of articles. */
export function planOf(
  subject: string,
  articles: ReadonlyMap<string, readonly DraftDecision[]>,
): DecisionPlan {
  let count = 0;
  for (const drafts of articles.values()) count += drafts.length;
  return { draft: { articles }, subject, count, articleCount: articles.size };
}

/** Returns one plan for several: what they decide is undone as one step. At least one is given. */
export function joinPlans(plans: readonly DecisionPlan[]): DecisionPlan {
  const articles = new Map<string, DraftDecision[]>();
  const corpus: DraftDecision[] = [];
  let count = 0;
  for (const { draft, count: ofOne } of plans) {
    if (draft.registry !== undefined) throw new UndecidableError('Change one entity at a time.');
    for (const [uri, drafts] of draft.articles ?? [])
      articles.set(uri, [...(articles.get(uri) ?? []), ...drafts]);
    corpus.push(...(draft.corpus ?? []));
    count += ofOne;
  }
  const subjects = [...new Set(plans.map(({ subject }) => subject))];
  const [subject = ''] = subjects;
  return {
    draft: { articles, corpus },
    subject: plans.length === 1 ? subject : `${plans.length} names`,
    count,
    articleCount: Math.max(articles.size, ...plans.map(({ articleCount }) => articleCount)),
  };
}

export function countArticles(mentions: readonly MentionInDocument[]): number {
  return new Set(mentions.map(({ document }) => document.uri)).size;
}
