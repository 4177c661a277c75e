import type { Connection } from 'vscode-languageserver';
import { surfaceForm, type Document } from '../core/corpus/document.ts';
import type { MentionInDocument, Snapshot } from '../core/corpus/snapshot.ts';
import { findOccurrences } from '../core/features/annotate-all.ts';
import { inContext } from '../core/features/context.ts';
import { nameOf } from '../core/features/decision-plan.ts';
import { articlesOf, listEntities, type EntityPage } from '../core/features/entity-list.ts';
import { findOrphans, type OrphanInDocument } from '../core/features/orphans.ts';
import { outline } from '../core/features/outline.ts';
import { progressOf, reviewOf, reviewQueue, type ReviewItem } from '../core/features/review.ts';
import { collapseSpace } from '../core/text/fold.ts';
import type { Span } from '../core/text/span.ts';
import { answering } from './answer-requests.ts';
import { lineIndexOf, toRange, toSpan } from './convert.ts';
import { planAction } from './decide.ts';
import { labelOf } from './decision-label.ts';
import type { DecisionSession } from './decision-session.ts';
import { entityName } from './entity-name.ts';
import * as messages from './messages.ts';
import { describeStep } from './step-label.ts';
import type { Workspace } from './workspace.ts';

/** Aliases that a list shows of an entity. */
const ALIASES_SHOWN = 5;
const QUEUE_LENGTH = 50;

/** Answers the requests about entities as a tree, decisions and review. */
export function registerDecisionRequests(
  connection: Connection,
  workspace: Workspace,
  session: DecisionSession,
): void {
  const on = answering(connection);

  on(messages.EntityListRequest, (params) => {
    const { snapshot } = workspace;
    const page = listEntities(snapshot, params);
    const { total, totals, entities } = page;
    return {
      total,
      totals,
      revision: snapshot.revision,
      items: entities.map((listed) => entityListItem(snapshot, listed)),
    };
  });
  on(messages.EntityArticlesRequest, ({ id }) =>
    articlesOf(workspace.snapshot, id).map(({ document: { uri, date }, mentionCount, suggestedCount }) => ({
      uri,
      ...(date === undefined ? {} : { date }),
      mentionCount,
      suggestedCount,
    })),
  );
  on(messages.MentionsInContextRequest, ({ id, uri }) => {
    const { snapshot } = workspace;
    const document = snapshot.document(uri);
    if (document === undefined) return [];
    return snapshot.mentionsIn(document, id).map((found) => mentionInContext(snapshot, found));
  });
  on(messages.ArticleEntitiesRequest, ({ uri }) => articleEntities(workspace.snapshot, uri));
  on(messages.EntityAtPositionRequest, ({ textDocument: { uri }, position }) => {
    const { snapshot } = workspace;
    const document = snapshot.document(uri);
    const found =
      document === undefined ? undefined : snapshot.mentionAt(uri, lineIndexOf(document).offset(position));
    const entity = found === undefined ? undefined : snapshot.entityOf(found.document, found.index);
    if (found === undefined || entity === undefined) return null;
    const { id, name, type } = entity;
    return { id, name, type, mention: mentionInContext(snapshot, found) };
  });
  on(messages.DecideRequest, ({ action }) => decide(workspace, session, action));
  on(messages.DecidePreviewRequest, ({ action }) => {
    const plan = planAction(workspace.snapshot, action);
    const { count, articleCount } = plan;
    return { label: labelOf(action, plan, 'request'), count, articleCount };
  });
  on(messages.UndoRequest, async () => {
    const step = await session.undo();
    return step === undefined ? null : { label: `Undone: ${describeStep(step.decisions)}` };
  });
  on(messages.RedoRequest, async () => {
    const step = await session.redo();
    return step === undefined ? null : { label: `Redone: ${describeStep(step.decisions)}` };
  });
  on(messages.AnnotateAllPreviewRequest, (params) => {
    const articles = findOccurrences(workspace.snapshot, params);
    return {
      count: articles.reduce((sum, { occurrences }) => sum + occurrences.length, 0),
      articles: articles.map(({ document, occurrences }) => ({
        uri: document.uri,
        ...dateOf(document),
        occurrences: occurrences.map(({ start, end, state, mention }) => ({
          ...placeInContext(document, { start, end }),
          state,
          ...(mention === undefined
            ? {}
            : { present: { name: nameOf(document, mention), type: mention.type } }),
        })),
      })),
    };
  });
  on(messages.ReviewQueueRequest, (params) => answerReviewQueue(workspace.snapshot, params));
  on(messages.OrphansRequest, ({ uri }) => findOrphans(workspace.snapshot, uri).map(orphanItem));
  on(messages.ConfigureGitRequest, ({ uri }) => session.configureGit(uri));
}

/** Decides, and says what was done. */
export async function decide(
  workspace: Workspace,
  session: DecisionSession,
  action: messages.DecideAction,
): Promise<messages.DecideResult> {
  const plan = planAction(workspace.snapshot, action);
  await session.perform(plan);
  return { label: labelOf(action, plan), count: plan.count, articleCount: plan.articleCount };
}

function entityListItem(
  snapshot: Snapshot,
  { entity, tally }: EntityPage['entities'][number],
): messages.EntityListItem {
  const { id, name, mentionCount, documentCount } = entity;
  const registered = snapshot.registered(id);
  const wikidata = registered?.knowledgeBaseId ?? entity.knowledgeBaseId;
  return {
    ...entityName(entity),
    aliases: entity.aliases
      .map((alias) => alias.name)
      .filter((alias) => alias !== name)
      .slice(0, ALIASES_SHOWN),
    mentionCount,
    documentCount,
    suggestedCount: tally.suggested,
    uncertainty: tally.doubt,
    isRegistered: registered !== undefined,
    ...(wikidata === undefined ? {} : { wikidata }),
    ...(registered?.note === undefined ? {} : { note: registered.note }),
  };
}

function mentionInContext(snapshot: Snapshot, found: MentionInDocument): messages.MentionInContext {
  const { document, index, mention } = found;
  const { type, status, score, note } = mention;
  return {
    ...placeInContext(document, mention),
    type,
    status,
    score,
    isAmbiguous: isAmbiguous(snapshot, document, index),
    ...(note === undefined ? {} : { note }),
  };
}

function isAmbiguous(snapshot: Snapshot, document: Document, index: number): boolean {
  return document.mentions[index]?.entity === undefined && snapshot.candidatesOf(document, index).length > 0;
}

function placeInContext(
  document: Document,
  span: Span,
): Pick<messages.MentionInContext, 'range' | 'before' | 'name' | 'after'> {
  return { range: toRange(document, span), ...inContext(document, span) };
}

function articleEntities(snapshot: Snapshot, uri: string): messages.ArticleEntities | null {
  const document = snapshot.document(uri);
  if (document === undefined) return null;
  const review = reviewOf(document);
  const indexOf = new Map(document.mentions.map((mention, index) => [mention, index]));
  const entities = outline(snapshot, uri)
    .flatMap((type) => type.entities)
    .sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
  return {
    uri,
    ...dateOf(document),
    entities: entities.map(({ entity, mentions }) => {
      const suggestedCount = mentions.filter(({ status }) => status === 'suggested').length;
      return {
        ...entityName(entity),
        suggestedCount,
        decidedCount: mentions.length - suggestedCount,
        mentions: mentions.map((mention) => ({
          range: toRange(document, mention),
          name: collapseSpace(surfaceForm(document, mention)),
          status: mention.status,
          score: mention.score,
          isAmbiguous: isAmbiguous(snapshot, document, indexOf.get(mention) ?? -1),
          isNewSinceReview: review?.isNew(mention) ?? false,
        })),
      };
    }),
    progress: progressOf([document]),
    review:
      review === undefined
        ? { isReviewed: false }
        : {
            isReviewed: true,
            author: review.review.author,
            time: review.review.time,
            hasTextChanged: review.hasTextChanged,
            newMentionCount: document.mentions.filter((mention) => review.isNew(mention)).length,
          },
  };
}

function answerReviewQueue(snapshot: Snapshot, params: messages.ReviewQueueParams): messages.ReviewQueue {
  const { uri, limit = QUEUE_LENGTH, skipped = [] } = params;
  const skippedKeys = new Set(
    skipped.flatMap(({ uri: article, range }) => {
      const document = snapshot.document(article);
      return document === undefined ? [] : [`${article} ${toSpan(document, range).start}`];
    }),
  );
  const isSkipped = (article: string, { start }: Span): boolean => skippedKeys.has(`${article} ${start}`);
  const items = reviewQueue(snapshot, { limit, isSkipped, ...(uri === undefined ? {} : { uri }) });
  const article = uri === undefined ? undefined : snapshot.document(uri);
  let reviewedArticles = 0;
  for (const document of snapshot.documents())
    if (document.decisions.review?.isReviewed === true) reviewedArticles++;
  return {
    items: items.map((item) => reviewItem(snapshot, item)),
    ...(article === undefined ? {} : { article: progressOf([article]) }),
    corpus: progressOf(snapshot.documents()),
    reviewedArticles,
    articles: snapshot.documentCount,
  };
}

function reviewItem(snapshot: Snapshot, item: ReviewItem): messages.ReviewItem {
  const { document, entity, sameName, worth } = item;
  return {
    ...mentionInContext(snapshot, item),
    uri: document.uri,
    entity,
    entityName: snapshot.entity(entity)?.name ?? '',
    sameName,
    worth,
  };
}

const ORPHAN_REASONS: Readonly<Record<OrphanInDocument['orphan']['reason'], string>> = {
  missing: 'The name is not in the text any more.',
  changed: 'The text around the name was rewritten.',
  ambiguous: 'The name stands in several places that are as likely.',
  taken: 'Another decision stands in its place.',
  overlapped: 'A later decision overlaps it.',
  notDetected: 'The note is on a name that is not found any more.',
};

function orphanItem({ document, orphan, now, candidates }: OrphanInDocument): messages.OrphanItem {
  const { anchor, decisions, id } = orphan.thread;
  const author = decisions.at(-1)?.author ?? '';
  return {
    uri: document.uri,
    thread: id,
    label: `${describeStep(decisions.slice(-1))} (${author})`,
    reason: ORPHAN_REASONS[orphan.reason],
    before: anchor.prefix,
    name: anchor.quote,
    after: anchor.suffix,
    ...(now === undefined
      ? {}
      : { now: { range: toRange(document, now), text: surfaceForm(document, now) } }),
    candidates: candidates.map((span) => placeInContext(document, span)),
  };
}

function dateOf({ date }: Document): { date?: string } {
  return date === undefined ? {} : { date };
}
