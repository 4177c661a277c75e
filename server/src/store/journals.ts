import type { Decision } from '../core/decisions/decision.ts';
import { formatDecision } from '../core/decisions/decision.ts';
import { foldDecisions, NO_DECISIONS, type DecisionState } from '../core/decisions/fold.ts';
import { parseJournal, type JournalProblem } from '../core/decisions/journal.ts';
import type { LostJournal } from '../core/decisions/match-articles.ts';
import type { FileHost } from '../host/host.ts';
import { articleJournal, corpusJournal, journaledArticle, journalFolder } from './journal-path.ts';
import type { AnnouncedStep } from './unfinished-steps.ts';

/** A journal file as it was read last, with what was appended since. */
interface Journal {
  readonly decisions: readonly Decision[];
  readonly problems: readonly JournalProblem[];
  /** What the decisions add up to, once somebody has asked. */
  state?: DecisionState;
}

/** Journals read at the same time. */
const PARALLEL_READS = 16;

/** The journals of one workspace folder: kept in memory, in step with the disk. */
export class Journals {
  readonly #host: FileHost;
  readonly #folder: string;
  readonly #journals = new Map<string, Journal>();
  /** The articles that were asked for, by their journals. */
  readonly #articles = new Map<string, string>();
  /** Steps that count although not all of their lines are in the files yet. */
  readonly #announced = new Map<string, AnnouncedStep>();

  #latestTime = 0;

  constructor(host: FileHost, folder: string) {
    this.#host = host;
    this.#folder = folder;
  }

  /** The time of the latest decision that was ever seen here, in milliseconds since 1970. */
  get latestTime(): number {
    return this.#latestTime;
  }

  /** Reads all journals anew. */
  async load(): Promise<void> {
    const found = [corpusJournal(this.#folder)];
    for await (const uri of this.#host.listFiles(journalFolder(this.#folder)))
      if (uri.endsWith('.jsonl')) found.push(uri);
    for (const uri of this.#journals.keys()) if (!found.includes(uri)) this.#journals.delete(uri);
    for (let start = 0; start < found.length; start += PARALLEL_READS)
      await Promise.all(found.slice(start, start + PARALLEL_READS).map((uri) => this.read(uri)));
  }

  /**
   * Reads a journal anew and returns whether its decisions are others than before. One that cannot be read although it is
   * there stays as it was.
   */
  async read(uri: string): Promise<boolean> {
    const before = this.#journals.get(uri);
    const isThere = (await this.#host.kindOf(uri)) === 'file';
    let journal: Journal;
    try {
      journal = this.#withAnnounced(uri, parseJournal(isThere ? await this.#readText(uri) : ''));
    } catch (error) {
      const message = `the journal cannot be read: ${error instanceof Error ? error.message : String(error)}`;
      const problem: JournalProblem = { line: 1, kind: 'damaged', message, text: '' };
      this.#journals.set(uri, { decisions: [], ...before, problems: [problem] });
      return false;
    }
    if (!isThere && journal.decisions.length === 0) return this.#journals.delete(uri);
    const isSame = before !== undefined && areSame(before.decisions, journal.decisions);
    this.#journals.set(uri, isSame ? { ...before, problems: journal.problems } : journal);
    this.#noteTimes(journal.decisions);
    return !isSame;
  }

  /** Appends decisions to a journal; they are known, and the promise resolves, when they are durable. */
  async append(uri: string, decisions: readonly Decision[]): Promise<void> {
    await this.#host.appendFile(uri, decisions.map((decision) => `${formatDecision(decision)}\n`).join(''));
    this.#know(uri, decisions);
  }

  /** Appends those of the decisions that the file does not have, because an earlier attempt to write them broke off. */
  async complete(uri: string, decisions: readonly Decision[]): Promise<void> {
    const missing = await this.#missingIn(uri, decisions);
    if (missing.length > 0) await this.append(uri, missing);
  }

  /** Whether the file, whatever is announced, has all of the decisions. */
  async isComplete(uri: string, decisions: readonly Decision[]): Promise<boolean> {
    return (await this.#missingIn(uri, decisions)).length === 0;
  }

  /** Has a step count from now on, whichever of its lines are in the files. */
  announce(step: AnnouncedStep): void {
    this.#announced.set(step.id, step);
    for (const [uri, decisions] of step.lines) this.#know(uri, decisions);
  }

  /** The files have all lines of the step, or it was given up. */
  withdraw(id: string): AnnouncedStep | undefined {
    const step = this.#announced.get(id);
    this.#announced.delete(id);
    return step;
  }

  #withAnnounced(uri: string, journal: Journal): Journal {
    let { decisions } = journal;
    for (const { lines } of this.#announced.values()) decisions = joined(decisions, lines.get(uri) ?? []);
    return { ...journal, decisions };
  }

  #know(uri: string, decisions: readonly Decision[]): void {
    const { decisions: known = [], problems = [] } = this.#journals.get(uri) ?? {};
    this.#journals.set(uri, { decisions: joined(known, decisions), problems });
    this.#noteTimes(decisions);
  }

  async #missingIn(uri: string, decisions: readonly Decision[]): Promise<Decision[]> {
    if ((await this.#host.kindOf(uri)) !== 'file') return [...decisions];
    const present = new Set(parseJournal(await this.#readText(uri)).decisions.map(({ id }) => id));
    return decisions.filter(({ id }) => !present.has(id));
  }

  async #readText(uri: string): Promise<string> {
    const { bytes } = await this.#host.readFile(uri, Number.POSITIVE_INFINITY);
    return new TextDecoder().decode(bytes);
  }

  #noteTimes(decisions: readonly Decision[]): void {
    for (const { time } of decisions) this.#latestTime = Math.max(this.#latestTime, Date.parse(time));
  }

  /** Returns the journal of an article, or undefined where the article is not in the folder. */
  uriOf(article: string): string | undefined {
    const uri = articleJournal(this.#folder, article);
    if (uri !== undefined) this.#articles.set(uri, article);
    return uri;
  }

  /** Returns the article whose journal it is, provided that somebody has asked for it before. */
  articleOf(uri: string): string | undefined {
    return this.#articles.get(uri);
  }

  has(uri: string): boolean {
    return this.#journals.has(uri);
  }

  stateOf(uri: string): DecisionState {
    const journal = this.#journals.get(uri);
    if (journal === undefined || journal.decisions.length === 0) return NO_DECISIONS;
    journal.state ??= foldDecisions(journal.decisions);
    return journal.state;
  }

  decisionsIn(uri: string): readonly Decision[] {
    return this.#journals.get(uri)?.decisions ?? [];
  }

  *entries(): Iterable<readonly [uri: string, decisions: readonly Decision[]]> {
    for (const [uri, { decisions }] of this.#journals) yield [uri, decisions];
  }

  *problems(): Iterable<readonly [uri: string, problem: JournalProblem]> {
    for (const [uri, { problems }] of this.#journals) for (const problem of problems) yield [uri, problem];
  }

  /** Yields the journals that say anything and whose articles are gone; `isArticle` says of what is known to be there. */
  async *lost(isArticle: (uri: string) => boolean): AsyncIterable<LostJournal> {
    for (const [uri, { decisions }] of [...this.#journals]) {
      if (uri === corpusJournal(this.#folder) || saysNothing(this.stateOf(uri))) continue;
      const article = this.articleOf(uri) ?? journaledArticle(this.#folder, uri);
      const isThere =
        article !== undefined && (isArticle(article) || (await this.#host.kindOf(article)) === 'file');
      if (!isThere) yield { uri, decisions };
    }
  }

  /** Makes a journal that of an article. */
  async moveTo(journal: string, article: string): Promise<void> {
    const target = this.uriOf(article);
    if (target !== undefined && target !== journal) await this.move(journal, target);
  }

  /** Has a journal count as that of an article, and writes nothing. */
  seeAs(journal: string, article: string): void {
    const target = this.uriOf(article);
    if (target === undefined) return;
    this.#know(target, this.decisionsIn(journal));
    this.#journals.delete(journal);
  }

  /** Gives the journals of an article, or of all articles in a folder, to what they are called now. */
  async rename(from: string, to: string): Promise<void> {
    const source = this.uriOf(from);
    const target = this.uriOf(to);
    if (source === undefined || target === undefined || source === target) return;
    const stem = (uri: string): string => uri.slice(0, -'.jsonl'.length);
    for (const uri of [...this.#journals.keys()]) {
      if (uri === source) await this.move(uri, target);
      else if (uri.startsWith(`${stem(source)}/`))
        await this.move(uri, stem(target) + uri.slice(stem(source).length));
    }
  }

  /** Gives a journal another name; where that has a journal already, the two become one. */
  async move(from: string, to: string): Promise<void> {
    if ((await this.#host.kindOf(from)) === 'file' && !(await this.#host.moveFile(from, to))) {
      // Lines are compared as they are written, because some may be of a newer version.
      const present = new Set(linesOf(await this.#readText(to)));
      const missing = linesOf(await this.#readText(from)).filter((line) => !present.has(line));
      if (missing.length > 0) await this.#host.appendFile(to, missing.map((line) => `${line}\n`).join(''));
      await this.#host.removeFile(from);
    }
    await this.read(to);
    this.#journals.delete(from);
  }
}

function saysNothing({ threads, names, review }: DecisionState): boolean {
  return threads.length === 0 && names.size === 0 && review?.isReviewed !== true;
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/).filter((line) => line !== '');
}

/** Returns what is known with what was added, each id once. */
function joined(known: readonly Decision[], added: readonly Decision[]): readonly Decision[] {
  if (added.length === 0) return known;
  const missing = new Map(added.map((decision) => [decision.id, decision]));
  for (const { id } of known) missing.delete(id);
  return [...known, ...missing.values()];
}

function areSame(a: readonly Decision[], b: readonly Decision[]): boolean {
  return (
    a.length === b.length &&
    a.every((decision, index) => formatDecision(decision) === formatDecision(b[index] ?? decision))
  );
}
