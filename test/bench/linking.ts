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
import { PARALLEL_READS } from '../../server/src/lsp/workspace.ts';
import { shippedModel } from '../fixture.ts';
import {
  ENTITIES_PER_ARTICLE,
  makeArticles,
  MENTIONS_PER_ENTITY,
  type GivenArticle,
} from './given-articles.ts';
import { heading, heapMegabytes, print, processorTime, quantile, time } from './measure.ts';

const EDITS = 500;
/** Articles that are read and tagged, between those that are linked, to know what share of the whole linking has. */
const MOST_READ = 10_000;
/** Articles that are read and linked before anything is measured, so that what runs is compiled and the lists are loaded. */
const WARMING = 2000;

/** Prints what linking costs at each size of the corpus; the cost of a document should not depend on it. */
function benchLinking(sizes: readonly number[]): void {
  const index = new EntityIndex();
  const read = newReader();
  for (const slice of slicesOf(makeArticles(WARMING, 3))) {
    read(slice);
    index.file(linkAll(slice));
  }
  index.link();
  for (const size of sizes) benchSize(size);
}

/** Times are the processor's. What the heap holds is measured last, because a collector that was called slows down what follows. */
function benchSize(size: number): void {
  heading(
    `Linking ${size.toLocaleString('en-US')} articles with ${ENTITIES_PER_ARTICLE * MENTIONS_PER_ENTITY} mentions each`,
  );
  const articles = makeArticles(size);
  const index = new EntityIndex();
  const read = newReader();
  let table = index.update([]);
  const total = { read: 0, reading: 0, linking: 0 };
  // In turn, so that a machine that slows down slows both down.
  for (const slice of slicesOf(articles)) {
    if (total.read < MOST_READ) {
      total.reading += processorTime(() => {
        read(slice);
      });
      total.read += slice.length;
    }
    total.linking += processorTime(() => {
      index.file(linkAll(slice));
      if (index.unlinkedCount >= MOST_UNLINKED) index.link();
    });
  }
  total.linking += processorTime(() => (table = index.link()));
  const reading = total.reading / total.read;
  const linking = total.linking / size;
  print('reading and tagging', 1000 * reading, 'µs a document');
  print(`linking, in it and across, ${MOST_UNLINKED} a step`, 1000 * linking, 'µs a document');
  print('… of both', (100 * linking) / (reading + linking), '%');
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

/** Yields the articles as the server reads them. */
function* slicesOf(articles: readonly GivenArticle[]): Iterable<readonly GivenArticle[]> {
  for (let start = 0; start < articles.length; start += PARALLEL_READS)
    yield articles.slice(start, start + PARALLEL_READS);
}

/** Returns a function that reads and tags articles, the first time they are read. */
function newReader(): (articles: readonly GivenArticle[]) => void {
  const reader = new TextReader(new Detector(shippedModel()));
  return (articles) => {
    for (const { uri, text } of articles) reader.read({ kind: 'set', uri, text });
  };
}

/** Returns the changes that articles make, linked in their documents. */
function linkAll(articles: readonly GivenArticle[]): LocalChange[] {
  return articles.map((article) => ({ uri: article.uri, after: link(article) }));
}

function link({ text, mentions }: Pick<GivenArticle, 'text' | 'mentions'>): LocalEntity[] {
  return linkDocument(text, mentions);
}

const sizes = process.argv.slice(2).map(Number);
benchLinking(sizes.length > 0 ? sizes : [1000, 10_000]);
