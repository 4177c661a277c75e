import { cpus } from 'node:os';
import { readDevelopment } from '../../server/training/corpora.ts';
import { benchCorpus, benchKeystroke } from './corpus.ts';
import { benchServerStart } from './server-start.ts';
import { makeArticles } from './given-articles.ts';
import { benchIndexing } from './indexing.ts';
import { ownArticles, syntheticArticles } from './synthetic.ts';
import { benchThroughput } from './throughput.ts';

// `npm run bench [-- ARTICLES]`: machines differ and are noisy, so read ratios of one run rather than figures of two.
const articles = Number(process.argv[2] ?? 2000);
console.log(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`);
benchThroughput('The own articles, full of names that stand once', ownArticles());
benchNews();
benchCorpus(articles);
await benchIndexing(
  'their names by a power law',
  makeArticles(articles).map(({ text }) => text),
);
await benchIndexing('put together from paragraphs of the own ones', syntheticArticles(articles));
benchKeystroke();
await benchServerStart();

/** Real news is not part of the repository: where it is missing, the other figures are printed all the same. */
function benchNews(): void {
  try {
    const news = readDevelopment('worldwide.dev').map(({ text }) => text);
    benchThroughput('Real news, the Worldwide development set', news);
  } catch (error) {
    console.log(`\nNo figures for real news. ${String(error)}`);
  }
}
