import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Detector } from '../src/core/detect/detector.ts';
import { ENTITY_TYPES } from '../src/core/detect/mention.ts';
import { loadModel } from '../src/core/detect/model.ts';
import { DEVELOPMENT_SETS, readDevelopment } from './corpora.ts';
import { MODEL_FILE } from './data.ts';
import { scoreMentions, type MentionScores } from './score.ts';

/** Returns how well a detector finds the mentions of a development set, from raw text. */
export function evaluateSet(detector: Detector, set: string): MentionScores {
  return scoreMentions(
    readDevelopment(set).map(({ text, paragraphs, mentions }) => ({
      gold: mentions,
      predicted: detector.detect(text, paragraphs),
    })),
  );
}

/** Returns a set's scores as one line: F1 of each type, all together, and of spans alone. */
export function formatScores(set: string, scores: MentionScores): string {
  const percent = (x: number): string => (100 * x).toFixed(2).padStart(6);
  const types = ENTITY_TYPES.map((type) => percent(scores[type].f1)).join(' ');
  const { micro, untyped } = scores;
  return `${set.padEnd(16)}${types} | P ${percent(micro.precision)} R ${percent(micro.recall)} F1 ${percent(micro.f1)} | spans ${percent(untyped.f1)}`;
}

function main(): void {
  const file = process.argv[2] ?? MODEL_FILE;
  const detector = new Detector(loadModel(readFileSync(file)));
  console.log(`${'set'.padEnd(16)}person org.   place  | all`);
  for (const set of DEVELOPMENT_SETS) console.log(formatScores(set, evaluateSet(detector, set)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
