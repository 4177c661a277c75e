import { exactMatch } from '../src/core/agreement/exact-match.ts';
import type { EntityType } from '../src/core/detect/mention.ts';
import type { TypedSpan } from './detokenize.ts';

/** Precision, recall and their harmonic mean, from 0 to 1, with the counts that they come from. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly correct: number;
  readonly predicted: number;
  readonly gold: number;
}

export type MentionScores = Readonly<Record<EntityType | 'micro' | 'untyped', Score>>;

/** Returns how well the mentions of documents were found: exact span and type, and under `untyped` exact span alone. */
export function scoreMentions(
  documents: Iterable<{ readonly gold: readonly TypedSpan[]; readonly predicted: readonly TypedSpan[] }>,
): MentionScores {
  const compared = Array.from(documents, ({ gold, predicted }) => ({ a: gold, b: predicted }));
  return {
    person: score(compared.map((both) => mapBoth(both, (spans) => ofType(spans, 'person')))),
    organization: score(compared.map((both) => mapBoth(both, (spans) => ofType(spans, 'organization')))),
    place: score(compared.map((both) => mapBoth(both, (spans) => ofType(spans, 'place')))),
    micro: score(compared),
    untyped: score(compared.map((both) => mapBoth(both, withoutType))),
  };
}

/** The gold spans of a document and the predicted ones. */
interface Compared {
  readonly a: readonly TypedSpan[];
  readonly b: readonly TypedSpan[];
}

/** Where nothing is predicted, or nothing is gold, the measures that are then undefined count as 0. */
function score(documents: readonly Compared[]): Score {
  const {
    a: gold,
    b: predicted,
    matched: correct,
    precision = 0,
    recall = 0,
    f1 = 0,
  } = exactMatch(documents);
  return { precision, recall, f1, correct, predicted, gold };
}

function mapBoth({ a, b }: Compared, map: (spans: readonly TypedSpan[]) => TypedSpan[]): Compared {
  return { a: map(a), b: map(b) };
}

function ofType(spans: readonly TypedSpan[], type: EntityType): TypedSpan[] {
  return spans.filter((span) => span.type === type);
}

/** Gives all spans one type, so that only their borders are compared. */
function withoutType(spans: readonly TypedSpan[]): TypedSpan[] {
  return spans.map(({ start, end }) => ({ start, end, type: 'person' }));
}

export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

export function harmonic(precision: number, recall: number): Pick<Score, 'precision' | 'recall' | 'f1'> {
  return { precision, recall, f1: ratio(2 * precision * recall, precision + recall) };
}
