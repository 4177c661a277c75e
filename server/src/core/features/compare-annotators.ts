import type { ComparedDocument } from '../agreement/agreement.ts';
import { overlapGroups } from '../agreement/overlap-groups.ts';
import { decideReading } from '../corpus/decide-document.ts';
import type { Reading } from '../corpus/document.ts';
import { saysAnything } from '../decisions/author-decisions.ts';
import { checksum } from '../decisions/checksum.ts';
import type { DecidedMention, Rejection } from '../decisions/decide-mentions.ts';
import type { DecisionState } from '../decisions/fold.ts';
import { placeThreads, type Places } from '../decisions/place-threads.ts';
import { compareSpans, overlappingSpan, spanKey } from '../decisions/sorted-spans.ts';
import type { EstablishedNames } from '../learning/established-names.ts';
import type { LearnedNames } from '../learning/name-evidence.ts';

/** One of the two who are compared: an author, or everybody up to a revision. */
export interface Annotator {
  readonly name: string;
  /** On how many articles there are decisions, be they there or not. */
  readonly articleCount: number;
  decisionsOn(article: string): DecisionState;
  readonly corpus: DecisionState;
  /** What the decisions taught Dateline to suggest. */
  readonly learned: LearnedNames;
  /** Folded names that the registry says are none. */
  readonly ignored: ReadonlySet<string>;
}

export interface ComparisonOptions {
  /** Whether every article is compared as a whole, as if both had marked it reviewed. */
  readonly all: boolean;
  /** Suggestions with a lower score are left out; from 0 to 1. */
  readonly minimumScore: number;
  /** Names that other articles are sure of; left out where corpus knowledge is not wanted. */
  readonly established?: EstablishedNames | undefined;
}

/** Why an article has nothing to compare: who has worked on it; `elsewhere`: both, but nowhere at the same place. */
export type LeftOutReason = 'onlyA' | 'onlyB' | 'nobody' | 'elsewhere';

export interface Comparison {
  readonly documents: readonly ComparedDocument[];
  readonly leftOut: Readonly<Record<LeftOutReason, number>>;
  /** How many decisions are on text that is not there any more. */
  readonly unplaced: number;
  /** On how many articles there are decisions of either that are not among the compared. */
  readonly gone: number;
}

/** A text, and where decided mentions stand in it as far as an editor knows. */
type PlacedReading = Pick<Reading, 'uri' | 'text' | 'detected'> & { readonly places?: Places | undefined };

/**
 * Compares two annotators, fairly: by what both have said and nothing else.
 *
 * An article that both marked reviewed, as it is now, is compared as a whole: who has looked through it stands by the
 * suggestions that they left as they are. In any other article silence says nothing, so only the places count on which
 * both decided. Where only one of them worked there is nothing to compare.
 */
export async function compareAnnotators(
  readings: AsyncIterable<PlacedReading>,
  a: Annotator,
  b: Annotator,
  options: ComparisonOptions,
): Promise<Comparison> {
  const documents: ComparedDocument[] = [];
  const leftOut = { onlyA: 0, onlyB: 0, nobody: 0, elsewhere: 0 };
  let unplaced = 0;
  let gone = a.articleCount + b.articleCount;
  for await (const reading of readings) {
    gone -= [a, b].filter((annotator) => saysAnything(annotator.decisionsOn(reading.uri))).length;
    const { document, reason, ...article } = compareArticle(reading, a, b, options);
    unplaced += article.unplaced;
    if (document !== undefined) documents.push(document);
    else leftOut[reason]++;
  }
  return { documents, leftOut, unplaced, gone };
}

type ComparedArticle = { readonly unplaced: number } & (
  | { readonly document: ComparedDocument; readonly reason?: never }
  | { readonly document?: never; readonly reason: LeftOutReason }
);

function compareArticle(
  reading: PlacedReading,
  a: Annotator,
  b: Annotator,
  options: ComparisonOptions,
): ComparedArticle {
  const isWhole = options.all || (hasReviewed(reading, a) && hasReviewed(reading, b));
  if (!isWhole && isSilent(reading, a) && isSilent(reading, b)) return { unplaced: 0, reason: 'nobody' };
  const alone = [annotate(reading, a, options), annotate(reading, b, options)] as const;
  const ofA = annotateAgain(reading, a, options, alone[0], alone[1]);
  const ofB = annotateAgain(reading, b, options, alone[1], alone[0]);
  const unplaced = ofA.unplaced + ofB.unplaced;
  const { uri, text } = reading;
  if (isWhole) return { unplaced, document: { uri, text, a: ofA.mentions, b: ofB.mentions } };
  const groups = overlapGroups<Decided>(decidedIn(ofA), decidedIn(ofB));
  const common = groups.filter((group) => group.a.length > 0 && group.b.length > 0);
  if (common.length === 0) {
    const hasWorked = (annotator: Annotator, side: 'a' | 'b'): boolean =>
      saysAnything(annotator.decisionsOn(uri)) || groups.some((group) => group[side].length > 0);
    return { unplaced, reason: whyLeftOut(hasWorked(a, 'a'), hasWorked(b, 'b')) };
  }
  const parts = common.map(({ start, end }) => ({ start, end }));
  const document = {
    uri,
    text,
    a: common.flatMap((group) => group.a.filter(isMention)),
    b: common.flatMap((group) => group.b.filter(isMention)),
    parts,
  };
  return { unplaced, document };
}

/** What an annotator makes of a text. */
interface Annotation {
  readonly mentions: readonly DecidedMention[];
  readonly rejections: readonly Rejection[];
  readonly unplaced: number;
}

/** What was decided on a place: that there is a mention, or that there is none. */
type Decided = DecidedMention | Rejection;

function annotate(
  { text, detected, places, uri }: PlacedReading,
  { corpus, learned, ignored, ...annotator }: Annotator,
  { minimumScore, established }: ComparisonOptions,
  seen: readonly DecidedMention[] = [],
): Annotation {
  const article = annotator.decisionsOn(uri);
  const { mentions, rejections, orphans } = decideReading(
    { text, detected: seen.length === 0 ? detected : [...detected, ...seen].sort(compareSpans) },
    { scopes: { article, corpus }, learned, established, ignored, minimumScore },
    placeThreads(text, article.threads, places),
  );
  const seenKeys = new Set(seen.map(spanKey));
  const kept = mentions.filter((mention) => isDecided(mention) || !seenKeys.has(spanKey(mention)));
  return { mentions: kept, rejections, unplaced: orphans.length };
}

/**
 * Annotates once more, with what the other one added: who decides on a name wherever it stands ("not a name anywhere") means
 * the places, too, that only the other one marked.
 */
function annotateAgain(
  reading: PlacedReading,
  annotator: Annotator,
  options: ComparisonOptions,
  alone: Annotation,
  other: Annotation,
): Annotation {
  const hasNames = annotator.decisionsOn(reading.uri).names.size + annotator.corpus.names.size > 0;
  if (!hasNames) return alone;
  const seen = other.mentions.filter(
    (mention) =>
      isDecided(mention) &&
      overlappingSpan(reading.detected, mention) === undefined &&
      overlappingSpan(alone.mentions, mention) === undefined,
  );
  const suggestions = seen.map((mention) => ({ ...mention, status: 'suggested' as const }));
  return seen.length === 0 ? alone : annotate(reading, annotator, options, suggestions);
}

/** Whether the annotator has looked through the text as it is now. */
function hasReviewed({ uri, text }: PlacedReading, annotator: Annotator): boolean {
  const { review } = annotator.decisionsOn(uri);
  return review?.isReviewed === true && (review.text === undefined || review.text === checksum(text));
}

function isSilent({ uri }: PlacedReading, annotator: Annotator): boolean {
  return !saysAnything(annotator.decisionsOn(uri)) && annotator.corpus.names.size === 0;
}

function decidedIn({ mentions, rejections }: Annotation): Decided[] {
  return [...mentions.filter(isDecided), ...rejections];
}

function isDecided({ status }: DecidedMention): boolean {
  return status !== 'suggested';
}

function isMention(decided: Decided): decided is DecidedMention {
  return 'status' in decided;
}

function whyLeftOut(hasA: boolean, hasB: boolean): LeftOutReason {
  if (hasA && hasB) return 'elsewhere';
  if (hasA) return 'onlyA';
  return hasB ? 'onlyB' : 'nobody';
}
