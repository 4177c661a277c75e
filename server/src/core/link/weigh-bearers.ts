import { roleKey, weightOfRole } from './company.ts';
import { localsOf } from './divide-name.ts';
import type { DocumentEntry } from './document-entry.ts';
import type { EntityId } from './entity.ts';
import type { FiledDocument } from './entity-table.ts';
import type { LocalEntity } from './local-entity.ts';
import { isOneOf, type Namesake } from './namesakes.ts';
import type { Node } from './node.ts';

/** One of those whom a name may mean, with all the names by which articles call it otherwise. */
export interface Bearing {
  readonly id: EntityId;
  /** The keys of those names; that of a namesake is its id. */
  readonly keys: EntityId[];
  readonly appearances: Appearance[];
}

/** A name in the articles that are looked at to know its bearer. */
export interface Appearance {
  readonly key: EntityId;
  readonly documents: readonly DocumentEntry[];
  /** Whose articles they are where several bear just this name. */
  readonly namesake?: Namesake | undefined;
}

/** In the place of the number of a bearer, from 0: nobody yet, or several. */
const NOBODY = -1;
const SEVERAL = -2;

/** Grows with each shared name, so that what names have noted for another one does not count. */
let looks = 0;

/**
 * Returns a function that says how much speaks for each of the bearers of a shared name in one of its articles, or undefined
 * where nothing does: the scores of company.ts. It is to be used up before another name is weighed, because the names of the
 * articles note themselves with whom they are named: to ask a table for each of them would take most of the time of linking.
 */
export function weighingBearers(
  { key, documents, roles }: Node,
  bearings: readonly Bearing[],
): (here: FiledDocument) => readonly number[] | undefined {
  const look = ++looks;
  for (const { filed } of documents) {
    for (const name of filed.company) {
      if (name.weight === 0 || name.key === key) continue;
      name.look = look;
      name.bearer = NOBODY;
    }
  }
  for (const [index, { appearances }] of bearings.entries())
    for (const appearance of appearances) noteCompany(appearance, index, look);
  const byRole = roles.length === 0 ? NO_ROLES : bearersByRole(bearings);
  return (here) => {
    let scores: number[] | undefined;
    const count = (bearer: number, weight: number): void => {
      scores ??= bearings.map(() => 0);
      scores[bearer] = (scores[bearer] ?? 0) + weight;
    };
    for (const { look: last, bearer, key: other, weight } of here.company)
      if (last === look && bearer >= 0 && bearings[bearer]?.id !== other) count(bearer, weight);
    if (byRole.size > 0) {
      for (const role of localsOf(here, key).flatMap((local) => local.roles)) {
        const bearer = byRole.get(roleKey(role)) ?? NOBODY;
        if (bearer >= 0) count(bearer, weightOfRole(role));
      }
    }
    return scores;
  };
}

const NO_ROLES: ReadonlyMap<string, number> = new Map();

/** Has those names that are looked for note that a bearer is named beside them. */
function noteCompany({ key, documents }: Appearance, bearer: number, look: number): void {
  for (const { filed } of documents)
    for (const name of filed.company)
      if (name.look === look && name.key !== key) name.bearer = joined(name.bearer, bearer);
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
function localsIn(document: FiledDocument, { key, namesake }: Appearance): readonly LocalEntity[] {
  const locals = localsOf(document, key);
  return namesake === undefined ? locals : locals.filter(({ qualifiers }) => isOneOf(namesake, qualifiers));
}
