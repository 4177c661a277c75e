import type { Unit } from '../../../server/src/core/agreement/unit.ts';

/** Returns the runs of equal signs in a row as units; 0 is a gap. `digitized('0aa0b')` has one unit a and one unit b. */
export function digitized(row: string): Unit[] {
  return [...row.matchAll(/([^0])\1*/g)].map((run) => ({
    start: run.index,
    end: run.index + run[0].length,
    type: run[1] ?? '',
  }));
}

/** The same, with each sign a unit of its own. */
export function digitizedOneByOne(row: string): Unit[] {
  return digitized(row).flatMap(({ start, end, type }) =>
    Array.from({ length: end - start }, (_, i) => ({ start: start + i, end: start + i + 1, type })),
  );
}
