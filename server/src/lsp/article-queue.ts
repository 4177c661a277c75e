/** The files that wait to be brought into line with the disk, each at most once, in the order in which they came. */
export class ArticleQueue {
  readonly #waiting = new Set<string>();
  #total = 0;
  #done = 0;

  /** How many of the files of the current run are done, and how many it has in all. */
  get progress(): { readonly done: number; readonly total: number } {
    return { done: this.#done, total: this.#total };
  }

  /** How many files wait. */
  get length(): number {
    return this.#waiting.size;
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  add(uri: string): void {
    if (this.#waiting.has(uri)) return;
    this.#waiting.add(uri);
    this.#total++;
  }

  /** Removes and returns up to `count` files. */
  take(count: number): string[] {
    const taken: string[] = [];
    for (const uri of this.#waiting) {
      if (taken.length === count) break;
      taken.push(uri);
    }
    for (const uri of taken) this.#waiting.delete(uri);
    this.#done += taken.length;
    return taken;
  }

  /** Forgets what waits and begins a new run. */
  clear(): void {
    this.#waiting.clear();
    this.#total = 0;
    this.#done = 0;
  }
}
