import type { LanguageClient } from 'vscode-languageclient/node';
import { RebuildRequest } from '../../../server/src/lsp/messages.ts';
import { request, startClient } from '../client.ts';

/** Has the server read and analyze every article again; starts the server first if it has ended. */
export async function rebuildIndex(client: LanguageClient): Promise<void> {
  if (client.needsStart()) await startClient(client);
  // Why it could not start has been said.
  if (client.isRunning()) await request(client, RebuildRequest, {});
}
