import type { Mention } from '../core/detect/mention.ts';

/** Where fewer texts wait, threads are not worth it: each loads the model, and is slow until its code is compiled. */
export const WORTH_THREADS = 1000;

/** Threads that tag texts while the one that asks does something else. Not every world has them. */
export interface TaggingThreads {
  readonly count: number;
  /**
   * Returns the mentions of each text, as `findMentions` does; what is asked first is answered first. Rejects when a thread
   * cannot start, dies or is ended, and from then on always.
   */
  tag(texts: readonly string[]): Promise<readonly (readonly Mention[])[]>;
  /** Ends the threads, whatever they are doing, and gives their memory back. */
  end(): void;
}
