/** Keys that hang on other keys, as trees; a key that hangs on none is the root of its tree. */
export class Forest {
  readonly #parents = new Map<string, string>();
  readonly #children = new Map<string, Set<string>>();

  parentOf(key: string): string | undefined {
    return this.#parents.get(key);
  }

  childrenOf(key: string): Iterable<string> {
    return this.#children.get(key) ?? [];
  }

  rootOf(key: string): string {
    let root = key;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root))
      root = parent;
    return root;
  }

  /** Returns the key and all that hang on it, parents before children. */
  treeOf(key: string): string[] {
    const result = [key];
    for (const member of result) {
      const children = this.#children.get(member);
      if (children !== undefined) result.push(...children);
    }
    return result;
  }

  /** Hangs the key, with all that hangs on it, on a parent or on none. The parent must not hang on the key. */
  setParent(key: string, parent: string | undefined): void {
    const before = this.#parents.get(key);
    if (before !== undefined) {
      const siblings = this.#children.get(before);
      siblings?.delete(key);
      if (siblings?.size === 0) this.#children.delete(before);
    }
    if (parent === undefined) {
      this.#parents.delete(key);
      return;
    }
    this.#parents.set(key, parent);
    const children = this.#children.get(parent);
    if (children === undefined) this.#children.set(parent, new Set([key]));
    else children.add(key);
  }
}
