import type { DecisionChange } from '../core/corpus/change.ts';
import type { Decision } from '../core/decisions/decision.ts';
import { NO_DECISIONS, type DecisionState } from '../core/decisions/fold.ts';
import { redoable, undoable, type Step } from '../core/decisions/history.ts';
import { threadsToMove } from '../core/decisions/place-threads.ts';
import type { DraftDecision, StepDraft } from '../core/decisions/step-draft.ts';
import { UndecidableError, type DecisionPlan } from '../core/features/decision-plan.ts';
import type { Registry } from '../core/link/registry.ts';
import type { Host } from '../host/host.ts';
import {
  DecisionStore,
  joinChanges,
  joinCorpusDecisions,
  type StoreChange,
} from '../store/decision-store.ts';
import { addMergeAttributes } from '../store/git-attributes.ts';
import { explainFailure } from './explain-failure.ts';
import type { ConfigureGitResult } from './messages.ts';
import type { DecisionSource, Workspace } from './workspace.ts';

/** How long is waited before what could not be written is tried again; in milliseconds. */
const RETRY_AFTER = 5_000;

/** What is told when decisions have changed. Without URIs, any article may be concerned. */
export interface DecisionsChanged {
  readonly uris: readonly string[] | undefined;
}

/**
 * The decisions of all workspace folders while a client is served: brings them to the corpus, writes new ones, takes them
 * back, and follows what others write.
 */
export class DecisionSession implements DecisionSource {
  readonly #host: Host;
  readonly #workspace: Workspace;
  readonly #stores = new Map<string, DecisionStore>();
  #author = '';
  #retrying: NodeJS.Timeout | undefined;

  /** Called when something else is decided than before. */
  onChange: (change: DecisionsChanged) => void = () => undefined;
  /** Called when the number of steps that are not on the disk changes, with the reason why the last one is not. */
  onPending: (count: number, reason?: string) => void = () => undefined;

  /** Called with each line of a journal, and each part of a registry, that could not be understood. */
  onProblem: (problem: string) => void = () => undefined;

  constructor(host: Host, workspace: Workspace) {
    this.#host = host;
    this.#workspace = workspace;
  }

  /** Sets who decides; with an empty name, whoever the folder's git or the account says. */
  setAuthor(author: string): void {
    this.#author = author.trim();
  }

  async openFolders(uris: readonly string[]): Promise<void> {
    for (const uri of uris) {
      const store = this.#stores.get(uri) ?? new DecisionStore(this.#host, uri);
      this.#stores.set(uri, store);
      await store.load();
      for (const problem of store.problems()) this.onProblem(problem);
    }
  }

  closeFolders(uris: readonly string[]): void {
    for (const uri of uris) this.#stores.delete(uri);
  }

  decisionsOn(article: string): DecisionState {
    for (const store of this.#stores.values()) {
      const state = store.decisionsOn(article);
      if (state !== NO_DECISIONS) return state;
    }
    return NO_DECISIONS;
  }

  corpusDecisions(): DecisionChange[] {
    const stores = [...this.#stores.values()];
    return [
      { kind: 'decideCorpus', decisions: joinCorpusDecisions(stores) },
      { kind: 'register', registry: joinRegistries(stores) },
    ];
  }

  get stores(): Iterable<DecisionStore> {
    return this.#stores.values();
  }

  get pendingCount(): number {
    let count = 0;
    for (const store of this.#stores.values()) count += store.pendingCount;
    return count;
  }

  /** Writes what is planned; resolves when it is durable and in force. Rejects, with a reason for people, if it is not. */
  async perform({ draft }: DecisionPlan): Promise<void> {
    const store = this.#storeFor(draft);
    const author = await this.#authorIn(store.folder);
    await this.#writing([...(draft.articles?.keys() ?? [])], () => store.write(draft, author));
  }

  /** Takes back the author's last step; returns it, or undefined where there is none. */
  undo(): Promise<Step | undefined> {
    return this.#revertLast(undoable);
  }

  /** Brings back what the author took back last; returns the step that is in force again. */
  async redo(): Promise<Step | undefined> {
    const undoing = await this.#revertLast(redoable);
    const reverted = undoing?.decisions.find((decision) => decision.operation === 'revert')?.reverts;
    if (undoing === undefined || reverted === undefined) return undefined;
    const decisions = this.#all().filter(({ step, id }) => step === reverted || id === reverted);
    return { id: reverted, decisions };
  }

  async canUndo(): Promise<{ readonly undo: boolean; readonly redo: boolean }> {
    const author = await this.#authorIn([...this.#stores.keys()][0] ?? '');
    const all = this.#all();
    return { undo: undoable(all, author) !== undefined, redo: redoable(all, author) !== undefined };
  }

  /** Takes over what others, or this process, changed in the files that are kept. */
  async filesChanged(uris: readonly string[]): Promise<void> {
    for (const store of this.#stores.values()) this.#takeOver(await store.refresh(uris));
  }

  /** Keeps the decisions on articles that are called something else now. */
  async filesRenamed(files: readonly { readonly oldUri: string; readonly newUri: string }[]): Promise<void> {
    for (const { oldUri, newUri } of files) {
      for (const store of this.#stores.values()) await store.rename(oldUri, newUri);
      this.#takeOver({
        articles: new Set([oldUri, newUri]),
        isCorpusChanged: false,
        isRegistryChanged: false,
      });
    }
  }

  /** Writes down where decided mentions went, as far as nobody could find them there when the editor is closed. */
  async documentSaved(uri: string): Promise<void> {
    const document = this.#workspace.snapshot.document(uri);
    if (document?.places === undefined || document.places.size === 0) return;
    const { threads } = this.decisionsOn(uri);
    const moves = threadsToMove(document.text, threads, document.places).map(
      ({ thread, anchor }): DraftDecision => ({ operation: 'move', moves: thread.anchoredBy, anchor }),
    );
    if (moves.length === 0) return;
    const draft = { articles: new Map([[uri, moves]]) };
    await this.perform({ draft, subject: '', count: 0, articleCount: 1 });
  }

  /** Has git merge journals line by line, in the folder of an article or in the first one. */
  async configureGit(article?: string): Promise<ConfigureGitResult> {
    const stores = [...this.#stores.values()];
    const store =
      article === undefined
        ? stores[0]
        : stores.find(({ journals }) => journals.uriOf(article) !== undefined);
    if (store === undefined) throw new UndecidableError('Open a folder first.');
    return addMergeAttributes(this.#host, store.folder);
  }

  async #revertLast(last: typeof undoable): Promise<Step | undefined> {
    const author = await this.#authorIn([...this.#stores.keys()][0] ?? '');
    const step = last(this.#all(), author);
    if (step === undefined) return undefined;
    await this.#writing([], async () => {
      const changes: StoreChange[] = [];
      const ids = new Set(step.decisions.map(({ id }) => id));
      for (const store of this.#stores.values())
        if (store.all().some(({ id }) => ids.has(id))) changes.push(await store.revert(step.id, author));
      return joinChanges(changes);
    });
    return step;
  }

  /** Puts in force what was written, also where that was not all of it. */
  async #writing(uris: readonly string[], write: () => Promise<StoreChange>): Promise<void> {
    const before = this.pendingCount;
    try {
      this.#takeOver(await write());
      if (this.pendingCount !== before) this.onPending(this.pendingCount);
    } catch (error) {
      if (error instanceof UndecidableError) throw error;
      const reason = explainFailure(error);
      this.#takeOver({ articles: new Set(uris), isCorpusChanged: true, isRegistryChanged: true });
      this.onPending(this.pendingCount, reason);
      this.#retryLater();
      throw new Error(
        `Not saved: ${reason}${this.pendingCount > 0 ? ' Dateline keeps it and tries again.' : ''}`,
        {
          cause: error,
        },
      );
    }
  }

  #retryLater(): void {
    this.#retrying ??= setTimeout(() => {
      this.#retrying = undefined;
      this.retry().catch(() => undefined);
    }, RETRY_AFTER);
    // What cannot be written must not keep the server alive.
    this.#retrying.unref();
  }

  /** Tries again to write what could not be written. */
  async retry(): Promise<void> {
    if (this.pendingCount === 0) return;
    await this.#writing([], async () => {
      const changes: StoreChange[] = [];
      for (const store of this.#stores.values()) changes.push(await store.retry());
      return joinChanges(changes);
    });
  }

  #takeOver({ articles, isCorpusChanged, isRegistryChanged }: StoreChange): void {
    const changes: DecisionChange[] = [...articles].map((uri) => ({
      kind: 'decideArticle',
      uri,
      decisions: this.decisionsOn(uri),
    }));
    const isEverywhere = isCorpusChanged || isRegistryChanged;
    for (const change of isEverywhere ? this.corpusDecisions() : [])
      if (change.kind === 'decideCorpus' ? isCorpusChanged : isRegistryChanged) changes.push(change);
    if (changes.length === 0) return;
    this.#workspace.decide(changes);
    this.onChange({ uris: isEverywhere ? undefined : [...articles] });
  }

  #storeFor({ articles }: StepDraft): DecisionStore {
    const [article] = articles?.keys() ?? [];
    const stores = [...this.#stores.values()];
    const found =
      article === undefined
        ? stores[0]
        : stores.find(({ journals }) => journals.uriOf(article) !== undefined);
    if (found !== undefined) return found;
    throw new UndecidableError(
      stores.length === 0
        ? 'Open a folder first: decisions are kept in it, next to the articles.'
        : 'This document is in no folder of the workspace. Save it in one first: decisions are kept next to the articles.',
    );
  }

  async #authorIn(folder: string): Promise<string> {
    return this.#author === '' ? this.#host.userName(folder) : this.#author;
  }

  #all(): Decision[] {
    return [...this.#stores.values()].flatMap((store) => store.all());
  }
}

function joinRegistries(stores: readonly DecisionStore[]): Registry {
  const registries = stores.map(({ registry }) => registry.current.registry);
  return {
    entities: registries.flatMap(({ entities }) => entities),
    not: registries.flatMap(({ not }) => not),
    ignore: registries.flatMap(({ ignore }) => ignore),
  };
}
