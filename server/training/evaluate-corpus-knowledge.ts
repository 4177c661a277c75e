/**
 * Measures what names that are established in a corpus teach about uncertain ones in it (`dateline.detection.corpusKnowledge`):
 * the scores of the development sets, each a corpus by itself, without and with it.
 *
 * Usage: node --import tsx server/training/evaluate-corpus-knowledge.ts [model.bin]
 */
import { readFileSync } from 'node:fs';
import { Corpus } from '../src/core/corpus/corpus.ts';
import { Detector } from '../src/core/detect/detector.ts';
import { Evidence } from '../src/core/detect/mention.ts';
import { loadModel } from '../src/core/detect/model.ts';
import { DEVELOPMENT_SETS, readDevelopment } from './corpora.ts';
import { MODEL_FILE } from './data.ts';
import { formatScores, type DetectedDocument } from './evaluate.ts';
import { scoreMentions } from './score.ts';

const detector = new Detector(loadModel(readFileSync(process.argv[2] ?? MODEL_FILE)));

function suggestionsOf(set: string, corpusKnowledge: boolean): DetectedDocument[] {
  const documents = readDevelopment(set);
  const corpus = new Corpus(detector, { minimumScore: 0, corpusKnowledge });
  const known = corpus.apply(documents.map(({ id, text }) => ({ kind: 'set' as const, uri: id, text })));
  return documents.map(({ id, mentions }) => ({
    id,
    gold: mentions,
    predicted: known.document(id)?.mentions ?? [],
  }));
}

/** Returns how many mentions were helped, how sure they were on average before and after, and how many of them are right. */
function describeHelped(without: readonly DetectedDocument[], withIt: readonly DetectedDocument[]): string {
  const helped = withIt.flatMap(({ gold, predicted }, document) =>
    predicted.flatMap((after, index) => {
      const before = without[document]?.predicted[index];
      if (before === undefined || (after.evidence & Evidence.established) === 0) return [];
      const isRight = gold.some(
        ({ start, end, type }) => start === after.start && end === after.end && type === after.type,
      );
      return [{ before, after, isRight }];
    }),
  );
  const share = (sum: number): string => `${((100 * sum) / Math.max(1, helped.length)).toFixed(0)} %`;
  const before = share(helped.reduce((sum, each) => sum + each.before.score, 0));
  const after = share(helped.reduce((sum, each) => sum + each.after.score, 0));
  const right = share(helped.filter(({ isRight }) => isRight).length);
  const retyped = helped.filter((each) => each.before.type !== each.after.type).length;
  return `${helped.length} helped, ${retyped} of another type; ${before} sure before, ${after} after, ${right} right`;
}

for (const set of DEVELOPMENT_SETS) {
  const without = suggestionsOf(set, false);
  const withIt = suggestionsOf(set, true);
  console.log(formatScores(set, scoreMentions(without)));
  console.log(`${formatScores('  with it', scoreMentions(withIt))} | ${describeHelped(without, withIt)}`);
}
