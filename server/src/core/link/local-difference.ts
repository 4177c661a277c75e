import type { LocalEntity } from './local-entity.ts';

export interface LocalDifference {
  /** Indices into the local entities before the change. */
  readonly removed: readonly number[];
  /** Indices into the local entities after the change. */
  readonly added: readonly number[];
}

/**
 * Returns which local entities of a document are gone and which are new. Those that say the same are neither, wherever
 * their mentions stand now: an edit changes few names of an article.
 */
export function localDifference(
  before: readonly LocalEntity[],
  after: readonly LocalEntity[],
): LocalDifference {
  const indices = [...after.keys()];
  if (before.length === 0 || after.length === 0) return { removed: [...before.keys()], added: indices };
  const gone = new Map<string, number[]>();
  for (const [index, local] of before.entries()) {
    const content = contentOf(local);
    const same = gone.get(content);
    if (same === undefined) gone.set(content, [index]);
    else same.push(index);
  }
  const contents = after.map(contentOf);
  const added = indices.filter((index) => gone.get(contents[index] ?? '')?.pop() === undefined);
  return { removed: [...gone.values()].flat(), added };
}

/** Returns all that the corpus learns from a local entity, as one string. */
function contentOf({ mentions, ...content }: LocalEntity): string {
  return JSON.stringify([mentions.length, content]);
}
