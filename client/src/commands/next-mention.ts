import { window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { NextMentionRequest, type NextMentionParams } from '../../../server/src/lsp/messages.ts';
import { cursorOf, request } from '../client.ts';
import { showLocation, showPassingMessage } from '../editor.ts';

/** Moves the cursor of the active editor to the next or previous mention, into other documents if the server says so. */
export async function goToNextMention(
  client: LanguageClient,
  direction: NextMentionParams['direction'],
  scope: NextMentionParams['scope'],
): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const location = await request(client, NextMentionRequest, {
    ...cursorOf(client, editor),
    direction,
    scope,
  });
  if (location === null) {
    showPassingMessage(scope === 'any' ? 'No names in this article' : 'No name at the cursor');
    return;
  }
  await showLocation(client.protocol2CodeConverter.asLocation(location));
}
