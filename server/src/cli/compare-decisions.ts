import { stat } from 'node:fs/promises';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { ComparedDocument } from '../core/agreement/agreement.ts';
import type { Disagreement } from '../core/agreement/disagreements.ts';
import { decideReading } from '../core/corpus/decide-document.ts';
import type { Reading } from '../core/corpus/document.ts';
import { TextReader } from '../core/corpus/read-text.ts';
import { placeThreads } from '../core/decisions/place-threads.ts';
import { Detector } from '../core/detect/detector.ts';
import { adjudicationOf } from '../core/features/adjudicate.ts';
import { compareAnnotators, type Annotator } from '../core/features/compare-annotators.ts';
import { articleFilter } from '../host/article-filter.ts';
import { decodeArticle } from '../host/decode-article.ts';
import { nodeHost } from '../host/node.ts';
import { readModel } from '../host/read-model.ts';
import { describeComparison } from '../lsp/describe-comparison.ts';
import { DEFAULT_SETTINGS } from '../lsp/settings.ts';
import {
  authorIn,
  everybodyIn,
  listAuthors,
  readKept,
  readPast,
  type KeptFolder,
} from '../store/annotators.ts';
import { seeMovedArticles } from '../store/moved-articles.ts';
import { listOf } from './list-of.ts';
import { readArticles, type Article } from './read-articles.ts';
import { reportNote } from './report.ts';

/** Documents in which two annotators can be compared, and who decided where they disagree. */
export interface Compared {
  readonly documents: readonly ComparedDocument[];
  /** Returns who decided between the two, or undefined where that is open. */
  readonly settledBy: (disagreement: Disagreement) => string | undefined;
}

/** Two names, and whether all articles are compared as a whole. */
interface Wanted {
  readonly a: string;
  readonly b: string;
  readonly all: boolean;
}

/** Compares what two authors decided in a folder, in its articles as they are. Throws where one of them decided nothing. */
export async function compareAuthors(folder: string, wanted: Wanted): Promise<Compared> {
  const kept = await readKept(nodeHost, await uriOfFolder(folder));
  const articles = await listOf(readArticles([folder]));
  await seeMovedArticles(kept, articles);
  const authors = listAuthors([kept]).map(({ name }) => name);
  for (const name of [wanted.a, wanted.b]) {
    if (authors.includes(name)) continue;
    throw new Error(
      authors.length === 0
        ? `${folder}: nobody has decided anything here; name the folder that is opened in the editor`
        : `${folder}: nobody called "${name}" has decided anything here, but ${authors.join(', ')}`,
    );
  }
  const annotators = [authorIn([kept], wanted.a), authorIn([kept], wanted.b)] as const;
  return compare(articles, annotators, kept, wanted);
}

/** Compares what was in force in a folder at two revisions in git, in its articles as they were at the second one. */
export async function compareRevisions(folder: string, wanted: Wanted): Promise<Compared> {
  const { a, b } = wanted;
  const uri = await uriOfFolder(folder);
  const annotators = [
    everybodyIn([await readPast(nodeHost, uri, a)], a),
    everybodyIn([await readPast(nodeHost, uri, b)], b),
  ] as const;
  const before = new Map<string, string>();
  for await (const article of articlesAt(folder, uri, a)) before.set(article.id, article.text);
  const now = await readKept(nodeHost, uri);
  const compared = await compare(articlesAt(folder, uri, b), annotators, now, wanted);
  const changed = compared.documents.filter(({ uri: id, text }) => before.get(id) !== text).length;
  if (changed > 0)
    reportNote(
      `In ${changed} of these the text differs at ${a}: decisions are searched for in the text at ${b}.`,
    );
  return compared;
}

async function uriOfFolder(folder: string): Promise<string> {
  const isFolder = await stat(folder).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new Error(`${folder}: there is no such folder`);
  return URI.file(path.resolve(folder)).toString();
}

async function* articlesAt(folder: string, uri: string, revision: string): AsyncIterable<Article> {
  const filter = articleFilter(DEFAULT_SETTINGS.include, []);
  const isArticle = (name: string): boolean => filter.accepts(name) && !filter.excludes(name);
  for (const [article, bytes] of await nodeHost.filesAtRevision(uri, revision, isArticle)) {
    const file = path.relative(path.resolve(folder), URI.parse(article).fsPath);
    const decoded = bytes.length > DEFAULT_SETTINGS.maxFileSize ? undefined : decodeArticle(bytes);
    if (decoded !== undefined && 'text' in decoded)
      yield { id: path.join(folder, file).split(path.sep).join('/'), uri: article, text: decoded.text };
  }
}

async function compare(
  articles: Iterable<Article> | AsyncIterable<Article>,
  [a, b]: readonly [Annotator, Annotator],
  now: KeptFolder,
  wanted: Wanted,
): Promise<Compared> {
  const reader = new TextReader(new Detector(readModel()));
  const readings = new Map<string, Reading>();
  const paths = new Map<string, string>();
  const read = async function* (): AsyncIterable<Reading> {
    for await (const { id, uri, text } of articles) {
      const reading = reader.read({ kind: 'set', uri, text });
      readings.set(id, reading);
      paths.set(uri, id);
      yield reading;
    }
  };
  const options = { all: wanted.all, minimumScore: DEFAULT_SETTINGS.minimumScore };
  const comparison = await compareAnnotators(read(), a, b, options);
  for (const note of describeComparison(comparison, wanted)) reportNote(note);
  const everybody = everybodyIn([now], '');
  return {
    documents: comparison.documents.map((document) => ({
      ...document,
      uri: paths.get(document.uri) ?? document.uri,
    })),
    settledBy: ({ uri, start, end }) => {
      const reading = readings.get(uri);
      if (reading === undefined) return undefined;
      const { corpus, learned, ignored } = everybody;
      const article = everybody.decisionsOn(reading.uri);
      const decided = { scopes: { article, corpus }, learned, ignored, minimumScore: options.minimumScore };
      const placement = placeThreads(reading.text, article.threads);
      const { mentions, rejections } = decideReading(reading, decided, placement);
      return adjudicationOf({ mentions, rejections, decisions: article }, { start, end })?.author;
    },
  };
}
