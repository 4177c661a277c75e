import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from '../host/node.ts';
import { startThreads } from '../host/node-threads.ts';
import { readModel } from '../host/read-model.ts';
import { startServer } from '../lsp/server.ts';

/** `dateline lsp --stdio`: serves another editor over standard input and output until it goes. */
export function serve(): void {
  startServer(
    createConnection(ProposedFeatures.all, process.stdin, process.stdout),
    nodeHost,
    readModel,
    startThreads,
  );
}
