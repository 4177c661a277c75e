import type { Tokens } from '../text/tokens.ts';
import { inOrder, type Unit } from './unit.ts';

/**
 * Returns for each token the type of the unit that it belongs to, or undefined outside of all. A token that a unit covers
 * only in part belongs to it, so that no unit goes uncounted; one that two units share belongs to the first.
 */
export function tokenTypes(tokens: Tokens, units: readonly Unit[]): (string | undefined)[] {
  const types = new Array<string | undefined>(tokens.length).fill(undefined);
  const sorted = inOrder(units);
  let next = 0;
  for (let token = 0; token < tokens.length; token++) {
    const start = tokens.starts[token] ?? 0;
    const end = tokens.ends[token] ?? 0;
    while ((sorted[next]?.end ?? Infinity) <= start) next++;
    const unit = sorted[next];
    if (unit !== undefined && unit.start < end) types[token] = unit.type;
  }
  return types;
}
