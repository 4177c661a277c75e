import { clearlyMeant, weighing, type Occasion, type Weight } from './company.ts';
import type { EntityId } from './entity.ts';
import type { FiledDocument } from './entity-table.ts';
import type { LocalEntity } from './local-entity.ts';
import type { Division } from './name-parts.ts';
import { isOneOf, type Namesake } from './namesakes.ts';
import { NodeDraft, type Node } from './node.ts';
import { partKey } from './part-key.ts';

/** One of those whom a name may mean, with all the keys under which articles name it otherwise. */
export interface Bearing {
  readonly id: EntityId;
  readonly keys: readonly EntityId[];
  readonly usual: Occasion;
}

/** A name that several bear, and all that is known of it. */
export interface SharedName {
  readonly node: Node;
  /** The bearers of just this full name; none where it is short for longer ones. */
  readonly namesakes: readonly Namesake[];
  readonly bearings: readonly Bearing[];
  /** The entity that is meant where nothing else is clear, or undefined. */
  readonly usual: EntityId | undefined;
  /** A node to which others have assigned mentions under the id of a namesake. */
  readonly assignedTo: (id: EntityId) => Node | undefined;
}

/** More must speak for a bearer of a longer name than for one of this very name. */
const ENOUGH_FOR_SHORT_NAME = 3;
const ENOUGH_FOR_FULL_NAME = 2;

/** Divides the articles of a shared name by whom they mean; returns undefined where that is clear in none. */
export function divideName(
  shared: SharedName,
  documents: ReadonlyMap<string, FiledDocument>,
  weightOf: Weight,
): Division | undefined {
  const { node } = shared;
  const keys = new Map<string, EntityId>();
  const weigh = weighing(new Map(shared.bearings.map(({ id, usual }) => [id, usual])), weightOf);
  for (const uri of node.documents) {
    const document = documents.get(uri);
    const key = document === undefined ? undefined : partIn(document, shared, weigh);
    if (key !== undefined) keys.set(uri, key);
  }
  if (keys.size === 0) return undefined;
  const drafts = new Map<EntityId, NodeDraft>();
  for (const uri of node.documents) {
    const key = keys.get(uri) ?? node.key;
    const draft = drafts.get(key) ?? new NodeDraft(key, shared.assignedTo(key));
    drafts.set(key, draft);
    const filing = { key, type: node.type, shorter: [], attested: [] };
    for (const local of localsOf(documents.get(uri), node.key)) draft.add(uri, local, filing);
  }
  const isNamesake = (key: EntityId): boolean => shared.namesakes.some(({ id }) => id === key);
  const nodes = [...drafts].flatMap(([key, draft]) => {
    const part = draft.finish();
    return part === undefined ? [] : [{ ...part, rivals: isNamesake(key) ? [] : node.rivals }];
  });
  if (!drafts.has(node.key)) nodes.push({ ...node, documents: node.documents.clear() });
  return { keys, nodes };
}

/** Returns the key of the part to which a document's mentions of the name belong; undefined where that is not clear. */
function partIn(
  document: FiledDocument,
  { node, namesakes, bearings, usual }: SharedName,
  weigh: (here: Occasion) => ReturnType<ReturnType<typeof weighing>>,
): EntityId | undefined {
  const locals = localsOf(document, node.key);
  if (locals.some(({ assigned }) => assigned !== undefined)) return undefined;
  const own = namesakes.find((namesake) => locals.some(({ qualifiers }) => isOneOf(namesake, qualifiers)));
  if (own !== undefined) return own.id;
  const roles = locals.flatMap((local) => local.roles);
  const weighed = weigh({ company: document.names, roles }).filter(({ id }) => {
    const keys = bearings.find((bearing) => bearing.id === id)?.keys;
    // Whom the article names otherwise too it would not leave unexplained.
    return keys?.some((key) => document.names.includes(key)) === false;
  });
  const enough = namesakes.length === 0 ? ENOUGH_FOR_SHORT_NAME : ENOUGH_FOR_FULL_NAME;
  const meant = clearlyMeant(weighed, enough);
  return meant === undefined || meant === usual ? undefined : partKey(node.key, meant);
}

/** Returns the local entities of a document that are filed under a key. */
export function localsOf(document: FiledDocument | undefined, key: EntityId): LocalEntity[] {
  const result: LocalEntity[] = [];
  if (document === undefined) return result;
  for (let index = document.names.indexOf(key); index >= 0; index = document.names.indexOf(key, index + 1)) {
    const local = document.locals[index];
    if (local !== undefined) result.push(local);
  }
  return result;
}
