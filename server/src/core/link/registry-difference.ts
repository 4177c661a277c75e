import { slugOf } from './name-words.ts';
import type { Node } from './node.ts';
import type { Registry, RegistryEntity } from './registry.ts';

/**
 * Returns whether what is filed under a node may have to be filed otherwise when one registry takes the place of another:
 * because an entity that only one of them has, as it is there, has its id, one of its names or its Wikidata id.
 */
export function affectedBy(before: Registry, after: Registry): (node: Node) => boolean {
  const ids = new Set<string>();
  const names = new Set<string>();
  const knowledgeBaseIds = new Set<string>();
  for (const { id, name, aliases, knowledgeBaseId } of differing(before.entities, after.entities)) {
    ids.add(id);
    for (const each of [name, ...aliases]) names.add(slugOf(each));
    if (knowledgeBaseId !== undefined) knowledgeBaseIds.add(knowledgeBaseId);
  }
  return ({ key, forms, known }) =>
    ids.has(key) ||
    knowledgeBaseIds.has(known?.knowledgeBaseId ?? '') ||
    (names.size > 0 && forms.some(({ name }) => names.has(slugOf(name))));
}

/** Returns the entities of each list that the other does not have just so. */
function differing(a: readonly RegistryEntity[], b: readonly RegistryEntity[]): RegistryEntity[] {
  const inA = new Set(a.map((entity) => JSON.stringify(entity)));
  const inB = new Set(b.map((entity) => JSON.stringify(entity)));
  return [
    ...a.filter((entity) => !inB.has(JSON.stringify(entity))),
    ...b.filter((entity) => !inA.has(JSON.stringify(entity))),
  ];
}
