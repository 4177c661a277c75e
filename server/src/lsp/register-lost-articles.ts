import type { Connection } from 'vscode-languageserver';
import type { Decision } from '../core/decisions/decision.ts';
import type { ArticleMatch } from '../core/decisions/match-articles.ts';
import { decisionsInForce } from '../core/decisions/revert.ts';
import { UndecidableError } from '../core/features/decision-plan.ts';
import { collapseSpace } from '../core/text/fold.ts';
import { pathInFolder } from '../store/journal-path.ts';
import { answering } from './answer-requests.ts';
import { countOf } from './count-of.ts';
import type { DecisionSession } from './decision-session.ts';
import { explainFailure } from './explain-failure.ts';
import type { LostArticle, LostArticles, MovedArticle } from './lost-articles.ts';
import {
  AttachArticleRequest,
  CloseArticleRequest,
  LostArticlesRequest,
  type LostArticleItem,
} from './messages.ts';
import type { Workspace } from './workspace.ts';

const CANDIDATES_SHOWN = 8;
const NAMES_SHOWN = 3;
const UNDO = { title: 'Undo' };

/** Has decisions follow articles that were moved outside the editor, and serves the list of those that cannot. */
export function registerLostArticles(
  connection: Connection,
  workspace: Workspace,
  session: DecisionSession,
  lost: LostArticles,
): void {
  const follow = async (): Promise<void> => {
    const before = lost.list().length;
    const moved = await lost.follow([...session.stores]);
    takeOver(session, moved);
    if (moved.length === 0 && lost.list().length !== before) session.onChange({ uris: [] });
    if (moved.length > 0) await offerUndo(connection, session, moved);
  };
  workspace.onIdle(() => {
    follow().catch((error: unknown) => {
      connection.console.warn(`Decisions cannot follow their articles: ${explainFailure(error)}`);
    });
  });

  const on = answering(connection);
  on(LostArticlesRequest, async () => {
    await lost.settled();
    return lost.list().map(lostArticleItem);
  });
  on(AttachArticleRequest, async ({ journal, uri }) => {
    const { store, path } = lost.find(journal);
    if (workspace.snapshot.document(uri) === undefined || store.journals.uriOf(uri) === undefined)
      throw new UndecidableError('Choose an article of the same folder.');
    await written(store.moveJournal(journal, uri));
    takeOver(session, [{ store, journal, path, article: uri }]);
    await lost.follow([...session.stores]);
    return { label: `Attached the decisions on ${path} to ${pathInFolder(store.folder, uri)}` };
  });
  on(CloseArticleRequest, async ({ journal }) => {
    const { store, path } = lost.find(journal);
    await written(store.closeJournal(journal, await session.authorIn(store.folder)));
    await lost.follow([...session.stores]);
    session.onChange({ uris: [] });
    return { label: `Closed the decisions on ${path}` };
  });
}

/** Says which decisions followed their articles; whoever knows better can undo it. */
async function offerUndo(
  connection: Connection,
  session: DecisionSession,
  moved: readonly MovedArticle[],
): Promise<void> {
  const answer = await connection.window.showInformationMessage(describeMoves(moved), UNDO);
  if (answer?.title !== UNDO.title) return;
  for (const { store, journal, article } of moved)
    await store.undoMove(article, journal, await session.authorIn(store.folder));
  takeOver(session, moved);
}

function takeOver(session: DecisionSession, moved: readonly MovedArticle[]): void {
  const articles = new Set(moved.map(({ article }) => article));
  session.takeOver({ articles, isCorpusChanged: false, isRegistryChanged: false });
}

async function written(writing: Promise<unknown>): Promise<void> {
  await writing.catch((error: unknown) => {
    throw new UndecidableError(`Not saved: ${explainFailure(error)}`);
  });
}

function describeMoves(moved: readonly MovedArticle[]): string {
  const [only] = moved;
  if (only === undefined || moved.length > 1)
    return `${moved.length} articles were moved outside the editor. The decisions on them have moved along.`;
  const { store, path, article } = only;
  return `${path} was moved outside the editor. The decisions on it are with ${pathInFolder(store.folder, article)} now.`;
}

function lostArticleItem({ journal, path, matches }: LostArticle): LostArticleItem {
  return {
    journal: journal.uri,
    path,
    label: describeDecisions(journal.decisions),
    candidates: matches.slice(0, CANDIDATES_SHOWN).map((match) => ({
      uri: match.uri,
      label: describeMatch(match),
    })),
  };
}

function describeMatch({ isSameText, found, of }: ArticleMatch): string {
  return isSameText ? 'The same text' : `${found} of ${of} places are in it`;
}

function describeDecisions(all: readonly Decision[]): string {
  const decisions = decisionsInForce(all).filter(
    ({ operation }) => operation !== 'revert' && operation !== 'move',
  );
  const authors = [...new Set(decisions.map(({ author }) => author))].join(', ');
  const names = new Set(
    decisions.flatMap((decision) => {
      if ('name' in decision) return decision.name;
      return 'anchor' in decision ? collapseSpace(decision.anchor.quote) : [];
    }),
  );
  const shown = [...names].slice(0, NAMES_SHOWN).join(', ');
  const more = names.size > NAMES_SHOWN ? ` and ${names.size - NAMES_SHOWN} more` : '';
  const count = countOf(decisions.length, 'decision');
  return `${count} by ${authors}${names.size === 0 ? '' : `: ${shown}${more}`}`;
}
