import type { List } from 'immutable';
import type { FiledName } from './filed-name.ts';
import { rootOf, treeOf } from './forest.ts';
import type { NameParts } from './name-parts.ts';
import type { Node } from './node.ts';
import { areSame } from './are-same.ts';
import { preferredName } from './preferred-name.ts';

type Nodes = List<Node | undefined>;

/** Returns the nodes of all entities by the numbers of their names, those of the trees of changed names made anew. */
export function publishEntities(published: Nodes, parts: NameParts, changed: ReadonlySet<FiledName>): Nodes {
  return published.withMutations((result) => {
    const roots = new Set<FiledName>();
    for (const name of changed) {
      if (nodeOf(name, parts) === undefined) result.set(name.number, undefined);
      roots.add(rootOf(name.target ?? name));
    }
    for (const root of roots) publishTree(result, parts, root);
  });
}

function publishTree(published: Nodes, parts: NameParts, root: FiledName): void {
  const [first, ...others] = nodesOf(root, parts);
  if (first === undefined) return;
  const tree = [first, ...others] as const;
  const entity = preferredName(tree);
  for (const node of tree) {
    // The holder is made anew whatever changed, because the description of the entity hangs on it.
    const isHolder = node.name === entity;
    const isPublished = published.get(node.name.number) === node;
    const members = isHolder ? tree.map(({ name }) => name) : NOBODY;
    const isRight = node.entity === entity && areSame(node.members, members);
    if (isRight && isPublished && !isHolder) continue;
    const next = isRight && !isPublished ? node : { ...node, entity, members };
    if (parts.nodeOf(node.name) === undefined) node.name.node = next;
    else parts.replaceNode(next);
    published.set(node.name.number, next);
  }
}

/** Returns the nodes of an entity, that of its root first, and with them the parts of shared names that mean it. */
function nodesOf(root: FiledName, parts: NameParts): Node[] {
  const result: Node[] = [];
  const add = (name: FiledName): void => {
    const node = nodeOf(name, parts);
    if (node !== undefined) result.push(node);
  };
  for (const name of treeOf(root)) {
    add(name);
    for (const part of parts.joinedTo(name)) add(part);
  }
  return result;
}

/** Returns the node as it is divided or else as it is filed; undefined where no document is left to it. */
function nodeOf(name: FiledName, parts: NameParts): Node | undefined {
  const node = parts.nodeOf(name) ?? name.node;
  return node === undefined || node.documents.size === 0 ? undefined : node;
}

const NOBODY: readonly FiledName[] = [];
