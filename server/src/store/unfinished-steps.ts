import { URI, Utils } from 'vscode-uri';
import { formatDecision, JOURNAL_VERSION, type Decision } from '../core/decisions/decision.ts';
import { parseJournal } from '../core/decisions/journal.ts';
import { isRegistryChange } from '../core/decisions/read-decision.ts';
import type { RegistryChange } from '../core/decisions/registry-change.ts';
import type { FileHost } from '../host/host.ts';
import { isJournal, pathInFolder, unfinishedFolder } from './journal-path.ts';

/** All that a step writes. To write it again changes nothing, because a line counts once and so does a change. */
export interface AnnouncedStep {
  readonly id: string;
  /** By the URI of the journal. */
  readonly lines: ReadonlyMap<string, readonly Decision[]>;
  readonly changes: readonly RegistryChange[];
}

/** As it is kept, with the lines as they are to stand in the journals, by their paths below the folder. */
interface StepFile {
  readonly v: typeof JOURNAL_VERSION;
  readonly step: string;
  readonly journals: Readonly<Record<string, readonly string[]>>;
  readonly registry: readonly RegistryChange[];
}

/**
 * The steps of one workspace folder that write more than one line, each announced in a file of its own from before its
 * first write until after its last: a write-ahead log. Whoever finds such a file knows the whole step, and completes it.
 */
export class UnfinishedSteps {
  readonly #host: FileHost;
  readonly #folder: string;
  readonly #unreadable = new Set<string>();

  constructor(host: FileHost, folder: string) {
    this.#host = host;
    this.#folder = folder;
  }

  /** The files that were found and say nothing that this version understands; they are left alone. */
  get unreadable(): Iterable<string> {
    return this.#unreadable;
  }

  /** From when this resolves, the step is durable as a whole. */
  async announce({ id, lines, changes }: AnnouncedStep): Promise<void> {
    const journals = Object.fromEntries(
      [...lines].map(([uri, decisions]) => [pathInFolder(this.#folder, uri), decisions.map(formatDecision)]),
    );
    const file: StepFile = { v: JOURNAL_VERSION, step: id, journals, registry: changes };
    await this.#host.replaceFile(this.#uriOf(id), `${JSON.stringify(file)}\n`);
  }

  async withdraw(id: string): Promise<void> {
    await this.#host.removeFile(this.#uriOf(id));
  }

  /** Returns the id of the step that a file announces, or undefined where it is no such file. */
  idOf(uri: string): string | undefined {
    const folder = `${unfinishedFolder(this.#folder)}/`;
    return uri.startsWith(folder) && uri.endsWith('.json')
      ? uri.slice(folder.length, -'.json'.length)
      : undefined;
  }

  /** Returns the steps that are announced. */
  async list(): Promise<AnnouncedStep[]> {
    const steps: AnnouncedStep[] = [];
    for await (const uri of this.#host.listFiles(unfinishedFolder(this.#folder))) {
      const step = await this.read(uri);
      if (step !== undefined) steps.push(step);
    }
    return steps;
  }

  /** Returns what a file announces; undefined where it is gone or cannot be understood. */
  async read(uri: string): Promise<AnnouncedStep | undefined> {
    this.#unreadable.delete(uri);
    const id = this.idOf(uri);
    if (id === undefined || (await this.#host.kindOf(uri)) !== 'file') return undefined;
    const step = await this.#readFile(uri, id).catch(() => undefined);
    // Whoever announced it may have completed it in the meantime.
    if (step === undefined && (await this.#host.kindOf(uri)) === 'file') this.#unreadable.add(uri);
    return step;
  }

  async #readFile(uri: string, id: string): Promise<AnnouncedStep | undefined> {
    const { bytes } = await this.#host.readFile(uri, Number.POSITIVE_INFINITY);
    return this.#parse(id, JSON.parse(new TextDecoder().decode(bytes)) as Partial<StepFile> | null);
  }

  /** The file may be anybody's: what it says is written nowhere but in journals. */
  #parse(id: string, file: Partial<StepFile> | null): AnnouncedStep | undefined {
    if (file?.v !== JOURNAL_VERSION || file.step !== id || typeof file.journals !== 'object')
      return undefined;
    const { registry: changes } = file;
    if (!Array.isArray(changes) || !changes.every(isRegistryChange)) return undefined;
    const lines = new Map<string, readonly Decision[]>();
    for (const [path, texts] of Object.entries(file.journals)) {
      const uri = Utils.joinPath(URI.parse(this.#folder), path).toString();
      const { decisions, problems } = parseJournal(texts.join('\n'));
      if (!isJournal(this.#folder, uri) || problems.length > 0) return undefined;
      lines.set(uri, decisions);
    }
    return { id, lines, changes };
  }

  #uriOf(id: string): string {
    return `${unfinishedFolder(this.#folder)}/${id}.json`;
  }
}
