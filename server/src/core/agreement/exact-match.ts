import type { Unit } from './unit.ts';

/** How many units of one annotator the other has too, with the same borders and the same type. */
export interface ExactMatch {
  /** How many units annotator a marked. */
  readonly a: number;
  readonly b: number;
  readonly matched: number;
  /** The part of b's units that a has too; undefined where b has none. */
  readonly precision: number | undefined;
  /** The part of a's units that b has too; undefined where a has none. */
  readonly recall: number | undefined;
  /** The harmonic mean of both, the same whoever is the reference; undefined where neither marked anything. */
  readonly f1: number | undefined;
}

/** What two annotators marked in one document. */
interface MarkedDocument {
  readonly a: readonly Unit[];
  readonly b: readonly Unit[];
}

export function exactMatch(documents: Iterable<MarkedDocument>): ExactMatch {
  const tally = new ExactMatchTally();
  for (const document of documents) tally.add(document);
  return tally.result;
}

/** Counts exact matches, one document after the other. */
export class ExactMatchTally {
  #a = 0;
  #b = 0;
  #matched = 0;

  add(document: MarkedDocument): void {
    const ofA = new Set(document.a.map(keyOf));
    const ofB = new Set(document.b.map(keyOf));
    this.#a += ofA.size;
    this.#b += ofB.size;
    for (const key of ofB) if (ofA.has(key)) this.#matched++;
  }

  get result(): ExactMatch {
    const [a, b, matched] = [this.#a, this.#b, this.#matched];
    return {
      a,
      b,
      matched,
      precision: ratio(matched, b),
      recall: ratio(matched, a),
      f1: ratio(2 * matched, a + b),
    };
  }
}

function keyOf({ start, end, type }: Unit): string {
  return `${start}:${end}:${type}`;
}

function ratio(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}
