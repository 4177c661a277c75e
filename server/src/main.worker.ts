import { parentPort } from 'node:worker_threads';
import { findMentions } from './core/corpus/read-text.ts';
import { Detector } from './core/detect/detector.ts';
import type { TaggingResult, TaggingTask } from './host/node-threads.ts';
import { readModel } from './host/read-model.ts';

// What runs in each of the threads that host/node-threads.ts starts: it finds the mentions of texts and knows nothing else.
const detector = new Detector(readModel());

parentPort?.on('message', ({ id, texts }: TaggingTask) => {
  const result: TaggingResult = { id, mentions: texts.map((text) => findMentions(detector, text)) };
  parentPort?.postMessage(result);
});
