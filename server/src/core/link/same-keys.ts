/** Whether the lists hold the same strings in the same order. */
export function areSameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}
