import {
  JOURNAL_VERSION,
  stepOf,
  type Decision,
  type RegistryDecision,
  type Revert,
  type Stamp,
} from '../core/decisions/decision.ts';
import { NO_DECISIONS, type DecisionState } from '../core/decisions/fold.ts';
import { invertRegistryChanges, type RegistryChange } from '../core/decisions/registry-change.ts';
import { decisionsInForce } from '../core/decisions/revert.ts';
import type { DraftDecision, StepDraft } from '../core/decisions/step-draft.ts';
import type { FileHost } from '../host/host.ts';
import { corpusJournal, isKept, journalFolder } from './journal-path.ts';
import { Journals } from './journals.ts';
import { countLines, pendingEdit, resumed, type PendingEdit, type PendingStep } from './pending-step.ts';
import { moveId } from './moved-articles.ts';
import { RegistryStore } from './registry-store.ts';
import { LINKS_ARE_NOT_FOLLOWED, withoutLinks } from './without-links.ts';
import { UnfinishedSteps, type AnnouncedStep } from './unfinished-steps.ts';

/** What another program, or this one, changed on the disk. */
export interface StoreChange {
  /** Articles on which something else is decided now. */
  readonly articles: ReadonlySet<string>;
  readonly isCorpusChanged: boolean;
  readonly isRegistryChanged: boolean;
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
  readonly #host: FileHost;
  readonly #unfinished: UnfinishedSteps;
  /** Files and folders that are not read because they are links. */
  #links: readonly string[] = [];
  readonly #pending: PendingStep[] = [];
  #last: Promise<unknown> = Promise.resolve();
  #latestTime = 0;

  constructor(world: FileHost, folder: string) {
    const host = withoutLinks(world, folder);
    this.#host = host;
    this.folder = folder;
    this.journals = new Journals(host, folder);
    this.registry = new RegistryStore(host, folder);
    this.#unfinished = new UnfinishedSteps(host, folder);
  }

  /** How many steps are not on the disk yet. */
  get pendingCount(): number {
    return this.#pending.length;
  }

  /** The articles that these steps are about. */
  get pendingArticles(): ReadonlySet<string> {
    return new Set(this.#pending.flatMap(({ lines }) => this.#articlesOf(lines.keys())));
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
    for (const uri of this.#links) yield `${uri}: ${LINKS_ARE_NOT_FOLLOWED}`;
    for (const uri of this.#unfinished.unreadable)
      yield `${uri}: announces a step that this version of Dateline cannot read; it is left as it is`;
  }

  /** Whether an article, or a folder on the way to it, is a link; then it is kept, and decided on, elsewhere. */
  isBehindLink(article: string): Promise<boolean> {
    return this.#host.isBehindLink(this.folder, article);
  }

  /** Reads everything, and completes the steps in which a process died. What of these cannot be written is pending. */
  async load(): Promise<void> {
    await this.view();
    await this.retry().catch(() => undefined);
  }

  /** Reads everything and writes nothing; a step in which a process died counts as a whole. */
  async view(): Promise<void> {
    await this.#exclusively(async () => {
      const places = [corpusJournal(this.folder), journalFolder(this.folder), this.registry.uri];
      const areLinks = await Promise.all(places.map((uri) => this.#host.isBehindLink(this.folder, uri)));
      this.#links = places.filter((_, index) => areLinks[index]);
      await this.journals.load();
      await this.registry.read().catch(() => false);
      for (const step of await this.#unfinished.list()) {
        this.#expect(step);
        if (!this.#pending.some(({ id }) => id === step.id)) this.#pending.push(resumed(step));
      }
    });
  }

  /** Brings what is known into line with files that were changed, created or deleted, folders among them. */
  async refresh(uris: readonly string[]): Promise<StoreChange> {
    return this.#exclusively(async () => {
      const kept = await this.#keptFiles(uris);
      const changed = new Set<string>();
      // A step counts from when it is announced, also while the window that decided it has not written all of it.
      const steps = await this.#followSteps(kept);
      for (const { lines } of steps) for (const uri of lines.keys()) changed.add(uri);
      for (const uri of kept) if (uri.endsWith('.jsonl') && (await this.journals.read(uri))) changed.add(uri);
      const isRegistryRead = kept.includes(this.registry.uri) && (await this.registry.read());
      return {
        articles: new Set(this.#articlesOf(changed)),
        isCorpusChanged: changed.has(corpusJournal(this.folder)),
        isRegistryChanged: isRegistryRead || steps.some(({ changes }) => changes.length > 0),
      };
    });
  }

  /**
   * Writes a step and resolves when all of it is durable. Where a part cannot be written, that is kept to be tried again
   * with {@link retry}, and the promise is rejected with the reason.
   */
  async write(draft: StepDraft, author: string): Promise<StoreChange> {
    return this.#exclusively(async () => {
      const step = this.#sign(draft, author);
      this.#pending.push(step);
      return this.#carryOut(step);
    });
  }

  /** Takes back a step or an earlier revert, in every journal that has a part of it and in the registry. */
  async revert(step: string, author: string): Promise<StoreChange> {
    return this.#exclusively(async () => {
      const { id, stamp } = this.#stamper(author);
      const lines = new Map<string, readonly Decision[]>();
      const reverts: Revert[] = [];
      for (const [uri, decisions] of this.journals.entries()) {
        if (!decisions.some((decision) => stepOf(decision) === step || decision.id === step)) continue;
        const revert: Revert = { ...stamp(), operation: 'revert', reverts: step };
        lines.set(uri, [revert]);
        reverts.push(revert);
      }
      const changes = this.#registryChangesOf(reverts);
      const registry = changes.length === 0 ? undefined : { change: () => changes };
      const pending: PendingStep = { id, lines, registry, isBegun: false };
      this.#pending.push(pending);
      return this.#carryOut(pending);
    });
  }

  /** Tries again to write what could not be written; rejects with the first reason if any of it fails again. */
  async retry(): Promise<StoreChange> {
    return this.#exclusively(async () => {
      const changes: StoreChange[] = [];
      const failures: unknown[] = [];
      for (const step of [...this.#pending]) {
        try {
          changes.push(await this.#carryOut(step));
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
      return joinChanges(changes);
    });
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#exclusively(() => this.journals.rename(from, to));
  }

  /** Makes a journal that of an article; where that has one already, the two become one. */
  async moveJournal(journal: string, article: string): Promise<void> {
    await this.#exclusively(() => this.journals.moveTo(journal, article));
  }

  /** Gives an article's journal back its old name, and notes that the one is not the other. */
  async undoMove(article: string, journal: string, author: string): Promise<void> {
    await this.#exclusively(async () => {
      await this.journals.move(this.journals.uriOf(article) ?? journal, journal);
      await this.#revertIn(journal, [moveId(this.folder, article)], author);
    });
  }

  /** Takes back all that is in force in one journal, because its article is gone for good. */
  async closeJournal(journal: string, author: string): Promise<void> {
    const inForce = decisionsInForce(this.journals.decisionsIn(journal));
    const ids = inForce.filter(({ operation }) => operation !== 'revert').map(({ id }) => id);
    await this.#exclusively(() => this.#revertIn(journal, ids, author));
  }

  #revertIn(journal: string, ids: readonly string[], author: string): Promise<StoreChange> {
    const { id, stamp } = this.#stamper(author);
    const reverts = ids.map((reverted): Revert => ({ ...stamp(), operation: 'revert', reverts: reverted }));
    const step: PendingStep = {
      id,
      lines: new Map([[journal, reverts]]),
      registry: undefined,
      isBegun: false,
    };
    this.#pending.push(step);
    return this.#carryOut(step);
  }

  /**
   * Writes a step, or what an earlier attempt or a process that died has left to write of it. A line alone is there or not.
   * More than one is announced first, so that a process that dies in the middle has said what it was about to do.
   */
  async #carryOut(step: PendingStep): Promise<StoreChange> {
    if (step.registry !== undefined) await this.#editRegistry(step, step.registry);
    else if (step.announced === undefined && countLines(step.lines) > 1)
      await this.#announce(step, step.lines, []);
    step.registry = undefined;
    await this.#appendAll(step);
    if (step.announced !== undefined) await this.#withdraw(step.id);
    this.#pending.splice(this.#pending.indexOf(step), 1);
    return {
      articles: new Set(this.#articlesOf(step.lines.keys())),
      isCorpusChanged: step.lines.has(corpusJournal(this.folder)),
      isRegistryChanged: (step.announced?.changes.length ?? 0) > 0,
    };
  }

  /** The registry stays locked until it is written, so that what is announced is what is done to it. */
  async #editRegistry(step: PendingStep, { change, lineOf }: PendingEdit): Promise<void> {
    const journal = corpusJournal(this.folder);
    try {
      await this.registry.edit(async (entries, ignored) => {
        if (step.announced === undefined) {
          const changes = change(entries, ignored);
          const line = lineOf === undefined ? [] : [lineOf(changes)];
          const lines = new Map([...step.lines, [journal, [...(step.lines.get(journal) ?? []), ...line]]]);
          await this.#announce(step, lines, changes);
          return changes;
        }
        this.registry.withdraw(step.id);
        // Its line tells that the edit was made, perhaps long ago, and that others may have edited the entry since.
        const isMade = await this.journals.isComplete(journal, step.lines.get(journal) ?? []);
        return isMade ? [] : step.announced.changes;
      });
    } catch (error) {
      if (step.announced !== undefined) this.registry.expect(step.id, step.announced.changes);
      throw error;
    }
  }

  async #announce(
    step: PendingStep,
    lines: PendingStep['lines'],
    changes: readonly RegistryChange[],
  ): Promise<void> {
    const announced = { id: step.id, lines, changes };
    await this.#unfinished.announce(announced);
    step.announced = announced;
    step.lines = lines;
    this.journals.announce(announced);
  }

  /** A file that cannot be deleted does no harm: whoever finds it sees that all of the step is there. */
  async #withdraw(id: string): Promise<void> {
    this.journals.withdraw(id);
    await this.#unfinished.withdraw(id).catch(() => undefined);
  }

  /** Takes in which of the files announce a step of another window, or do so no more; returns these steps. */
  async #followSteps(uris: readonly string[]): Promise<AnnouncedStep[]> {
    const steps: AnnouncedStep[] = [];
    for (const uri of uris) {
      const id = this.#unfinished.idOf(uri);
      if (id === undefined || this.#pending.some((step) => step.id === id)) continue;
      const announced = await this.#unfinished.read(uri);
      const step = announced ?? this.journals.withdraw(id);
      if (step === undefined) continue;
      steps.push(step);
      if (announced !== undefined) this.#expect(announced);
      else this.registry.withdraw(id);
      if (step.changes.length > 0) await this.registry.read();
    }
    return steps;
  }

  /** Returns the files that events are about: that of a folder stands for all that is or was in it, as git leaves it. */
  async #keptFiles(uris: readonly string[]): Promise<string[]> {
    const files = new Set<string>();
    for (const uri of uris.filter((each) => isKept(this.folder, each))) {
      files.add(uri);
      if ((await this.#host.kindOf(uri)) === 'file') continue;
      const known = [...this.journals.entries()].map(([journal]) => journal);
      for (const file of [...known, this.registry.uri]) if (file.startsWith(`${uri}/`)) files.add(file);
      for await (const file of this.#host.listFiles(uri)) files.add(file);
    }
    return [...files];
  }

  #expect(step: AnnouncedStep): void {
    this.journals.announce(step);
    this.registry.expect(step.id, step.changes);
  }

  async #appendAll(step: PendingStep): Promise<void> {
    const append = step.isBegun
      ? (uri: string, decisions: readonly Decision[]) => this.journals.complete(uri, decisions)
      : (uri: string, decisions: readonly Decision[]) => this.journals.append(uri, decisions);
    step.isBegun = true;
    const all = [...step.lines];
    const failures: unknown[] = [];
    for (let start = 0; start < all.length && failures.length === 0; start += PARALLEL_WRITES)
      await Promise.all(
        all.slice(start, start + PARALLEL_WRITES).map(([uri, decisions]) =>
          append(uri, decisions).catch((error: unknown) => {
            failures.push(error);
          }),
        ),
      );
    if (failures.length > 0) throw failures[0];
  }

  #articlesOf(journals: Iterable<string>): string[] {
    return [...journals].flatMap((uri) => this.journals.articleOf(uri) ?? []);
  }

  #sign({ articles = new Map(), corpus = [], registry }: StepDraft, author: string): PendingStep {
    const { id, stamp } = this.#stamper(author);
    const sign = (draft: DraftDecision): Decision => ({ ...draft, ...stamp() });
    const lines = new Map<string, readonly Decision[]>();
    for (const [article, drafts] of articles) {
      const uri = this.journals.uriOf(article);
      if (uri === undefined)
        throw new Error(`${article} is in no folder of the workspace: save it in one first`);
      lines.set(uri, drafts.map(sign));
    }
    if (corpus.length > 0) lines.set(corpusJournal(this.folder), corpus.map(sign));
    return { id, lines, registry: registry && pendingEdit(registry, stamp), isBegun: false };
  }

  /**
   * Returns what signs decisions of one step. Each is later than all that this folder knows, whatever the clocks of those
   * who wrote them said, because who decides now has seen what was decided before.
   */
  #stamper(author: string): { id: string; stamp: () => Stamp } {
    const step = globalThis.crypto.randomUUID();
    const stamp = (): Stamp => {
      this.#latestTime = Math.max(this.#latestTime, this.journals.latestTime, Date.now() - 1) + 1;
      const time = new Date(this.#latestTime).toISOString();
      return { v: JOURNAL_VERSION, id: globalThis.crypto.randomUUID(), time, author, step };
    };
    return { id: step, stamp };
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
