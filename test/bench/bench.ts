import { cpus } from 'node:os';
import { benchCorpus, benchKeystroke } from './corpus.ts';
import { benchServerStart } from './server-start.ts';
import { benchThroughput } from './throughput.ts';

// `npm run bench [-- ARTICLES]`: machines differ and are noisy, so read ratios of one run rather than figures of two.
const articles = Number(process.argv[2] ?? 2000);
console.log(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`);
benchThroughput();
benchCorpus(articles);
benchKeystroke();
await benchServerStart();
