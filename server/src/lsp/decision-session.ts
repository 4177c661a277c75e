import type { DecisionChange } from '../core/corpus/change.ts';
import { checksum } from '../core/decisions/checksum.ts';
import type { Decision } from '../core/decisions/decision.ts';
import { NO_DECISIONS, type DecisionState } from '../core/decisions/fold.ts';
import { lastSteps, type Step } from '../core/decisions/history.ts';
import { threadsToMove } from '../core/decisions/place-threads.ts';
import type { DraftDecision, StepDraft } from '../core/decisions/step-draft.ts';
import { UndecidableError, type DecisionPlan } from '../core/features/decision-plan.ts';
import type { Host } from '../host/host.ts';
import { corpusDecisions } from '../store/corpus-decisions.ts';
import { DecisionStore, joinChanges, type StoreChange } from '../store/decision-store.ts';
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

  /** Called when journals or a registry were read or written. */
  onKept: () => void = () => undefined;
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
    this.onKept();
    if (this.pendingCount === 0) return;
    // A step that broke off when the process died is in force as a whole, but cannot be completed now.
    this.onPending(this.pendingCount, 'a step that broke off is not written yet.');
    this.#retryLater();
  }

  closeFolders(uris: readonly string[]): void {
    for (const uri of uris) this.#stores.delete(uri);
    this.onKept();
  }

  decisionsOn(article: string): DecisionState {
    for (const store of this.#stores.values()) {
      const state = store.decisionsOn(article);
      if (state !== NO_DECISIONS) return state;
    }
    return NO_DECISIONS;
  }

  corpusDecisions(): DecisionChange[] {
    return corpusDecisions([...this.#stores.values()]);
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
    await this.#checkLinks(draft, store);
    const author = await this.authorIn(store.folder);
    const signed = this.#withTexts(draft);
    await this.#writing(() => store.write(signed, author));
  }

  /** Takes back the author's last step; returns it, or undefined where there is none. */
  undo(): Promise<Step | undefined> {
    return this.#revertLast('undo');
  }

  /** Brings back what the author took back last; returns the step that is in force again. */
  async redo(): Promise<Step | undefined> {
    return this.#stepUndoneBy(await this.#revertLast('redo'));
  }

  /** Returns the steps that {@link undo} and {@link redo} are about. */
  async history(): Promise<{ readonly undo: Step | undefined; readonly redo: Step | undefined }> {
    const author = await this.authorIn([...this.#stores.keys()][0] ?? '');
    const { undo, redo } = lastSteps(this.#all(), author);
    return { undo, redo: this.#stepUndoneBy(redo) };
  }

  /** Takes over what others, or this process, changed in the files that are kept. */
  async filesChanged(uris: readonly string[]): Promise<void> {
    for (const store of this.#stores.values()) this.takeOver(await store.refresh(uris));
    this.onKept();
  }

  /** Keeps the decisions on articles that are called something else now. */
  async filesRenamed(files: readonly { readonly oldUri: string; readonly newUri: string }[]): Promise<void> {
    for (const { oldUri, newUri } of files) {
      for (const store of this.#stores.values()) await store.rename(oldUri, newUri);
      this.takeOver({
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

  async #revertLast(which: 'undo' | 'redo'): Promise<Step | undefined> {
    // The last decision may be one that is not on the disk yet.
    await this.retry();
    const author = await this.authorIn([...this.#stores.keys()][0] ?? '');
    const step = lastSteps(this.#all(), author)[which];
    if (step === undefined) return undefined;
    await this.#writing(async () => {
      const changes: StoreChange[] = [];
      const ids = new Set(step.decisions.map(({ id }) => id));
      for (const store of this.#stores.values())
        if (store.all().some(({ id }) => ids.has(id))) changes.push(await store.revert(step.id, author));
      return joinChanges(changes);
    });
    return step;
  }

  /** Puts in force what was written, also where that was not all of it. */
  async #writing(write: () => Promise<StoreChange>): Promise<void> {
    const before = { count: this.pendingCount, articles: this.#pendingArticles() };
    try {
      this.takeOver(await write());
      this.onKept();
      if (this.pendingCount !== before.count) this.onPending(this.pendingCount);
    } catch (error) {
      if (error instanceof UndecidableError) throw error;
      const reason = explainFailure(error);
      const articles = new Set([...before.articles, ...this.#pendingArticles()]);
      this.takeOver({ articles, isCorpusChanged: true, isRegistryChanged: true });
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
    await this.#writing(async () => {
      const changes: StoreChange[] = [];
      for (const store of this.#stores.values()) changes.push(await store.retry());
      return joinChanges(changes);
    });
  }

  /** Brings to the corpus what was changed in a store. */
  takeOver({ articles, isCorpusChanged, isRegistryChanged }: StoreChange): void {
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

  /** Articles of the index are never links, but an editor may have one open. */
  async #checkLinks({ articles }: StepDraft, store: DecisionStore): Promise<void> {
    for (const uri of articles?.keys() ?? [])
      if (this.#workspace.isOpen(uri) && (await store.isBehindLink(uri)))
        throw new UndecidableError(
          'This article is reached through a link. Open it where it really is to decide on it.',
        );
  }

  /** Notes in the first decision on each article what its text is, so that the article is known again elsewhere. */
  #withTexts(draft: StepDraft): StepDraft {
    const articles = new Map<string, readonly DraftDecision[]>();
    for (const [uri, [first, ...others]] of draft.articles ?? []) {
      if (first === undefined) continue;
      const document = this.#workspace.snapshot.document(uri);
      const isNoted = document !== undefined && 'scope' in first;
      articles.set(uri, [isNoted ? { ...first, text: checksum(document.text) } : first, ...others]);
    }
    return { ...draft, articles };
  }

  #pendingArticles(): Set<string> {
    return new Set([...this.#stores.values()].flatMap(({ pendingArticles }) => [...pendingArticles]));
  }

  #storeFor({ articles, registry }: StepDraft): DecisionStore {
    const [article] = articles?.keys() ?? [];
    const stores = [...this.#stores.values()];
    const isRegistered = ({ registry: { current } }: DecisionStore): boolean =>
      current.entries.some(({ id }) => id === registry?.entity);
    const found =
      article === undefined
        ? (stores.find(isRegistered) ?? stores[0])
        : stores.find(({ journals }) => journals.uriOf(article) !== undefined);
    if (found !== undefined) return found;
    throw new UndecidableError(
      stores.length === 0
        ? 'Open a folder first: decisions are kept in it, next to the articles.'
        : 'This document is in no folder of the workspace. Save it in one first: decisions are kept next to the articles.',
    );
  }

  /** Returns who decides in a folder. */
  async authorIn(folder: string): Promise<string> {
    return this.#author === '' ? this.#host.userName(folder) : this.#author;
  }

  #stepUndoneBy(undoing: Step | undefined): Step | undefined {
    const reverted = undoing?.decisions.find((decision) => decision.operation === 'revert')?.reverts;
    if (reverted === undefined) return undefined;
    const decisions = this.#all().filter(({ step, id }) => step === reverted || id === reverted);
    return { id: reverted, decisions };
  }

  #all(): Decision[] {
    return [...this.#stores.values()].flatMap((store) => store.all());
  }
}
