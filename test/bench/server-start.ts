import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { heading, print, quantile } from './measure.ts';

const CLI = path.resolve(import.meta.dirname, '../../dist/cli.cjs');
const STARTS = 5;

/** Prints how long it takes from starting the server's process to its first hover of an open article. */
export async function benchServerStart(): Promise<void> {
  heading('The server, as it ships');
  if (!existsSync(CLI)) {
    console.log('dist/cli.cjs is missing: run `npm run build` first.');
    return;
  }
  const times: number[] = [];
  for (let i = 0; i < STARTS; i++) times.push(await startToFirstHover());
  print(`start to first hover, median of ${STARTS}`, quantile(times, 0.5), 'ms');
}

async function startToFirstHover(): Promise<number> {
  const start = performance.now();
  const server = spawn(process.execPath, [CLI, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification('initialized', {});
  const uri = 'untitled:article';
  const text = 'British Prime Minister David Cameron met French President Francois Hollande in Paris.';
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'plaintext', version: 1, text },
  });
  const hover: unknown = await connection.sendRequest('textDocument/hover', {
    textDocument: { uri },
    position: { line: 0, character: text.indexOf('Cameron') },
  });
  const elapsed = performance.now() - start;
  if (hover === null) throw new Error('the server has no hover for a name');
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  connection.dispose();
  return elapsed;
}
