/**
 * Measures linking alone, on made-up articles whose names follow a power law and whose mentions are given.
 *   node scripts/bench.js test/bench/linking.ts [ARTICLES…]
 */
import { MOST_UNLINKED } from '../../server/src/core/corpus/corpus.ts';
import { TextReader } from '../../server/src/core/corpus/read-text.ts';
import { Detector } from '../../server/src/core/detect/detector.ts';
import { EntityIndex, type EntityTable, type LocalChange } from '../../server/src/core/link/entity-index.ts';
import { linkDocument } from '../../server/src/core/link/link-document.ts';
import type { LocalEntity } from '../../server/src/core/link/local-entity.ts';
import { EMPTY_REGISTRY } from '../../server/src/core/link/registry.ts';
import { shippedModel } from '../fixture.ts';
import {
  ENTITIES_PER_ARTICLE,
  makeArticles,
  MENTIONS_PER_ENTITY,
  type GivenArticle,
} from './given-articles.ts';
import { heading, heapMegabytes, print, processorTime, quantile, time } from './measure.ts';

const EDITS = 500;
/** Articles that are read to know what reading costs, which does not depend on how many there are. */
const READ = 1000;
/** Articles that are linked before anything is measured, so that what runs is compiled and the lists of names are loaded. */
const WARMING = 2000;

/** Prints what linking costs at each size of the corpus; the cost of a document should not depend on it. */
function benchLinking(sizes: readonly number[]): void {
  const warming = makeArticles(WARMING, 3);
  const index = new EntityIndex();
  for (let start = 0; start < WARMING; start += MOST_UNLINKED) index.update(linkSlice(warming, start));
  for (const size of sizes) benchSize(size);
}

/** Times are the processor's. What the heap holds is measured last, because a collector that was called slows down what follows. */
function benchSize(size: number): void {
  heading(
    `Linking ${size.toLocaleString('en-US')} articles with ${ENTITIES_PER_ARTICLE * MENTIONS_PER_ENTITY} mentions each`,
  );
  const articles = makeArticles(size);
  const reading = benchReading(articles.slice(0, READ));
  const index = new EntityIndex();
  let table = index.update([]);
  const indexing = processorTime(() => {
    for (let start = 0; start < size; start += MOST_UNLINKED)
      table = index.update(linkSlice(articles, start));
  });
  print(
    `in the document and across, ${MOST_UNLINKED} documents a step`,
    (1000 * indexing) / size,
    'µs a document',
  );
  print(
    '… of the whole indexing, reading and tagging included',
    100 * (indexing / size / (indexing / size + reading)),
    '%',
  );
  print('entities', [...table.entities()].length, '');

  const others = makeArticles(3 * EDITS, 2);
  const articleAt = (i: number): GivenArticle | undefined => articles[(i * 7919) % size];
  const change = (name: string, changeOf: (i: number) => LocalChange): void => {
    const times: number[] = [];
    const total = processorTime(() => {
      for (let i = 0; i < EDITS; i++) times.push(time(() => (table = index.update([changeOf(i)]))));
    });
    print(`${name}, mean of the processor`, total / EDITS, 'ms');
    print(`${name}, 95 of 100 within`, quantile(times, 0.95), 'ms');
  };
  const put = (uri = '', article?: Pick<GivenArticle, 'text' | 'mentions'>): LocalChange => ({
    uri,
    after: article === undefined ? [] : link(article),
  });
  // The first edits compile what only edits run.
  for (let i = 0; i < EDITS; i++) table = index.update([put(`file:///first/${i}.txt`, others[i])]);
  change('a document added', (i) => put(`file:///new/${i}.txt`, others[EDITS + i]));
  change('a document cut', (i) => {
    const { uri = '', text = '', mentions = [] } = articleAt(i) ?? {};
    return put(uri, { text, mentions: mentions.slice(0, -2 * MENTIONS_PER_ENTITY) });
  });
  change('a document replaced', (i) => put(articleAt(i)?.uri, others[2 * EDITS + i]));
  change('a document removed', (i) => ({ uri: articleAt(i)?.uri ?? '' }));
  benchRegistry(index, table);
  print('heap in use, with the articles', heapMegabytes(), 'MB');
}

/** Returns what it costs to read and tag an article, in milliseconds, when all is compiled but no word is known. */
function benchReading(articles: readonly GivenArticle[]): number {
  const readAll = (): void => {
    const reader = new TextReader(new Detector(shippedModel()));
    for (const { uri, text } of articles) reader.read({ kind: 'set', uri, text });
  };
  readAll();
  const reading = processorTime(readAll) / articles.length;
  print('reading and tagging', 1000 * reading, 'µs a document');
  return reading;
}

/** Prints what it costs to register somebody whom many articles name, under another id. */
function benchRegistry(index: EntityIndex, table: EntityTable): void {
  const [first] = [...table.entities()]
    .filter(({ type }) => type === 'person')
    .sort((a, b) => b.documentCount - a.documentCount);
  if (first === undefined) return;
  const entity = { id: 'person/registered', type: first.type, name: first.name, aliases: [] };
  const registering = processorTime(() => index.register({ ...EMPTY_REGISTRY, entities: [entity] }));
  print(`a person in ${first.documentCount.toLocaleString('en-US')} articles registered`, registering, 'ms');
}

/** Returns the changes of one step, linked in their documents. */
function linkSlice(articles: readonly GivenArticle[], start: number): LocalChange[] {
  return articles
    .slice(start, start + MOST_UNLINKED)
    .map((article) => ({ uri: article.uri, after: link(article) }));
}

function link({ text, mentions }: Pick<GivenArticle, 'text' | 'mentions'>): LocalEntity[] {
  return linkDocument(text, mentions);
}

const sizes = process.argv.slice(2).map(Number);
benchLinking(sizes.length > 0 ? sizes : [1000, 10_000]);
