import { mayHaveCourtesy, withoutCourtesy } from './courtesy.ts';
import type { Bearer, FiledName } from './filed-name.ts';
import { MOST_WEIGHED, type FiledNames } from './filed-names.ts';
import { rootOf } from './forest.ts';
import { areOne } from './likeness.ts';
import { isSure } from './name-bearers.ts';
import { saysLess } from './name-order.ts';
import { areNamedBeside } from './named-beside.ts';
import type { Node } from './node.ts';

/** For each name those that it must not be joined with. */
export type Separations = ReadonlyMap<FiledName, readonly FiledName[]>;

/** Where a node hangs, and who else may be meant. */
export interface Place {
  readonly parent: FiledName | undefined;
  readonly rivals: readonly FiledName[];
}

/** Somebody who may be called by a name, and in how many documents he is. */
export type BearerOfName = Omit<Bearer, 'shorter'>;

/** A name that so many bear means nobody in particular; looking at all of them would only take time. */
const MOST_BEARERS = 64;
/** An ambiguous name goes to the one entity that it means in enough documents and in nearly all of them. */
const ENOUGH_DOCUMENTS = 3;
const CLEAR_SHARE = 0.9;

const NOBODY: readonly FiledName[] = [];
const NOWHERE: Place = { parent: undefined, rivals: NOBODY };
const NO_BEARERS: readonly Bearer[] = [];

/** Returns the root on which a node has to hang, and who may be meant by its name where they are several. */
export function placeOf(name: FiledName, node: Node, names: FiledNames, separated: Separations): Place {
  if (node.known !== undefined) return NOWHERE;
  const namesakes = asNamesakes(name, names);
  const others = bearersOf(name, names);
  if (namesakes.length + others.length === 0) return NOWHERE;
  const all = namesakes.length === 0 ? others : [...namesakes, ...others];
  const sure = all.filter(isSure);
  // Where only the look of a longer name says so, an article has to make it clear.
  if (sure.length === 0) return { parent: undefined, rivals: all.map((bearer) => bearer.name) };
  // A name that the list gives to several is that of each, however few call it so.
  const bearers = node.type === 'organization' ? all : sure;
  const [only] = bearers;
  if (namesakes.length === 0 && bearers.length <= MOST_WEIGHED && areNamedBeside(node, bearers)) {
    // Each article has to be looked at, because in some somebody else must be meant.
    if (new Set(bearers.map((bearer) => rootOf(bearer.name))).size === 1)
      return { parent: undefined, rivals: bearers.map((bearer) => bearer.name) };
  } else if (only !== undefined && bearers.length === 1) {
    const root = rootOf(only.name);
    return { parent: areSeparated(name, root, separated) ? undefined : root, rivals: NOBODY };
  }
  const rivals = bearers.map((bearer) => bearer.name);
  if (bearers.length > MOST_BEARERS) return { parent: undefined, rivals };
  const documents = new Map<FiledName, number>();
  let total = 0;
  for (const bearer of bearers) {
    const root = rootOf(bearer.name);
    if (areSeparated(name, root, separated)) continue;
    documents.set(root, (documents.get(root) ?? 0) + bearer.attested);
    total += bearer.attested;
  }
  const [one] = documents.keys();
  if (documents.size < 2) return { parent: one, rivals: NOBODY };
  const enough = Math.max(ENOUGH_DOCUMENTS, CLEAR_SHARE * total);
  const [clear] = [...documents].find(([, count]) => count >= enough) ?? [];
  return { parent: clear, rivals };
}

/** Whether the entity of the root has a node that the name must not be joined with. Of two such the fuller name goes first. */
export function areSeparated(name: FiledName, root: FiledName, separated: Separations): boolean {
  const others = separated.get(name);
  if (others === undefined) return false;
  return others.some((other) => rootOf(other) === root && !saysLess(other.key, name.key));
}

/** Returns those who may be called by the name, for a nickname those with a formal given name among them. */
export function bearersOf(name: FiledName, names: FiledNames): readonly BearerOfName[] {
  const untitled = withoutCourtesy(name.key);
  if (untitled !== undefined) {
    const bearers = names.find(untitled)?.bearers ?? NO_BEARERS;
    return bearers.filter((bearer) => mayHaveCourtesy(bearer.name.key, name.key));
  }
  const bearers = name.bearers ?? NO_BEARERS;
  const formal = name.alikeFuller?.filter(areOne).map(({ fuller }) => asBearer(fuller)) ?? NO_BEARERS;
  if (formal.length === 0 && !haveNamesakes(bearers, names)) return bearers;
  return [...bearers, ...formal].flatMap((bearer) => {
    const namesakes = asNamesakes(bearer.name, names);
    return namesakes.length === 0 ? [bearer] : namesakes;
  });
}

function haveNamesakes(bearers: readonly Bearer[], { namesakes }: FiledNames): boolean {
  return namesakes.size > 0 && bearers.some(({ name }) => namesakes.has(name));
}

function asNamesakes(name: FiledName, names: FiledNames): readonly BearerOfName[] {
  const namesakes = names.namesakes.get(name);
  return namesakes?.map(({ id }) => asBearer(names.name(id))) ?? NO_BEARERS;
}

function asBearer(name: FiledName): BearerOfName {
  return { name, suggested: 1, attested: 0, possible: 0 };
}
