import { readFile } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

const IGNORE_FILES = ['.gitignore', '.ignore'];

/** The `.gitignore` and `.ignore` files of one folder tree, read when they are first asked for. */
export class IgnoreFiles {
  readonly #root: string;
  readonly #byFolder = new Map<string, Promise<Ignore | undefined>>();

  /** @param root the absolute path of the folder; ignore files above it do not count */
  constructor(root: string) {
    this.#root = root;
  }

  /** Whether the path, relative to the root with `/` between its parts, is ignored; a deeper file overrules a higher one. */
  async ignores(relativePath: string, isFolder = false): Promise<boolean> {
    const parts = relativePath.split('/');
    for (let depth = 1; depth <= parts.length; depth++) {
      // Nothing inside an ignored folder can be brought back, as git has it.
      const isPathItself = depth === parts.length;
      if (await this.#ignoresAlone(parts.slice(0, depth), !isPathItself || isFolder)) return true;
    }
    return false;
  }

  async #ignoresAlone(parts: readonly string[], isFolder: boolean): Promise<boolean> {
    let ignored = false;
    for (let depth = 0; depth < parts.length; depth++) {
      const rules = await this.#rulesOf(parts.slice(0, depth).join('/'));
      if (rules === undefined) continue;
      const verdict = rules.test(parts.slice(depth).join('/') + (isFolder ? '/' : ''));
      if (verdict.ignored) ignored = true;
      else if (verdict.unignored) ignored = false;
    }
    return ignored;
  }

  #rulesOf(folder: string): Promise<Ignore | undefined> {
    let rules = this.#byFolder.get(folder);
    if (rules === undefined) {
      rules = readRules(path.join(this.#root, folder));
      this.#byFolder.set(folder, rules);
    }
    return rules;
  }
}

async function readRules(folder: string): Promise<Ignore | undefined> {
  const texts = await Promise.all(
    IGNORE_FILES.map((name) => readFile(path.join(folder, name), 'utf8').catch(() => undefined)),
  );
  const found = texts.filter((text) => text !== undefined);
  return found.length === 0 ? undefined : ignore().add(found.join('\n'));
}
