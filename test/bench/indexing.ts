import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { MOST_UNLINKED } from '../../server/src/core/corpus/corpus.ts';
import type { Snapshot } from '../../server/src/core/corpus/snapshot.ts';
import { Detector } from '../../server/src/core/detect/detector.ts';
import { EntityIndex } from '../../server/src/core/link/entity-index.ts';
import { linkDocument } from '../../server/src/core/link/link-document.ts';
import { nodeHost } from '../../server/src/host/node.ts';
import { startThreads } from '../../server/src/host/node-threads.ts';
import type { TaggingThreads } from '../../server/src/host/tagging-threads.ts';
import { DEFAULT_SETTINGS } from '../../server/src/lsp/settings.ts';
import { PARALLEL_READS, Workspace } from '../../server/src/lsp/workspace.ts';
import { shippedModel } from '../fixture.ts';
import { heading, print, processorNow, processorTime } from './measure.ts';

/** What the server's threads run, which has to be built before. */
const WORKER = path.resolve(import.meta.dirname, '../../dist/worker.cjs');

/**
 * Prints what it costs to index a folder, as the server does and on one thread, and the share that linking has in that. What
 * is measured second has its code compiled already.
 */
export async function benchIndexing(what: string, articles: readonly string[]): Promise<void> {
  heading(`A folder of ${articles.length.toLocaleString('en-US')} articles, ${what}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'dateline-bench-'));
  try {
    for (const [i, text] of articles.entries()) writeFileSync(path.join(folder, `${i}.txt`), text);
    if (!existsSync(WORKER)) console.log('dist/worker.cjs is missing: run `npm run build` first.');
    else await measureIndexing(folder, 'cold index, files included', () => startThreads(WORKER));
    const { snapshot, processor } = await measureIndexing(folder, 'cold index on one thread');
    print('… of which linking, in the articles and across', (100 * linkAlone(snapshot)) / processor, '%');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Prints how long it takes to index a folder; returns what is known then, and the processor's time in milliseconds. */
async function measureIndexing(
  folder: string,
  name: string,
  start?: () => TaggingThreads,
): Promise<{ snapshot: Snapshot; processor: number }> {
  const before = { time: performance.now(), processor: processorNow() };
  const snapshot = await indexFolder(folder, start);
  const processor = processorNow() - before.processor;
  print(name, (performance.now() - before.time) / 1000, 's');
  print('… of processor time', processor / 1000, 's');
  return { snapshot, processor };
}

/** Returns what is known of a folder when all its articles are read. */
async function indexFolder(folder: string, start?: () => TaggingThreads): Promise<Snapshot> {
  const workspace = new Workspace(nodeHost, new Detector(shippedModel()), start);
  const isIdle = new Promise<void>((resolve) => {
    workspace.onIdle(resolve);
  });
  await workspace.start(DEFAULT_SETTINGS, [pathToFileURL(folder).href]);
  await isIdle;
  return workspace.snapshot;
}

/** Returns how much time of the processor it takes to link what was found, in the steps of the server; in milliseconds. */
function linkAlone(snapshot: Snapshot): number {
  const documents = [...snapshot.documents()];
  const index = new EntityIndex();
  return processorTime(() => {
    for (let start = 0; start < documents.length; start += PARALLEL_READS) {
      const slice = documents.slice(start, start + PARALLEL_READS);
      index.file(slice.map(({ uri, text, mentions }) => ({ uri, after: linkDocument(text, mentions) })));
      if (index.unlinkedCount >= MOST_UNLINKED) index.link();
    }
    index.link();
  });
}
