import compromise from 'compromise';
import winkNLP from 'wink-nlp';
import winkModel from 'wink-eng-lite-web-model';
import { Corpus } from '../../server/src/core/corpus/corpus.ts';
import { Detector } from '../../server/src/core/detect/detector.ts';
import { splitParagraphs } from '../../server/src/core/text/paragraphs.ts';
import { tokenize } from '../../server/src/core/text/tokens.ts';
import { shippedModel } from '../fixture.ts';
import { heading, print, quantile, time } from './measure.ts';
import { ownArticles } from './synthetic.ts';

/** Rounds of all programs in turn, so that a machine that slows down slows them all down. */
const ROUNDS = 5;
/** The others are slow; a part of the texts is enough for them to show their speed. */
const ARTICLES_FOR_OTHERS = 60;

/** Prints the speed of detection and linking beside compromise and wink-nlp, on the same texts and in the same run. */
export function benchThroughput(): void {
  const articles = ownArticles();
  const few = articles.slice(0, ARTICLES_FOR_OTHERS);
  const wink = winkNLP(winkModel, ['sbd', 'ner']);
  const detector = new Detector(shippedModel());
  const programs: readonly (readonly [
    name: string,
    texts: readonly string[],
    run: (text: string) => unknown,
  ])[] = [
    ['detection', articles, (text) => detector.detect(text, splitParagraphs(text))],
    ['compromise 14: people, places, organizations', few, runCompromise],
    [
      'wink-nlp 2, its lite model: sentences and entities',
      few,
      (text) => wink.readDoc(text).entities().out(),
    ],
  ];

  heading(`Tokens a second, one thread, raw text in; median of ${ROUNDS} rounds`);
  const speeds = new Map<string, number[]>();
  const record = (name: string, tokens: number, milliseconds: number): void => {
    speeds.set(name, [...(speeds.get(name) ?? []), (1000 * tokens) / milliseconds]);
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, texts, run] of programs) {
      const elapsed = time(() => {
        for (const text of texts) run(text);
      });
      record(name, countTokens(texts), elapsed);
    }
    const changes = articles.map((text, i) => ({ kind: 'set' as const, uri: `document:${i}`, text }));
    const corpus = new Corpus(detector);
    record(
      'detection and linking across all documents',
      countTokens(articles),
      time(() => corpus.apply(changes)),
    );
  }
  for (const [name, values] of speeds) print(name, quantile(values, 0.5), 'tokens/s');

  const median = (name: string): number => quantile(speeds.get(name) ?? [], 0.5);
  const own = median('detection and linking across all documents');
  print('… times compromise', own / median('compromise 14: people, places, organizations'), '×');
}

function runCompromise(text: string): unknown {
  const document = compromise(text);
  return [
    document.people().out('offset'),
    document.places().out('offset'),
    document.organizations().out('offset'),
  ];
}

function countTokens(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + tokenize(text).length, 0);
}
