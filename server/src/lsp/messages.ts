/**
 * The requests and notifications that Dateline adds to the protocol: their names and types, shared by the client and the
 * server. Plain strings, because the two sides may bundle different copies of the protocol library.
 */
import type { Location, Position, Range, TextDocumentIdentifier } from 'vscode-languageserver';
import type { EntityType } from '../core/detect/mention.ts';
import type { AgreementRequests } from './agreement-messages.ts';
import type { DecisionRequests } from './decision-messages.ts';

export { REGISTRY_HEADING } from '../core/decisions/registry-heading.ts';
export { ENTITY_TYPES, type EntityType } from '../core/detect/mention.ts';

/** Client to server: the entities of the corpus, best match first; all of them, most mentioned first, without a query. */
export const EntitiesRequest = 'dateline/entities';

/** Client to server: all mentions of the entity at a position or with an id; `null` where there is none. */
export const EntityMentionsRequest = 'dateline/entityMentions';

/** Client to server: how many entities a document names; `null` for a document that the server does not know. */
export const DocumentStatusRequest = 'dateline/documentStatus';

/** Client to server: the mention after or before a position; `null` where there is none. */
export const NextMentionRequest = 'dateline/nextMention';

/** Client to server: forget everything that was computed and compute it again; answered as soon as that has begun. */
export const RebuildRequest = 'dateline/rebuild';

/** Server to client: what is indexed; sent when indexing starts, goes on and ends, and when the totals change. */
export const StatusNotification = 'dateline/status';

export * from './agreement-messages.ts';
export * from './decision-messages.ts';

/** What each request takes and gives. */
export interface Requests extends AgreementRequests, DecisionRequests {
  [EntitiesRequest]: { params: EntitiesParams; result: readonly EntityItem[] };
  [EntityMentionsRequest]: { params: EntityMentionsParams; result: EntityMentions | null };
  [DocumentStatusRequest]: { params: DocumentStatusParams; result: EntityCounts | null };
  [NextMentionRequest]: { params: NextMentionParams; result: Location | null };
  [RebuildRequest]: { params: Record<string, never>; result: null };
}

export interface EntitiesParams {
  /** Matched against names and aliases, ignoring case and accents; a missing or empty one matches everything. */
  query?: string;
  /** Without a query: the entity, or a name of it in an article, to which the others are compared. The likest come first. */
  like?: EntityMentionsParams;
  /** The most entities to return. */
  limit?: number;
}

export interface EntityName {
  id: string;
  name: string;
  /** What tells it from others of its name, such as the country of a ministry. */
  distinction?: string;
  type: EntityType;
}

export interface EntityItem extends EntityName {
  /** The other forms of the name, most frequent first. */
  aliases: string[];
  mentionCount: number;
  documentCount: number;
  /** Where its defining mention is. */
  uri: string;
  range: Range;
}

export type EntityMentionsParams =
  { textDocument: TextDocumentIdentifier; position: Position } | { id: string };

export interface EntityMentions {
  id: string;
  name: string;
  type: EntityType;
  /** Those of the current document come first. */
  mentions: Location[];
}

export interface DocumentStatusParams {
  uri: string;
}

/** How many different entities there are of each type. */
export type EntityCounts = Record<EntityType, number>;

export interface NextMentionParams {
  textDocument: TextDocumentIdentifier;
  position: Position;
  direction: 'next' | 'previous';
  /**
   * `any`: the mentions of all entities in this document, from the end back to the start. `entity`: the mentions of the
   * entity at the position; behind the last one of this document come those of the other documents, and then this one again.
   */
  scope: 'entity' | 'any';
}

export interface StatusParams {
  state: 'indexing' | 'ready';
  /** Files read so far, and files to read in all. */
  indexed: number;
  total: number;
  /** Another one whenever what is in the corpus was counted again; while files are read, that is not each time. */
  revision: number;
  documents: number;
  entities: number;
  mentions: number;
  byType: EntityCounts;
  /** The first files that were left out; `skippedCount` counts all of them. */
  skipped: SkippedFile[];
  skippedCount: number;
}

export interface SkippedFile {
  uri: string;
  reason: 'tooLarge' | 'binary' | 'invalidUtf8' | 'tooMany' | 'unreadable';
  /** The reason as a phrase for people, such as "3.1 MB, more than the 2 MB of dateline.files.maxSize". */
  detail: string;
}
