import { compareByDate, type Document } from '../corpus/document.ts';
import type { Snapshot } from '../corpus/snapshot.ts';
import { ENTITY_TYPES, type EntityType } from '../detect/mention.ts';
import type { Entity, EntityId } from '../link/entity.ts';
import { fold } from '../text/fold.ts';
import { searchEntities } from './search-entities.ts';

/** How far an entity is decided. */
export interface Tally {
  /** How many of its mentions nobody has decided. */
  readonly suggested: number;
  /** The sum of how unsure they are: how many of them are probably wrong. */
  readonly doubt: number;
}

export interface EntityListOptions {
  readonly query?: string;
  readonly type?: EntityType;
  readonly sort?: 'count' | 'name' | 'uncertainty';
  readonly offset?: number;
  readonly limit?: number;
}

export interface EntityPage {
  readonly total: number;
  readonly totals: Readonly<Record<EntityType, number>>;
  readonly entities: readonly { readonly entity: Entity; readonly tally: Tally }[];
}

const NOTHING: Tally = { suggested: 0, doubt: 0 };

/** Returns one page of the entities that match, sorted, and how many match in all. */
export function listEntities(snapshot: Snapshot, options: EntityListOptions): EntityPage {
  const { query = '', type, sort = 'count', offset = 0, limit = Number.POSITIVE_INFINITY } = options;
  const matching =
    query.trim() === ''
      ? [...snapshot.entities()]
      : searchEntities(snapshot, query).map(({ entity }) => entity);
  const totals = Object.fromEntries(ENTITY_TYPES.map((each) => [each, 0])) as Record<EntityType, number>;
  for (const entity of matching) totals[entity.type]++;
  const listed = type === undefined ? matching : matching.filter((entity) => entity.type === type);
  const tallies = talliesOf(snapshot);
  const tallyOf = ({ id }: Entity): Tally => tallies.get(id) ?? NOTHING;
  if (sort === 'name') sortByName(listed);
  else if (sort === 'uncertainty')
    listed.sort((a, b) => tallyOf(b).doubt - tallyOf(a).doubt || compareByCount(a, b));
  else if (query.trim() === '') listed.sort(compareByCount);
  return {
    total: listed.length,
    totals,
    entities: listed.slice(offset, offset + limit).map((entity) => ({ entity, tally: tallyOf(entity) })),
  };
}

/** Returns the documents that mention an entity, the newest first, each with its mentions. */
export function articlesOf(
  snapshot: Snapshot,
  id: EntityId,
): { readonly document: Document; readonly mentionCount: number; readonly suggestedCount: number }[] {
  return snapshot
    .documentsOf(id)
    .sort((a, b) => compareByDate(b, a))
    .map((document) => {
      const mentions = snapshot.mentionsIn(document, id);
      const suggestedCount = mentions.filter(({ mention }) => mention.status === 'suggested').length;
      return { document, mentionCount: mentions.length, suggestedCount };
    });
}

const tallies = new WeakMap<Snapshot, ReadonlyMap<EntityId, Tally>>();
const localTallies = new WeakMap<Document, readonly Tally[]>();

/** Returns the tallies of all entities; computed once a revision, from what is kept of each document. */
function talliesOf(snapshot: Snapshot): ReadonlyMap<EntityId, Tally> {
  const known = tallies.get(snapshot);
  if (known !== undefined) return known;
  const result = new Map<EntityId, { suggested: number; doubt: number }>();
  for (const document of snapshot.documents()) {
    for (const [local, { suggested, doubt }] of localTalliesOf(document).entries()) {
      if (suggested === 0) continue;
      const id = snapshot.entityIdOf(document, document.locals[local]?.mentions[0] ?? -1);
      if (id === undefined) continue;
      const tally = result.get(id);
      if (tally === undefined) result.set(id, { suggested, doubt });
      else {
        tally.suggested += suggested;
        tally.doubt += doubt;
      }
    }
  }
  tallies.set(snapshot, result);
  return result;
}

function localTalliesOf(document: Document): readonly Tally[] {
  const known = localTallies.get(document);
  if (known !== undefined) return known;
  const result = document.locals.map(() => ({ suggested: 0, doubt: 0 }));
  for (const [index, mention] of document.mentions.entries()) {
    const tally = result[document.localOf[index] ?? -1];
    if (tally === undefined || mention.status !== 'suggested') continue;
    tally.suggested++;
    tally.doubt += 1 - mention.score;
  }
  localTallies.set(document, result);
  return result;
}

function compareByCount(a: Entity, b: Entity): number {
  return b.mentionCount - a.mentionCount || (a.id < b.id ? -1 : 1);
}

function sortByName(entities: Entity[]): void {
  const keys = new Map(entities.map((entity) => [entity, fold(entity.name)]));
  entities.sort((a, b) => {
    const [keyA, keyB] = [keys.get(a) ?? '', keys.get(b) ?? ''];
    if (keyA !== keyB) return keyA < keyB ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  });
}
