import { inOrder, type Unit } from './unit.ts';

/**
 * A text as several annotators divided it: its length, and the units of each annotator, which do not overlap.
 *
 * Dateline measures texts in UTF-16 code units and not in tokens. So the value depends on no tokenizer, another program
 * can compute it from exported offsets, and borders inside a token count, which κ over tokens does not see.
 */
export interface Continuum {
  readonly length: number;
  /** Two annotators or more, as many in each text. */
  readonly annotators: readonly (readonly Unit[])[];
}

/** Krippendorff's α of the types alone, given the spans. */
export interface CodingAlpha {
  /** cuα: all types. */
  readonly all: number | undefined;
  /** (k)uα: one type against the others; only types that overlap a unit of another annotator are in it. */
  readonly byType: ReadonlyMap<string, number | undefined>;
}

/**
 * Returns Krippendorff's uα: how far annotators agree on where units stand and of which type they are. 1 is perfect, 0 is
 * chance, less is worse than chance; undefined where nothing is marked, or all of it as one type, because then nothing
 * tells agreement from chance. With the units of one type it says how reliable that type is, and with units that all
 * have the same type it is |uα, the reliability of telling mentions from the text between.
 *
 * The disagreement observed is the part of the text where two annotators differ. The disagreement expected is the part of
 * all pairs of places, whoever's they are, that differ, but for pairs inside one unit, which is one decision and not
 * many; the text between units is no decision, and there each place is paired with all others.
 *
 * Source: K. Krippendorff, Y. Mathet, S. Bouvry, A. Widlöcher, "On the Reliability of Unitizing Textual Continua: Further
 * Developments", Quality & Quantity 50 (2016), which replaces the definitions of 1995 and 2004.
 */
export function unitizingAlpha(continua: Iterable<Continuum>): number | undefined {
  const tally = new UnitizingTally();
  for (const continuum of continua) tally.add(continuum);
  return tally.alpha;
}

/** Counts what {@link unitizingAlpha} is computed from, one text after the other. */
export class UnitizingTally {
  readonly #coincidences = new Coincidences();

  add(continuum: Continuum): void {
    for (const { type, length, agreeing, weight } of compared(continuum)) {
      const selfPairs = type === undefined ? length : length ** 2;
      this.#coincidences.add(type, length * weight, agreeing * weight, selfPairs * weight);
    }
  }

  get alpha(): number | undefined {
    return this.#coincidences.alpha();
  }
}

/** Returns Krippendorff's cuα and (k)uα, from the same source: only where units of two annotators overlap are they compared. */
export function codingAlpha(continua: Iterable<Continuum>): CodingAlpha {
  const tally = new CodingTally();
  for (const continuum of continua) tally.add(continuum);
  return tally.alpha;
}

/** Counts what {@link codingAlpha} is computed from, one text after the other. */
export class CodingTally {
  readonly #coincidences = new Coincidences();

  add(continuum: Continuum): void {
    for (const { type, agreeing, covered, weight } of compared(continuum)) {
      if (type === undefined || covered === 0) continue;
      this.#coincidences.add(type, covered * weight, agreeing * weight, covered ** 2 * weight);
    }
  }

  get alpha(): CodingAlpha {
    return { all: this.#coincidences.alpha(), byType: this.#coincidences.alphaByType() };
  }
}

/** A unit, or the gap between two units: then without a type. */
interface Segment {
  readonly start: number;
  readonly end: number;
  readonly type: string | undefined;
}

/** A segment of one annotator beside the segments of another. */
interface ComparedSegment {
  readonly type: string | undefined;
  readonly length: number;
  /** In how much of it the other annotator has the same type, or a gap as well. */
  readonly agreeing: number;
  /** In how much of it the other annotator has a unit, whatever its type. */
  readonly covered: number;
  /** One divided by the number of annotators that it is compared with. */
  readonly weight: number;
}

/** Yields each segment of each annotator beside each other annotator. */
function* compared({ length, annotators }: Continuum): Iterable<ComparedSegment> {
  const partitions = annotators.map((units) => partition(units, length));
  const weight = 1 / (partitions.length - 1);
  for (const segments of partitions) {
    for (const others of partitions) if (others !== segments) yield* comparedPair(segments, others, weight);
  }
}

function* comparedPair(
  segments: readonly Segment[],
  others: readonly Segment[],
  weight: number,
): Iterable<ComparedSegment> {
  let next = 0;
  for (const { start, end, type } of segments) {
    let agreeing = 0;
    let covered = 0;
    for (let other = others[next]; other !== undefined; other = others[++next]) {
      const shared = Math.max(0, Math.min(end, other.end) - Math.max(start, other.start));
      if (other.type === type) agreeing += shared;
      if (other.type !== undefined) covered += shared;
      // This one reaches into the next segment, and is looked at again there.
      if (other.end > end) break;
    }
    yield { type, length: end - start, agreeing, covered, weight };
  }
}

/** Divides a text into units and gaps. What overlaps an earlier unit, or lies outside the text, is cut off. */
function partition(units: readonly Unit[], length: number): Segment[] {
  const segments: Segment[] = [];
  let position = 0;
  for (const unit of inOrder(units)) {
    const start = Math.max(unit.start, position);
    const end = Math.min(unit.end, length);
    if (start >= end) continue;
    if (start > position) segments.push({ start: position, end: start, type: undefined });
    segments.push({ start, end, type: unit.type });
    position = end;
  }
  if (position < length) segments.push({ start: position, end: length, type: undefined });
  return segments;
}

/** What the coincidence matrices of the source come to for one type: its row's sum, its diagonal, and what is not paired. */
interface Row {
  length: number;
  agreeing: number;
  /** Pairs of places that are not chance, because they are one place, or lie in one unit. */
  selfPairs: number;
}

/** The coincidence matrices of the source, summed up. */
class Coincidences {
  readonly #rows = new Map<string | undefined, Row>();

  add(type: string | undefined, length: number, agreeing: number, selfPairs: number): void {
    let row = this.#rows.get(type);
    if (row === undefined) this.#rows.set(type, (row = { length: 0, agreeing: 0, selfPairs: 0 }));
    row.length += length;
    row.agreeing += agreeing;
    row.selfPairs += selfPairs;
  }

  /** Equations 5 and 11 of the source, with the expected coincidences (4 and 10) put in. */
  alpha(): number | undefined {
    const total = this.#sum(({ length }) => length);
    const differing = this.#sum(({ length, agreeing }) => length - agreeing);
    const differingPairs = this.#sum(({ length }) => length * (total - length));
    const pairs = total ** 2 - this.#sum(({ selfPairs }) => selfPairs);
    return differingPairs === 0 ? undefined : 1 - (differing / total) * (pairs / differingPairs);
  }

  /** Equation 13 of the source, with the expected coincidences put in. */
  alphaByType(): Map<string, number | undefined> {
    const total = this.#sum(({ length }) => length);
    const alphas = new Map<string, number | undefined>();
    for (const [type, { length, agreeing, selfPairs }] of this.#rows) {
      if (type === undefined) continue;
      const differingPairs = length * (total - length);
      const pairs = length * total - selfPairs;
      const differing = (length - agreeing) / length;
      alphas.set(type, differingPairs === 0 ? undefined : 1 - differing * (pairs / differingPairs));
    }
    return alphas;
  }

  #sum(value: (row: Row) => number): number {
    let sum = 0;
    for (const row of this.#rows.values()) sum += value(row);
    return sum;
  }
}
