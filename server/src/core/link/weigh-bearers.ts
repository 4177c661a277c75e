import { officeOf, roleKey, weightOfRole } from './role-key.ts';
import { localsOf } from './divide-name.ts';
import type { DocumentEntry } from './document-entry.ts';
import type { FiledDocument } from './entity-table.ts';
import { isTold, newLook, type FiledName } from './filed-name.ts';
import { rootOf } from './forest.ts';
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
      const telling = other.look === look && other.weight > 0 ? other : namedShorter(other, here);
      if (telling?.look !== look || telling.bearer < 0 || telling === shared) continue;
      if (bearings[telling.bearer]?.entity !== telling) count(telling.bearer, telling.weight);
    }
    if (byRole.size > 0) {
      for (const role of localsOf(here, shared).flatMap((local) => local.roles)) {
        const bearer = bearerOfRole(byRole, roleKey(role));
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

/** Returns the fuller name for which a name is short that can be but one's; undefined where that tells nothing of the article. */
function namedShorter(name: FiledName, here: FiledDocument): FiledName | undefined {
  const root = rootOf(name);
  if (root === name || root.weight === 0 || isTold(name.node) || here.company.includes(root))
    return undefined;
  return root;
}

/** An office in any form: "=governor" of whoever is called "Governor" or "governor of California". */
const IN_ANY_FORM = '=';

/**
 * Returns who of the bearers has a role, given by what it is compared by. A governor is the one whose state is said elsewhere, and
 * the governor of a state the one whose state is not.
 */
function bearerOfRole(byRole: ReadonlyMap<string, number>, key: string): number {
  const same = byRole.get(key);
  const office = officeOf(key);
  if (office === '') return same ?? NOBODY;
  const holder = byRole.get(IN_ANY_FORM + office) ?? NOBODY;
  if (key === office) return holder;
  return same ?? (byRole.get(office) === holder ? holder : NOBODY);
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
            const office = officeOf(key);
            result.set(key, joined(result.get(key) ?? NOBODY, index));
            if (office === '') continue;
            result.set(IN_ANY_FORM + office, joined(result.get(IN_ANY_FORM + office) ?? NOBODY, index));
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
