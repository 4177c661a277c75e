import type { Comparison } from '../core/features/compare-annotators.ts';
import { countOf } from './count-of.ts';

/** Returns what was compared and what was left out, as sentences for people. */
export function describeComparison(
  { documents, leftOut, unplaced, gone }: Comparison,
  { a, b, all = false }: { readonly a: string; readonly b: string; readonly all?: boolean },
): string[] {
  const partial = documents.filter(({ parts }) => parts !== undefined).length;
  const whole = documents.length - partial;
  const reasons = [
    ...(leftOut.onlyA > 0 ? [`${articles(leftOut.onlyA)} on which only ${a} worked`] : []),
    ...(leftOut.onlyB > 0 ? [`${articles(leftOut.onlyB)} on which only ${b} worked`] : []),
    ...(leftOut.elsewhere > 0
      ? [`${articles(leftOut.elsewhere)} on which both worked, but nowhere at the same place`]
      : []),
  ];
  return [
    ...(whole > 0
      ? [`${articles(whole)} compared as a whole${all ? '' : ', because both marked them reviewed'}.`]
      : []),
    ...(partial > 0 ? [`${articles(partial)} compared only where both decided.`] : []),
    ...(reasons.length > 0 ? [`Left out: ${reasons.join('; ')}.`] : []),
    ...(gone > 0
      ? [`Left out: decisions on ${articles(gone)} that ${gone === 1 ? 'is' : 'are'} not there any more.`]
      : []),
    ...(unplaced > 0 ? [`Left out: ${countOf(unplaced, 'decision')} whose text is not there any more.`] : []),
  ];
}

function articles(number: number): string {
  return countOf(number, 'article');
}
