import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Unit } from '../../../server/src/core/agreement/unit.ts';
import {
  codingAlpha,
  unitizingAlpha,
  type Continuum,
} from '../../../server/src/core/agreement/unitizing-alpha.ts';
import { digitized, digitizedOneByOne } from './digitized.ts';

function continuum(...rows: string[]): Continuum {
  return { length: rows[0]?.length ?? 0, annotators: rows.map(digitized) };
}

function oneByOne(...rows: string[]): Continuum {
  return { length: rows[0]?.length ?? 0, annotators: rows.map(digitizedOneByOne) };
}

function untyped({ length, annotators }: Continuum): Continuum {
  return { length, annotators: annotators.map((units) => units.map((unit) => ({ ...unit, type: 'x' }))) };
}

/**
 * A place of a text as one annotator has it: its type and the unit that it is in, which for a gap is the place alone.
 * The brute force below knows nothing of segments or matrices; it looks at each pair of places.
 */
interface Place {
  readonly type: string | undefined;
  readonly unit: object;
}

function placesOf(units: readonly Unit[], length: number): Place[] {
  return Array.from({ length }, (_, offset) => {
    const unit = units.find(({ start, end }) => start <= offset && offset < end);
    return { type: unit?.type, unit: unit ?? {} };
  });
}

/** Returns which part of the pairs of places that are not in one unit differ, among those whose first place is wanted. */
function expectedDisagreement(
  places: readonly Place[],
  isWanted: (place: Place) => boolean = () => true,
): number {
  let pairs = 0;
  let differing = 0;
  for (const x of places.filter(isWanted)) {
    for (const y of places) {
      if (x.unit === y.unit) continue;
      pairs++;
      if (x.type !== y.type) differing++;
    }
  }
  return pairs === 0 ? 0 : differing / pairs;
}

function bruteForceAlpha({ length, annotators }: Continuum): number | undefined {
  const rows = annotators.map((units) => placesOf(units, length));
  let pairs = 0;
  let differing = 0;
  for (const row of rows) {
    for (const other of rows) {
      if (row === other) continue;
      for (const [offset, place] of row.entries()) {
        pairs++;
        if (place.type !== other[offset]?.type) differing++;
      }
    }
  }
  const expected = expectedDisagreement(rows.flat());
  return expected === 0 ? undefined : 1 - differing / pairs / expected;
}

/** For two annotators: the places that both marked, and nothing else. With a type, only places that somebody gave it. */
function bruteForceCodingAlpha({ length, annotators }: Continuum, type?: string): number | undefined {
  const [a = [], b = []] = annotators.map((units) => placesOf(units, length));
  const both = a.flatMap((x, offset) => {
    const y = b[offset];
    return x.type === undefined || y?.type === undefined ? [] : [[x, y] as const, [y, x] as const];
  });
  const isWanted = (place: Place): boolean => type === undefined || place.type === type;
  const pairs = both.filter(([x]) => isWanted(x));
  const differing = pairs.filter(([x, y]) => x.type !== y.type);
  const expected = expectedDisagreement(
    both.map(([x]) => x),
    isWanted,
  );
  return expected === 0 ? undefined : 1 - differing.length / pairs.length / expected;
}

const row = fc
  .array(fc.tuple(fc.constantFrom('0', 'a', 'b', 'c'), fc.integer({ min: 1, max: 5 })), { maxLength: 10 })
  .map((runs) =>
    runs
      .map(([sign, count]) => sign.repeat(count))
      .join('')
      .padEnd(30, '0')
      .slice(0, 30),
  );

function assertClose(actual: number | undefined, expected: number | undefined): void {
  if (actual === undefined || expected === undefined) assert.equal(actual, expected);
  else assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);
}

describe('Krippendorff’s uα', () => {
  // Where each unit is as long as a place, uα is the α of coding. K. Krippendorff, "Computing Krippendorff's
  // Alpha-Reliability" (2011), examples A and B, where 0 of the binary data is taken for a gap.
  it('has the published value: Krippendorff (2011), binary data of two observers', () => {
    assert.equal(unitizingAlpha([oneByOne('0100000010', '1110010000')])?.toFixed(3), '0.095');
  });

  it('has the published value: Krippendorff (2011), nominal data of two observers', () => {
    assert.equal(unitizingAlpha([oneByOne('aabbdcccedda', 'babbbccceddd')])?.toFixed(3), '0.692');
  });

  // K. Krippendorff, "On the Reliability of Unitizing Continuous Data", Sociological Methodology 25 (1995), p. 57.
  it('has the published value: Krippendorff (1995), Bertha and Bill place by place', () => {
    const [bertha, bill] = ['001111111100001111110000', '000011110000000110000000'];
    assert.equal(unitizingAlpha([oneByOne(bertha, bill)])?.toFixed(3), '0.329');
  });

  // The data and the figures of github.com/lindanna/unitized_alpha, which follows Krippendorff et al. (2016).
  it('has the values of another implementation, for three annotators', () => {
    const three = continuum('00aaa0000aa0bbbbbbbb', '00aaa00bbbbbbbb00000', '00aaa00000bbbbb00000');
    const coding = codingAlpha([three]);
    assert.equal(unitizingAlpha([three])?.toFixed(3), '0.474');
    assert.equal(unitizingAlpha([untyped(three)])?.toFixed(3), '0.433');
    assert.equal(coding.all?.toFixed(3), '0.779');
    assert.equal(coding.byType.get('a')?.toFixed(3), '0.769');
    assert.equal(coding.byType.get('b')?.toFixed(3), '0.787');
  });

  it('equals a count of all pairs of places, for two to four annotators', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 4 }), (rows) => {
        assertClose(unitizingAlpha([continuum(...rows)]), bruteForceAlpha(continuum(...rows)));
      }),
    );
  });

  it('equals a count of all pairs of places that two annotators both marked, for types alone', () => {
    fc.assert(
      fc.property(row, row, (a, b) => {
        const { all, byType } = codingAlpha([continuum(a, b)]);
        assertClose(all, bruteForceCodingAlpha(continuum(a, b)));
        for (const type of ['a', 'b', 'c'])
          assertClose(byType.get(type), bruteForceCodingAlpha(continuum(a, b), type));
      }),
    );
  });

  it('is the same for one long text and for its parts', () => {
    fc.assert(
      fc.property(row, row, row, row, (a, b, c, d) => {
        // A gap keeps apart what would be one unit of the long text.
        const long = continuum(`${a}0${c}`, `${b}0${d}`);
        assertClose(unitizingAlpha([continuum(`${a}0`, `${b}0`), continuum(c, d)]), unitizingAlpha([long]));
      }),
    );
  });

  it('is 1 where all agree, and below 0 where each marks what the other does not', () => {
    assert.equal(unitizingAlpha([continuum('0aa0b', '0aa0b', '0aa0b')]), 1);
    assert.ok((unitizingAlpha([continuum('aa0000', '0000aa')]) ?? 0) < 0);
  });

  it('is undefined where nothing is marked, all is marked alike, or nobody can be compared', () => {
    for (const rows of [['000', '000'], ['aaa', 'aaa'], ['', ''], ['0a0'], []]) {
      assert.equal(unitizingAlpha([continuum(...rows)]), undefined);
      assert.equal(codingAlpha([continuum(...rows)]).all, undefined);
    }
    assert.equal(unitizingAlpha([]), undefined);
  });

  it('sees no border between units of one type that touch', () => {
    const one = digitized('0aaaa0');
    const two = [...digitized('0aa'), { start: 3, end: 5, type: 'a' }];
    assert.equal(unitizingAlpha([{ length: 6, annotators: [one, two] }]), 1);
  });

  it('cuts off what overlaps or lies outside the text', () => {
    const units: Unit[] = [
      { start: 1, end: 4, type: 'a' },
      { start: 2, end: 9, type: 'b' },
      { start: 9, end: 12, type: 'a' },
    ];
    assert.equal(unitizingAlpha([{ length: 6, annotators: [units, digitized('0aaabb')] }]), 1);
  });
});
