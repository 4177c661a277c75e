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
  const mayBeAmong = beginsLike(names);
  return ({ name: { key }, forms, known }) =>
    ids.has(key) ||
    knowledgeBaseIds.has(known?.knowledgeBaseId ?? '') ||
    (names.size > 0 && forms.some(({ name }) => mayBeAmong(name) && names.has(slugOf(name))));
}

const SMALL_LETTER = 0x20;

/** Whether the slug of a name in plain letters begins like one of the slugs; a look that spares most names the long one. */
function beginsLike(slugs: ReadonlySet<string>): (name: string) => boolean {
  const first = new Set([...slugs].map((slug) => slug.charCodeAt(0)));
  return (name) => !/^[a-z]/i.test(name) || first.has(name.charCodeAt(0) | SMALL_LETTER);
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
