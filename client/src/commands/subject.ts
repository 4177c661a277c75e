import { window } from 'vscode';
import { Range, type LanguageClient } from 'vscode-languageclient/node';
import {
  ENTITY_TYPES,
  EntityAtPositionRequest,
  type DecideAction,
  type EntityAtPosition,
  type EntityType,
  type MentionTarget,
} from '../../../server/src/lsp/messages.ts';
import { activeArticle } from '../articles.ts';
import { cursorOf, request } from '../client.ts';
import { showPassingMessage } from '../editor.ts';

/** An entity that a command is about. */
export interface EntitySubject {
  readonly id: string;
  readonly name: string;
  readonly type: EntityType;
}

/** Returns the mention of a row of a view or of a link, or what is selected in the active article, with each cursor. */
export function mentionSubjects(client: LanguageClient, given: unknown): MentionTarget[] {
  const { target } = asRecord(given);
  if (isTarget(target)) return [target];
  if (isRow(given)) {
    showPassingMessage('Choose a mention');
    return [];
  }
  const editor = window.activeTextEditor;
  if (editor === undefined || activeArticle() === undefined) {
    showPassingMessage('Open an article and put the cursor on a name');
    return [];
  }
  const converter = client.code2ProtocolConverter;
  const uri = converter.asUri(editor.document.uri);
  return editor.selections.map((selection) => ({ uri, range: converter.asRange(selection) }));
}

/** Returns what is decided about each of some mentions, as one action. */
export function together(
  targets: readonly MentionTarget[],
  action: (target: MentionTarget) => DecideAction,
): DecideAction {
  const actions = targets.map(action);
  const [only] = actions;
  return only !== undefined && actions.length === 1 ? only : { kind: 'together', actions };
}

/** Returns the entity of a row of a view or of a link, or the one at the cursor. */
export async function entitySubject(
  client: LanguageClient,
  given: unknown,
): Promise<EntitySubject | undefined> {
  const { entity } = asRecord(given);
  if (isEntity(entity)) return entity;
  if (isRow(given)) {
    showPassingMessage('Choose an entity');
    return undefined;
  }
  const found = await mentionAtCursor(client);
  if (found === undefined) showPassingMessage('No name at the cursor');
  return found;
}

/** Returns the mention at the cursor of the active article, with its entity. */
export async function mentionAtCursor(client: LanguageClient): Promise<EntityAtPosition | undefined> {
  const editor = window.activeTextEditor;
  if (editor === undefined || activeArticle() === undefined) return undefined;
  return (await request(client, EntityAtPositionRequest, cursorOf(client, editor))) ?? undefined;
}

/** Returns the type that all of some mentions have now; undefined where they differ or something is no mention. */
export async function commonType(
  client: LanguageClient,
  targets: readonly MentionTarget[],
): Promise<EntityType | undefined> {
  const found = await Promise.all(
    targets.map(({ uri, range }) =>
      request(client, EntityAtPositionRequest, { textDocument: { uri }, position: range.start }),
    ),
  );
  const [type, ...others] = new Set(found.map((each) => each?.mention.type));
  return others.length === 0 ? type : undefined;
}

/** Returns the URI of the article of a row of a view, or of the active one. */
export function articleSubject(client: LanguageClient, given: unknown): string | undefined {
  const { uri, target } = asRecord(given);
  if (typeof uri === 'string') return uri;
  if (isTarget(target)) return target.uri;
  const article = activeArticle();
  if (article !== undefined) return client.code2ProtocolConverter.asUri(article.uri);
  showPassingMessage('Open an article first');
  return undefined;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A row of a view is never about what is at the cursor. */
function isRow(given: unknown): boolean {
  return 'kind' in asRecord(given);
}

function isTarget(value: unknown): value is MentionTarget {
  const { uri, range } = asRecord(value);
  return typeof uri === 'string' && Range.is(range);
}

function isEntity(value: unknown): value is EntitySubject {
  const { id, name, type } = asRecord(value);
  return typeof id === 'string' && typeof name === 'string' && ENTITY_TYPES.some((each) => each === type);
}
