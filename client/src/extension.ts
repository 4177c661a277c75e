import { type ExtensionContext, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { createClient, startClient } from './client.ts';
import { registerCommands } from './commands.ts';
import { StatusBar } from './status-bar.ts';

let client: LanguageClient | undefined;

export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel('Dateline', { log: true });
  client = createClient(context.asAbsolutePath('dist/server.cjs'), output);
  context.subscriptions.push(output, new StatusBar(client), registerCommands(client, output));
  // Not awaited: the commands and the status bar are there while the server starts, and when it cannot.
  void startClient(client);
}

/** Resolves when the server has ended, so that the editor waits for it. */
export async function deactivate(): Promise<void> {
  if (client?.needsStop() === true) await client.stop();
}
