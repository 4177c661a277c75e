import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Mention } from '../core/detect/mention.ts';
import type { TaggingThreads } from './tagging-threads.ts';

/** More threads than these have nothing to do: one alone links as fast as they tag. Each takes some 100 MB. */
const MOST_THREADS = 3;

/** What a thread is asked, and what it answers. */
export interface TaggingTask {
  readonly id: number;
  readonly texts: readonly string[];
}
export interface TaggingResult {
  readonly id: number;
  readonly mentions: readonly (readonly Mention[])[];
}

interface Waiting {
  readonly resolve: (mentions: TaggingResult['mentions']) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * Starts a thread for each core but one, which runs the bundle of `main.worker.ts`: the one beside this bundle, or another.
 * When it cannot be run, that is what `tag` rejects with.
 */
export function startThreads(bundle = path.join(import.meta.dirname, 'worker.cjs')): TaggingThreads {
  return new NodeThreads(bundle, Math.min(Math.max(availableParallelism() - 1, 1), MOST_THREADS));
}

/**
 * Every task is sent to its thread at once, so that no thread has to wait until this one, which may be linking, has heard of
 * the last result and finds the time to send the next task.
 */
class NodeThreads implements TaggingThreads {
  readonly #workers: readonly Worker[];
  readonly #waiting = new Map<number, Waiting>();
  #tasks = 0;
  #failure: Error | undefined;

  constructor(bundle: string, count: number) {
    this.#workers = Array.from({ length: count }, () => new Worker(bundle));
    for (const worker of this.#workers) {
      worker.on('message', (result: TaggingResult) => {
        this.#waiting.get(result.id)?.resolve(result.mentions);
        this.#waiting.delete(result.id);
      });
      worker.on('error', (error) => {
        this.#fail(error instanceof Error ? error : new Error(String(error)));
      });
      worker.on('exit', (code) => {
        this.#fail(new Error(`a thread has ended by itself, with code ${code}`));
      });
    }
  }

  get count(): number {
    return this.#workers.length;
  }

  tag(texts: readonly string[]): Promise<TaggingResult['mentions']> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    const task: TaggingTask = { id: this.#tasks++, texts };
    return new Promise((resolve, reject) => {
      this.#waiting.set(task.id, { resolve, reject });
      this.#workers[task.id % this.count]?.postMessage(task);
    });
  }

  end(): void {
    this.#fail(new Error('the threads were ended'));
    for (const worker of this.#workers) void worker.terminate();
  }

  #fail(reason: Error): void {
    this.#failure ??= reason;
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
  }
}
