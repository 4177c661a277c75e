/**
 * Returns the first index from `low` on, below `high`, for which the condition holds, or else the higher of the two borders.
 * A binary search: where the condition holds, it must hold for all that follows.
 */
export function firstIndex(low: number, high: number, holds: (index: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
