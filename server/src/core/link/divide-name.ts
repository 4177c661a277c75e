import { DocumentSet } from './document-set.ts';
import type { EntityId } from './entity.ts';
import type { FiledDocument } from './entity-table.ts';
import type { LocalEntity } from './local-entity.ts';
import type { Division } from './name-parts.ts';
import { isOneOf, type Namesake } from './namesakes.ts';
import { NodeDraft, type Node } from './node.ts';
import { partKey } from './part-key.ts';
import { weighingBearers, type Bearing } from './weigh-bearers.ts';

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
/** So much more must speak for the one who is meant than for anybody else. */
const MARGIN = 2;

/** Divides the articles of a shared name by whom they mean; returns undefined where that is clear in none. */
export function divideName(shared: SharedName): Division | undefined {
  const { node } = shared;
  const keys = new Map<string, EntityId>();
  const weigh = weighingBearers(node, shared.bearings);
  for (const { uri, filed } of node.documents) {
    const key = partIn(filed, shared, weigh);
    if (key !== undefined) keys.set(uri, key);
  }
  if (keys.size === 0) return undefined;
  const drafts = new Map<EntityId, NodeDraft>();
  for (const document of node.documents) {
    const key = keys.get(document.uri) ?? node.key;
    const draft = drafts.get(key) ?? new NodeDraft(key, shared.assignedTo(key));
    drafts.set(key, draft);
    const filing = { key, type: node.type, shorter: [], attested: [] };
    for (const local of localsOf(document.filed, node.key)) draft.add(document, local, filing);
  }
  const isNamesake = (key: EntityId): boolean => shared.namesakes.some(({ id }) => id === key);
  const nodes = [...drafts].flatMap(([key, draft]) => {
    const part = draft.finish();
    return part === undefined ? [] : [{ ...part, rivals: isNamesake(key) ? [] : node.rivals }];
  });
  if (!drafts.has(node.key)) nodes.push({ ...node, documents: DocumentSet.empty });
  return { keys, nodes };
}

/** Returns the key of the part to which a document's mentions of the name belong; undefined where that is not clear. */
function partIn(
  document: FiledDocument,
  { node, namesakes, bearings, usual }: SharedName,
  weigh: ReturnType<typeof weighingBearers>,
): EntityId | undefined {
  const scores = weigh(document);
  if (scores === undefined && namesakes.length === 0) return undefined;
  const locals = localsOf(document, node.key);
  if (locals.some(({ assigned }) => assigned !== undefined)) return undefined;
  const own = namesakes.find((namesake) => locals.some(({ qualifiers }) => isOneOf(namesake, qualifiers)));
  if (own !== undefined) return own.id;
  if (scores === undefined) return undefined;
  const enough = namesakes.length === 0 ? ENOUGH_FOR_SHORT_NAME : ENOUGH_FOR_FULL_NAME;
  const meant = clearlyMeant(document, bearings, scores, enough);
  return meant === undefined || meant === usual ? undefined : partKey(node.key, meant);
}

/** Returns the bearer whom an article means if that is clear: enough speaks for it, and much more than for any other. */
function clearlyMeant(
  document: FiledDocument,
  bearings: readonly Bearing[],
  scores: readonly number[],
  enough: number,
): EntityId | undefined {
  let best: EntityId | undefined;
  let most = 0;
  let next = 0;
  for (const [index, { id, keys }] of bearings.entries()) {
    const score = scores[index] ?? 0;
    // Whom the article names otherwise too it would not leave unexplained.
    if (score <= next || keys.some((key) => document.names.includes(key))) continue;
    if (score <= most) {
      next = score;
      continue;
    }
    next = most;
    most = score;
    best = id;
  }
  return most >= enough && most >= next + MARGIN ? best : undefined;
}

/** Returns the local entities of a document that are filed under a key. */
export function localsOf(document: FiledDocument, key: EntityId): LocalEntity[] {
  const result: LocalEntity[] = [];
  for (let index = document.names.indexOf(key); index >= 0; index = document.names.indexOf(key, index + 1)) {
    const local = document.locals[index];
    if (local !== undefined) result.push(local);
  }
  return result;
}
