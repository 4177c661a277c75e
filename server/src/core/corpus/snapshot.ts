import type { Map as ImmutableMap } from 'immutable';
import type { DecidedMention, Rejection } from '../decisions/decide-mentions.ts';
import type { Decision } from '../decisions/decision.ts';
import { nameKey, type DecisionState } from '../decisions/fold.ts';
import type { EntityType } from '../detect/mention.ts';
import type { EstablishedNames } from '../learning/established-names.ts';
import type { LearnedNames, NameEvidence } from '../learning/name-evidence.ts';
import type { Candidate, Entity, EntityId } from '../link/entity.ts';
import type { EntityTable } from '../link/entity-index.ts';
import type { Registry, RegistryEntity } from '../link/registry.ts';
import { indexOfSpanAt } from '../text/span.ts';
import { compareByDate, type Document } from './document.ts';

/** A mention together with the document it stands in. */
export interface MentionInDocument {
  readonly document: Document;
  readonly index: number;
  readonly mention: DecidedMention;
}

/** A mention, or what was rejected, together with the document it stands in. */
export interface DecidedInDocument {
  readonly document: Document;
  readonly mention: DecidedMention | Rejection;
}

/** What a {@link Snapshot} is made of. */
export interface SnapshotParts {
  readonly documents: ImmutableMap<string, Document>;
  /** In all documents together. */
  readonly mentionCount: number;
  readonly entities: EntityTable;
  /** What is decided about the whole corpus. */
  readonly decisions: DecisionState;
  readonly learned: LearnedNames;
  /** Absent without corpus knowledge. */
  readonly established: EstablishedNames | undefined;
  readonly registry: Registry;
}

/** What is known of the whole corpus at one revision. It never changes; the next change yields another one. */
export class Snapshot {
  readonly revision: number;
  readonly #parts: SnapshotParts;

  constructor(revision: number, parts: SnapshotParts) {
    this.revision = revision;
    this.#parts = parts;
  }

  /** The same object for all snapshots between which no entity has changed, so that what is computed of them can be kept. */
  get entityTable(): object {
    return this.#parts.entities;
  }

  /** The entities that people have registered. */
  get registry(): Registry {
    return this.#parts.registry;
  }

  get documentCount(): number {
    return this.#parts.documents.size;
  }

  get mentionCount(): number {
    return this.#parts.mentionCount;
  }

  document(uri: string): Document | undefined {
    return this.#parts.documents.get(uri);
  }

  documents(): Iterable<Document> {
    return this.#parts.documents.values();
  }

  entity(id: EntityId): Entity | undefined {
    return this.#parts.entities.entity(id);
  }

  entities(): Iterable<Entity> {
    return this.#parts.entities.entities();
  }

  /** Returns the types of all entities, each as often as there are entities of it. */
  entityTypes(): Iterable<EntityType> {
    return this.#parts.entities.types();
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
    return id === undefined ? undefined : this.#parts.entities.entity(id);
  }

  entityIdOf(document: Document, mentionIndex: number): EntityId | undefined {
    return this.#parts.entities.entityOf(document.uri, document.localOf[mentionIndex] ?? -1);
  }

  /** Returns the entities that a mention with an ambiguous name may mean; empty where there is no doubt. */
  candidatesOf(document: Document, mentionIndex: number): readonly Candidate[] {
    return this.#parts.entities.candidatesOf(document.uri, document.localOf[mentionIndex] ?? -1);
  }

  /** Returns the entity as a person registered it, or undefined. */
  registered(id: EntityId): RegistryEntity | undefined {
    return entriesOf(this.registry).get(id);
  }

  /** Returns the decision that a mention's status, or a rejection, comes from; undefined where nobody has decided. */
  decisionOn({ document, mention }: DecidedInDocument): Decision | undefined {
    const { decisionId } = mention;
    if (decisionId === undefined) return undefined;
    for (const { threads, names } of [document.decisions, this.#parts.decisions]) {
      const inThreads = threads.find(({ id }) => id === mention.thread)?.decisions;
      const onName = names.get(nameKey(document.text.slice(mention.start, mention.end)));
      const found = [...(inThreads ?? []), ...(onName ?? [])].find(({ id }) => id === decisionId);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Returns what single decisions on mentions of the same name teach about it, or undefined where there are none. */
  learnedOf(name: string): NameEvidence | undefined {
    return this.#parts.learned.get(nameKey(name));
  }

  /** The names that are established in the corpus; undefined without corpus knowledge. */
  get established(): EstablishedNames | undefined {
    return this.#parts.established;
  }

  /** Returns the documents that mention an entity, by date, the oldest first. */
  documentsOf(id: EntityId): Document[] {
    const documents = new Set<Document>();
    for (const { uri } of this.#parts.entities.occurrencesOf(id)) {
      const document = this.#parts.documents.get(uri);
      if (document !== undefined) documents.add(document);
    }
    return [...documents].sort(compareByDate);
  }

  /** Returns the entity's mentions in one document, in order. */
  mentionsIn(document: Document, id: EntityId): MentionInDocument[] {
    const locals = this.#parts.entities.localsOf(document.uri, id);
    const result: MentionInDocument[] = [];
    for (const [index, mention] of document.mentions.entries())
      if (locals.includes(document.localOf[index] ?? -1)) result.push({ document, index, mention });
    return result;
  }

  /** Returns all mentions of an entity: documents by date, the oldest first, and in each by position. */
  mentionsOf(id: EntityId): MentionInDocument[] {
    return this.documentsOf(id).flatMap((document) => this.mentionsIn(document, id));
  }
}

const entries = new WeakMap<Registry, ReadonlyMap<EntityId, RegistryEntity>>();

/** Returns the entities of a registry by their ids, the first of several with one id; lists ask for thousands of them. */
function entriesOf(registry: Registry): ReadonlyMap<EntityId, RegistryEntity> {
  let known = entries.get(registry);
  if (known === undefined) {
    known = new Map(registry.entities.toReversed().map((entity) => [entity.id, entity]));
    entries.set(registry, known);
  }
  return known;
}
