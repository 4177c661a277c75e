import { MOST_OCCASIONS, weightOf } from './company.ts';
import { localsOf } from './divide-name.ts';
import { withoutCourtesy } from './courtesy.ts';
import type { EntityId } from './entity.ts';
import { DocumentEntry } from './document-entry.ts';
import { nicknameKeys } from './filing.ts';
import { FiledName } from './filed-name.ts';
import { isOneOf, tellNamesakesApart, type Namesake } from './namesakes.ts';
import type { Node } from './node.ts';
import { nameOfNamesake } from './part-key.ts';
import type { Appearance } from './weigh-bearers.ts';

/** A name of more bearers, or in more documents, is not divided by whom each of them means; that would only take time. */
const MOST_WEIGHED = 16;
const MOST_DIVIDED = 64;

/** The names of a corpus as they are filed, and what their documents say around them. */
export class FiledNames {
  readonly documents = new Map<string, DocumentEntry>();
  /** The full names that several bear. */
  readonly namesakes = new Map<EntityId, readonly Namesake[]>();
  /** For each family name the keys under which somebody is filed by it and a courtesy title. */
  readonly #titled = new Map<EntityId, EntityId[]>();
  readonly #names = new Map<EntityId, FiledName>();

  /** Yields the names as they are filed, each with the entity to which it belongs now. */
  *nodes(): Iterable<Node> {
    for (const { node } of this.#names.values()) if (node !== undefined) yield node;
  }

  nodeOf(key: EntityId): Node | undefined {
    return this.#names.get(key)?.node;
  }

  /** Returns the name with the key, a new one where nothing is filed under it yet. */
  name(key: EntityId): FiledName {
    let name = this.#names.get(key);
    if (name === undefined) {
      name = new FiledName(key);
      this.#names.set(key, name);
    }
    return name;
  }

  /** Puts a node in the place of one with the same documents. */
  replace(node: Node): void {
    this.name(node.key).node = node;
  }

  /** Returns the document with the URI, a new one where it is not known yet. */
  document(uri: string): DocumentEntry {
    let document = this.documents.get(uri);
    if (document === undefined) {
      document = new DocumentEntry(uri);
      this.documents.set(uri, document);
    }
    return document;
  }

  /** Files a node that is not there yet, or no longer. */
  put(key: EntityId, node: Node | undefined): void {
    const name = this.name(key);
    const isNew = name.node === undefined;
    name.node = node;
    if (node === undefined) this.#names.delete(key);
    const untitled = withoutCourtesy(key);
    if (untitled === undefined || isNew === (node === undefined)) return;
    const others = this.titledLike(untitled).filter((other) => other !== key);
    if (node !== undefined) others.push(key);
    if (others.length === 0) this.#titled.delete(untitled);
    else this.#titled.set(untitled, others);
  }

  /** Returns the keys of all who are filed under a name with a courtesy title. */
  titledLike(name: EntityId): readonly EntityId[] {
    return this.#titled.get(name) ?? NO_KEYS;
  }

  /** Whether a name may mean several, so that what is said around its bearers plays a part. */
  isInDoubt(key: EntityId): boolean {
    const node = this.nodeOf(key);
    if (node === undefined) return false;
    return node.rivals.length > 0 || node.qualifiers.length > 1 || this.namesakes.has(key);
  }

  /** Returns how much it says that two documents both have a name; nothing where it is named everywhere. */
  weightOf(key: EntityId): number {
    return this.#names.get(key)?.weight ?? weightOf(key);
  }

  /** Returns the keys of all names by which a node may be called, its own among them; those with a title if they are filed. */
  namesOf({ key }: Node): readonly EntityId[] {
    const names = [key, ...this.name(key).shorter, ...nicknameKeys(key)];
    return this.#titled.size === 0 ? names : names.flatMap((name) => [name, ...this.titledLike(name)]);
  }

  /** Returns the bearers of just the full name of a node; none where it may be one. */
  namesakesOf({ key, type, known, documents, qualifiers }: Node): readonly Namesake[] {
    if (qualifiers.length < 2 || known !== undefined || documents.size > MOST_DIVIDED) return [];
    const occasions = [...documents].map(({ filed }) => {
      const locals = localsOf(filed, key).filter(({ assigned }) => assigned === undefined);
      const given = locals.flatMap((local) => local.qualifiers ?? []);
      return { company: filed.names, roles: [], qualifiers: given };
    });
    return tellNamesakesApart(key, type, occasions, (other) => this.weightOf(other));
  }

  /** Returns where one of those is named whom a shared name may mean, given by the key of a name or the id of a namesake. */
  appearanceOf(key: EntityId): Appearance {
    const name = this.namesakes.size === 0 ? undefined : nameOfNamesake(key);
    const namesake = this.namesakes.get(name ?? '')?.find(({ id }) => id === key);
    if (name === undefined || namesake === undefined) {
      const node = this.nodeOf(key);
      return { key, documents: node === undefined ? [] : sampleOf(node) };
    }
    // A full name that several bear is in few documents, so that all of them may be looked at.
    const documents = [...(this.nodeOf(name)?.documents ?? [])];
    const isOfNamesake = ({ filed }: DocumentEntry): boolean =>
      localsOf(filed, name).some(({ qualifiers }) => isOneOf(namesake, qualifiers));
    return { key: name, documents: documents.filter(isOfNamesake), namesake };
  }
}

const NO_KEYS: readonly EntityId[] = [];

/** Whether a name may mean several, but not so many that to look at all of them would only take time. */
export function mayBeDivided({ rivals, documents }: Node): boolean {
  return rivals.length > 0 && rivals.length <= MOST_WEIGHED && documents.size <= MOST_DIVIDED;
}

/** Returns the documents of a node that are looked at when somebody else is to be told from it. */
export function sampleOf({ documents }: Node): readonly DocumentEntry[] {
  return documents.first(MOST_OCCASIONS);
}
