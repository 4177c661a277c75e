import type { Decision } from '../core/decisions/decision.ts';
import { formatDecision } from '../core/decisions/decision.ts';
import { foldDecisions, NO_DECISIONS, type DecisionState } from '../core/decisions/fold.ts';
import { parseJournal, type JournalProblem } from '../core/decisions/journal.ts';
import type { Host } from '../host/host.ts';
import { articleJournal, corpusJournal, journalFolder } from './journal-path.ts';

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
  readonly #host: Host;
  readonly #folder: string;
  readonly #journals = new Map<string, Journal>();
  /** The articles that were asked for, by their journals. */
  readonly #articles = new Map<string, string>();

  #latestTime = 0;

  constructor(host: Host, folder: string) {
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
    if ((await this.#host.kindOf(uri)) !== 'file') return this.#journals.delete(uri);
    let text: string;
    try {
      const { bytes } = await this.#host.readFile(uri, Number.POSITIVE_INFINITY);
      text = new TextDecoder().decode(bytes);
    } catch (error) {
      const message = `the journal cannot be read: ${error instanceof Error ? error.message : String(error)}`;
      const problem: JournalProblem = { line: 1, kind: 'damaged', message, text: '' };
      this.#journals.set(uri, { decisions: [], ...before, problems: [problem] });
      return false;
    }
    const journal = parseJournal(text);
    const isSame = before !== undefined && areSame(before.decisions, journal.decisions);
    this.#journals.set(uri, isSame ? { ...before, problems: journal.problems } : journal);
    this.#noteTimes(journal.decisions);
    return !isSame;
  }

  /** Appends decisions to a journal; they are known, and the promise resolves, when they are durable. */
  async append(uri: string, decisions: readonly Decision[]): Promise<void> {
    await this.#host.appendFile(uri, decisions.map((decision) => `${formatDecision(decision)}\n`).join(''));
    const { decisions: known = [], problems = [] } = this.#journals.get(uri) ?? {};
    this.#journals.set(uri, { decisions: [...known, ...decisions], problems });
    this.#noteTimes(decisions);
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

  /** Gives the journals of an article, or of all articles in a folder, to what they are called now. */
  async rename(from: string, to: string): Promise<void> {
    const source = this.uriOf(from);
    const target = this.uriOf(to);
    if (source === undefined || target === undefined || source === target) return;
    const stem = (uri: string): string => uri.slice(0, -'.jsonl'.length);
    for (const uri of [...this.#journals.keys()]) {
      if (uri === source) await this.#move(uri, target);
      else if (uri.startsWith(`${stem(source)}/`))
        await this.#move(uri, stem(target) + uri.slice(stem(source).length));
    }
  }

  /** The lines are durable in the new place before they leave the old one; twice is no harm. */
  async #move(from: string, to: string): Promise<void> {
    const { bytes } = await this.#host.readFile(from, Number.POSITIVE_INFINITY);
    await this.#host.appendFile(to, new TextDecoder().decode(bytes));
    await this.read(to);
    await this.#host.removeFile(from);
    this.#journals.delete(from);
  }
}

function areSame(a: readonly Decision[], b: readonly Decision[]): boolean {
  return (
    a.length === b.length &&
    a.every((decision, index) => formatDecision(decision) === formatDecision(b[index] ?? decision))
  );
}
