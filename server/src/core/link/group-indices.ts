/**
 * Returns for each group, numbered from 0, the indices of what belongs to it, ascending. The lists are as long as they have
 * to be: a list that grows holds room for many more, and a corpus has millions of them.
 */
export function groupIndices(groupOf: readonly number[], groupCount: number): number[][] {
  const left = new Array<number>(groupCount).fill(0);
  for (const group of groupOf) left[group] = (left[group] ?? 0) + 1;
  const groups = left.map((size) => new Array<number>(size));
  for (let index = groupOf.length - 1; index >= 0; index--) {
    const number = groupOf[index] ?? 0;
    const group = groups[number];
    const position = (left[number] ?? 0) - 1;
    left[number] = position;
    if (group !== undefined) group[position] = index;
  }
  return groups;
}
