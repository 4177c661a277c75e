import { commands, type Location, type Position, type TextEditor, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { EntityMentionsRequest } from '../../../server/src/lsp/messages.ts';
import { cursorOf, request } from '../client.ts';
import { hideHover, showPassingMessage } from '../editor.ts';

/** Lists all mentions of the entity with an id, or of the one at the cursor, in the references peek. */
export async function showMentions(client: LanguageClient, id: unknown): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const params = typeof id === 'string' ? { id } : cursorOf(client, editor);
  const entity = await request(client, EntityMentionsRequest, params);
  if (entity === null) {
    showPassingMessage('No name at the cursor');
    return;
  }
  await hideHover();
  const mentions = entity.mentions.map((mention) => client.protocol2CodeConverter.asLocation(mention));
  const { uri } = editor.document;
  await commands.executeCommand('editor.action.showReferences', uri, findAnchor(editor, mentions), mentions);
}

/** Returns where to open the peek: at a mention that can be seen, the one next to the cursor, or at the cursor itself. */
function findAnchor(editor: TextEditor, mentions: readonly Location[]): Position {
  const cursor = editor.selection.active;
  const distance = (position: Position): number => Math.abs(position.line - cursor.line);
  const visible = mentions
    .filter((mention) => mention.uri.toString() === editor.document.uri.toString())
    .map((mention) => mention.range.start)
    .filter((start) => editor.visibleRanges.some((range) => range.contains(start)));
  return visible.reduce(
    (best, start) => (distance(start) < distance(best) ? start : best),
    visible[0] ?? cursor,
  );
}
