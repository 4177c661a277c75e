import compromise from 'compromise';
import winkNLP from 'wink-nlp';
import winkModel from 'wink-eng-lite-web-model';
import { Corpus } from '../../server/src/core/corpus/corpus.ts';
import { Detector } from '../../server/src/core/detect/detector.ts';
import { splitParagraphs } from '../../server/src/core/text/paragraphs.ts';
import { tokenize } from '../../server/src/core/text/tokens.ts';
import { shippedModel } from '../fixture.ts';
import { heading, print, processorTime, quantile } from './measure.ts';

/** Rounds of all programs in turn, so that a machine that slows down slows them all down. */
const ROUNDS = 9;
/** The others are slow; a part of the texts is enough for them to show their speed. */
const ARTICLES_FOR_OTHERS = 60;

/** A program that reads texts, with the texts that are enough to show its speed. */
interface Program {
  readonly name: string;
  readonly texts: readonly string[];
  /** Returns what reads one text; made anew for each round where a program remembers what it has read. */
  readonly start: () => (text: string) => unknown;
  /** Whether the texts are read a second time, when their words are known. */
  readonly remembers?: boolean;
}

/**
 * Prints the speed of detection and linking beside compromise and wink-nlp, on the same texts and in the same run, by the
 * processor's time, because other programs that run meanwhile should not count. `what` says what texts they are.
 */
export function benchThroughput(what: string, articles: readonly string[]): void {
  const few = articles.slice(0, ARTICLES_FOR_OTHERS);
  const wink = winkNLP(winkModel, ['sbd', 'ner']);
  const model = shippedModel();
  const programs: readonly Program[] = [
    { name: DETECTION, texts: articles, start: () => detectWith(new Detector(model)), remembers: true },
    { name: COMPROMISE, texts: few, start: () => runCompromise },
    {
      name: 'wink-nlp 2, its lite model: sentences and entities',
      texts: few,
      start: () => (text) => wink.readDoc(text).entities().out(),
    },
  ];

  heading(`${what}: tokens per second of processor time, one thread, median of ${ROUNDS} rounds`);
  const speeds = new Map<string, number[]>();
  const record = (name: string, texts: readonly string[], work: () => void): void => {
    speeds.set(name, [...(speeds.get(name) ?? []), (1000 * countTokens(texts)) / processorTime(work)]);
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, texts, start, remembers = false } of programs) {
      const run = start();
      const readAll = (): void => {
        for (const text of texts) run(text);
      };
      record(name, texts, readAll);
      if (remembers) record(SECOND_READING, texts, readAll);
    }
    const changes = articles.map((text, i) => ({ kind: 'set' as const, uri: `document:${i}`, text }));
    const corpus = new Corpus(new Detector(model));
    record(LINKING, articles, () => corpus.apply(changes));
  }
  for (const [name, values] of speeds) print(name, quantile(values, 0.5), 'tokens/s');

  const median = (name: string): number => quantile(speeds.get(name) ?? [], 0.5);
  for (const name of [DETECTION, SECOND_READING, LINKING])
    print(`… ${name}`, median(name) / median(COMPROMISE), '× compromise');
}

const DETECTION = 'detection';
const SECOND_READING = 'detection, second reading';
const COMPROMISE = 'compromise 14: people, places, organizations';
const LINKING = 'detection and linking across all documents';

function detectWith(detector: Detector): (text: string) => unknown {
  return (text) => detector.detect(text, splitParagraphs(text));
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
