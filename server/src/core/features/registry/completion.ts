import { stringify } from 'yaml';
import type { Snapshot } from '../../corpus/snapshot.ts';
import {
  parseRegistryFile,
  partAt,
  type RegistryFile,
  type RegistryPart,
} from '../../decisions/registry-file.ts';
import { ENTITY_TYPES, type EntityType } from '../../detect/mention.ts';
import type { Entity } from '../../link/entity.ts';
import { fold } from '../../text/fold.ts';
import type { Span } from '../../text/span.ts';
import { searchEntities } from '../search-entities.ts';
import { missingFields, type MissingFields, type RegistryField } from './missing-fields.ts';
import { newEntry, type NewEntry } from './new-entry.ts';

/** A value that may stand at the cursor. */
export interface RegistryCompletion {
  readonly value: string;
  /** The value as it is written in the file, with quotes where it needs them. */
  readonly text: string;
  /** What the value means, for people. */
  readonly detail: string;
}

export interface RegistryCompletions {
  readonly kind: RegistryPart['kind'] | 'field';
  /** What the value replaces. */
  readonly span: Span;
  /** The best first. */
  readonly items: readonly RegistryCompletion[];
  /** Where a whole new entry may stand instead, and whether that is likelier than that the entry above goes on. */
  readonly newEntry?: NewEntry & { readonly isLikelier: boolean };
}

/** A list to choose from need not be longer. */
const ENTITIES_OFFERED = 100;
/** Stands in for what is about to be typed, so that there is a value at the cursor. */
const PLACEHOLDER = 'x';

/**
 * Returns what may be written at the offset: fields that are not there yet, types, the ids of other entities in `not`, and names and ids of the corpus
 * that are not registered yet; and whether a new entry may begin. Undefined where nothing of that stands.
 */
export function registryCompletions(
  snapshot: Snapshot,
  text: string,
  offset: number,
): RegistryCompletions | undefined {
  const missing = missingFields(text, offset);
  const entry = newEntry(text, offset);
  if (missing !== undefined || entry !== undefined) {
    const items = missing?.fields.map((field) => describeField(field, missing.indentation)) ?? [];
    const span = missing?.span ?? { start: offset, end: offset };
    return {
      kind: 'field',
      span,
      items,
      ...(entry && { newEntry: { ...entry, isLikelier: !goesOn(missing) } }),
    };
  }
  const file = parseRegistryFile(text.slice(0, offset) + PLACEHOLDER + text.slice(offset));
  const part = partAt(file, offset);
  if (part === undefined || file.text.slice(part.start, part.end).includes('\n')) return undefined;
  const span = { start: part.start, end: part.end - PLACEHOLDER.length };
  const typed = text.slice(span.start, offset).replace(/^["']/, '');
  const items = distinctValues(valuesFor(snapshot, file, part, typed)).map(({ value, detail }) => ({
    value,
    detail,
    text: written(value, text.charAt(span.start)),
  }));
  return { kind: part.kind, span, items };
}

/** Whether the fields are those of an entry that was begun, at whose fields the line begins or that still needs some. */
function goesOn(missing: MissingFields | undefined): boolean {
  if (missing === undefined) return false;
  const { fields, indentation } = missing;
  const isEntry =
    fields.some((field) => field !== 'entities' && field !== 'ignore') && !fields.includes('id');
  return isEntry && (indentation === '' || fields.includes('type') || fields.includes('name'));
}

function describeField(field: RegistryField, indentation: string): RegistryCompletion {
  const isList = ['entities', 'aliases', 'not', 'ignore'].includes(field);
  const text = `${indentation}${field}:${isList ? '' : ' '}`;
  return { value: field, text, detail: FIELD_DETAILS[field] };
}

const FIELD_DETAILS: Readonly<Record<RegistryField, string>> = {
  entities: 'the people, organizations and places',
  ignore: 'names that are no names, in no article',
  id: 'what decisions call it',
  type: 'person, organization or place',
  name: 'the name by which it is shown',
  aliases: 'other names, which mean it alone',
  wikidata: 'its item of Wikidata, as Q30',
  not: 'the ids of those that it is never one with',
  note: 'a remark',
};

type Value = Pick<RegistryCompletion, 'value' | 'detail'>;

function valuesFor(snapshot: Snapshot, file: RegistryFile, part: RegistryPart, typed: string): Value[] {
  const type = typeOf(file, part);
  const wanted = fold(nameIn(typed));
  // Enter takes what is offered: a name that has the letters in their order, here and there, is not what is typed.
  const isTyped = ({ id, name, aliases }: Entity): boolean =>
    [nameIn(id), name, ...aliases.map((alias) => alias.name)].some((each) => fold(each).includes(wanted));
  const unregistered = (isWanted: (entity: Entity) => boolean): Entity[] =>
    searchEntities(snapshot, nameIn(typed))
      .map(({ entity }) => entity)
      .filter((entity) => snapshot.registered(entity.id) === undefined && isWanted(entity) && isTyped(entity))
      .slice(0, ENTITIES_OFFERED);
  const isOfType = (entity: Entity): boolean => type === undefined || entity.type === type;
  switch (part.kind) {
    case 'type':
      return ENTITY_TYPES.map((value) => ({ value, detail: TYPE_DETAILS[value] }));
    case 'id':
      return unregistered(() => true).map((entity) => ({ value: entity.id, detail: describe(entity) }));
    case 'name':
      return unregistered(isOfType).map((entity) => ({ value: entity.name, detail: describe(entity) }));
    case 'alias': {
      const own = snapshot.entity(part.entry ?? '');
      return [...(own === undefined ? [] : [own]), ...unregistered(isOfType)].flatMap((entity) =>
        entity.aliases.map(({ name, count }) => ({
          value: name,
          detail: `${entity.name} · ${count} ${count === 1 ? 'mention' : 'mentions'}`,
        })),
      );
    }
    case 'not': {
      const registered = file.entries
        .filter(({ id, name }) => id !== part.entry && fold(`${id} ${name}`).includes(fold(typed)))
        .slice(0, ENTITIES_OFFERED);
      return [
        ...registered.map((entry) => ({ value: entry.id, detail: entry.name })),
        ...unregistered(isOfType).map((entity) => ({ value: entity.id, detail: entity.name })),
      ];
    }
    case 'wikidata':
    case 'note':
    case 'ignore':
      return [];
  }
}

/** Returns the name that is looked for by what is typed: an id, a name, or the beginning of one of them. */
function nameIn(typed: string): string {
  if (ENTITY_TYPES.some((type) => `${type}/`.startsWith(typed))) return '';
  return typed.slice(typed.indexOf('/') + 1).replaceAll('-', ' ');
}

const TYPE_DETAILS: Readonly<Record<EntityType, string>> = {
  person: 'somebody, real or invented',
  organization: 'a company, party, team, government or other body',
  place: 'a country, city, region, building or other place',
};

function typeOf(file: RegistryFile, { entry }: RegistryPart): EntityType | undefined {
  const part = file.parts.find((other) => other.kind === 'type' && other.entry === entry);
  return ENTITY_TYPES.find((type) => type === part?.text);
}

function describe({ type, name, mentionCount }: Entity): string {
  return `${name} · ${type} · ${mentionCount} ${mentionCount === 1 ? 'mention' : 'mentions'}`;
}

function distinctValues(values: readonly Value[]): Value[] {
  return [...new Map(values.toReversed().map((value) => [value.value, value])).values()].toReversed();
}

/** Returns a value as it is written, in the quotes that were begun, or in those that it needs anywhere, also in brackets. */
function written(value: string, begun: string): string {
  if (begun === "'") return `'${value.replaceAll("'", "''")}'`;
  const plain = stringify(value, { lineWidth: 0 }).trimEnd();
  return begun === '"' || /[,[\]{}]/.test(plain) ? JSON.stringify(value) : plain;
}
