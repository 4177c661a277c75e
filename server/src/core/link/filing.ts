import type { EntityType } from '../detect/mention.ts';
import type { EntityId } from './entity.ts';
import { formalNames, isCommonFamilyName, isCommonGivenName, nicknamesOf } from './given-names.ts';
import { knownEntity } from './known-names.ts';
import type { Form, LocalEntity } from './local-entity.ts';
import { isAcronym, slugOf } from './name-words.ts';
import { organizationWords, shorterOrganizationNames } from './organization-name.ts';
import { isSingle, parsePersonName, personSlug, shorterPersonNames } from './person-name.ts';
import { knownPlace, parsePlaceName, placeSlug } from './place-name.ts';
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
    const { slug, shorter, known } = describeName(local);
    const key = `${local.type}/${slug}`;
    const confirmed = this.#confirmed(local, known);
    const attested = attestedNames(local);
    // A name is only ever short for a longer one, so that names cannot stand for each other in a circle.
    const isShorter = (name: EntityId): boolean => name.length < key.length;
    const names = new Set([...shorter.map((name) => `${local.type}/${name}`), ...attested]);
    const given = confirmed ?? known;
    return {
      key: confirmed?.id ?? key,
      shorter: [...names].filter(isShorter),
      attested: attested.filter(isShorter),
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

/** What a name says by itself: its slug, the slugs of shorter names for the same, and the known entity that it means. */
interface DescribedName {
  readonly slug: string;
  readonly shorter: readonly string[];
  readonly known?: Known;
}

type Name = Pick<LocalEntity, 'type' | 'name' | 'container' | 'title'>;

function describeName({ type, name, container, title }: Name): DescribedName {
  switch (type) {
    case 'person': {
      const person = parsePersonName(name);
      const slug = personSlug(person);
      if (title !== undefined && isSingle(person)) return { slug: `${title}-${slug}`, shorter: [slug] };
      return { slug, shorter: shorterPersonNames(person) };
    }
    case 'organization': {
      const words = organizationWords(name);
      const slug = words.join('-');
      const shorter = shorterOrganizationNames(name, words);
      const known = knownEntity(type, slug);
      return known === undefined ? { slug, shorter } : { slug: known.slug, shorter, known };
    }
    case 'place': {
      const place = parsePlaceName(name, container);
      const known = knownPlace(place);
      if (known !== undefined) return { slug: known.slug, shorter: [], known };
      return { slug: placeSlug(place), shorter: container === undefined ? [] : [place.slug] };
    }
  }
}

/** Returns the keys of the shorter names in the document that would be understood elsewhere too. */
function attestedNames({ type, name, forms }: LocalEntity): EntityId[] {
  if (type === 'place' || forms.length < 2) return [];
  const result = new Set<EntityId>();
  for (const form of forms) {
    if (form.name.length < name.length && isTelling(type, form.name, name))
      result.add(`${type}/${describeName({ type, name: form.name }).slug}`);
  }
  return [...result];
}

/** Whether a short form in a document is more than a given name, or than the last words of an organization's name. */
function isTelling(type: EntityType, form: string, name: string): boolean {
  if (type === 'person') return !isCommonGivenName(form.toLowerCase());
  return isAcronym(form) || organizationWords(form)[0] === organizationWords(name)[0];
}

/** Returns the keys of all names by which a node with these forms may be called, and maybe some more. */
export function namesBorneBy(type: EntityType, forms: readonly Form[]): EntityId[] {
  return forms.flatMap(({ name }) => {
    const { slug, shorter } = describeName({ type, name });
    return [`${type}/${slug}`, ...shorter.map((short) => `${type}/${short}`)];
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
