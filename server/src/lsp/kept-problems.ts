import { DiagnosticSeverity, type Connection, type Diagnostic } from 'vscode-languageserver';
import type { JournalProblem } from '../core/decisions/journal.ts';
import type { RegistryFile } from '../core/decisions/registry-file.ts';
import { hasErrors, type RegistryProblem } from '../core/decisions/registry-problem.ts';
import { registryProblems } from '../core/features/registry/problems.ts';
import { toRange } from './convert.ts';
import type { DecisionSession } from './decision-session.ts';
import type { RegistryFiles } from './registry-files.ts';
import type { Workspace } from './workspace.ts';

/** Typing rests for so long before its problems are looked for; in milliseconds. */
const PAUSE = 200;
/** A file has no more problems at once that a person would read. */
const PROBLEMS_SHOWN = 200;
const SOURCE = 'Dateline';

/**
 * Tells the client what is wrong in the files in which decisions are kept: registries, while they are written too, and
 * journals. It is told without being asked, because these files are seldom open, and journals never should be.
 */
export class KeptProblems {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #session: DecisionSession;
  readonly #registries: RegistryFiles;
  /** What was told last, by document. */
  readonly #told = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    connection: Connection,
    workspace: Workspace,
    session: DecisionSession,
    registries: RegistryFiles,
  ) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#session = session;
    this.#registries = registries;
  }

  /** Tells it from now on, whenever something else may be wrong. */
  follow(): void {
    const tell = (): void => {
      this.#tell();
    };
    this.#session.onKept = tell;
    this.#registries.onOpen = tell;
    this.#registries.onEdit = () => {
      this.#tellSoon();
    };
    this.#workspace.onIdle(tell);
  }

  #tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const found = new Map<string, Diagnostic[]>();
    for (const uri of this.#registries.uris) found.set(uri, this.#inRegistry(uri));
    for (const { journals } of this.#session.stores)
      for (const [uri, problem] of journals.problems()) {
        const inJournal = found.get(uri) ?? [];
        inJournal.push(journalDiagnostic(problem));
        found.set(uri, inJournal);
      }
    for (const uri of this.#told.keys()) if (!found.has(uri)) found.set(uri, []);
    for (const [uri, all] of found) this.#send(uri, all.slice(0, PROBLEMS_SHOWN));
  }

  /** Tells it when typing rests. */
  #tellSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#tell();
    }, PAUSE);
    this.#timer.unref();
  }

  #send(uri: string, diagnostics: Diagnostic[]): void {
    const content = JSON.stringify(diagnostics);
    if (content === (this.#told.get(uri) ?? '[]')) return;
    if (diagnostics.length === 0) this.#told.delete(uri);
    else this.#told.set(uri, content);
    // The client may be gone by now; sending throws then.
    Promise.resolve()
      .then(() => this.#connection.sendDiagnostics({ uri, diagnostics }))
      .catch(() => undefined);
  }

  #inRegistry(uri: string): Diagnostic[] {
    const file = this.#registries.at(uri);
    if (file === undefined) return [];
    // As long as articles are read, nobody knows which ids they have.
    const problems = this.#workspace.isIndexing
      ? file.problems
      : registryProblems(this.#workspace.snapshot, file);
    const remark = hasErrors(file) ? this.#inForce(uri) : '';
    return problems.map((problem) => registryDiagnostic(uri, file, problem, remark));
  }

  /** Says what counts while a registry has errors. */
  #inForce(uri: string): string {
    const store = this.#registries.storeOf(uri);
    if (store === undefined) return '';
    return store.wasGood
      ? ' Until this is mended, the last good state of the file stays in force.'
      : ' Until this is mended, only what can be read of the file is in force.';
  }
}

function registryDiagnostic(
  uri: string,
  file: RegistryFile,
  { code, message, severity, other, ...span }: RegistryProblem,
  remark: string,
): Diagnostic {
  const isError = severity === 'error';
  return {
    range: toRange(file, span),
    severity: isError ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: SOURCE,
    code,
    message: isError ? message + remark : message,
    ...(other === undefined
      ? {}
      : {
          relatedInformation: [{ location: { uri, range: toRange(file, other) }, message: 'The other one.' }],
        }),
  };
}

const JOURNAL_ADVICE: Readonly<Record<JournalProblem['kind'], string>> = {
  damaged: 'The line is skipped and stays in the file: restore it from git, or delete it.',
  newer: 'The line is skipped and stays in the file: update Dateline to have it count.',
  conflict: 'Delete this line.',
  duplicate: 'Delete the one that is wrong.',
};

/** A journal that cannot be read at all has a problem without a line. */
const UNREADABLE = 'What was read of it before counts.';

function journalDiagnostic({ line, kind, message, text }: JournalProblem): Diagnostic {
  const sentence = message.charAt(0).toUpperCase() + message.slice(1);
  return {
    range: { start: { line: line - 1, character: 0 }, end: { line: line - 1, character: text.length } },
    severity: kind === 'newer' ? DiagnosticSeverity.Information : DiagnosticSeverity.Warning,
    source: SOURCE,
    code: `journal-${kind}`,
    message: `${sentence}. ${text === '' ? UNREADABLE : JOURNAL_ADVICE[kind]}`,
  };
}
