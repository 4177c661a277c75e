import type { Document } from '../corpus/document.ts';
import { surfaceForm } from '../corpus/document.ts';
import type { MentionInDocument, Snapshot } from '../corpus/snapshot.ts';
import { createAnchor } from '../decisions/anchor.ts';
import type { Operation } from '../decisions/decision.ts';
import { nameKey } from '../decisions/fold.ts';
import type { DraftDecision, StepDraft } from '../decisions/step-draft.ts';
import type { EntityId } from '../link/entity.ts';
import { mayContain } from '../learning/adjust-suggestions.ts';
import { collapseSpace } from '../text/fold.ts';
import type { Span } from '../text/span.ts';

/** What an action would write, and how much it is about. */
export interface DecisionPlan {
  readonly draft: StepDraft;
  /** What it is about, for people: a name or the name of an entity. */
  readonly subject: string;
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

/** Returns a decision on the span alone. `thread` is the first decision on the same mention, if there is one. */
export function onMention(
  document: Document,
  span: Span,
  thread: string | undefined,
  operation: Operation,
): DraftDecision {
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

/** Returns the mentions that have exactly this name, in one article or in all. */
export function mentionsNamed(snapshot: Snapshot, name: string, uri?: string): MentionInDocument[] {
  const key = nameKey(name);
  const documents = uri === undefined ? snapshot.documents() : [documentAt(snapshot, uri)];
  const result: MentionInDocument[] = [];
  for (const document of documents) {
    if (!mayContain(document.text, key)) continue;
    for (const [index, mention] of document.mentions.entries())
      if (nameKey(surfaceForm(document, mention)) === key) result.push({ document, index, mention });
  }
  return result;
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

export function countArticles(mentions: readonly MentionInDocument[]): number {
  return new Set(mentions.map(({ document }) => document.uri)).size;
}
