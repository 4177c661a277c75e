import type { List } from 'immutable';
import type { FiledName } from './filed-name.ts';
import { rootOf, treeOf } from './forest.ts';
import type { NameParts } from './name-parts.ts';
import type { Node } from './node.ts';
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
  const tree = nodesOf(root, parts);
  const entity = preferredName(tree);
  if (entity === undefined) return;
  for (const node of tree) {
    // The holder is made anew whatever changed, because the description of the entity hangs on it.
    const isHolder = node.name === entity;
    const isPublished = published.get(node.name.number) === node;
    const isRight =
      node.entity === entity && (isHolder ? areNamesOf(node.members, tree) : node.members.length === 0);
    if (isRight && isPublished && !isHolder) continue;
    const next =
      isRight && !isPublished
        ? node
        : { ...node, entity, members: isHolder ? tree.map(({ name }) => name) : NOBODY };
    if (parts.nodeOf(node.name) === undefined) node.name.node = next;
    else parts.replaceNode(next);
    published.set(node.name.number, next);
  }
}

function areNamesOf(members: readonly FiledName[], tree: readonly Node[]): boolean {
  return members.length === tree.length && tree.every(({ name }, index) => name === members[index]);
}

/** Returns the nodes of an entity, that of its root first, and with them the parts of shared names that mean it. */
function nodesOf(root: FiledName, parts: NameParts): readonly Node[] {
  const only = nodeOf(root, parts);
  // Most entities have one name.
  if (only !== undefined && root.children === undefined && parts.joinedTo(root).size === 0) return [only];
  const result: Node[] = [];
  for (const name of treeOf(root)) {
    add(name);
    for (const part of parts.joinedTo(name)) add(part);
  }
  return result;

  function add(name: FiledName): void {
    const node = nodeOf(name, parts);
    if (node !== undefined) result.push(node);
  }
}

/** Returns the node as it is divided or else as it is filed; undefined where no document is left to it. */
function nodeOf(name: FiledName, parts: NameParts): Node | undefined {
  const node = parts.nodeOf(name) ?? name.node;
  return node === undefined || node.documents.size === 0 ? undefined : node;
}

const NOBODY: readonly FiledName[] = [];
