import type { EntityId } from '../link/entity.ts';
import type { RegistryChange, RegistryEntry } from './registry-change.ts';

/*
 * What people do to entities, each as the changes that it makes to the registry. An entity may be one that linking found
 * and nobody has registered yet: it is given as the entry that it would have, and to change it is to register it.
 */

type Entries = readonly RegistryEntry[];

/** Adds the entity or, where its id is registered already, the names that it lacks. */
export function addEntity(entries: Entries, entity: RegistryEntry): RegistryChange[] {
  return update(entries, entity, (registered) => ({
    ...registered,
    aliases: namesBut(registered.name, [...registered.aliases, entity.name, ...entity.aliases]),
    not: distinct([...registered.not, ...entity.not]),
  }));
}

export function removeEntity(entries: Entries, id: EntityId): RegistryChange[] {
  const before = entries.find((entry) => entry.id === id);
  return before === undefined ? [] : [{ kind: 'entity', id, before: bare(before) }];
}

/** The name so far becomes an alias, because the articles go on to use it. */
export function renameEntity(entries: Entries, entity: RegistryEntry, name: string): RegistryChange[] {
  return update(entries, entity, (registered) => ({
    ...registered,
    name,
    aliases: namesBut(name, [...registered.aliases, registered.name]),
  }));
}

/**
 * Gives a registered entity another id, also in the lists of those that it is not. The decision should redirect the old
 * id to the new one.
 */
export function changeId(entries: Entries, id: EntityId, newId: EntityId): RegistryChange[] {
  const renamed = (ids: readonly EntityId[]): EntityId[] =>
    distinct(ids.map((other) => (other === id ? newId : other)));
  const others = entries.filter((entry) => entry.id !== id);
  return [
    ...entries
      .filter((entry) => entry.id === id && id !== newId)
      .map(bare)
      .map((before): RegistryChange => ({ kind: 'entity', id, before, after: { ...before, id: newId } })),
    ...others.flatMap((entry) => update(entries, entry, (other) => ({ ...other, not: renamed(other.not) }))),
  ];
}

export function addAlias(entries: Entries, entity: RegistryEntry, alias: string): RegistryChange[] {
  return update(entries, entity, (registered) => ({
    ...registered,
    aliases: namesBut(registered.name, [...registered.aliases, alias]),
  }));
}

/** Sets the item in Wikidata or, given undefined, takes it away. */
export function setWikidata(
  entries: Entries,
  entity: RegistryEntry,
  item: string | undefined,
): RegistryChange[] {
  return update(entries, entity, (registered) => ({ ...registered, wikidata: item }));
}

/** Sets the note or, given an empty one, takes it away. */
export function setNote(entries: Entries, entity: RegistryEntry, note: string): RegistryChange[] {
  return update(entries, entity, (registered) => ({ ...registered, note: note === '' ? undefined : note }));
}

/**
 * Makes two entities one that keeps the id and name of the first. Entries that said they are not the second are not the
 * first from now on. The decision should redirect the second id to the first.
 */
export function mergeEntities(entries: Entries, into: RegistryEntry, from: RegistryEntry): RegistryChange[] {
  const merged = entries.find(({ id }) => id === from.id) ?? from;
  const isOther = (id: EntityId): boolean => id !== into.id && id !== from.id;
  const changes = update(entries, into, (registered) => ({
    ...merged,
    ...registered,
    aliases: namesBut(registered.name, [...registered.aliases, merged.name, ...merged.aliases]),
    not: distinct([...registered.not, ...merged.not].filter(isOther)),
  }));
  for (const entry of entries) {
    if (!isOther(entry.id) || !entry.not.includes(from.id)) continue;
    const not = distinct(entry.not.map((id) => (id === from.id ? into.id : id)));
    changes.push(...update(entries, entry, (registered) => ({ ...registered, not })));
  }
  return [...changes, ...removeEntity(entries, from.id)];
}

/** Makes a part of an entity one of its own: its names are taken from the entity, and the two are never one again. */
export function splitEntity(entries: Entries, entity: RegistryEntry, part: RegistryEntry): RegistryChange[] {
  const partNames = [part.name, ...part.aliases];
  return [
    ...update(entries, entity, (registered) => ({
      ...registered,
      aliases: registered.aliases.filter((alias) => !partNames.includes(alias)),
    })),
    ...addEntity(entries, { ...part, not: [...part.not, entity.id] }),
  ];
}

/** Says that two entities are never one, however alike their names. */
export function separateEntities(entries: Entries, entity: RegistryEntry, other: EntityId): RegistryChange[] {
  return update(entries, entity, (registered) => ({
    ...registered,
    not: distinct([...registered.not, other]),
  }));
}

/** Says that a name is none, or, with false, that it is one after all. */
export function ignoreName(ignored: readonly string[], name: string, after = true): RegistryChange[] {
  const before = ignored.includes(name);
  return before === after ? [] : [{ kind: 'ignore', name, before, after }];
}

/** Returns the change that an entry undergoes; none where it stays the same. */
function update(
  entries: Entries,
  entity: RegistryEntry,
  change: (registered: RegistryEntry) => RegistryEntry,
): RegistryChange[] {
  const registered = entries.find(({ id }) => id === entity.id);
  const before = registered === undefined ? undefined : bare(registered);
  const after = bare(change(before ?? entity));
  if (before !== undefined && JSON.stringify(before) === JSON.stringify(after)) return [];
  return [{ kind: 'entity', id: entity.id, ...(before === undefined ? {} : { before }), after }];
}

/** Returns the entry's own fields only, always in the same order: an entry that was read from a file knows its places too. */
function bare({ id, type, name, aliases, wikidata, not, note }: RegistryEntry): RegistryEntry {
  return {
    id,
    type,
    name,
    aliases,
    ...(wikidata === undefined ? {} : { wikidata }),
    not,
    ...(note === undefined ? {} : { note }),
  };
}

function namesBut(name: string, names: readonly string[]): string[] {
  return distinct(names).filter((other) => other !== name);
}

function distinct(items: readonly string[]): string[] {
  return [...new Set(items)];
}
