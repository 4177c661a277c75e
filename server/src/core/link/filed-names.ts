import { MOST_TELLING, sampleOf, weightOf, type Occasion } from './company.ts';
import { localsOf } from './divide-name.ts';
import { withoutCourtesy } from './courtesy.ts';
import type { EntityId } from './entity.ts';
import type { FiledDocument } from './entity-table.ts';
import { namesBorneBy, nicknameKeys } from './filing.ts';
import { isOneOf, tellNamesakesApart, type Namesake } from './namesakes.ts';
import type { Node } from './node.ts';
import { nameOfNamesake } from './part-key.ts';

/** A name of more bearers, or in more documents, is not divided by whom each of them means; that would only take time. */
const MOST_WEIGHED = 16;
const MOST_DIVIDED = 64;

/** The names of a corpus as they are filed, and what their documents say around them. */
export class FiledNames {
  /** The nodes by the keys of their names, each with the entity to which it belongs now. */
  readonly nodes = new Map<EntityId, Node>();
  readonly documents = new Map<string, FiledDocument>();
  /** The full names that several bear. */
  readonly namesakes = new Map<EntityId, readonly Namesake[]>();
  /** For each family name the keys under which somebody is filed by it and a courtesy title. */
  readonly #titled = new Map<EntityId, EntityId[]>();

  /** Files a node that is not there yet, or no longer. */
  put(key: EntityId, node: Node | undefined): void {
    const isNew = !this.nodes.has(key);
    if (node === undefined) this.nodes.delete(key);
    else this.nodes.set(key, node);
    const name = withoutCourtesy(key);
    if (name === undefined || isNew === (node === undefined)) return;
    const others = this.titledLike(name).filter((other) => other !== key);
    if (node !== undefined) others.push(key);
    if (others.length === 0) this.#titled.delete(name);
    else this.#titled.set(name, others);
  }

  /** Returns the keys of all who are filed under a name with a courtesy title. */
  titledLike(name: EntityId): readonly EntityId[] {
    return this.#titled.get(name) ?? NO_KEYS;
  }

  /** Whether a name may mean several, so that what is said around its bearers plays a part. */
  isInDoubt(key: EntityId): boolean {
    const node = this.nodes.get(key);
    if (node === undefined) return false;
    return node.rivals.length > 0 || node.qualifiers.length > 1 || this.namesakes.has(key);
  }

  /** Returns how much it says that two documents both have a name; nothing where it is named everywhere. */
  weightOf(key: EntityId): number {
    const node = this.nodes.get(key);
    if (node === undefined) return weightOf(key);
    return isTold(node) ? 0 : node.weight;
  }

  /** Yields the keys of all names by which a node may be called, and maybe some more; those with a title if they are filed. */
  *namesOf({ key, type, forms }: Node): Iterable<EntityId> {
    for (const name of namesBorneBy(type, forms)) {
      yield name;
      yield* this.titledLike(name);
    }
    for (const name of nicknameKeys(key)) {
      yield name;
      yield* this.titledLike(name);
    }
  }

  /** Returns the bearers of just the full name of a node; none where it may be one. */
  namesakesOf({ key, type, known, documents, qualifiers }: Node): readonly Namesake[] {
    if (qualifiers.length < 2 || known !== undefined || documents.size > MOST_DIVIDED) return [];
    const occasions = [...documents].flatMap((uri) => {
      const document = this.documents.get(uri);
      if (document === undefined) return [];
      const locals = localsOf(document, key).filter(({ assigned }) => assigned === undefined);
      const given = locals.flatMap((local) => local.qualifiers ?? []);
      return { company: document.names, roles: [], qualifiers: given };
    });
    return tellNamesakesApart(key, type, occasions, (other) => this.weightOf(other));
  }

  /** Returns all others whom the documents of a node name, as far as that tells something. */
  companyOf({ key, documents }: Node): ReadonlySet<EntityId> {
    const company = new Set<EntityId>();
    for (const uri of documents)
      for (const name of this.documents.get(uri)?.names ?? NO_KEYS)
        if (name !== undefined && name !== key && !company.has(name) && this.weightOf(name) > 0)
          company.add(name);
    return company;
  }

  /** Returns what some of the documents say around the nodes of one bearer; of the company only those that are wanted. */
  usualOccasion(keys: readonly EntityId[], wanted: ReadonlySet<EntityId>): Occasion {
    const company = new Set<EntityId>();
    const roles: string[] = [];
    for (const key of keys) {
      const name = nameOfNamesake(key) ?? key;
      const namesake = this.namesakes.get(name)?.find(({ id }) => id === key);
      const node = this.nodes.get(namesake === undefined ? key : name);
      if (node === undefined) continue;
      // A full name that several bear is in few documents, so that all of them may be looked at.
      for (const uri of namesake === undefined ? sampleOf(node.documents) : node.documents) {
        const document = this.documents.get(uri);
        const locals = localsOf(document, node.key).filter(
          ({ qualifiers }) => namesake === undefined || isOneOf(namesake, qualifiers),
        );
        if (document === undefined || locals.length === 0) continue;
        for (const local of locals) roles.push(...local.roles);
        for (const other of document.names)
          if (other !== undefined && other !== node.key && wanted.has(other)) company.add(other);
      }
    }
    return { company, roles };
  }
}

const NO_KEYS: readonly EntityId[] = [];

/** Whether a name may mean several, but not so many that to look at all of them would only take time. */
export function mayBeDivided({ rivals, documents }: Node): boolean {
  return rivals.length > 0 && rivals.length <= MOST_WEIGHED && documents.size <= MOST_DIVIDED;
}

/** Whether the node is named in so many documents that it says nothing of any of them. */
export function isTold(node: Node | undefined): boolean {
  return node !== undefined && node.documents.size > MOST_TELLING;
}
