import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { MOST_UNLINKED } from '../../server/src/core/corpus/corpus.ts';
import type { Snapshot } from '../../server/src/core/corpus/snapshot.ts';
import { Detector } from '../../server/src/core/detect/detector.ts';
import { EntityIndex } from '../../server/src/core/link/entity-index.ts';
import { linkDocument } from '../../server/src/core/link/link-document.ts';
import { nodeHost } from '../../server/src/host/node.ts';
import { DEFAULT_SETTINGS } from '../../server/src/lsp/settings.ts';
import { PARALLEL_READS, Workspace } from '../../server/src/lsp/workspace.ts';
import { shippedModel } from '../fixture.ts';
import { heading, print, processorNow, processorTime } from './measure.ts';

/** Prints what it costs to index a folder as the server does, and the share that linking has in that. */
export async function benchIndexing(what: string, articles: readonly string[]): Promise<void> {
  heading(`A folder of ${articles.length.toLocaleString('en-US')} articles, ${what}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'dateline-bench-'));
  try {
    for (const [i, text] of articles.entries()) writeFileSync(path.join(folder, `${i}.txt`), text);
    const start = { time: performance.now(), processor: processorNow() };
    const snapshot = await indexFolder(folder);
    const whole = processorNow() - start.processor;
    print('cold index, files included', (performance.now() - start.time) / 1000, 's');
    print('… of processor time', whole / 1000, 's');
    print('… of which linking, in the articles and across', (100 * linkAlone(snapshot)) / whole, '%');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Returns what is known of a folder when all its articles are read. */
async function indexFolder(folder: string): Promise<Snapshot> {
  const workspace = new Workspace(nodeHost, new Detector(shippedModel()));
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
