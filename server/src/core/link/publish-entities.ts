import type { Map as ImmutableMap } from 'immutable';
import type { EntityId } from './entity.ts';
import type { FiledNames } from './filed-names.ts';
import type { Forest } from './forest.ts';
import type { NameParts } from './name-parts.ts';
import type { Node } from './node.ts';
import { areSameKeys } from './same-keys.ts';
import { targetOf } from './part-key.ts';
import { preferredId } from './preferred-id.ts';

/** Which names there are, which of them are divided, and which hang on which. */
export interface Filed {
  readonly names: FiledNames;
  readonly parts: NameParts;
  readonly forest: Forest;
}

/** Returns the nodes of all entities, those of the changed trees made anew; what is published shares the rest. */
export function publishEntities(
  published: ImmutableMap<EntityId, Node>,
  filed: Filed,
  changed: ReadonlySet<EntityId>,
): ImmutableMap<EntityId, Node> {
  return published.withMutations((result) => {
    const roots = new Set<EntityId>();
    for (const key of changed) {
      if (nodeOf(filed, key) === undefined) result.delete(key);
      roots.add(filed.forest.rootOf(targetOf(key)));
    }
    for (const root of roots) publishTree(result, filed, root);
  });
}

function publishTree(published: ImmutableMap<EntityId, Node>, filed: Filed, root: EntityId): void {
  const tree = treeOf(filed, root);
  const entity = preferredId(tree);
  for (const node of tree) {
    // The holder is made anew whatever changed, because the description of the entity hangs on it.
    const isHolder = node.key === entity;
    const isPublished = published.get(node.key) === node;
    const members = !isHolder ? NOBODY : tree.length === 1 ? [entity] : tree.map(({ key }) => key);
    const isRight = node.entity === entity && areSameKeys(node.members, members);
    if (isRight && isPublished && !isHolder) continue;
    const next = isRight && !isPublished ? node : { ...node, entity, members };
    if (filed.parts.nodeOf(node.key) === undefined) filed.names.replace(next);
    else filed.parts.replaceNode(next);
    published.set(node.key, next);
  }
}

/** Returns the nodes of an entity, that of its root first, and with them the parts of shared names that mean it. */
function treeOf(filed: Filed, root: EntityId): Node[] {
  const result: Node[] = [];
  const add = (key: EntityId): void => {
    const node = nodeOf(filed, key);
    if (node !== undefined) result.push(node);
  };
  for (const key of filed.forest.treeOf(root)) {
    add(key);
    for (const part of filed.parts.joinedTo(key)) add(part);
  }
  return result;
}

/** Returns the node as it is divided or else as it is filed; undefined where no document is left to it. */
function nodeOf({ names, parts }: Filed, key: EntityId): Node | undefined {
  const node = parts.nodeOf(key) ?? names.nodeOf(key);
  return node === undefined || node.documents.size === 0 ? undefined : node;
}

const NOBODY: readonly EntityId[] = [];
