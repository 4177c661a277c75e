import { areAlike, blocksOf } from './alike-names.ts';
import { weightOf } from './company.ts';
import { localsOf } from './divide-name.ts';
import { withoutCourtesy } from './courtesy.ts';
import type { EntityId } from './entity.ts';
import { DocumentEntry } from './document-entry.ts';
import { FiledName } from './filed-name.ts';
import { formalKeys, nicknameKeys } from './filing.ts';
import { saysLess } from './name-order.ts';
import { addLikeness } from './likeness.ts';
import { isOneOf, tellNamesakesApart, type Namesake } from './namesakes.ts';
import { sampleOf, type Node } from './node.ts';
import { nameOfNamesake, partKey } from './part-key.ts';
import { turnedKey } from './turned-name.ts';
import type { Appearance } from './weigh-bearers.ts';

/** A name of more bearers, or in more documents, is not divided by whom each of them means; that would only take time. */
export const MOST_WEIGHED = 16;
export const MOST_DIVIDED = 64;

/** The names of a corpus as they are filed, and what their documents say around them. */
export class FiledNames {
  readonly documents = new Map<string, DocumentEntry>();
  /** The full names that several bear. */
  readonly namesakes = new Map<FiledName, readonly Namesake[]>();
  /** For each family name the names under which somebody is filed by it and a courtesy title. */
  readonly #titled = new Map<FiledName, readonly FiledName[]>();
  /** A name is never forgotten, so that tables of any time can find their nodes by its number. */
  readonly #names = new Map<EntityId, FiledName>();
  /** The names of people that may be alike, by what they have in common then. */
  readonly #blocks = new Map<string, FiledName[]>();

  /** Yields the names under which something is filed, or was once. */
  all(): Iterable<FiledName> {
    return this.#names.values();
  }

  /** Returns the name with the key, or undefined where nothing was ever filed under it. */
  readonly find = (key: EntityId): FiledName | undefined => this.#names.get(key);

  /** Returns the name with the key, a new one where nothing is filed under it yet. */
  name(key: EntityId): FiledName {
    return this.#names.get(key) ?? this.#add(key);
  }

  /** Returns the name of the part of a name that means an entity, given by one of the names of that. */
  part({ key }: FiledName, target: FiledName): FiledName {
    const partOfName = partKey(key, target.key);
    return this.#names.get(partOfName) ?? this.#add(partOfName, target);
  }

  #add(key: EntityId, target?: FiledName): FiledName {
    const name = new FiledName(key, this.#names.size, target);
    this.#names.set(key, name);
    for (const nickname of this.#known(nicknameKeys(key))) addLikeness(nickname, name);
    for (const formal of this.#known(formalKeys(key))) addLikeness(name, formal);
    const turned = this.find(turnedKey(key) ?? '');
    if (turned !== undefined) addInOrder(name, turned, { isTurned: true });
    this.#addAlike(name);
    return name;
  }

  #addAlike(name: FiledName): void {
    for (const block of blocksOf(name.key)) {
      const others = this.#blocks.get(block);
      if (others === undefined) this.#blocks.set(block, [name]);
      else {
        for (const other of others)
          if (areAlike(name.key, other.key)) addInOrder(name, other, { isDoubtful: true });
        others.push(name);
      }
    }
  }

  #known(keys: readonly EntityId[]): readonly FiledName[] {
    return keys.length === 0 ? NO_NAMES : keys.flatMap((key) => this.find(key) ?? []);
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

  /** Files a node under a name that has none yet, or takes it away. */
  put(name: FiledName, node: Node | undefined): void {
    name.node = node;
    const untitledKey = withoutCourtesy(name.key);
    if (untitledKey === undefined) return;
    const untitled = this.name(untitledKey);
    const others = this.titledLike(untitled).filter((other) => other !== name);
    if (node !== undefined) others.push(name);
    if (others.length === 0) this.#titled.delete(untitled);
    else this.#titled.set(untitled, others);
  }

  /** Returns the names of all who are filed under a name with a courtesy title. */
  titledLike(name: FiledName): readonly FiledName[] {
    return this.#titled.size === 0 ? NO_NAMES : (this.#titled.get(name) ?? NO_NAMES);
  }

  /** Whether a name may mean several, so that what is said around its bearers plays a part. */
  isInDoubt(name: FiledName): boolean {
    const { node } = name;
    if (node === undefined) return false;
    return node.rivals.length > 0 || node.qualifiers.length > 1 || this.namesakes.has(name);
  }

  /** Whether somebody filed under a name may be called by any other one. */
  hasOtherNames({ bearerOf, alikeLesser }: FiledName): boolean {
    return bearerOf !== undefined || alikeLesser !== undefined || this.#titled.size > 0;
  }

  /** Returns all names by which somebody filed under a name may be called, that among them; those with a title if they are filed. */
  namesOf(name: FiledName): readonly FiledName[] {
    const names = [name];
    for (const { shorter } of name.bearerOf ?? []) names.push(shorter);
    for (const { lesser } of name.alikeLesser ?? []) names.push(lesser);
    return this.#titled.size === 0 ? names : names.flatMap((each) => [each, ...this.titledLike(each)]);
  }

  /** Returns the bearers of just the full name; none where it may be one. */
  namesakesOf(name: FiledName): readonly Namesake[] {
    const { node, key } = name;
    if (node === undefined) return NO_NAMESAKES;
    const { type, known, documents, qualifiers } = node;
    // Whom a family name means depends on who is known to have it.
    if (type === 'person' && !key.includes('-')) return NO_NAMESAKES;
    if (qualifiers.length < 2 || known !== undefined || documents.size > MOST_DIVIDED) return NO_NAMESAKES;
    const occasions = [...documents].map(({ filed }) => {
      const locals = localsOf(filed, name).filter(({ assigned }) => assigned === undefined);
      const given = locals.flatMap((local) => local.qualifiers ?? []);
      return { company: filed.names.map((other) => other?.key), roles: [], qualifiers: given };
    });
    return tellNamesakesApart(key, type, occasions, (other) => this.find(other)?.weight ?? weightOf(other));
  }

  /** Returns where one of those is named whom a shared name may mean, given by a name or the id of a namesake. */
  appearanceOf(name: FiledName): Appearance {
    const shared = this.#sharedBy(name);
    const namesake =
      shared === undefined ? undefined : this.namesakes.get(shared)?.find(({ id }) => id === name.key);
    if (shared === undefined || namesake === undefined) {
      const { node } = name;
      return { name, documents: node === undefined ? [] : sampleOf(node) };
    }
    // A full name that several bear is in few documents, so that all of them may be looked at.
    const documents = [...(shared.node?.documents ?? [])];
    const isOfNamesake = ({ filed }: DocumentEntry): boolean =>
      localsOf(filed, shared).some(({ qualifiers }) => isOneOf(namesake, qualifiers));
    return { name: shared, documents: documents.filter(isOfNamesake), namesake };
  }

  /** Returns the full name that several bear of whom one has the id that the name is, or undefined. */
  #sharedBy({ key }: FiledName): FiledName | undefined {
    const shared = this.namesakes.size === 0 ? undefined : nameOfNamesake(key);
    return shared === undefined ? undefined : this.find(shared);
  }
}

const NO_NAMES: readonly FiledName[] = [];
const NO_NAMESAKES: readonly Namesake[] = [];

function addInOrder(a: FiledName, b: FiledName, kind: Parameters<typeof addLikeness>[2]): void {
  if (saysLess(a.key, b.key)) addLikeness(a, b, kind);
  else addLikeness(b, a, kind);
}

/** Whether a name may mean several, but not so many that to look at all of them would only take time. */
export function mayBeDivided({ rivals, documents }: Node): boolean {
  return rivals.length > 0 && rivals.length <= MOST_WEIGHED && documents.size <= MOST_DIVIDED;
}
