import type { Form } from './local-entity.ts';

/** Counts by name that are added to; the list that they start from stays what it was. */
export class ChangingCounts {
  #counts: readonly Form[];
  #own: Form[] | undefined;
  #hasLess = false;

  constructor(counts: readonly Form[]) {
    this.#counts = counts;
  }

  /** Adds all counts of a list, or takes them away. */
  addAll(forms: readonly Form[], sign: 1 | -1): void {
    // Most names are in one document only, and its list will do.
    if (this.#counts.length === 0 && sign > 0) this.#counts = forms;
    else for (const { name, count } of forms) this.add(name, sign * count);
  }

  add(name: string, difference: number): void {
    this.#hasLess ||= difference < 0;
    this.#own ??= [...this.#counts];
    this.#counts = this.#own;
    const index = this.#own.findIndex((form) => form.name === name);
    const count = (this.#own[index]?.count ?? 0) + difference;
    this.#own[index < 0 ? this.#own.length : index] = { name, count };
  }

  /** Returns the counts as they are now, in no particular order, without names that are not counted any more. */
  get positive(): readonly Form[] {
    return this.#hasLess ? this.#counts.filter(({ count }) => count > 0) : this.#counts;
  }
}
