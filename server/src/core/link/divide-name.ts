import { withoutCourtesy } from './courtesy.ts';
import { DocumentSet } from './document-set.ts';
import type { DocumentEntry } from './document-entry.ts';
import type { FiledDocument } from './entity-table.ts';
import type { FiledName } from './filed-name.ts';
import type { FiledNames } from './filed-names.ts';
import type { LocalEntity } from './local-entity.ts';
import type { Division } from './name-parts.ts';
import { isOneOf, type Namesake } from './namesakes.ts';
import { NodeDraft, type Node } from './node.ts';
import { weighingBearers, type Bearing } from './weigh-bearers.ts';

/** A name that several bear, and all that is known of it. */
export interface SharedName {
  readonly node: Node;
  /** The bearers of just this full name; none where it is short for longer ones. */
  readonly namesakes: readonly Namesake[];
  readonly bearings: readonly Bearing[];
  /** Whether it is sure of each bearer that he may be called so, so that of several the only one left is meant. */
  readonly areSure: boolean;
}

/** More must speak for a bearer of a longer name than for one of this very name. */
const ENOUGH_FOR_SHORT_NAME = 3;
const ENOUGH_FOR_FULL_NAME = 2;
/** So much more must speak for the one who is meant than for anybody else. */
const MARGIN = 2;

/** Divides the articles of a shared name by whom they mean; returns undefined where that is clear in none. */
export function divideName(shared: SharedName, names: PartNames): Division | undefined {
  const { node } = shared;
  const divided = new Map<DocumentEntry, FiledName>();
  const weigh = weighingBearers(node, shared.bearings);
  for (const document of node.documents) {
    const part = partIn(document.filed, shared, weigh, names);
    if (part !== undefined) divided.set(document, part);
  }
  if (divided.size === 0) return undefined;
  const rest = new NodeDraft(node.name, node);
  const parts = new Map<FiledName, { draft: NodeDraft; documents: DocumentEntry[] }>();
  for (const [document, name] of divided) {
    // Others may have assigned mentions to a namesake under its id.
    const part = parts.get(name) ?? { draft: new NodeDraft(name, name.node), documents: [] };
    parts.set(name, part);
    part.documents.push(document);
    for (const local of localsOf(document.filed, node.name)) {
      rest.remove(local, undefined);
      part.draft.add(local, node.type, undefined);
    }
  }
  const isNamesake = ({ key }: FiledName): boolean => shared.namesakes.some(({ id }) => id === key);
  const nodes = [...parts].flatMap(([name, { draft, documents }]) => {
    const part = draft.finish(documents);
    return part === undefined ? [] : [{ ...part, rivals: isNamesake(name) ? [] : node.rivals }];
  });
  nodes.push(rest.finish([], [...divided.keys()]) ?? { ...node, documents: DocumentSet.empty });
  return { names: divided, nodes };
}

/** Where the names of parts and of namesakes come from. */
type PartNames = Pick<FiledNames, 'name' | 'part'>;

/** Returns the name of the part to which a document's mentions of the name belong; undefined where that is not clear. */
function partIn(
  document: FiledDocument,
  { node: { name }, namesakes, bearings, areSure }: SharedName,
  weigh: ReturnType<typeof weighingBearers>,
  names: PartNames,
): FiledName | undefined {
  const scores = weigh(document);
  if (scores === undefined && namesakes.length === 0 && !areSure) return undefined;
  const locals = localsOf(document, name);
  if (locals.some(({ assigned }) => assigned !== undefined)) return undefined;
  const own = namesakes.find((namesake) => locals.some(({ qualifiers }) => isOneOf(namesake, qualifiers)));
  if (own !== undefined) return names.name(own.id);
  if (areSure && isFamilyName(name)) {
    const left = bearings.filter((bearing) => !isNamedOtherwise(document, bearing));
    if (left.length === 1 && left[0] !== undefined) return partOf(name, left[0].entity, names);
  }
  if (scores === undefined) return undefined;
  const enough = namesakes.length === 0 ? ENOUGH_FOR_SHORT_NAME : ENOUGH_FOR_FULL_NAME;
  const meant = clearlyMeant(document, bearings, scores, enough);
  return meant === undefined ? undefined : partOf(name, meant, names);
}

function isFamilyName({ key }: FiledName): boolean {
  return !(withoutCourtesy(key) ?? key).includes('-');
}

/** Where nothing is clear, the name means the entity on which it hangs, of which it needs no part. */
function partOf(name: FiledName, meant: FiledName, names: PartNames): FiledName | undefined {
  return meant === name.parent ? undefined : names.part(name, meant);
}

/** Whom the article names otherwise too it would not leave unexplained. */
function isNamedOtherwise(document: FiledDocument, { names }: Bearing): boolean {
  return names.some((name) => isNamedInFull(document, name));
}

/** Whether an article calls somebody by the name under which he is filed, not as a relative by the given name alone. */
export function isNamedInFull(document: FiledDocument, name: FiledName): boolean {
  return localsOf(document, name).some(({ familyName }) => familyName === undefined);
}

/** Returns the bearer whom an article means if that is clear: enough speaks for it, and much more than for any other. */
function clearlyMeant(
  document: FiledDocument,
  bearings: readonly Bearing[],
  scores: readonly number[],
  enough: number,
): FiledName | undefined {
  let best: FiledName | undefined;
  let most = 0;
  let next = 0;
  for (const [index, bearing] of bearings.entries()) {
    const score = scores[index] ?? 0;
    if (score <= next || isNamedOtherwise(document, bearing)) continue;
    if (score <= most) {
      next = score;
      continue;
    }
    next = most;
    most = score;
    best = bearing.entity;
  }
  return most >= enough && most >= next + MARGIN ? best : undefined;
}

/** Returns the local entities of a document that are filed under a name. */
export function localsOf(document: FiledDocument, name: FiledName): LocalEntity[] {
  const { names, locals } = document;
  const result: LocalEntity[] = [];
  for (let index = names.indexOf(name); index >= 0; index = names.indexOf(name, index + 1)) {
    const local = locals[index];
    if (local !== undefined) result.push(local);
  }
  return result;
}
