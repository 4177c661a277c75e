import { decisionsInForce } from '../core/decisions/revert.ts';
import { ArticleMatcher, type ArticleText, type LostJournal } from '../core/decisions/match-articles.ts';
import { pathInFolder } from './journal-path.ts';
import type { Journals } from './journals.ts';

/** The journals of one workspace folder. */
interface KeptJournals {
  readonly folder: string;
  readonly journals: Journals;
}

/** A revert of this id in a journal says that the article is not the one that it is about. */
export function moveId(folder: string, article: string): string {
  return `article:${pathInFolder(folder, article)}`;
}

/**
 * Returns which articles the journals of lost articles are about, where there is no doubt. A journal that shares a decision
 * with another one was moved before, by somebody who did not know of what was written since. Else the text decides.
 */
export function findMoves(
  { folder, journals }: KeptJournals,
  lost: readonly LostJournal[],
  matcher: ArticleMatcher,
  isArticle: (uri: string) => boolean,
): Map<string, string> {
  const moves = matcher.moves((journal, article) => {
    if (!isArticle(article) || journals.decisionsIn(journals.uriOf(article) ?? journal).length > 0)
      return false;
    const denied = moveId(folder, article);
    return !decisionsInForce(journals.decisionsIn(journal)).some(
      (decision) => decision.operation === 'revert' && decision.reverts === denied,
    );
  });
  for (const [journal, article] of findSharing(journals, lost))
    if (isArticle(article)) moves.set(journal, article);
  return moves;
}

/** Has the journals of moved articles count as theirs, without writing anything: for who only reads. */
export async function seeMovedArticles(kept: KeptJournals, articles: readonly ArticleText[]): Promise<void> {
  const uris = new Set(articles.map(({ uri }) => uri));
  const isArticle = (uri: string): boolean => uris.has(uri);
  const lost: LostJournal[] = [];
  for await (const journal of kept.journals.lost(isArticle)) lost.push(journal);
  if (lost.length === 0) return;
  const matcher = new ArticleMatcher(lost);
  for (const article of articles) matcher.compare(article);
  for (const [journal, article] of findMoves(kept, lost, matcher, isArticle))
    kept.journals.seeAs(journal, article);
}

/** Returns for each journal that has a decision of another article's journal that article. */
function findSharing(journals: Journals, lost: readonly LostJournal[]): Map<string, string> {
  const owners = new Map<string, string>();
  const isLost = new Set(lost.map(({ uri }) => uri));
  for (const { uri, decisions } of lost) for (const { id } of decisions) owners.set(id, uri);
  const articles = new Map<string, string>();
  for (const [uri, decisions] of journals.entries()) {
    const article = journals.articleOf(uri);
    if (article === undefined || isLost.has(uri)) continue;
    for (const { id } of decisions) {
      const owner = owners.get(id);
      if (owner !== undefined) articles.set(owner, article);
    }
  }
  return articles;
}
