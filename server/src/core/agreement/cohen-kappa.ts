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
  const tally = new KappaTally();
  for (const ratings of documents) tally.add(ratings);
  return tally.kappa;
}

/** Counts what {@link cohenKappa} is computed from, one document after the other. */
export class KappaTally {
  readonly #byLabel = new Map<string | undefined, { a: number; b: number }>();
  #items = 0;
  #agreeing = 0;

  add({ a, b }: Ratings): void {
    this.#items += a.length;
    let unlabeled = 0;
    for (let index = 0; index < a.length; index++) {
      const label = a[index];
      // Most items have no label from either, and are counted at once below.
      if (label === undefined && b[index] === undefined) {
        unlabeled++;
        continue;
      }
      this.#countOf(label).a++;
      this.#countOf(b[index]).b++;
      if (label === b[index]) this.#agreeing++;
    }
    this.#countOf(undefined).a += unlabeled;
    this.#countOf(undefined).b += unlabeled;
    this.#agreeing += unlabeled;
  }

  get kappa(): number | undefined {
    const items = this.#items;
    // Both sides of the fraction are multiplied by the square of the number of items: counts stay exact, and 1 is 1.
    let expected = 0;
    for (const { a, b } of this.#byLabel.values()) expected += a * b;
    const possible = items * items - expected;
    return possible === 0 ? undefined : (items * this.#agreeing - expected) / possible;
  }

  #countOf(label: string | undefined): { a: number; b: number } {
    let count = this.#byLabel.get(label);
    if (count === undefined) this.#byLabel.set(label, (count = { a: 0, b: 0 }));
    return count;
  }
}
