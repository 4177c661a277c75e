/** Numbers from 0 joined into groups (union-find); the smallest number of a group stands for it. */
export class Clusters {
  readonly #parents: Int32Array;

  constructor(size: number) {
    this.#parents = new Int32Array(size);
    for (let member = 0; member < size; member++) this.#parents[member] = member;
  }

  /** Returns the number that stands for the group of the given one. */
  find(member: number): number {
    let root = member;
    for (;;) {
      const parent = this.#parents[root] ?? root;
      if (parent === root) return root;
      const grandparent = this.#parents[parent] ?? parent;
      this.#parents[root] = grandparent;
      root = grandparent;
    }
  }

  join(a: number, b: number): void {
    const rootOfA = this.find(a);
    const rootOfB = this.find(b);
    if (rootOfA !== rootOfB) this.#parents[Math.max(rootOfA, rootOfB)] = Math.min(rootOfA, rootOfB);
  }
}
