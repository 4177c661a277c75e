import { editRegistryFile } from '../core/decisions/edit-registry-file.ts';
import type { RegistryChange } from '../core/decisions/registry-change.ts';
import { parseRegistryFile, type RegistryFile } from '../core/decisions/registry-file.ts';
import { hasErrors } from '../core/decisions/registry-problem.ts';
import type { RegistryEditor } from '../core/decisions/step-draft.ts';
import type { FileHost } from '../host/host.ts';
import { registryFile } from './journal-path.ts';

/** The registry file of one workspace folder. A file that is broken leaves the last good state in force. */
export class RegistryStore {
  readonly #host: FileHost;
  readonly uri: string;
  #text = '';
  #file: RegistryFile = parseRegistryFile('');
  #good: RegistryFile = this.#file;
  #wasGood = false;
  /** Changes by announced steps that are not in the file yet, by the steps' ids. */
  readonly #expected = new Map<string, readonly RegistryChange[]>();

  constructor(host: FileHost, folder: string) {
    this.#host = host;
    this.uri = registryFile(folder);
  }

  /**
   * The last state that had no errors or, as long as there was none, what could be understood of the file; with the changes
   * that are expected.
   */
  get current(): RegistryFile {
    return this.#good;
  }

  /** The file as it was read last, with errors and all. */
  get file(): RegistryFile {
    return this.#file;
  }

  /** Whether there was a state without errors since the folder was opened. */
  get wasGood(): boolean {
    return this.#wasGood;
  }

  get problems(): RegistryFile['problems'] {
    return this.#file.problems;
  }

  /** Reads the file anew and returns whether something else is in force than before. */
  async read(): Promise<boolean> {
    return this.#take(await this.#readText());
  }

  /** Has changes count that are durable elsewhere and not in the file yet. */
  expect(step: string, changes: readonly RegistryChange[]): void {
    if (changes.length === 0) return;
    this.#expected.set(step, changes);
    this.#take(this.#text);
  }

  /** Ends what {@link expect} began, with the next reading or edit of the file. */
  withdraw(step: string): void {
    this.#expected.delete(step);
  }

  /**
   * Changes the file, durably; rejects where it is broken or cannot be written. Returns what was changed. The file is
   * locked from before the editor is asked what to change until it is written.
   */
  async edit(
    editor: (...state: Parameters<RegistryEditor>) => Promise<readonly RegistryChange[]>,
  ): Promise<readonly RegistryChange[]> {
    return this.#host.withLock(`${this.uri}.lock`, async () => {
      const text = await this.#readText();
      const { entries, ignore } = parseRegistryFile(text);
      const changes = await editor(entries, ignore);
      if (changes.length === 0) return changes;
      const edited = editRegistryFile(text, changes);
      if ('problems' in edited) {
        const [first] = edited.problems;
        throw new Error(
          `.dateline/entities.yaml has to be repaired first: line ${first?.line ?? 1}: ${first?.message ?? ''}`,
        );
      }
      await this.#host.replaceFile(this.uri, edited.text);
      this.#take(edited.text);
      return changes;
    });
  }

  async #readText(): Promise<string> {
    if ((await this.#host.kindOf(this.uri)) === 'none') return '';
    const { bytes } = await this.#host.readFile(this.uri, Number.POSITIVE_INFINITY);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }

  #take(text: string): boolean {
    this.#text = text;
    this.#file = parseRegistryFile(text);
    const before = JSON.stringify(this.#good.registry);
    const isGood = !hasErrors(this.#file);
    if (isGood || !this.#wasGood) this.#good = this.#withExpected(text);
    this.#wasGood ||= isGood;
    return JSON.stringify(this.#good.registry) !== before;
  }

  #withExpected(text: string): RegistryFile {
    if (this.#expected.size === 0) return this.#file;
    const edited = editRegistryFile(text, [...this.#expected.values()].flat());
    return 'text' in edited ? parseRegistryFile(edited.text) : this.#file;
  }
}
