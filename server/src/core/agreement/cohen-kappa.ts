/** What two annotators said of the same items, in the same order. */
export interface Ratings {
  readonly a: readonly (string | undefined)[];
  readonly b: readonly (string | undefined)[];
}

/**
 * Returns Cohen's κ, the agreement on items beyond what two annotators with the same habits would reach by chance: from -1
 * to 1, and undefined without items or where both gave all items the same label.
 *
 * Source: J. Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological Measurement 20 (1960).
 */
export function cohenKappa(documents: Iterable<Ratings>): number | undefined {
  const byLabel = new Map<string | undefined, { a: number; b: number }>();
  const countOf = (label: string | undefined): { a: number; b: number } => {
    let count = byLabel.get(label);
    if (count === undefined) byLabel.set(label, (count = { a: 0, b: 0 }));
    return count;
  };
  let items = 0;
  let labeled = 0;
  let agreeing = 0;
  for (const { a, b } of documents) {
    items += a.length;
    for (let index = 0; index < a.length; index++) {
      const label = a[index];
      // Most tokens have no label from either, and are counted at once below.
      if (label === undefined && b[index] === undefined) continue;
      labeled++;
      countOf(label).a++;
      countOf(b[index]).b++;
      if (label === b[index]) agreeing++;
    }
  }
  const unlabeled = items - labeled;
  countOf(undefined).a += unlabeled;
  countOf(undefined).b += unlabeled;
  agreeing += unlabeled;
  // Both sides of the fraction are multiplied by the square of the number of items: counts stay exact, and 1 is 1.
  let expected = 0;
  for (const { a, b } of byLabel.values()) expected += a * b;
  const possible = items * items - expected;
  return possible === 0 ? undefined : (items * agreeing - expected) / possible;
}
