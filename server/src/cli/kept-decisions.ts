import path from 'node:path';
import { URI } from 'vscode-uri';
import type { DecisionChange } from '../core/corpus/change.ts';
import { NO_DECISIONS, type DecisionState } from '../core/decisions/fold.ts';
import { nodeHost } from '../host/node.ts';
import { readKept } from '../store/annotators.ts';
import { corpusDecisions } from '../store/corpus-decisions.ts';
import type { DecisionStore } from '../store/decision-store.ts';
import { keptIn } from '../store/journal-path.ts';
import { seeMovedArticles } from '../store/moved-articles.ts';
import type { Article } from './read-articles.ts';
import { reportNote } from './report.ts';

/** What people have decided in the folders in which files and folders of the command line lie. */
export class KeptDecisions {
  readonly #stores: readonly DecisionStore[];
  /** The folders that are read as a whole, with all that lies in them. */
  readonly #whole: ReadonlySet<string>;

  private constructor(stores: readonly DecisionStore[], whole: ReadonlySet<string>) {
    this.#stores = stores;
    this.#whole = whole;
  }

  /** Reads what is kept for the paths, and leaves it as it is; says what of it cannot be understood. */
  static async read(paths: readonly string[]): Promise<KeptDecisions> {
    const folders = await Promise.all(paths.map((given) => keepingFolder(path.resolve(given))));
    const kept = new Set(folders.filter((folder) => folder !== undefined));
    const stores = await Promise.all([...kept].map((folder) => readKept(nodeHost, folder)));
    for (const store of stores) for (const problem of store.problems()) reportNote(problem);
    return new KeptDecisions(stores, new Set(paths.map((given) => uriOf(path.resolve(given)))));
  }

  /** What they have decided about all articles, the registry included. */
  get onAll(): DecisionChange[] {
    return this.#stores.length === 0 ? [] : corpusDecisions(this.#stores);
  }

  /** Finds the decisions on those of the articles that were moved since, in folders of which these are all. */
  async follow(articles: readonly Pick<Article, 'uri' | 'text'>[]): Promise<void> {
    for (const store of this.#stores) {
      if (!this.#whole.has(store.folder)) continue;
      const inside = articles.filter(({ uri }) => store.journals.uriOf(uri) !== undefined);
      await seeMovedArticles(store, inside);
    }
  }

  /** Returns what is decided on one article. */
  on(uri: string): DecisionState {
    for (const store of this.#stores) {
      const state = store.decisionsOn(uri);
      if (state !== NO_DECISIONS) return state;
    }
    return NO_DECISIONS;
  }
}

/** Returns the URI of the folder, of those in which a file or folder lies, that was opened in the editor; the innermost of several. */
async function keepingFolder(file: string): Promise<string | undefined> {
  const folder = uriOf(file);
  if ((await nodeHost.kindOf(keptIn(folder))) === 'folder') return folder;
  const outer = path.dirname(file);
  return outer === file ? undefined : keepingFolder(outer);
}

function uriOf(file: string): string {
  return URI.file(file).toString();
}
