import { compareByDate, type Document } from '../../corpus/document.ts';
import type { Snapshot } from '../../corpus/snapshot.ts';
import { findName } from '../../decisions/added-names.ts';
import { nameKey } from '../../decisions/fold.ts';
import { partAt, type RegistryFile, type RegistryPart } from '../../decisions/registry-file.ts';
import type { Span } from '../../text/span.ts';
import { references } from '../references.ts';
import { entityOf } from './find-entity.ts';

/** A place in an article. */
export interface PlaceInArticle {
  readonly document: Document;
  readonly mention: Span;
}

/** Where the registry file and the articles speak of an entity, or of a name that is ignored. */
export interface RegistryReferences {
  /** By position. */
  readonly parts: readonly RegistryPart[];
  /** The newest articles first. */
  readonly places: readonly PlaceInArticle[];
}

/**
 * Returns all places of what the value at the offset is about; undefined where there is no value.
 *
 * @param includeDeclaration whether the id of its own entry is one of them
 */
export function registryReferences(
  snapshot: Snapshot,
  file: RegistryFile,
  offset: number,
  includeDeclaration: boolean,
): RegistryReferences | undefined {
  const part = partAt(file, offset);
  if (part === undefined) return undefined;
  if (part.kind === 'ignore') return { parts: [], places: placesOf(snapshot, part.text) };
  const id = entityOf(part);
  const isPlace = ({ kind, text }: RegistryPart): boolean =>
    text === id && (kind === 'not' || (kind === 'id' && includeDeclaration));
  return { parts: file.parts.filter(isPlace), places: references(snapshot, id) };
}

/** Returns where a name stands as a whole word, also where it is no mention; the newest articles first. */
export function placesOf(snapshot: Snapshot, name: string): PlaceInArticle[] {
  const key = nameKey(name);
  return [...snapshot.documents()]
    .flatMap((document) => findName(document.text, key).map((mention) => ({ document, mention })))
    .sort((a, b) => compareByDate(b.document, a.document));
}
