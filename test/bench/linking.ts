/**
 * Measures linking alone, on made-up articles whose names follow a power law and whose mentions are given.
 *   node --import tsx --expose-gc test/bench/linking.ts [ARTICLES…]
 */
import { fileURLToPath } from 'node:url';
import { EntityIndex } from '../../server/src/core/link/entity-index.ts';
import { linkDocument } from '../../server/src/core/link/link-document.ts';
import type { LocalEntity } from '../../server/src/core/link/local-entity.ts';
import {
  ENTITIES_PER_ARTICLE,
  makeArticles,
  MENTIONS_PER_ENTITY,
  type GivenArticle,
} from './given-articles.ts';
import { heading, heapMegabytes, print, quantile, time } from './measure.ts';

/** Prints what linking costs at each size of the corpus; the cost of a document should not depend on it. */
export function benchLinking(sizes: readonly number[]): void {
  for (const size of sizes) benchSize(size);
}

function benchSize(size: number): void {
  heading(
    `Linking ${size.toLocaleString('en-US')} articles with ${ENTITIES_PER_ARTICLE * MENTIONS_PER_ENTITY} mentions each`,
  );
  const articles = makeArticles(size);
  const before = heapMegabytes();
  const locals: LocalEntity[][] = [];
  const inDocument = time(() => {
    for (const { text, mentions } of articles) locals.push(linkDocument(text, mentions));
  });
  const between = heapMegabytes();
  const index = new EntityIndex();
  let table = index.update([]);
  const across = time(() => {
    for (const [i, { uri }] of articles.entries()) table = index.update([{ uri, after: locals[i] ?? [] }]);
  });
  print('in the document', (1000 * inDocument) / size, 'µs a document');
  print('across documents, one at a time', (1000 * across) / size, 'µs a document');
  print('local entities in memory', between - before, 'MB');
  print('index in memory', heapMegabytes() - between, 'MB');
  print('entities', [...table.entities()].length, '');
  const batch = time(() =>
    new EntityIndex().update(articles.map(({ uri }, i) => ({ uri, after: locals[i] ?? [] }))),
  );
  print('across documents, all at once', (1000 * batch) / size, 'µs a document');
  const others = makeArticles(500, 2);
  const change = (
    name: string,
    edit: (article: GivenArticle, other: GivenArticle) => Pick<GivenArticle, 'text' | 'mentions'>,
  ): void => {
    const times = others.map((other, i) => {
      const n = (i * 7919) % size;
      const article = articles[n] ?? other;
      const { text, mentions } = edit(article, other);
      return time(() => {
        const after = linkDocument(text, mentions);
        table = index.update([{ uri: article.uri, after }]);
      });
    });
    print(`${name}, median`, quantile(times, 0.5), 'ms');
    print(`${name}, 95 of 100 within`, quantile(times, 0.95), 'ms');
  };
  change('a paragraph cut', ({ text, mentions }) => ({
    text,
    mentions: mentions.slice(0, -2 * MENTIONS_PER_ENTITY),
  }));
  change('a document replaced', (_, other) => other);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = process.argv.slice(2).map(Number);
  benchLinking(sizes.length > 0 ? sizes : [1000, 10_000]);
}
