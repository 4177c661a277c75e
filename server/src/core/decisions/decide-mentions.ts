import { Evidence, type EntityType, type Mention } from '../detect/mention.ts';
import type { EntityId } from '../link/entity.ts';
import type { Span } from '../text/span.ts';
import { findAddedNames } from './added-names.ts';
import { compareDecisions, type DecisionId } from './decision.ts';
import { nameKey, redirected, type DecidedThread, type DecisionState } from './fold.ts';
import { placeThreads, type Placement } from './place-threads.ts';
import type { OrphanReason } from './resolve-anchor.ts';
import { nearest, ruleOn, type Confirmed, type Rejected, type Ruling, type Status } from './ruling.ts';
import { compareSpans, insertSpan, overlappingSpan, spanKey } from './sorted-spans.ts';

/** A mention as it stands after all decisions. */
export interface DecidedMention extends Mention {
  readonly status: Status;
  /** The decision that the status comes from; absent for a mention that is only suggested. */
  readonly decisionId?: DecisionId;
  /** The first decision about this very mention, which later ones have to name; absent where there is none. */
  readonly thread?: DecisionId;
  /** The entity that somebody assigned. */
  readonly entity?: EntityId;
  readonly note?: string;
}

/** Somebody said of these characters that they are no name. */
export interface Rejection extends Span {
  readonly decisionId: DecisionId;
  /** As in {@link DecidedMention}. */
  readonly thread?: DecisionId;
}

/** Decisions about a mention that cannot be shown in the text. They stay in the journal. */
export interface Orphan {
  readonly thread: DecidedThread;
  /**
   * Why: its anchor has no place; or a later decision has an overlapping place (`overlapped`); or it is only a note, and
   * the mention is not found any more (`notDetected`).
   */
  readonly reason: OrphanReason | 'overlapped' | 'notDetected';
}

export interface DecidedMentions {
  /** Sorted; they do not overlap. */
  readonly mentions: readonly DecidedMention[];
  /** Sorted. One takes away what was found with exactly its borders, so that a longer name can still be found. */
  readonly rejections: readonly Rejection[];
  readonly orphans: readonly Orphan[];
}

/** The decisions that an article is under: its own journal's and the corpus's. */
export interface DecisionScopes {
  readonly article: DecisionState;
  readonly corpus: DecisionState;
}

/**
 * Returns the mentions of an article after all decisions about it; `detected` is sorted and does not overlap. Where the
 * decided mentions stand is searched for, unless it is given.
 *
 * For each part (verdict, entity, note) the nearest scope that speaks wins, whenever it was decided: the mention, then the
 * article, then the corpus. Inside a scope the latest decision wins. A mention that was decided on by itself takes the
 * place of all that is found over it and needs nobody to find it; of two that overlap, the later decided one stays.
 */
export function decideMentions(
  text: string,
  detected: readonly Mention[],
  scopes: DecisionScopes,
  placement: Placement = placeThreads(text, scopes.article.threads),
): DecidedMentions {
  const places = gatherPlaces(scopes.article.threads, placement);
  const { kept, overlapped } = keepLatest(places.filter(isMention));
  const open = new Map(places.filter((place) => !isMention(place)).map((place) => [spanKey(place), place]));
  const ofKept = new Map(kept.map((place) => [spanKey(place), place]));
  const mentions: DecidedMention[] = [];
  const rejections: Rejection[] = [];
  const isRejected = (span: Span): boolean => open.get(spanKey(span))?.ruling.verdict !== undefined;
  for (const candidate of findCandidates(text, detected, kept, isRejected, scopes)) {
    const key = spanKey(candidate);
    const place = ofKept.get(key) ?? open.get(key);
    open.delete(key);
    const ruling = nearest([place?.ruling ?? {}, ...rulingsOnName(text, candidate, scopes)]);
    if (ruling.verdict?.status === 'rejected') rejections.push(reject(candidate, ruling.verdict, place));
    else mentions.push(decide(candidate, ruling, place, scopes));
  }
  const orphans: Orphan[] = [...placement.lost];
  for (const { threads } of overlapped)
    orphans.push(...threads.map((thread) => ({ thread, reason: 'overlapped' as const })));
  for (const place of open.values()) {
    if (place.ruling.verdict?.status === 'rejected')
      rejections.push(reject(place, place.ruling.verdict, place));
    else orphans.push(...place.threads.map((thread) => ({ thread, reason: 'notDetected' as const })));
  }
  return { mentions, rejections: rejections.sort(compareSpans), orphans };
}

/** A span of the text with all that was decided on it, perhaps by several people who did not know of each other. */
interface Place extends Span {
  readonly threads: readonly DecidedThread[];
  readonly ruling: Ruling;
}

/** A place where a mention is because somebody said so, whatever the detector says. */
interface MentionPlace extends Place {
  readonly ruling: Ruling & { readonly verdict: Confirmed };
}

function isMention(place: Place): place is MentionPlace {
  return place.ruling.verdict !== undefined && place.ruling.verdict.status !== 'rejected';
}

function gatherPlaces(threads: readonly DecidedThread[], { places }: Placement): Place[] {
  const bySpan = new Map<string, { span: Span; threads: DecidedThread[] }>();
  for (const thread of threads) {
    const span = places.get(thread.anchoredBy);
    if (span === undefined) continue;
    const here = bySpan.get(spanKey(span));
    if (here === undefined) bySpan.set(spanKey(span), { span, threads: [thread] });
    else here.threads.push(thread);
  }
  return [...bySpan.values()].map(({ span, threads: here }) => {
    const decisions = here.flatMap((thread) => thread.decisions);
    return {
      start: span.start,
      end: span.end,
      threads: here,
      ruling: ruleOn(decisions.sort(compareDecisions)),
    };
  });
}

/** Keeps, sorted, the places that no later decided one overlaps. */
function keepLatest(places: MentionPlace[]): { kept: MentionPlace[]; overlapped: MentionPlace[] } {
  const kept: MentionPlace[] = [];
  const overlapped: MentionPlace[] = [];
  places.sort((a, b) => compareDecisions(b.ruling.verdict.decision, a.ruling.verdict.decision));
  for (const place of places) {
    if (overlappingSpan(kept, place) === undefined) insertSpan(kept, place);
    else overlapped.push(place);
  }
  return { kept, overlapped };
}

/** Returns, sorted and without overlaps, what may be mentions: what is decided, what was found, and names added everywhere. */
function findCandidates(
  text: string,
  detected: readonly Mention[],
  kept: readonly MentionPlace[],
  isRejected: (span: Span) => boolean,
  scopes: DecisionScopes,
): Mention[] {
  const found = new Map(detected.map((mention) => [spanKey(mention), mention]));
  const decided = kept.map((place) => found.get(spanKey(place)) ?? given(place, place.ruling.verdict.type));
  const suggested = detected.filter((mention) => overlappingSpan(decided, mention) === undefined);
  const isPartOfSuggested = (name: Span): boolean => {
    const other = overlappingSpan(suggested, name);
    const isContained = other !== undefined && other.start <= name.start && name.end <= other.end;
    return isContained && !isRejected(other);
  };
  const added = findAddedNames(text, scopes)
    .filter(
      (name) => overlappingSpan(decided, name) === undefined && !isPartOfSuggested(name) && !isRejected(name),
    )
    .map((name) => given(name, name.type));
  const left = suggested.filter((mention) => overlappingSpan(added, mention) === undefined);
  return [...decided, ...left, ...added].sort(compareSpans);
}

/** Returns what is ruled on a mention's name, the article's ruling first. */
function rulingsOnName(text: string, mention: Mention, { article, corpus }: DecisionScopes): Ruling[] {
  if (article.names.size + corpus.names.size === 0) return [];
  const key = nameKey(text.slice(mention.start, mention.end));
  return [article, corpus].map(({ names }) =>
    ruleOn((names.get(key) ?? []).filter(({ foundAs = mention.type }) => foundAs === mention.type)),
  );
}

function decide(
  mention: Mention,
  { verdict, entity, note }: Ruling,
  place: Place | undefined,
  { corpus }: DecisionScopes,
): DecidedMention {
  const decided =
    verdict === undefined || verdict.status === 'rejected'
      ? { status: 'suggested' as const }
      : { status: verdict.status, type: verdict.type, decisionId: verdict.decision.id };
  return {
    ...mention,
    ...decided,
    ...threadOf(place),
    ...(entity === undefined ? {} : { entity: redirected(corpus.redirects, entity) }),
    ...(note === undefined ? {} : { note }),
  };
}

function reject({ start, end }: Span, verdict: Rejected, place: Place | undefined): Rejection {
  return { start, end, decisionId: verdict.decision.id, ...threadOf(place) };
}

function threadOf(place: Place | undefined): { thread?: DecisionId } {
  const id = place?.threads[0]?.id;
  return id === undefined ? {} : { thread: id };
}

/** Returns a mention that nobody but a person found. */
function given({ start, end }: Span, type: EntityType): Mention {
  return { start, end, type, score: 1, evidence: Evidence.given };
}
