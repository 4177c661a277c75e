import { surfaceForm, type Document } from '../corpus/document.ts';
import type { MentionInDocument, Snapshot } from '../corpus/snapshot.ts';
import type { Operation } from '../decisions/decision.ts';
import { nameKey } from '../decisions/fold.ts';
import type { DraftDecision } from '../decisions/step-draft.ts';
import type { EntityType } from '../detect/mention.ts';
import { overlaps, type Span } from '../text/span.ts';
import { tokenize } from '../text/tokens.ts';
import {
  countArticles,
  documentAt,
  mentionsNamed,
  nameOf,
  onMention,
  planOf,
  UndecidableError,
  type DecisionPlan,
  type MentionOperation,
  type Scope,
  type Target,
} from './decision-plan.ts';

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
  const mention = mentionOver(document, span);
  if (mention === undefined) throw new UndecidableError('Nothing is marked as a name here.');
  const trimmed = trimSpan(document.text, to);
  const { type, thread } = mention;
  const draft = onMention(document, trimmed, thread, { operation: 'respan', type });
  return planOf(nameOf(document, trimmed), new Map([[uri, [draft]]]));
}

/** Plans that one border of the mention at a target moves by a token; a border does not move over the other one. */
export function planBorderMove(
  snapshot: Snapshot,
  target: Target,
  border: 'start' | 'end',
  direction: 'extend' | 'shrink',
): DecisionPlan {
  const document = documentAt(snapshot, target.uri);
  const mention = mentionOver(document, target.span);
  if (mention === undefined) throw new UndecidableError('Nothing is marked as a name here.');
  const moved = moveBorder(document, mention, border, direction);
  if (moved === undefined)
    throw new UndecidableError('The name cannot be made longer or shorter on this side.');
  return planBorders(snapshot, target, moved);
}

/** Plans that a span is a name; with a wider scope, so is its text wherever it stands as a whole word. */
export function planAddition(
  snapshot: Snapshot,
  { uri, span }: Target,
  scope: Scope,
  type: EntityType,
): DecisionPlan {
  const document = documentAt(snapshot, uri);
  const place = trimSpan(document.text, span);
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

/** Returns the mention that covers or overlaps a span, the first of several. */
export function mentionOver(document: Document, span: Span): MentionInDocument['mention'] | undefined {
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
      const entity = snapshot.entity(operation.entity);
      const registered = snapshot.registry.entities.find(({ id }) => id === operation.entity);
      return { ...operation, type: entity?.type ?? registered?.type ?? type };
    }
    case 'retype':
    case 'note':
      return operation;
  }
}

function detectedType(document: Document, { start, end }: Span): EntityType | undefined {
  return document.detected.find((found) => found.start === start && found.end === end)?.type;
}

/** Cuts white space off both ends; a name has at least one character. */
function trimSpan(text: string, { start, end }: Span): Span {
  const surface = text.slice(start, end);
  const trimmed = surface.trim();
  if (trimmed === '') throw new UndecidableError('Select a name first.');
  const from = start + surface.indexOf(trimmed);
  return { start: from, end: from + trimmed.length };
}

function moveBorder(
  document: Document,
  mention: Span,
  border: 'start' | 'end',
  direction: 'extend' | 'shrink',
): Span | undefined {
  const paragraph = document.paragraphs.find(
    ({ start, end }) => start <= mention.start && mention.end <= end,
  );
  if (paragraph === undefined) return undefined;
  const { starts, ends } = tokenize(document.text, paragraph.start, paragraph.end);
  const { start, end } = mention;
  const candidates =
    border === 'start'
      ? [...starts].filter((offset) =>
          direction === 'extend' ? offset < start : offset > start && offset < end,
        )
      : [...ends].filter((offset) =>
          direction === 'extend' ? offset > end : offset < end && offset > start,
        );
  const goesBack = (border === 'start') === (direction === 'extend');
  const offset = goesBack ? candidates.at(-1) : candidates[0];
  if (offset === undefined) return undefined;
  return border === 'start' ? { start: offset, end } : { start, end: offset };
}
