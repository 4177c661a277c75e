import assert from 'node:assert/strict';
import { expectedCalibrationError } from '../../server/training/calibration.ts';

const outcomes = (score: number, right: number, wrong: number): { score: number; isRight: boolean }[] =>
  Array.from({ length: right + wrong }, (_, i) => ({ score, isRight: i < right }));

describe('expected calibration error', () => {
  it('is nothing where scores are as often right as they say', () => {
    assert.ok(expectedCalibrationError([...outcomes(0.75, 3, 1), ...outcomes(0.25, 1, 3)]) < 1e-9);
  });

  it('is the distance between score and share, weighed by number', () => {
    const error = expectedCalibrationError([...outcomes(1, 6, 2), ...outcomes(0.5, 1, 1)]);
    assert.ok(Math.abs(error - 0.8 * 0.25) < 1e-9);
  });

  it('is nothing for nothing', () => {
    assert.equal(expectedCalibrationError([]), 0);
  });
});
