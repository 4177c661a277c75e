import { setImmediate as others } from 'node:timers/promises';
import { findMentions } from '../core/corpus/read-text.ts';
import type { Detector } from '../core/detect/detector.ts';
import type { Mention } from '../core/detect/mention.ts';
import { startThreads } from '../host/node-threads.ts';
import { WORTH_THREADS, type TaggingThreads } from '../host/tagging-threads.ts';
import { reportNote } from './report.ts';

const TEXTS_IN_BATCH = 32;
/** So that a thread need not wait for its next task until this one, which tags too, has heard of the last. */
const BATCHES_PER_THREAD = 3;

/** A text whose mentions may be known already. */
interface Input {
  readonly text: string;
  readonly mentions?: readonly Mention[] | undefined;
}

/** Returns the inputs with the mentions of each text, which the other cores help to find where there are many. */
export async function tagTexts<T extends Input>(
  detector: Detector,
  inputs: readonly T[],
): Promise<(T & { readonly mentions: readonly Mention[] })[]> {
  const texts = inputs.filter(({ mentions }) => mentions === undefined).map(({ text }) => text);
  const found: (readonly Mention[])[] = [];
  if (texts.length >= WORTH_THREADS) {
    const threads = startThreads();
    try {
      await tagTogether(detector, threads, texts, found);
    } catch (error) {
      reportNote(`goes on with one thread: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      threads.end();
    }
  }
  let next = 0;
  return inputs.map((input) => ({
    ...input,
    mentions: input.mentions ?? found[next++] ?? findMentions(detector, input.text),
  }));
}

/** Has this thread and the others take batch after batch, and keeps what each finds at the index of its text. */
async function tagTogether(
  detector: Detector,
  threads: TaggingThreads,
  texts: readonly string[],
  found: (readonly Mention[])[],
): Promise<void> {
  let next = 0;
  const takeAll = async (tag: TaggingThreads['tag']): Promise<void> => {
    while (next < texts.length) {
      const start = next;
      next += TEXTS_IN_BATCH;
      const mentions = await tag(texts.slice(start, next));
      for (const [index, ofText] of mentions.entries()) found[start + index] = ofText;
    }
  };
  // What the others have found is heard of between two batches.
  const tagHere = (batch: readonly string[]): Promise<Mention[][]> =>
    others(batch.map((text) => findMentions(detector, text)));
  const inThreads = Array.from({ length: BATCHES_PER_THREAD * threads.count }, () =>
    takeAll((batch) => threads.tag(batch)),
  );
  await Promise.all([...inThreads, takeAll(tagHere)]);
}
