import type { TypedSpan } from '../agreement/agreement.ts';
import type { Document } from '../corpus/document.ts';
import type { Snapshot } from '../corpus/snapshot.ts';
import type { DecidedMention } from '../decisions/decide-mentions.ts';
import type { MentionDecision, Operation } from '../decisions/decision.ts';
import { placeThreads } from '../decisions/place-threads.ts';
import type { DraftDecision } from '../decisions/step-draft.ts';
import { overlaps, type Span } from '../text/span.ts';
import { documentAt, nameOf, onMention, planOf, type DecisionPlan, type Target } from './decision-plan.ts';

/** What somebody who decides between two annotators holds for right. */
export interface Adjudication {
  /** The two, by their names. */
  readonly between: readonly [string, string];
  /** What the place holds: nothing, or mentions that do not overlap. */
  readonly mentions: readonly TypedSpan[];
  /** What the other one marked there, which is wrong unless it is in `mentions`. */
  readonly instead: readonly Span[];
}

/**
 * Plans that the target, a place where two annotators disagree, holds these mentions and no others. Each part is decided in
 * so many words, also where it is in force already, so that the place counts as settled.
 */
export function planAdjudication(
  snapshot: Snapshot,
  { uri, span }: Target,
  { between, mentions, instead }: Adjudication,
): DecisionPlan {
  const document = documentAt(snapshot, uri);
  const present = document.mentions.filter((mention) => overlaps(mention, span));
  const hidden = [...document.rejections, ...overlappedIn(document)];
  const drafts: DraftDecision[] = [];
  const replaced = new Set<Span>();
  const decide = (place: Span, thread: string | undefined, operation: Operation): void => {
    drafts.push({ ...onMention(document, place, thread, operation), adjudicates: between });
  };
  for (const mention of mentions) {
    // A mention of other borders gets these, so that what was decided on it before goes with it.
    const before =
      present.find((other) => isSame(other, mention)) ??
      hidden.find((other) => isSame(other, mention)) ??
      present.find((other) => overlaps(other, mention) && !replaced.has(other) && !isIn(mentions, other));
    if (before !== undefined) replaced.add(before);
    decide(mention, before?.thread, operationFor(mention, before));
  }
  const wrong = [...present, ...instead.filter((other) => !isIn(present, other))];
  for (const other of wrong) {
    if (replaced.has(other) || isIn(mentions, other)) continue;
    const isCovered = mentions.some((mention) => overlaps(mention, other));
    const { thread } = [...present, ...hidden].find((place) => isSame(place, other)) ?? {};
    // What a right mention takes the place of is gone without a word, unless somebody decided it.
    if (!isCovered || thread !== undefined) decide(other, thread, { operation: 'reject' });
  }
  return { ...planOf(nameOf(document, span), new Map([[uri, drafts]])), count: 1 };
}

/** Returns the decision that settled what two annotators disagree on, or undefined where that is open. */
export function adjudicationOf(
  { mentions, rejections, decisions }: Pick<Document, 'mentions' | 'rejections' | 'decisions'>,
  span: Span,
): MentionDecision | undefined {
  const inForce = new Set(
    [...mentions, ...rejections].filter((place) => overlaps(place, span)).map(({ decisionId }) => decisionId),
  );
  for (const thread of decisions.threads)
    for (const decision of thread.decisions)
      if (decision.adjudicates !== undefined && inForce.has(decision.id)) return decision;
  return undefined;
}

function operationFor(
  { type, entity, ...span }: TypedSpan,
  before: DecidedMention | HiddenPlace | undefined,
): Operation {
  if (entity !== undefined) return { operation: 'assign', type, entity };
  if (before === undefined) return { operation: 'add', type };
  if (!isSame(before, span)) return { operation: before.thread === undefined ? 'add' : 'respan', type };
  return { operation: 'type' in before && before.type !== type ? 'retype' : 'accept', type };
}

/** A place of the text that holds no mention now, although somebody decided on it. */
interface HiddenPlace extends Span {
  readonly thread?: string;
}

/** Returns where mentions were decided that another mention hides, because it was decided later. */
function overlappedIn({ text, places: known, orphans }: Document): HiddenPlace[] {
  const threads = orphans.filter(({ reason }) => reason === 'overlapped').map(({ thread }) => thread);
  const { places } = placeThreads(text, threads, known);
  return threads.flatMap(({ id, anchoredBy }) => {
    const place = places.get(anchoredBy);
    return place === undefined ? [] : [{ ...place, thread: id }];
  });
}

function isIn(spans: readonly Span[], span: Span): boolean {
  return spans.some((other) => isSame(other, span));
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
