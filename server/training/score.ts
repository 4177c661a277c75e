import { ENTITY_TYPES, type EntityType } from '../src/core/detect/mention.ts';
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
  const counts = new Map<string, { correct: number; predicted: number; gold: number }>();
  for (const name of [...ENTITY_TYPES, 'micro', 'untyped'])
    counts.set(name, { correct: 0, predicted: 0, gold: 0 });
  const add = (name: string, gold: ReadonlySet<string>, predicted: ReadonlySet<string>): void => {
    const count = counts.get(name);
    if (count === undefined) return;
    count.gold += gold.size;
    count.predicted += predicted.size;
    for (const key of predicted) if (gold.has(key)) count.correct++;
  };
  for (const { gold, predicted } of documents) {
    for (const type of ENTITY_TYPES) {
      const keys = (mentions: readonly TypedSpan[]): Set<string> =>
        new Set(mentions.filter((m) => m.type === type).map(spanKey));
      add(type, keys(gold), keys(predicted));
      add('micro', keys(gold), keys(predicted));
    }
    add('untyped', new Set(gold.map(spanKey)), new Set(predicted.map(spanKey)));
  }
  const score = (name: string): Score => {
    const { correct, predicted, gold } = counts.get(name) ?? { correct: 0, predicted: 0, gold: 0 };
    return { ...harmonic(ratio(correct, predicted), ratio(correct, gold)), correct, predicted, gold };
  };
  return {
    person: score('person'),
    organization: score('organization'),
    place: score('place'),
    micro: score('micro'),
    untyped: score('untyped'),
  };
}

function spanKey(span: TypedSpan): string {
  return `${span.start}:${span.end}`;
}

export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

export function harmonic(precision: number, recall: number): Pick<Score, 'precision' | 'recall' | 'f1'> {
  return { precision, recall, f1: ratio(2 * precision * recall, precision + recall) };
}
