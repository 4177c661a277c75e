import type { Map as ImmutableMap } from 'immutable';
import type { Mention } from '../detect/mention.ts';
import type { Entity, EntityId } from '../link/entity.ts';
import type { EntityTable } from '../link/entity-index.ts';
import { indexOfSpanAt } from '../text/span.ts';
import { compareByDate, type Document } from './document.ts';

/** A mention together with the document it stands in. */
export interface MentionInDocument {
  readonly document: Document;
  readonly index: number;
  readonly mention: Mention;
}

/** What is known of the whole corpus at one revision. It never changes; the next change yields another one. */
export class Snapshot {
  readonly revision: number;
  readonly #documents: ImmutableMap<string, Document>;
  readonly #entities: EntityTable;

  constructor(revision: number, documents: ImmutableMap<string, Document>, entities: EntityTable) {
    this.revision = revision;
    this.#documents = documents;
    this.#entities = entities;
  }

  get documentCount(): number {
    return this.#documents.size;
  }

  document(uri: string): Document | undefined {
    return this.#documents.get(uri);
  }

  documents(): Iterable<Document> {
    return this.#documents.values();
  }

  entity(id: EntityId): Entity | undefined {
    return this.#entities.entity(id);
  }

  entities(): Iterable<Entity> {
    return this.#entities.entities();
  }

  /** Returns the mention at an offset (its borders count as inside), or undefined. */
  mentionAt(uri: string, offset: number): MentionInDocument | undefined {
    const document = this.document(uri);
    if (document === undefined) return undefined;
    const index = indexOfSpanAt(document.mentions, offset);
    const mention = document.mentions[index];
    return mention === undefined ? undefined : { document, index, mention };
  }

  entityAt(uri: string, offset: number): Entity | undefined {
    const found = this.mentionAt(uri, offset);
    return found === undefined ? undefined : this.entityOf(found.document, found.index);
  }

  /** Returns the entity of a document's mention, given by its index; undefined only for a document of another snapshot. */
  entityOf(document: Document, mentionIndex: number): Entity | undefined {
    const id = this.entityIdOf(document, mentionIndex);
    return id === undefined ? undefined : this.#entities.entity(id);
  }

  entityIdOf(document: Document, mentionIndex: number): EntityId | undefined {
    return this.#entities.entityOf(document.uri, document.localOf[mentionIndex] ?? -1);
  }

  /** Returns the entities that a mention with an ambiguous name may mean; empty where there is no doubt. */
  candidatesOf(document: Document, mentionIndex: number): readonly Entity[] {
    return this.#entities.candidatesOf(document.uri, document.localOf[mentionIndex] ?? -1);
  }

  /** Returns the documents that mention an entity, by date, the oldest first. */
  documentsOf(id: EntityId): Document[] {
    const documents = new Set<Document>();
    for (const { uri } of this.#entities.occurrencesOf(id)) {
      const document = this.#documents.get(uri);
      if (document !== undefined) documents.add(document);
    }
    return [...documents].sort(compareByDate);
  }

  /** Returns the entity's mentions in one document, in order. */
  mentionsIn(document: Document, id: EntityId): MentionInDocument[] {
    const result: MentionInDocument[] = [];
    for (const [index, mention] of document.mentions.entries()) {
      if (this.entityIdOf(document, index) === id) result.push({ document, index, mention });
    }
    return result;
  }

  /** Returns all mentions of an entity: documents by date, the oldest first, and in each by position. */
  mentionsOf(id: EntityId): MentionInDocument[] {
    return this.documentsOf(id).flatMap((document) => this.mentionsIn(document, id));
  }
}
