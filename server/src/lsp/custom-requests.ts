import type { Connection, Location, Position } from 'vscode-languageserver';
import type { Snapshot } from '../core/corpus/snapshot.ts';
import { alikeEntities } from '../core/features/alike-entities.ts';
import { countEntitiesIn } from '../core/features/count-entities.ts';
import { findDefiningMention } from '../core/features/definition.ts';
import { nextMention, nextMentionOfEntity } from '../core/features/next-mention.ts';
import { references } from '../core/features/references.ts';
import { searchEntities } from '../core/features/search-entities.ts';
import type { Entity } from '../core/link/entity.ts';
import { answering } from './answer-requests.ts';
import { lineIndexOf, toLocation } from './convert.ts';
import { entityName } from './entity-name.ts';
import {
  DocumentStatusRequest,
  EntitiesRequest,
  EntityMentionsRequest,
  NextMentionRequest,
  RebuildRequest,
  type EntityItem,
  type EntityMentions,
  type EntityMentionsParams,
  type NextMentionParams,
} from './messages.ts';
import type { Workspace } from './workspace.ts';

/** A list to choose from need not be longer, unless the client asks for more. */
const ENTITIES_LISTED = 1000;

/** Answers the requests that Dateline adds to the protocol. */
export function registerCustomRequests(connection: Connection, workspace: Workspace): void {
  const on = answering(connection);

  on(EntitiesRequest, ({ query = '', like, limit = ENTITIES_LISTED }) => {
    const { snapshot } = workspace;
    const entity = like === undefined || query !== '' ? undefined : entityOf(snapshot, like);
    const found =
      entity === undefined
        ? searchEntities(snapshot, query, limit).map((match) => match.entity)
        : alikeEntities(snapshot, entity, limit);
    return found.flatMap((each) => entityItem(snapshot, each));
  });
  on(EntityMentionsRequest, (params) => entityMentions(workspace.snapshot, params));
  on(DocumentStatusRequest, ({ uri }) => countEntitiesIn(workspace.snapshot, uri) ?? null);
  on(NextMentionRequest, (params) => findNextMention(workspace.snapshot, params));
  on(RebuildRequest, async () => {
    await workspace.rebuild();
    return null;
  });
}

function entityItem(snapshot: Snapshot, entity: Entity): EntityItem[] {
  const defining = findDefiningMention(snapshot, entity.id);
  if (defining === undefined) return [];
  const { name, mentionCount, documentCount } = entity;
  const aliases = entity.aliases.map((alias) => alias.name).filter((alias) => alias !== name);
  return [{ ...entityName(entity), aliases, mentionCount, documentCount, ...toLocation(defining) }];
}

function entityMentions(snapshot: Snapshot, params: EntityMentionsParams): EntityMentions | null {
  const from = 'textDocument' in params ? params.textDocument.uri : undefined;
  const entity = entityOf(snapshot, params);
  if (entity === undefined) return null;
  const mentions = references(snapshot, entity.id, from === undefined ? {} : { from }).map(toLocation);
  return { id: entity.id, name: entity.name, type: entity.type, mentions };
}

function entityOf(snapshot: Snapshot, params: EntityMentionsParams): Entity | undefined {
  return 'id' in params
    ? snapshot.entity(params.id)
    : entityAt(snapshot, params.textDocument.uri, params.position);
}

function entityAt(snapshot: Snapshot, uri: string, position: Position): Entity | undefined {
  const document = snapshot.document(uri);
  return document === undefined ? undefined : snapshot.entityAt(uri, lineIndexOf(document).offset(position));
}

function findNextMention(snapshot: Snapshot, params: NextMentionParams): Location | null {
  const { textDocument, position, direction, scope } = params;
  const document = snapshot.document(textDocument.uri);
  if (document === undefined) return null;
  const offset = lineIndexOf(document).offset(position);
  const find = scope === 'entity' ? nextMentionOfEntity : nextMention;
  const found = find(snapshot, document.uri, offset, direction);
  return found === undefined ? null : toLocation(found);
}
