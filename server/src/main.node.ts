import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './host/node.ts';
import { startThreads } from './host/node-threads.ts';
import { startServer } from './lsp/server.ts';
import { readModel } from './host/read-model.ts';

startServer(createConnection(ProposedFeatures.all), nodeHost, readModel, startThreads);
