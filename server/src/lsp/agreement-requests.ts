import { LSPErrorCodes, ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver';
import {
  AgreementTally,
  type Agreement,
  type Measures,
  type TypedSpan,
} from '../core/agreement/agreement.ts';
import { disagreements, type Disagreement } from '../core/agreement/disagreements.ts';
import type { Document } from '../core/corpus/document.ts';
import type { Snapshot } from '../core/corpus/snapshot.ts';
import { ENTITY_TYPES } from '../core/detect/mention.ts';
import { adjudicationOf } from '../core/features/adjudicate.ts';
import { compareAnnotators, type Annotator, type Comparison } from '../core/features/compare-annotators.ts';
import { inContext } from '../core/features/context.ts';
import { nameOf } from '../core/features/decision-plan.ts';
import type { Host } from '../host/host.ts';
import { authorIn, everybodyIn, listAuthors, readPast } from '../store/annotators.ts';
import { toRange } from './convert.ts';
import { describeComparison } from './describe-comparison.ts';
import type { DecisionSession } from './decision-session.ts';
import {
  AgreementRequest,
  AuthorsRequest,
  RevisionsRequest,
  type AgreementFigures,
  type AgreementParams,
  type AgreementReport,
  type AnnotatedName,
  type ArticleDisagreements,
  type DisagreementItem,
  type RevisionItem,
} from './messages.ts';
import type { Workspace } from './workspace.ts';

/** A list to work through need not be longer; the figures are about all. */
const DISAGREEMENTS_LISTED = 2000;
/** About ten milliseconds of comparing: after that much text, whatever waits in the event loop has its turn. */
const CHARACTERS_PER_SLICE = 32_000;

/** Answers the requests about how far two authors, or two revisions, agree. */
export function registerAgreementRequests(
  connection: Connection,
  workspace: Workspace,
  session: DecisionSession,
  host: Host,
): void {
  connection.onRequest(AuthorsRequest, () => listAuthors([...session.stores]));
  connection.onRequest(RevisionsRequest, () => forPeople(() => revisionsOf(session, host)));
  connection.onRequest(AgreementRequest, (params: AgreementParams, token: CancellationToken) =>
    forPeople(async () => {
      const { snapshot, minimumScore } = workspace;
      const [a, b] = await annotatorsOf(session, host, params);
      const options = { all: params.all === true, minimumScore, established: snapshot.established };
      const documents = [...snapshot.documents()].sort((x, y) => (x.uri < y.uri ? -1 : 1));
      const inTurns: InTurns = (texts) => yieldInTurns(texts, host, token);
      const comparison = await compareAnnotators(inTurns(documents), a, b, options);
      return reportOf(snapshot, comparison, params, inTurns);
    }),
  );
}

/** What goes wrong here is git's fault, and said in its words, or the person's who named a revision. */
async function forPeople<T>(answer: () => Promise<T>): Promise<T> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof ResponseError) throw error;
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      error instanceof Error ? error.message : String(error),
    );
  }
}

async function revisionsOf(session: DecisionSession, host: Host): Promise<RevisionItem[]> {
  const byName = new Map<string, RevisionItem>();
  for (const { folder } of session.stores)
    for (const revision of await host.revisions(folder)) byName.set(revision.name, { ...revision });
  return [...byName.values()];
}

async function annotatorsOf(
  session: DecisionSession,
  host: Host,
  { kind, a, b }: AgreementParams,
): Promise<[Annotator, Annotator]> {
  const stores = [...session.stores];
  if (kind === 'authors') return [authorIn(stores, a), authorIn(stores, b)];
  const at = async (revision: string): Promise<Annotator> =>
    everybodyIn(await Promise.all(stores.map(({ folder }) => readPast(host, folder, revision))), revision);
  return [await at(a), await at(b)];
}

/** Goes through texts, lets others have their turn in between, and ends when nobody waits for the answer any more. */
type InTurns = <T extends { readonly text: string }>(texts: Iterable<T>) => AsyncIterable<T>;

async function* yieldInTurns<T extends { readonly text: string }>(
  texts: Iterable<T>,
  host: Host,
  token: CancellationToken,
): AsyncIterable<T> {
  let characters = 0;
  for (const each of texts) {
    if (token.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The comparison was cancelled.');
    yield each;
    characters += each.text.length;
    if (characters < CHARACTERS_PER_SLICE) continue;
    characters = 0;
    await host.yieldToOthers();
  }
}

async function reportOf(
  snapshot: Snapshot,
  comparison: Comparison,
  params: AgreementParams,
  inTurns: InTurns,
): Promise<AgreementReport> {
  const tally = new AgreementTally();
  const articles: ArticleDisagreements[] = [];
  let count = 0;
  let settledCount = 0;
  for await (const compared of inTurns(comparison.documents)) {
    tally.add(compared);
    const document = snapshot.document(compared.uri);
    if (document === undefined) continue;
    const all = disagreements([compared]).map((disagreement) => itemOf(snapshot, document, disagreement));
    settledCount += all.filter(({ settledBy }) => settledBy !== undefined).length;
    const items = all.slice(0, Math.max(0, DISAGREEMENTS_LISTED - count));
    count += all.length;
    const { uri, date } = document;
    if (items.length > 0) articles.push({ uri, ...(date !== undefined && { date }), items });
  }
  return {
    figures: figuresOf(tally.agreement),
    notes: describeComparison(comparison, params),
    articleCount: comparison.documents.length,
    count,
    settledCount,
    articles,
  };
}

/** Returns the figures of all types, of each type, and of the spans whatever their types. */
function figuresOf({ types, all, spans }: Agreement): AgreementFigures[] {
  const figures = (
    name: AgreementFigures['name'],
    { a, b, matched, ...measures }: Measures,
  ): AgreementFigures => ({
    name,
    a,
    b,
    matched,
    ...Object.fromEntries(Object.entries(measures).filter(([, value]) => value !== undefined)),
  });
  return [
    figures('all', all),
    ...ENTITY_TYPES.map((type) => figures(type, types[type])),
    figures('spans', spans),
  ];
}

function itemOf(snapshot: Snapshot, document: Document, disagreement: Disagreement): DisagreementItem {
  const { kind, start, end, a, b } = disagreement;
  const annotated = (span: TypedSpan): AnnotatedName => {
    const { type, entity } = span;
    const entityName = entity === undefined ? undefined : nameOfEntity(snapshot, entity);
    return {
      range: toRange(document, span),
      name: nameOf(document, span),
      type,
      ...(entity !== undefined && { entity }),
      ...(entityName !== undefined && { entityName }),
    };
  };
  const settledBy = adjudicationOf(document, { start, end })?.author;
  return {
    kind,
    range: toRange(document, { start, end }),
    ...inContext(document, { start, end }),
    a: a.map(annotated),
    b: b.map(annotated),
    ...(settledBy !== undefined && { settledBy }),
  };
}

function nameOfEntity(snapshot: Snapshot, id: string): string | undefined {
  return snapshot.registered(id)?.name ?? snapshot.entity(id)?.name;
}
