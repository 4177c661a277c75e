import { roleKey, weightOfRole } from './company.ts';
import { localsOf } from './divide-name.ts';
import type { DocumentEntry } from './document-entry.ts';
import type { FiledDocument } from './entity-table.ts';
import { newLook, type FiledName } from './filed-name.ts';
import type { LocalEntity } from './local-entity.ts';
import { isOneOf, type Namesake } from './namesakes.ts';
import type { Node } from './node.ts';

/** One of those whom a name may mean, with all the names by which articles call it otherwise. */
export interface Bearing {
  /** The name that is the root of the entity. */
  readonly entity: FiledName;
  /** Those names; that of a namesake is its id. */
  readonly names: FiledName[];
  readonly appearances: Appearance[];
}

/** A name in the articles that are looked at to know its bearer. */
export interface Appearance {
  readonly name: FiledName;
  readonly documents: readonly DocumentEntry[];
  /** Whose articles they are where several bear just this name. */
  readonly namesake?: Namesake | undefined;
}

/** In the place of the number of a bearer, from 0: nobody yet, or several. */
const NOBODY = -1;
const SEVERAL = -2;

/**
 * Returns a function that says how much speaks for each of the bearers of a shared name in one of its articles, or undefined
 * where nothing does: the scores of company.ts. It is to be used up before another name is weighed, because the names of the
 * articles note themselves with whom they are named: to ask a table for each of them would take most of the time of linking.
 */
export function weighingBearers(
  { name: shared, roles }: Node,
  bearings: readonly Bearing[],
): (here: FiledDocument) => readonly number[] | undefined {
  const look = newLook();
  for (const [index, { appearances }] of bearings.entries())
    for (const appearance of appearances) noteCompany(appearance, index, look);
  const byRole = roles.length === 0 ? NO_ROLES : bearersByRole(bearings);
  return (here) => {
    let scores: number[] | undefined;
    const count = (bearer: number, weight: number): void => {
      scores ??= bearings.map(() => 0);
      scores[bearer] = (scores[bearer] ?? 0) + weight;
    };
    for (const other of here.company) {
      if (other.look !== look || other.bearer < 0 || other.weight === 0 || other === shared) continue;
      if (bearings[other.bearer]?.entity !== other) count(other.bearer, other.weight);
    }
    if (byRole.size > 0) {
      for (const role of localsOf(here, shared).flatMap((local) => local.roles)) {
        const bearer = byRole.get(roleKey(role)) ?? NOBODY;
        if (bearer >= 0) count(bearer, weightOfRole(role));
      }
    }
    return scores;
  };
}

const NO_ROLES: ReadonlyMap<string, number> = new Map();

/** Has the names in articles of a bearer note that he is named beside them. */
function noteCompany({ name, documents }: Appearance, bearer: number, look: number): void {
  for (const { filed } of documents) {
    for (const other of filed.company) {
      if (other === name) continue;
      other.bearer = other.look === look ? joined(other.bearer, bearer) : bearer;
      other.look = look;
    }
  }
}

/** Returns by whom of the bearers a role phrase is borne. */
function bearersByRole(bearings: readonly Bearing[]): ReadonlyMap<string, number> {
  const result = new Map<string, number>();
  for (const [index, { appearances }] of bearings.entries())
    for (const appearance of appearances)
      for (const { filed } of appearance.documents)
        for (const { roles } of localsIn(filed, appearance))
          for (const role of roles) {
            const key = roleKey(role);
            result.set(key, joined(result.get(key) ?? NOBODY, index));
          }
  return result;
}

function joined(before: number, bearer: number): number {
  return before === NOBODY || before === bearer ? bearer : SEVERAL;
}

/** Returns the local entities of a document that are those of the bearer. */
function localsIn(document: FiledDocument, { name, namesake }: Appearance): readonly LocalEntity[] {
  const locals = localsOf(document, name);
  return namesake === undefined ? locals : locals.filter(({ qualifiers }) => isOneOf(namesake, qualifiers));
}
