import type { Snapshot } from '../../corpus/snapshot.ts';
import { partAt, type RegistryFile, type RegistryPart } from '../../decisions/registry-file.ts';
import { summarize, type EntitySummary } from '../entity-card.ts';
import { mentionsNamed } from '../mentions-named.ts';
import { entityOf, findEntity, unmentioned } from './find-entity.ts';
import { placesOf, type PlaceInArticle } from './references.ts';

/** How often a name stands in the articles, and in how many of them. */
export interface NameCount {
  readonly count: number;
  readonly articleCount: number;
}

/** What the hover in the registry file shows, as plain data. */
export type RegistryCard = {
  /** The value hovered. */
  readonly part: RegistryPart;
  /** Whether it is in force; what was just written is as soon as the file is saved. */
  readonly isInForce: boolean;
} & (
  | {
      /** Whom it means. */
      readonly summary: EntitySummary;
      /** For an alias: the mentions that are called exactly so, whoever is meant. */
      readonly named?: NameCount;
    }
  /** What is ignored is no mention: all places where it stands as a whole word. */
  | { readonly ignored: NameCount }
);

/** Returns the card of the value at the offset, or undefined where nobody is meant and nothing is ignored. */
export function registryCard(
  snapshot: Snapshot,
  file: RegistryFile,
  offset: number,
): RegistryCard | undefined {
  const part = partAt(file, offset);
  // A note says all there is to say itself, and what the types are is said by the schema.
  if (part === undefined || part.kind === 'note' || part.kind === 'type') return undefined;
  if (part.kind === 'ignore')
    return { part, isInForce: isIgnored(snapshot, part), ignored: count(placesOf(snapshot, part.text)) };
  const id = entityOf(part);
  const written = file.registry.entities.find((entity) => entity.id === id);
  const found = findEntity(snapshot, id) ?? (written && unmentioned(written));
  if (found === undefined) return undefined;
  // What stands in the file is linked, be it saved or not.
  const item = written?.knowledgeBaseId;
  const entity = item === undefined ? found : { ...found, knowledgeBaseId: item };
  const isInForce = written === undefined || snapshot.registered(id) !== undefined;
  return {
    part,
    summary: summarize(snapshot, entity),
    isInForce,
    ...(part.kind === 'alias' ? { named: count(mentionsNamed(snapshot, part.text)) } : {}),
  };
}

function count(places: readonly PlaceInArticle[]): NameCount {
  return { count: places.length, articleCount: new Set(places.map(({ document }) => document)).size };
}

function isIgnored(snapshot: Snapshot, { text }: RegistryPart): boolean {
  return snapshot.registry.ignore.includes(text);
}
