import type { Mention } from '../core/detect/mention.ts';

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
