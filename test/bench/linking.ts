/**
 * Measures linking alone, on made-up articles whose names follow a power law and whose mentions are given.
 *   node --import tsx --expose-gc test/bench/linking.ts [ARTICLES…]
 */
import { fileURLToPath } from 'node:url';
import type { EntityType, Mention } from '../../server/src/core/detect/mention.ts';
import { EntityIndex } from '../../server/src/core/link/entity-index.ts';
import { linkDocument } from '../../server/src/core/link/link-document.ts';
import type { LocalEntity } from '../../server/src/core/link/local-entity.ts';
import { createRandom } from '../../server/training/random.ts';
import { heading, heapMegabytes, print, quantile, time } from './measure.ts';

interface GivenArticle {
  readonly uri: string;
  readonly text: string;
  readonly mentions: readonly Mention[];
}

const ENTITIES_PER_ARTICLE = 15;
const MENTIONS_PER_ENTITY = 3;
/** With the names about 500 tokens an article. */
const FILLER = ' said on the day that more would be done for those who';
const GIVEN =
  'James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Sarah Thomas Karen Ahmed Fatima Wei Olga'.split(
    ' ',
  );
const KINDS =
  'Airlines,Bank,Motors,University,Institute of Marine Science,Workers Party,Broadcasting Corporation'.split(
    ',',
  );
const SYLLABLES = 'ba ko ri mel tan vor sho lin der gan pu ste fal ma ni qua ros wen zi har'.split(' ');

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

function makeArticles(count: number, seed = 1): GivenArticle[] {
  const random = createRandom(seed);
  const zipf = (size: number): number => Math.floor(size ** random()) - 1;
  return Array.from({ length: count }, (_, i) => {
    let text = '';
    const mentions: Mention[] = [];
    const mention = (type: EntityType, name: string): void => {
      mentions.push({ start: text.length, end: text.length + name.length, type, score: 1, evidence: 0 });
      text += `${name}${FILLER}.\n`;
    };
    for (let entity = 0; entity < ENTITIES_PER_ARTICLE; entity++) {
      const [type, full, short] = makeName(zipf, random);
      const isLone = random() < 0.1;
      mention(type, isLone ? short : full);
      for (let again = 1; again < MENTIONS_PER_ENTITY; again++) mention(type, short);
    }
    return { uri: `file:///corpus/${i}.txt`, text, mentions };
  });
}

/** Returns a type, a full name and the short form by which it is called again. */
function makeName(zipf: (size: number) => number, random: () => number): [EntityType, string, string] {
  const kind = random();
  if (kind < 0.5) {
    const family = makeWord(zipf(5000));
    return ['person', `${GIVEN[zipf(GIVEN.length)] ?? ''} ${family}`, family];
  }
  if (kind < 0.75) {
    const name = makeWord(zipf(20000));
    return ['organization', `${name} ${KINDS[zipf(KINDS.length)] ?? ''}`, name];
  }
  const place = makeWord(zipf(5000) + 30000);
  return ['place', place, place];
}

function makeWord(n: number): string {
  let word = '';
  for (let rest = n + 20; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length] ?? '';
  return word.charAt(0).toUpperCase() + word.slice(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = process.argv.slice(2).map(Number);
  benchLinking(sizes.length > 0 ? sizes : [1000, 10_000]);
}
