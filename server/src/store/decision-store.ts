import {
  JOURNAL_VERSION,
  stepOf,
  type Decision,
  type RegistryDecision,
  type Revert,
  type Stamp,
} from '../core/decisions/decision.ts';
import { foldDecisions, NO_DECISIONS, type DecisionState } from '../core/decisions/fold.ts';
import { invertRegistryChanges, type RegistryChange } from '../core/decisions/registry-change.ts';
import { decisionsInForce } from '../core/decisions/revert.ts';
import type { DraftDecision, StepDraft } from '../core/decisions/step-draft.ts';
import type { Host } from '../host/host.ts';
import { corpusJournal, isKept } from './journal-path.ts';
import { Journals } from './journals.ts';
import { RegistryStore } from './registry-store.ts';

/** What another program, or this one, changed on the disk. */
export interface StoreChange {
  /** Articles on which something else is decided now. */
  readonly articles: ReadonlySet<string>;
  readonly isCorpusChanged: boolean;
  readonly isRegistryChanged: boolean;
}

/** A step, or what is left of it, on its way to the disk. */
interface PendingStep {
  registry: StepDraft['registry'] | undefined;
  readonly stamp: () => Stamp;
  readonly lines: Map<string, readonly Decision[]>;
}

/** Files written at the same time. */
const PARALLEL_WRITES = 16;

/**
 * The decisions of one workspace folder. A step is known, and acknowledged, as soon as it is durable; one that could not be
 * written is kept and tried again. One operation runs at a time, so that reading a file never undoes what was just written.
 */
export class DecisionStore {
  readonly folder: string;
  readonly journals: Journals;
  readonly registry: RegistryStore;
  readonly #pending: PendingStep[] = [];
  #last: Promise<unknown> = Promise.resolve();
  #latestTime = 0;

  constructor(host: Host, folder: string) {
    this.folder = folder;
    this.journals = new Journals(host, folder);
    this.registry = new RegistryStore(host, folder);
  }

  /** How many steps are not on the disk yet. */
  get pendingCount(): number {
    return this.#pending.length;
  }

  get corpusDecisions(): DecisionState {
    return this.journals.stateOf(corpusJournal(this.folder));
  }

  decisionsOn(article: string): DecisionState {
    const uri = this.journals.uriOf(article);
    return uri === undefined ? NO_DECISIONS : this.journals.stateOf(uri);
  }

  /** Returns all decisions of the folder, in no particular order. */
  all(): Decision[] {
    return [...this.journals.entries()].flatMap(([, decisions]) => decisions);
  }

  /** Yields what could not be understood, for people: the file, the line and what is wrong. */
  *problems(): Iterable<string> {
    for (const [uri, { line, message }] of this.journals.problems()) yield `${uri}:${line}: ${message}`;
    for (const { line, message } of this.registry.problems) yield `${this.registry.uri}:${line}: ${message}`;
  }

  async load(): Promise<void> {
    await this.#exclusively(async () => {
      await this.journals.load();
      await this.registry.read().catch(() => false);
    });
  }

  /** Brings what is known into line with files that were changed, created or deleted, folders among them. */
  async refresh(uris: readonly string[]): Promise<StoreChange> {
    const kept = uris.filter((uri) => isKept(this.folder, uri));
    return this.#exclusively(async () => {
      const changed = new Set<string>();
      for (const uri of kept) if (uri.endsWith('.jsonl') && (await this.journals.read(uri))) changed.add(uri);
      const articles = new Set<string>();
      for (const uri of changed) {
        const article = this.journals.articleOf(uri);
        if (article !== undefined) articles.add(article);
      }
      const isRegistryChanged = kept.includes(this.registry.uri) && (await this.registry.read());
      return { articles, isCorpusChanged: changed.has(corpusJournal(this.folder)), isRegistryChanged };
    });
  }

  /**
   * Writes a step and resolves when all of it is durable. Where a part cannot be written, that is kept to be tried again
   * with {@link retry}, and the promise is rejected with the reason.
   */
  async write(draft: StepDraft, author: string): Promise<StoreChange> {
    return this.#exclusively(async () => {
      const pending = this.#sign(draft, author);
      this.#pending.push(pending);
      return this.#writePending(pending);
    });
  }

  /** Takes back a step or an earlier revert, in every journal that has a part of it and in the registry. */
  async revert(step: string, author: string): Promise<StoreChange> {
    return this.#exclusively(async () => {
      const stamp = this.#stamper(author);
      const lines = new Map<string, readonly Decision[]>();
      const reverts: Revert[] = [];
      for (const [uri, decisions] of this.journals.entries()) {
        if (!decisions.some((decision) => stepOf(decision) === step || decision.id === step)) continue;
        const revert: Revert = { ...stamp(), operation: 'revert', reverts: step };
        lines.set(uri, [revert]);
        reverts.push(revert);
      }
      const changes = this.#registryChangesOf(reverts);
      if (changes.length > 0) await this.registry.edit(() => changes);
      const pending: PendingStep = { registry: undefined, stamp, lines };
      this.#pending.push(pending);
      const written = await this.#writePending(pending);
      return { ...written, isRegistryChanged: changes.length > 0 };
    });
  }

  /** Tries again to write what could not be written; rejects with the reason if that fails again. */
  async retry(): Promise<StoreChange> {
    return this.#exclusively(async () => {
      const changes: StoreChange[] = [];
      for (const pending of [...this.#pending]) changes.push(await this.#writePending(pending));
      return joinChanges(changes);
    });
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#exclusively(() => this.journals.rename(from, to));
  }

  async #writePending(pending: PendingStep): Promise<StoreChange> {
    const articles = new Set<string>();
    let isRegistryChanged = false;
    if (pending.registry !== undefined) {
      const { edit, change, redirect } = pending.registry;
      const changes = await this.registry.edit(change);
      isRegistryChanged = changes.length > 0;
      pending.registry = undefined;
      const line: RegistryDecision = {
        ...pending.stamp(),
        operation: 'registry',
        edit,
        changes,
        ...(redirect === undefined ? {} : { redirect }),
      };
      const journal = corpusJournal(this.folder);
      pending.lines.set(journal, [...(pending.lines.get(journal) ?? []), line]);
    }
    const isCorpusChanged = pending.lines.has(corpusJournal(this.folder));
    await this.#appendAll(pending.lines, articles);
    this.#pending.splice(this.#pending.indexOf(pending), 1);
    return { articles, isCorpusChanged, isRegistryChanged };
  }

  /** What is written leaves the map, so that trying again writes the rest only. */
  async #appendAll(lines: Map<string, readonly Decision[]>, articles: Set<string>): Promise<void> {
    const failures: unknown[] = [];
    const all = [...lines];
    for (let start = 0; start < all.length; start += PARALLEL_WRITES) {
      await Promise.all(
        all.slice(start, start + PARALLEL_WRITES).map(async ([uri, decisions]) => {
          try {
            await this.journals.append(uri, decisions);
            lines.delete(uri);
            const article = this.journals.articleOf(uri);
            if (article !== undefined) articles.add(article);
          } catch (error) {
            failures.push(error);
          }
        }),
      );
      if (failures.length > 0) throw failures[0];
    }
  }

  #sign({ articles = new Map(), corpus = [], registry }: StepDraft, author: string): PendingStep {
    const stamp = this.#stamper(author);
    const sign = (draft: DraftDecision): Decision => ({ ...draft, ...stamp() });
    const lines = new Map<string, readonly Decision[]>();
    for (const [article, drafts] of articles) {
      const uri = this.journals.uriOf(article);
      if (uri === undefined)
        throw new Error(`${article} is in no folder of the workspace: save it in one first`);
      lines.set(uri, drafts.map(sign));
    }
    if (corpus.length > 0) lines.set(corpusJournal(this.folder), corpus.map(sign));
    return { registry, stamp, lines };
  }

  /**
   * Returns what signs decisions of one step. Each is later than all that this folder knows, whatever the clocks of those
   * who wrote them said, because who decides now has seen what was decided before.
   */
  #stamper(author: string): () => Stamp {
    const step = globalThis.crypto.randomUUID();
    return () => {
      this.#latestTime = Math.max(this.#latestTime, this.journals.latestTime, Date.now() - 1) + 1;
      const time = new Date(this.#latestTime).toISOString();
      return { v: JOURNAL_VERSION, id: globalThis.crypto.randomUUID(), time, author, step };
    };
  }

  /** Returns what the reverts do to the registry: edits that are in force no more are undone, others are done again. */
  #registryChangesOf(reverts: readonly Revert[]): RegistryChange[] {
    const all = this.all();
    const edits = (decisions: readonly Decision[]): RegistryDecision[] =>
      decisionsInForce(decisions).filter((decision) => decision.operation === 'registry');
    const before = edits(all);
    const after = edits([...all, ...reverts]);
    const gone = before.filter((edit) => !after.includes(edit)).toReversed();
    const come = after.filter((edit) => !before.includes(edit));
    return [
      ...gone.flatMap(({ changes }) => invertRegistryChanges(changes)),
      ...come.flatMap(({ changes }) => changes),
    ];
  }

  #exclusively<T>(operation: () => Promise<T>): Promise<T> {
    const result = this.#last.then(operation);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

export function joinChanges(changes: readonly StoreChange[]): StoreChange {
  return {
    articles: new Set(changes.flatMap(({ articles }) => [...articles])),
    isCorpusChanged: changes.some(({ isCorpusChanged }) => isCorpusChanged),
    isRegistryChanged: changes.some(({ isRegistryChanged }) => isRegistryChanged),
  };
}

/** Returns what the corpus journals of several folders add up to. */
export function joinCorpusDecisions(stores: readonly DecisionStore[]): DecisionState {
  const [only] = stores;
  if (stores.length <= 1) return only?.corpusDecisions ?? NO_DECISIONS;
  return foldDecisions(stores.flatMap((store) => store.journals.decisionsIn(corpusJournal(store.folder))));
}
