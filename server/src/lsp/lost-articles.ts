import { ArticleMatcher, type ArticleMatch, type LostJournal } from '../core/decisions/match-articles.ts';
import type { Document } from '../core/corpus/document.ts';
import { UndecidableError } from '../core/features/decision-plan.ts';
import type { Host } from '../host/host.ts';
import type { DecisionStore } from '../store/decision-store.ts';
import { pathInFolder, journaledArticle } from '../store/journal-path.ts';
import { findMoves } from '../store/moved-articles.ts';
import type { Workspace } from './workspace.ts';

/** An article whose journal was found under another name and has moved along. */
export interface MovedArticle {
  readonly store: DecisionStore;
  readonly journal: string;
  /** Where the article was, below the folder. */
  readonly path: string;
  readonly article: string;
}

/** A journal whose article is gone, with the articles that it may be about, the likeliest first. */
export interface LostArticle {
  readonly store: DecisionStore;
  readonly journal: LostJournal;
  /** Where the article was, below the folder. */
  readonly path: string;
  readonly matches: readonly ArticleMatch[];
}

/** What is known of the lost journals of one folder. */
interface Search {
  readonly key: string;
  readonly lost: readonly LostJournal[];
  readonly matcher: ArticleMatcher;
  readonly compared: WeakSet<Document>;
}

/** Articles compared before whatever waits in the event loop has its turn: about ten milliseconds. */
const ARTICLES_PER_SLICE = 40;

/** Finds the articles that were moved or renamed outside the editor, of which only their journals tell. */
export class LostArticles {
  readonly #host: Host;
  readonly #workspace: Workspace;
  readonly #searches = new Map<DecisionStore, Search>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: Host, workspace: Workspace) {
    this.#host = host;
    this.#workspace = workspace;
  }

  /** Moves the journals that can be told for sure; returns them. The others can be listed then. */
  follow(stores: readonly DecisionStore[]): Promise<MovedArticle[]> {
    const result = this.#last.then(async () => {
      const moved: MovedArticle[] = [];
      for (const store of stores) moved.push(...(await this.#followIn(store)));
      return moved;
    });
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Resolves when all that was asked to be followed is. */
  async settled(): Promise<void> {
    await this.#last;
  }

  list(): LostArticle[] {
    const { snapshot } = this.#workspace;
    return [...this.#searches].flatMap(([store, { lost, matcher }]) =>
      lost.map((journal) => ({
        store,
        journal,
        path: pathOf(store, journal.uri),
        matches: matcher.matchesOf(journal.uri).filter(({ uri }) => snapshot.document(uri) !== undefined),
      })),
    );
  }

  /** Returns the lost article with this journal; throws where its article is there again. */
  find(journal: string): LostArticle {
    const found = this.list().find((lost) => lost.journal.uri === journal);
    if (found === undefined) throw new UndecidableError('These decisions have an article again.');
    return found;
  }

  async #followIn(store: DecisionStore): Promise<MovedArticle[]> {
    const search = await this.#search(store);
    if (search === undefined) return [];
    const isArticle = (uri: string): boolean => this.#workspace.snapshot.document(uri) !== undefined;
    const moved: MovedArticle[] = [];
    for (const [journal, article] of findMoves(store, search.lost, search.matcher, isArticle)) {
      await store.moveJournal(journal, article);
      moved.push({ store, journal, path: pathOf(store, journal), article });
    }
    const left = search.lost.filter(({ uri }) => !moved.some(({ journal }) => journal === uri));
    this.#searches.set(store, { ...search, lost: left });
    return moved;
  }

  /** Compares all articles with the lost journals, those that were compared before only if there are others lost now. */
  async #search(store: DecisionStore): Promise<Search | undefined> {
    const isArticle = (uri: string): boolean => this.#workspace.snapshot.document(uri) !== undefined;
    const lost: LostJournal[] = [];
    for await (const journal of store.journals.lost(isArticle)) lost.push(journal);
    if (lost.length === 0) {
      this.#searches.delete(store);
      return undefined;
    }
    const key = lost.map(({ uri, decisions }) => `${uri} ${decisions.length}`).join('\n');
    const before = this.#searches.get(store);
    const search =
      before?.key === key
        ? { ...before, lost }
        : { key, lost, matcher: new ArticleMatcher(lost), compared: new WeakSet<Document>() };
    this.#searches.set(store, search);
    let compared = 0;
    for (const document of this.#workspace.snapshot.documents()) {
      if (search.compared.has(document) || store.journals.uriOf(document.uri) === undefined) continue;
      search.compared.add(document);
      search.matcher.compare(document);
      if (++compared % ARTICLES_PER_SLICE === 0) await this.#host.yieldToOthers();
    }
    return search;
  }
}

function pathOf({ folder }: DecisionStore, journal: string): string {
  const article = journaledArticle(folder, journal);
  if (article !== undefined) return pathInFolder(folder, article);
  return pathInFolder(folder, journal).replace(/^\.dateline\/decisions\/|\.jsonl$/g, '');
}
