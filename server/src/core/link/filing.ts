import type { EntityType } from '../detect/mention.ts';
import type { EntityId } from './entity.ts';
import { comesFirst, formalNames, isCommonFamilyName, nicknamesOf } from './given-names.ts';
import type { Form, LocalEntity } from './local-entity.ts';
import { memoized } from './memoized.ts';
import { isAcronym, slugOf } from './name-words.ts';
import { knownOrganization, organizationWords, shorterOrganizationNames } from './organization-name.ts';
import { isSingle, parsePersonName, personSlug, shorterPersonNames, type PersonName } from './person-name.ts';
import { knownPlace, parsePlaceName, placeSlug, type PlaceName } from './place-name.ts';
import type { Registry, RegistryEntity } from './registry.ts';

/** Where a local entity belongs across documents: all those filed under one key are one. */
export interface Filing {
  readonly key: EntityId;
  /** Keys of the shorter names by which it may be called elsewhere, each once. */
  readonly shorter: readonly EntityId[];
  /** Keys of those by which its own document calls it. */
  readonly attested: readonly EntityId[];
  readonly known?: Known;
}

/** The name and id that the registry or the shipped lists give to an entity. */
export interface Known {
  readonly name: string;
  readonly knowledgeBaseId?: string;
}

/** Files local entities by their names, under the rules of a registry. */
export class FilingSystem {
  readonly #ignored: ReadonlySet<string>;
  readonly #byName = new Map<string, RegistryEntity>();
  readonly #byKnowledgeBaseId = new Map<string, RegistryEntity>();

  constructor({ entities, ignore }: Registry) {
    this.#ignored = new Set(ignore.map(slugOf));
    for (const entity of entities) {
      for (const name of [entity.name, ...entity.aliases])
        this.#byName.set(`${entity.type}/${slugOf(name)}`, entity);
      if (entity.knowledgeBaseId !== undefined) this.#byKnowledgeBaseId.set(entity.knowledgeBaseId, entity);
    }
  }

  /** Returns where the local entity belongs, or undefined where the registry says that it is none. */
  file(local: LocalEntity): Filing | undefined {
    if (this.#ignored.size > 0 && this.#ignored.has(slugOf(local.name))) return undefined;
    const { key, shorter, known } = describeName(local);
    const confirmed = this.#confirmed(local, known);
    // A name is only ever short for a longer one, so that names cannot stand for each other in a circle.
    const isShorter = (name: EntityId): boolean => name.length < key.length;
    const attested = attestedNames(local).filter(isShorter);
    const names = shorter.filter(isShorter);
    for (const name of attested) if (!names.includes(name)) names.push(name);
    const given = confirmed ?? known;
    return {
      key: confirmed?.id ?? key,
      shorter: names,
      attested,
      ...(given === undefined ? {} : { known: given }),
    };
  }

  /** Returns the registry's entity for a local one: by its id, its name, or another form that is a full name too. */
  #confirmed({ type, name, forms }: LocalEntity, known: Known | undefined): RegistryEntity | undefined {
    if (this.#byName.size === 0) return undefined;
    const found =
      this.#byKnowledgeBaseId.get(known?.knowledgeBaseId ?? '') ??
      this.#byName.get(`${type}/${slugOf(name)}`);
    if (found !== undefined) return found;
    for (const form of forms) {
      if (type === 'person' && !form.name.includes(' ')) continue;
      const entity = this.#byName.get(`${type}/${slugOf(form.name)}`);
      if (entity !== undefined) return entity;
    }
    return undefined;
  }
}

/** What a name says by itself: its key, those of shorter names for the same, and the known entity that it means. */
interface DescribedName {
  readonly key: EntityId;
  readonly shorter: readonly EntityId[];
  readonly known?: Known;
}

function describeName({
  type,
  name,
  container,
  title,
}: Omit<LocalEntity, 'forms' | 'mentions' | 'roles'>): DescribedName {
  if (title !== undefined) return describePerson(parsePersonName(name), title);
  if (container !== undefined) return describePlace(parsePlaceName(name, container));
  return DESCRIBERS[type](name);
}

const DESCRIBERS: Readonly<Record<EntityType, (name: string) => DescribedName>> = {
  person: memoized((name) => describePerson(parsePersonName(name))),
  organization: memoized(describeOrganization),
  place: memoized((name) => describePlace(parsePlaceName(name))),
};

function describePerson(name: PersonName, title = name.title): DescribedName {
  const person = isSingle(name) ? { ...name, title } : name;
  return {
    key: `person/${personSlug(person)}`,
    shorter: shorterPersonNames(person).map((slug) => `person/${slug}`),
  };
}

function describeOrganization(name: string): DescribedName {
  const words = organizationWords(name);
  const known = knownOrganization(name, words);
  const shorter = shorterOrganizationNames(name, words).map((slug) => `organization/${slug}`);
  if (known === undefined) return { key: `organization/${words.join('-')}`, shorter };
  return { key: `organization/${known.slug}`, shorter, known };
}

function describePlace(place: PlaceName): DescribedName {
  const known = knownPlace(place);
  if (known !== undefined) return { key: `place/${known.slug}`, shorter: [], known };
  return { key: `place/${placeSlug(place)}`, shorter: place.container === '' ? [] : [`place/${place.slug}`] };
}

/** Returns the keys of the shorter names in the document that would be understood elsewhere too. */
function attestedNames({ type, name, forms }: LocalEntity): EntityId[] {
  if (type === 'place' || forms.length < 2) return [];
  const result = new Set<EntityId>();
  for (const form of forms) {
    if (form.name.length < name.length && isTelling(type, form.name, name))
      result.add(DESCRIBERS[type](form.name).key);
  }
  return [...result];
}

/**
 * Whether a short form would be understood outside its document: a family name, but not a given name; the beginning of an
 * organization's name, an acronym or another name, but not its last words.
 */
function isTelling(type: EntityType, form: string, name: string): boolean {
  if (type === 'person') {
    const { words } = parsePersonName(form);
    return words.length > 1 || words[0] === parsePersonName(name).words.at(-1) || comesFirst(words[0] ?? '');
  }
  const words = organizationWords(form);
  const full = organizationWords(name);
  return isAcronym(form) || words[0] === full[0] || !words.some((word) => full.includes(word));
}

/** Returns the keys of all names by which a node with these forms may be called, and maybe some more. */
export function namesBorneBy(type: EntityType, forms: readonly Form[]): EntityId[] {
  return forms.flatMap(({ name }) => {
    const { key, shorter } = DESCRIBERS[type](name);
    return [key, ...shorter];
  });
}

/** Returns the keys of the names in which the given name of a person's key is replaced by each of its nicknames. */
export function nicknameKeys(key: EntityId): EntityId[] {
  return replaceGivenName(key, nicknamesOf);
}

/** Returns the keys of the names in which a nickname in a person's key is replaced by each of its formal names. */
export function formalKeys(key: EntityId): EntityId[] {
  return replaceGivenName(key, formalNames);
}

function replaceGivenName(key: EntityId, replace: (name: string) => readonly string[]): EntityId[] {
  if (!key.startsWith('person/')) return [];
  const end = key.indexOf('-');
  if (end < 0) return [];
  const names = replace(key.slice('person/'.length, end));
  if (names.length === 0 || isCommonFamilyName(key.slice(key.lastIndexOf('-') + 1))) return [];
  return names.map((name) => `person/${name}${key.slice(end)}`);
}
