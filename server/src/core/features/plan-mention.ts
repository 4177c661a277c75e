import { surfaceForm, type Document } from '../corpus/document.ts';
import type { Snapshot } from '../corpus/snapshot.ts';
import type { DecidedMention } from '../decisions/decide-mentions.ts';
import type { Operation } from '../decisions/decision.ts';
import { nameKey } from '../decisions/fold.ts';
import type { DraftDecision } from '../decisions/step-draft.ts';
import type { EntityType } from '../detect/mention.ts';
import { overlaps, type Span } from '../text/span.ts';
import {
  countArticles,
  documentAt,
  nameIn,
  nameOf,
  onMention,
  planOf,
  UndecidableError,
  type DecisionPlan,
  type MentionOperation,
  type Scope,
  type Target,
} from './decision-plan.ts';
import { mentionsNamed } from './mentions-named.ts';
import { growingSpans } from './growing-spans.ts';
import { moveBorder } from './name-borders.ts';
import { findEntity } from './registry/find-entity.ts';

/** Plans a decision on the mention at a target, or on all mentions of its name in the article or the corpus. */
export function planMention(
  snapshot: Snapshot,
  { uri, span }: Target,
  scope: Scope,
  operation: MentionOperation,
): DecisionPlan {
  const document = documentAt(snapshot, uri);
  const mention = mentionOver(document, span);
  const rejection = document.rejections.find((rejected) => overlaps(rejected, span));
  if (mention === undefined && (rejection === undefined || operation.operation === 'reject'))
    throw new UndecidableError('Nothing is marked as a name here.');
  const place = mention ?? rejection ?? span;
  const type = mention?.type ?? detectedType(document, place) ?? 'person';
  const complete = completed(snapshot, operation, type);
  const subject = nameOf(document, place);
  const here = onMention(document, place, mention?.thread ?? rejection?.thread, complete);
  if (scope === 'mention' || complete.operation === 'respan')
    return planOf(subject, new Map([[uri, [here]]]));
  const foundAs = mention?.status === 'suggested' ? mention.type : detectedType(document, place);
  const onName: DraftDecision = {
    ...complete,
    scope,
    name: nameKey(surfaceForm(document, place)),
    ...(foundAs === undefined ? {} : { foundAs }),
  };
  // A decision on this mention alone would go on to win over the one on its name.
  const own = mention?.thread === undefined && rejection?.thread === undefined ? [] : [here];
  const named = mentionsNamed(snapshot, subject, scope === 'article' ? uri : undefined);
  const onArticle = scope === 'article' ? [...own, onName] : own;
  return {
    draft: {
      ...(onArticle.length === 0 ? {} : { articles: new Map([[uri, onArticle]]) }),
      ...(scope === 'corpus' ? { corpus: [onName] } : {}),
    },
    subject,
    count: Math.max(named.length, 1),
    articleCount: Math.max(countArticles(named), 1),
  };
}

/** Plans that the mention at a target has these borders. */
export function planBorders(snapshot: Snapshot, { uri, span }: Target, to: Span): DecisionPlan {
  const document = documentAt(snapshot, uri);
  return respan(document, mentionAt(document, span), nameIn(document, to));
}

/** Plans that one border of the mention at a target moves by a token; a border does not move over the other one. */
export function planBorderMove(
  snapshot: Snapshot,
  { uri, span }: Target,
  border: 'start' | 'end',
  direction: 'extend' | 'shrink',
): DecisionPlan {
  const document = documentAt(snapshot, uri);
  const mention = mentionAt(document, span);
  const moved = moveBorder(document, mention, border, direction);
  if (moved === undefined)
    throw new UndecidableError('The name cannot be made longer or shorter on this side.');
  return respan(document, mention, moved);
}

function respan(document: Document, { type, thread }: DecidedMention, borders: Span): DecisionPlan {
  const draft = onMention(document, borders, thread, { operation: 'respan', type });
  return planOf(nameOf(document, borders), new Map([[document.uri, [draft]]]));
}

function mentionAt(document: Document, span: Span): DecidedMention {
  const mention = mentionOver(document, span);
  if (mention === undefined) throw new UndecidableError('Nothing is marked as a name here.');
  return mention;
}

/** Plans that a span, or the name or word at a cursor, is a name; with a wider scope, so is its text as a whole word. */
export function planAddition(
  snapshot: Snapshot,
  { uri, span }: Target,
  scope: Scope,
  type: EntityType,
): DecisionPlan {
  const document = documentAt(snapshot, uri);
  const place = placeToAdd(document, span);
  const present = mentionOver(document, place);
  const isSame = present?.start === place.start && present.end === place.end;
  if (scope === 'mention') {
    const rejected = document.rejections.find(({ start, end }) => start === place.start && end === place.end);
    const operation: Operation = isSame
      ? { operation: present.type === type ? 'accept' : 'retype', type }
      : { operation: present?.thread === undefined ? 'add' : 'respan', type };
    const draft = onMention(document, place, present?.thread ?? rejected?.thread, operation);
    return planOf(nameOf(document, place), new Map([[uri, [draft]]]));
  }
  const name = nameKey(surfaceForm(document, place));
  const draft: DraftDecision = { operation: 'add', type, scope, name, foundAs: type };
  const occurrences = mentionsNamed(snapshot, name, scope === 'article' ? uri : undefined);
  return {
    draft: scope === 'article' ? { articles: new Map([[uri, [draft]]]) } : { corpus: [draft] },
    subject: name,
    count: Math.max(occurrences.length, 1),
    articleCount: Math.max(countArticles(occurrences), 1),
  };
}

/** A span that is a mention keeps its borders, whatever it ends in. */
function placeToAdd(document: Document, span: Span): Span {
  const isMention = document.mentions.some(({ start, end }) => start === span.start && end === span.end);
  if (isMention) return span;
  if (span.start < span.end) return nameIn(document, span);
  return mentionOver(document, span) ?? nameIn(document, growingSpans(document, span.start)[0] ?? span);
}

/** Returns the mention that covers or overlaps a span, the first of several. */
export function mentionOver(document: Document, span: Span): DecidedMention | undefined {
  return (
    document.mentions.find((mention) => overlaps(mention, span)) ??
    document.mentions.find(({ start, end }) => start <= span.start && span.end <= end)
  );
}

function completed(snapshot: Snapshot, operation: MentionOperation, type: EntityType): Operation {
  switch (operation.operation) {
    case 'accept':
      return { operation: 'accept', type };
    case 'reject':
      return { operation: 'reject' };
    case 'assign': {
      return { ...operation, type: findEntity(snapshot, operation.entity)?.type ?? type };
    }
    case 'retype':
    case 'note':
      return operation;
  }
}

function detectedType(document: Document, { start, end }: Span): EntityType | undefined {
  return document.detected.find((found) => found.start === start && found.end === end)?.type;
}
