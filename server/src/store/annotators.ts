import type { Decision } from '../core/decisions/decision.ts';
import { authorsOf, decidedBy, saysAnything } from '../core/decisions/author-decisions.ts';
import { foldDecisions, NO_DECISIONS, type DecisionState } from '../core/decisions/fold.ts';
import type { Annotator } from '../core/features/compare-annotators.ts';
import { learn, NOTHING_LEARNED } from '../core/learning/name-evidence.ts';
import { fold } from '../core/text/fold.ts';
import { frozenHost } from '../host/frozen-host.ts';
import type { Host } from '../host/host.ts';
import { DecisionStore } from './decision-store.ts';
import { corpusJournal, isKeptPath } from './journal-path.ts';
import type { Journals } from './journals.ts';
import type { RegistryStore } from './registry-store.ts';

/** What is kept of one folder. */
export interface KeptFolder {
  readonly folder: string;
  readonly journals: Journals;
  readonly registry: RegistryStore;
}

/** An author of decisions, with how much there is of theirs. */
export interface Author {
  readonly name: string;
  /** Those in force, but for decisions between others and edits of the registry. */
  readonly decisionCount: number;
  /** Articles with a decision or a review of theirs. */
  readonly articleCount: number;
  readonly reviewedCount: number;
}

/** Returns who has decided anything in the folders, the most busy first. */
export function listAuthors(folders: readonly KeptFolder[]): Author[] {
  const authors = new Map<string, Author>();
  for (const { folder, journals } of folders) {
    for (const [uri, all] of journals.entries()) {
      const articles = uri === corpusJournal(folder) ? 0 : 1;
      for (const [name, { decisions, hasReviewed }] of authorsOf(all)) {
        const { decisionCount = 0, articleCount = 0, reviewedCount = 0 } = authors.get(name) ?? {};
        authors.set(name, {
          name,
          decisionCount: decisionCount + decisions,
          articleCount: articleCount + articles,
          reviewedCount: reviewedCount + (hasReviewed ? 1 : 0),
        });
      }
    }
  }
  return [...authors.values()].sort(
    (x, y) => y.decisionCount - x.decisionCount || (x.name < y.name ? -1 : 1),
  );
}

/** Returns what one author has decided in the folders, as if nobody else had. */
export function authorIn(folders: readonly KeptFolder[], author: string): Annotator {
  return annotator(folders, author, (decisions) => decidedBy(decisions, author));
}

/** Returns what was in force in the folders, whoever decided it; `name` says what to call it. */
export function everybodyIn(folders: readonly KeptFolder[], name: string): Annotator {
  return annotator(folders, name, foldDecisions);
}

/** Reads what is kept of a folder, and leaves it as it is. */
export async function readKept(host: Host, folder: string): Promise<DecisionStore> {
  const store = new DecisionStore(host, folder);
  await store.view();
  return store;
}

/** Reads what was kept of a folder at a revision in git; rejects, with a reason for people, where there is none. */
export async function readPast(host: Host, folder: string, revision: string): Promise<KeptFolder> {
  return readKept(frozenHost(await host.filesAtRevision(folder, revision, isKeptPath)), folder);
}

function annotator(
  folders: readonly KeptFolder[],
  name: string,
  foldJournal: (decisions: readonly Decision[]) => DecisionState,
): Annotator {
  const articles = new Map<string, DecisionState>();
  let learned = NOTHING_LEARNED;
  for (const { folder, journals } of folders) {
    for (const [uri, decisions] of journals.entries()) {
      if (uri === corpusJournal(folder)) continue;
      const state = foldJournal(decisions);
      if (!saysAnything(state)) continue;
      articles.set(uri, state);
      learned = learn(learned, NO_DECISIONS, state).learned;
    }
  }
  return {
    name,
    articleCount: articles.size,
    decisionsOn: (article) => {
      for (const { journals } of folders) {
        const state = articles.get(journals.uriOf(article) ?? '');
        if (state !== undefined) return state;
      }
      return NO_DECISIONS;
    },
    corpus: foldJournal(
      folders.flatMap(({ folder, journals }) => journals.decisionsIn(corpusJournal(folder))),
    ),
    learned,
    ignored: new Set(folders.flatMap(({ registry }) => registry.current.ignore).map(fold)),
  };
}
