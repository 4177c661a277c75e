import { editRegistryFile } from '../core/decisions/edit-registry-file.ts';
import type { RegistryChange } from '../core/decisions/registry-change.ts';
import { parseRegistryFile, type RegistryFile } from '../core/decisions/registry-file.ts';
import type { RegistryEditor } from '../core/decisions/step-draft.ts';
import type { Host } from '../host/host.ts';
import { registryFile } from './journal-path.ts';

/** The registry file of one workspace folder. A file that is broken leaves the last good state in force. */
export class RegistryStore {
  readonly #host: Host;
  readonly uri: string;
  #file: RegistryFile = parseRegistryFile('');
  #good: RegistryFile = this.#file;

  constructor(host: Host, folder: string) {
    this.#host = host;
    this.uri = registryFile(folder);
  }

  /** The last state that had no errors. */
  get current(): RegistryFile {
    return this.#good;
  }

  get problems(): RegistryFile['problems'] {
    return this.#file.problems;
  }

  /** Reads the file anew and returns whether something else is in force than before. */
  async read(): Promise<boolean> {
    return this.#take(await this.#readText());
  }

  /** Changes the file, durably; rejects where it is broken or cannot be written. Returns what was changed. */
  async edit(editor: RegistryEditor): Promise<readonly RegistryChange[]> {
    return this.#host.withLock(`${this.uri}.lock`, async () => {
      const text = await this.#readText();
      const { entries, ignore } = parseRegistryFile(text);
      const changes = editor(entries, ignore);
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
    this.#file = parseRegistryFile(text);
    const before = JSON.stringify(this.#good.registry);
    if (!this.#file.problems.some(({ severity }) => severity === 'error')) this.#good = this.#file;
    return JSON.stringify(this.#good.registry) !== before;
  }
}
