import { Corpus } from '../../server/src/core/corpus/corpus.ts';
import { Detector } from '../../server/src/core/detect/detector.ts';
import { definition } from '../../server/src/core/features/definition.ts';
import { entityCard } from '../../server/src/core/features/entity-card.ts';
import { highlights } from '../../server/src/core/features/highlights.ts';
import { shippedModel } from '../fixture.ts';
import { heading, heapMegabytes, print, quantile, time } from './measure.ts';
import { syntheticArticles } from './synthetic.ts';

const QUESTIONS = 2000;
const EDITS = 300;

/** Prints what indexing, asking and editing cost on a synthetic corpus. */
export function benchCorpus(articleCount: number): void {
  heading(`A synthetic corpus of ${articleCount.toLocaleString('en-US')} articles of about 500 words`);
  const articles = syntheticArticles(articleCount);
  const detector = new Detector(shippedModel());
  const before = heapMegabytes();
  const corpus = new Corpus(detector);
  const uriOf = (i: number): string => `file:///corpus/${i}.txt`;
  const indexing = time(() => {
    for (const [i, text] of articles.entries()) corpus.collect([{ kind: 'set', uri: uriOf(i), text }]);
    return corpus.snapshot;
  });
  print('cold index, one thread, as the server reads', indexing / 1000, 's');
  print('memory', heapMegabytes() - before, 'MB');

  const { snapshot } = corpus;
  const documents = [...snapshot.documents()];
  const asked = Array.from({ length: QUESTIONS }, (_, i) => {
    const document = documents[(i * 7919) % documents.length];
    const mention = document?.mentions[(i * 31) % Math.max(document.mentions.length, 1)];
    return { uri: document?.uri ?? '', offset: mention?.start ?? 0 };
  });
  for (const [name, feature] of Object.entries({ hover: entityCard, definition, highlights })) {
    const times = asked.map(({ uri, offset }) => time(() => feature(snapshot, uri, offset)));
    print(`${name}, median`, quantile(times, 0.5), 'ms');
    print(`${name}, 95 of 100 within`, quantile(times, 0.95), 'ms');
  }

  const edits = Array.from({ length: EDITS }, (_, i) => {
    const index = (i * 7919) % articles.length;
    const text = `${articles[index] ?? ''}\n\nJohn Q. Reporter${i} spoke in Geneva.`;
    return time(() => corpus.apply([{ kind: 'set', uri: uriOf(index), text }]));
  });
  print('one article changed: tag and link again, median', quantile(edits, 0.5), 'ms');
  print('one article changed, 95 of 100 within', quantile(edits, 0.95), 'ms');
}

/** Prints what a keystroke costs in an open article of 5,000 words. */
export function benchKeystroke(): void {
  heading('Typing in an open article of 5,000 words');
  const text = syntheticArticles(10, 7).join('\n\n');
  const corpus = new Corpus(new Detector(shippedModel()));
  const uri = 'file:///corpus/open.txt';
  corpus.apply([{ kind: 'set', uri, text, isOpen: true }]);
  const middle = text.indexOf('. ', text.length / 2) + 2;
  const times = Array.from({ length: EDITS }, (_, i) => {
    const typed = 'The envoy met David Cameron in Paris on Monday and left again. '.repeat(5).slice(0, i);
    const edited = text.slice(0, middle) + typed + text.slice(middle);
    return time(() => corpus.apply([{ kind: 'set', uri, text: edited, isOpen: true }]));
  });
  print('keystroke to new mentions and links, median', quantile(times, 0.5), 'ms');
  print('keystroke, 95 of 100 within', quantile(times, 0.95), 'ms');
}
