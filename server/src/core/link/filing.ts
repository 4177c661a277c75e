import { ENTITY_TYPES, type EntityType } from '../detect/mention.ts';
import { areSame } from './are-same.ts';
import { bynamesOf } from './bynames.ts';
import type { EntityId } from './entity.ts';
import {
  comesFirst,
  formalNames,
  isCommonFamilyName,
  isCommonGivenName,
  nicknamesOf,
} from './given-names.ts';
import { isKnightly } from './courtesy.ts';
import { institutionSlug, ownerInId } from './institution-name.ts';
import { knownEntity } from './known-names.ts';
import type { LocalEntity } from './local-entity.ts';
import { slugOf } from './name-words.ts';
import type { OrganizationName } from './organization-name.ts';
import {
  isSingle,
  namesWithoutLast,
  rareGivenName,
  personSlug,
  shorterPersonNames,
  type PersonName,
} from './person-name.ts';
import { saysLess } from './name-order.ts';
import { possibleOrganizationNames, shorterOrganizationNames } from './shorter-organizations.ts';
import { placedIn, placeSlug, type PlaceName } from './place-name.ts';
import type { Registry, RegistryEntity } from './registry.ts';
import { writtenName, type WrittenName } from './written-name.ts';

/** Where a local entity belongs across documents: all those filed under one key are one. */
export interface Filing {
  readonly key: EntityId;
  readonly type: EntityType;
  /** Keys of the shorter names by which it may be called elsewhere, each once. */
  readonly shorter: readonly EntityId[];
  /** Keys of those by which its own document calls it. */
  readonly attested: readonly EntityId[];
  /** Keys of those for which the look of the name is not enough, so that something else must speak for it too. */
  readonly possible: readonly EntityId[];
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
  readonly #byId: ReadonlyMap<EntityId, RegistryEntity>;

  constructor({ entities, ignore }: Registry) {
    this.#ignored = new Set(ignore.map(slugOf));
    this.#byId = new Map(entities.map((entity) => [entity.id, entity]));
    // Of two that claim one name always the same one gets it, whatever their order in the file.
    for (const entity of [...entities].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      for (const name of [entity.name, ...entity.aliases])
        this.#byName.set(registeredKey(entity, name), entity);
      if (entity.knowledgeBaseId !== undefined) this.#byKnowledgeBaseId.set(entity.knowledgeBaseId, entity);
    }
  }

  /** Returns where the local entity belongs, or undefined where the registry says that it is none. */
  file(local: LocalEntity): Filing | undefined {
    if (local.assigned !== undefined) return this.#fileAssigned(local.assigned);
    const written = writtenName(local.name);
    if (this.#ignored.size > 0 && this.#ignored.has(written.slug)) return undefined;
    const described = describeName(local, written);
    const called = withOtherNames(local, asCalled(local, written, described));
    const confirmed = this.#confirmed(local, described);
    if (confirmed === undefined) return called;
    const { key: fullest, shorter, attested, possible } = called;
    // Of several names the registry need not have the fullest.
    const names = local.otherNames === undefined ? NO_NAMES : [fullest];
    return {
      key: confirmed.id,
      type: local.type,
      shorter: [...names, ...shorter],
      attested: [...names, ...attested],
      possible,
      known: confirmed,
    };
  }

  /** Somebody has said which entity it is; then its name says nothing any more. */
  #fileAssigned(id: EntityId): Filing {
    const entity = this.#byId.get(id);
    if (entity !== undefined)
      return { key: id, type: entity.type, shorter: [], attested: [], possible: [], known: entity };
    // The type must not depend on which of several mentions comes first, so that an id that says nothing is taken for a person's.
    const type = ENTITY_TYPES.find((other) => id.startsWith(`${other}/`)) ?? 'person';
    // All that is filed under one key is known as the same; an id says enough of its name to look it up in the lists.
    const { key, known } = filingOf(type, writtenName(id.slice(id.indexOf('/') + 1).replaceAll('-', ' ')));
    return {
      key: id,
      type,
      shorter: [],
      attested: [],
      possible: [],
      ...(key === id && known !== undefined ? { known } : {}),
    };
  }

  /** Returns the registry's entity for a local one: by its id, its name, or another form that is a full name too. */
  #confirmed(
    { type, name, forms, container, familyName, otherNames }: LocalEntity,
    { key, known }: Filing,
  ): RegistryEntity | undefined {
    if (this.#byName.size === 0) return undefined;
    const isNamedInKey = familyName !== undefined || (type === 'organization' && container !== undefined);
    const found =
      this.#byKnowledgeBaseId.get(known?.knowledgeBaseId ?? '') ??
      (isNamedInKey ? this.#byName.get(key) : undefined) ??
      this.#byName.get(`${type}/${writtenName(name).slug}`);
    if (found !== undefined) return found;
    for (const form of forms) {
      if (type === 'person' && !form.name.includes(' ') && !otherNames?.includes(form.name)) continue;
      const entity = this.#byName.get(`${type}/${writtenName(form.name).slug}`);
      if (entity !== undefined) return entity;
    }
    return undefined;
  }
}

/**
 * Returns the key of a registered name. "Ministry of Health" under the id of the ministry of one country, such as
 * `organization/peru-ministry-of-health`, is the name of that only.
 */
function registeredKey({ id, type }: RegistryEntity, name: string): EntityId {
  const institution = type === 'organization' ? writtenName(name).organization.institution : undefined;
  const isWhose = institution !== undefined && ownerInId(id, institution) !== undefined;
  return isWhose ? id : `${type}/${slugOf(name)}`;
}

/** Returns where a local entity belongs by its name alone. */
function describeName(
  { type, name, container, title, familyName }: Omit<LocalEntity, 'forms' | 'mentions' | 'roles'>,
  written: WrittenName,
): Filing {
  if (familyName !== undefined) return filingOf(type, writtenName(`${name} ${familyName}`));
  const apart = type === 'person' ? title : container;
  return apart === undefined ? filingOf(type, written) : filedApart(type, written, apart);
}

/** Returns where somebody or something belongs that a document tells apart from others of the name, by a title or by where it is. */
function filedApart(type: EntityType, written: WrittenName, by: string): Filing {
  const known = written.filedApart.find((each) => each.by === by && each.filing.type === type);
  if (known !== undefined) return known.filing;
  const filing =
    type === 'person'
      ? describePerson(written.person, by)
      : type === 'place'
        ? describePlace(placedIn(written.place, by))
        : describeOrganization(written.organization, by);
  written.filedApart = [...written.filedApart, { by, filing }];
  return filing;
}

/** Returns where those of a type belong who are called by just this name. */
function filingOf(type: EntityType, name: WrittenName): Filing {
  return (name.filings[type] ??= DESCRIBERS[type](name));
}

const DESCRIBERS: Readonly<Record<EntityType, (name: WrittenName) => Filing>> = {
  person: ({ person }) => describePerson(person),
  organization: ({ organization }) => describeOrganization(organization),
  place: ({ place }) => describePlace(place),
};

function describePerson(name: PersonName, title = name.title): Filing {
  const person = isSingle(name) ? { ...name, title } : name;
  const slug = personSlug(person);
  const shorter = new Set([...shorterPersonNames(person), ...bynamesOf(slug)]);
  if (!isSingle(person) && isKnightly(title)) shorter.add(`${title}-${person.spelled[0] ?? ''}`);
  shorter.delete(slug);
  const possible = [...namesWithoutLast(person), ...rareGivenName(person)];
  return fileUnder('person', slug, [...shorter], undefined, possible);
}

/** @param owner the slug of the country or town of which the document says that it has an institution, or empty */
function describeOrganization(name: OrganizationName, owner = ''): Filing {
  const { slug, known, institution } = name;
  const shorter = shorterOrganizationNames(name);
  const possible = possibleOrganizationNames(name);
  // What the list knows by the name alone is meant, unless the document is about another country.
  if (institution === undefined || (known !== undefined && owner === ''))
    return fileUnder('organization', known?.slug ?? slug, shorter, known, possible);
  const whole = institutionSlug(institution, owner);
  const meant = knownEntity('organization', whole);
  const isCalledAlike = !shorter.includes(institution.slug);
  // The bare name of a newspaper is that of one that everybody knows.
  const isPaper = institution.ownership === 'paper';
  const filing = fileUnder(
    'organization',
    meant?.slug ?? whole,
    isCalledAlike && !isPaper ? [...shorter, institution.slug] : shorter,
    meant,
    isCalledAlike && isPaper ? [...possible, institution.slug] : possible,
  );
  // Where only the document says whose it is, the name alone is what it calls the institution.
  return owner === '' || isPaper ? filing : { ...filing, attested: [`organization/${institution.slug}`] };
}

function describePlace(place: PlaceName): Filing {
  const { known, slug, shorter } = place;
  if (known === undefined) return fileUnder('place', placeSlug(place), shorter);
  // What everybody knows by the shorter name is not called so because an article says where it lies, and of several that are as well known more has to speak for one.
  const isShared = knownEntity('place', slug) === undefined;
  return fileUnder('place', placeSlug(place), NO_NAMES, known, isShared ? shorter : NO_NAMES);
}

/** @param possible the slugs of shorter names that mean somebody only where more speaks for it */
function fileUnder(
  type: EntityType,
  slug: string,
  shorter: readonly string[],
  known?: Known,
  possible: readonly string[] = NO_NAMES,
): Filing {
  const key = `${type}/${slug}`;
  const keysOf = (names: readonly string[]): EntityId[] =>
    names.map((name) => `${type}/${name}`).filter((name) => saysLess(name, key));
  const unsure = keysOf(possible.filter((name) => !shorter.includes(name)));
  return {
    key,
    type,
    shorter: [...keysOf(shorter), ...unsure],
    attested: [],
    possible: unsure,
    ...(known === undefined ? {} : { known }),
  };
}

/** Returns the filing of a local entity with what its own document calls it, given how it is filed by its name alone. */
function asCalled(local: LocalEntity, written: WrittenName, described: Filing): Filing {
  const { type, name, forms, title, container, familyName } = local;
  const [first, second, third] = forms;
  if (type === 'place' || first === undefined || second === undefined) return described;
  const isToldApart = title !== undefined || container !== undefined || familyName !== undefined;
  if (third !== undefined || isToldApart) return withAttested(described, attestedNames(local, described.key));
  // Most are called by one other name, and in all documents by the same ones.
  const other = first.name === name ? second.name : first.name;
  const known = written.calledOtherwise.find((called) => called.other === other && called.type === type);
  if (known !== undefined) return known.filing;
  const filing = withAttested(described, attestedNames(local, described.key));
  written.calledOtherwise = [...written.calledOtherwise, { type, other, filing }];
  return filing;
}

/**
 * Returns the filing with the other names that the document states: both names suggest the shorter ones that each suggests,
 * and the one that says less is short for the other, under which both are filed.
 */
function withOtherNames({ type, otherNames }: LocalEntity, called: Filing): Filing {
  let filing = called;
  for (const name of otherNames ?? NO_NAMES) {
    const written = writtenName(name);
    // Whoever is known as Bob is not the only one.
    if (type === 'person' && isCommonGivenName(written.slug)) continue;
    const other = filingOf(type, written);
    // Of an acronym the document knows better than the list what it stands for.
    const isListed = other.known !== undefined && written.organization.letters === '';
    const isFuller = other.known === undefined && saysLess(filing.key, other.key);
    if (filing.known === undefined && (isListed || isFuller)) filing = withNames(other, filing);
    else filing = withNames(filing, other);
  }
  return filing;
}

/** Returns the fuller filing of somebody with the names of the other, which are in the document too. */
function withNames(fuller: Filing, other: Filing): Filing {
  const names = [other.key, ...other.attested].filter((name) => saysLess(name, fuller.key));
  const suggested = other.shorter.filter(
    (name) => saysLess(name, fuller.key) && !fuller.shorter.includes(name),
  );
  const { possible } = other;
  return withAttested(
    {
      ...fuller,
      shorter: [...fuller.shorter, ...suggested],
      possible: [...fuller.possible, ...suggested.filter((name) => possible.includes(name))],
    },
    names,
  );
}

function withAttested(described: Filing, others: readonly EntityId[]): Filing {
  if (others.length === 0) return described;
  const attested = [...new Set([...described.attested, ...others])];
  const { shorter } = described;
  return {
    ...described,
    shorter: [...shorter, ...attested.filter((name) => !shorter.includes(name))],
    attested,
  };
}

/** Returns the keys of the shorter names in the document that would be understood elsewhere too. */
function attestedNames({ type, name, forms }: LocalEntity, key: EntityId): readonly EntityId[] {
  const full = writtenName(name);
  const result = new Set<EntityId>();
  for (const form of forms) {
    if (form.name.length >= name.length) continue;
    const written = writtenName(form.name);
    if (!(type === 'person' ? isTellingOfPerson(written, full) : isTellingOfOrganization(written, full)))
      continue;
    const short = filingOf(type, written).key;
    if (saysLess(short, key)) result.add(short);
  }
  return [...result];
}

const NO_NAMES: readonly EntityId[] = [];

/** Whether a short form would be understood outside its document: a family name would, but not a given name. */
function isTellingOfPerson({ person: { words } }: WrittenName, { person }: WrittenName): boolean {
  return words.length > 1 || words[0] === person.words.at(-1) || comesFirst(words[0] ?? '');
}

/** The beginning of an organization's name would, an acronym or another name, but not its last words if the list has them not. */
function isTellingOfOrganization(form: WrittenName, { organization }: WrittenName): boolean {
  const { words, letters, slug } = form.organization;
  const { words: full, known } = organization;
  if (known?.sharedNames?.includes(slug)) return true;
  return letters !== '' || words[0] === full[0] || !words.some((word) => full.includes(word));
}

/** Whether two filings say the same. */
export function areSameFilings(a: Filing | undefined, b: Filing | undefined): boolean {
  if (a === b) return true;
  return (
    a !== undefined &&
    a.key === b?.key &&
    a.type === b.type &&
    areSame(a.shorter, b.shorter) &&
    areSame(a.attested, b.attested) &&
    areSame(a.possible, b.possible) &&
    a.known?.name === b.known?.name &&
    a.known?.knowledgeBaseId === b.known?.knowledgeBaseId
  );
}

/** Returns the keys of the names in which the given name of a person's key is replaced by each of its nicknames. */
export function nicknameKeys(key: EntityId): readonly EntityId[] {
  return replaceGivenName(key, nicknamesOf);
}

/** Returns the keys of the names in which a nickname in a person's key is replaced by each of its formal names. */
export function formalKeys(key: EntityId): readonly EntityId[] {
  return replaceGivenName(key, formalNames);
}

function replaceGivenName(key: EntityId, replace: (name: string) => readonly string[]): readonly EntityId[] {
  if (!key.startsWith('person/')) return NO_NAMES;
  const end = key.indexOf('-');
  if (end < 0) return NO_NAMES;
  const names = replace(key.slice('person/'.length, end));
  if (names.length === 0 || isCommonFamilyName(key.slice(key.lastIndexOf('-') + 1))) return NO_NAMES;
  return names.map((name) => `person/${name}${key.slice(end)}`);
}
