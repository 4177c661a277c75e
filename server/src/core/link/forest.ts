import type { FiledName } from './filed-name.ts';

/** Returns the name on which a name hangs in the end; a name that hangs on none is the root of its tree. */
export function rootOf(name: FiledName): FiledName {
  let root = name;
  while (root.parent !== undefined) root = root.parent;
  return root;
}

/** Returns the name and all that hang on it, parents before children. */
export function treeOf(name: FiledName): readonly FiledName[] {
  const result = [name];
  for (const { children } of result) if (children !== undefined) result.push(...children);
  return result;
}

/** Hangs the name, with all that hangs on it, on a parent or on none. The parent must not hang on the name. */
export function setParent(name: FiledName, parent: FiledName | undefined): void {
  const before = name.parent;
  if (before?.children !== undefined) {
    before.children.delete(name);
    if (before.children.size === 0) before.children = undefined;
  }
  name.parent = parent;
  if (parent !== undefined) (parent.children ??= new Set()).add(name);
}
