import type { TextChange } from '../core/corpus/change.ts';
import { WORTH_THREADS, type TaggingThreads } from '../host/tagging-threads.ts';

/** A text that is to come into the corpus. */
export type NewText = Extract<TextChange, { kind: 'set' }>;

/** As many as a thread tags in half a second, so that it has enough to do while the main thread is linking. */
const BATCHES_PER_THREAD = 8;

/**
 * The texts of closed files that are being tagged by threads. What comes back counts only as long as nobody has looked at
 * the file again, and comes back in any case: without its mentions where the threads have failed.
 */
export class BackgroundTagging {
  /** Undefined where there are no threads, or none any more because they have failed. */
  #start: (() => TaggingThreads) | undefined;
  #threads: TaggingThreads | undefined;
  /** Of each file the text that is to come into the corpus, as it was handed out to be tagged. */
  readonly #newest = new Map<string, NewText>();
  /** How many batches of texts the threads have not tagged yet. */
  #batches = 0;
  #wake: () => void = () => undefined;
  #returned: { readonly asked: NewText; readonly tagged: NewText }[] = [];

  /** Called with the reason when the threads have failed, after which none are started any more. */
  onFailure: (reason: string) => void = () => undefined;

  constructor(start: (() => TaggingThreads) | undefined) {
    this.#start = start;
  }

  /** Whether texts are on their way. */
  get isBusy(): boolean {
    return this.#newest.size > 0;
  }

  /** The files whose texts are on their way. */
  get uris(): Iterable<string> {
    return this.#newest.keys();
  }

  /** Whether threads should tag the next texts; starts them where enough files wait to be read after those. */
  hasRoom(waiting: number): boolean {
    if (this.#threads === undefined && waiting >= WORTH_THREADS) this.#startThreads();
    return this.#threads !== undefined && this.#batches < BATCHES_PER_THREAD * this.#threads.count;
  }

  /** Has texts tagged, for which there must be room. */
  tag(batch: readonly NewText[]): void {
    for (const change of batch) this.#newest.set(change.uri, change);
    this.#batches++;
    void this.#tag(batch).then((tagged) => {
      this.#batches--;
      for (const [i, asked] of batch.entries()) this.#returned.push({ asked, tagged: tagged[i] ?? asked });
      this.#wake();
    });
  }

  /** Yields what has come back, as far as it still counts when it is taken. */
  *takeTagged(): Iterable<NewText> {
    for (let next = this.#returned.shift(); next !== undefined; next = this.#returned.shift()) {
      const { asked, tagged } = next;
      if (this.#newest.get(asked.uri) !== asked) continue;
      this.#newest.delete(asked.uri);
      yield tagged;
    }
  }

  /** Resolves when something has come back, when nothing is on its way, or when it is interrupted. */
  waitForTagged(): Promise<void> {
    if (!this.isBusy || this.#returned.length > 0) return Promise.resolve();
    return new Promise((resolve) => (this.#wake = resolve));
  }

  /** Lets whoever waits for texts go on, because there is something else to do. */
  interrupt(): void {
    this.#wake();
  }

  /** Says that the file is looked at again: what is being tagged of it does not count any more. */
  forget(uri: string): void {
    this.#newest.delete(uri);
  }

  /** Ends the threads; nothing that they were doing counts any more. */
  stop(): void {
    this.#newest.clear();
    const threads = this.#threads;
    this.#threads = undefined;
    threads?.end();
    this.#wake();
  }

  #startThreads(): void {
    try {
      this.#threads = this.#start?.();
    } catch (error) {
      this.#giveUp(error);
    }
  }

  /** Returns the texts with their mentions, or without any of them where the threads have failed. */
  async #tag(batch: readonly NewText[]): Promise<readonly NewText[]> {
    const threads = this.#threads;
    try {
      const found = (await threads?.tag(batch.map(({ text }) => text))) ?? [];
      return batch.map((change, i) => {
        const mentions = found[i];
        return mentions === undefined ? change : { ...change, mentions };
      });
    } catch (error) {
      // Threads that were ended on purpose have not failed.
      if (threads === this.#threads) this.#giveUp(error);
      return batch;
    }
  }

  #giveUp(reason: unknown): void {
    this.#start = undefined;
    this.#threads?.end();
    this.#threads = undefined;
    this.onFailure(reason instanceof Error ? reason.message : String(reason));
  }
}
