/**
 * Measures the detector on the development sets, from raw text: `npm run evaluate [-- MODEL]`. The scores are those of
 * score.ts; linking is measured by evaluate-linking.ts.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Detector } from '../src/core/detect/detector.ts';
import { ENTITY_TYPES, type Mention } from '../src/core/detect/mention.ts';
import { loadModel } from '../src/core/detect/model.ts';
import { expectedCalibrationError } from './calibration.ts';
import { DEVELOPMENT_SETS, readDevelopment } from './corpora.ts';
import { MODEL_FILE } from './data.ts';
import type { TypedSpan } from './detokenize.ts';
import { scoreMentions, type MentionScores } from './score.ts';

/** A document's mentions as people have marked them and as the detector finds them. */
export interface DetectedDocument {
  readonly id: string;
  readonly gold: readonly TypedSpan[];
  readonly predicted: readonly Mention[];
}

/** Returns what a detector finds in the documents of a development set. */
export function detectSet(detector: Detector, set: string): DetectedDocument[] {
  return readDevelopment(set).map(({ id, text, paragraphs, mentions }) => ({
    id,
    gold: mentions,
    predicted: detector.detect(text, paragraphs),
  }));
}

/** Returns the expected calibration error of the scores of what was found, from 0 to 1. */
function calibrationError(documents: readonly DetectedDocument[]): number {
  const outcomes = documents.flatMap(({ gold, predicted }) => {
    const right = new Set(gold.map(({ start, end, type }) => `${start} ${end} ${type}`));
    return predicted.map(({ start, end, type, score }) => ({
      score,
      isRight: right.has(`${start} ${end} ${type}`),
    }));
  });
  return expectedCalibrationError(outcomes);
}

/** Returns a set's scores in percent as one line: F1 of each type, all types together, and spans alone. */
export function formatScores(set: string, scores: MentionScores): string {
  const percent = (x: number): string => (100 * x).toFixed(2).padStart(6);
  const types = ENTITY_TYPES.map((type) => percent(scores[type].f1)).join(' ');
  const { micro, untyped } = scores;
  const all = `P ${percent(micro.precision)} R ${percent(micro.recall)} F1 ${percent(micro.f1)}`;
  return `${set.padEnd(16)}${types} | ${all} | spans ${percent(untyped.f1)}`;
}

/** Returns the documents of each genre, in alphabetical order; none where the names of the documents do not tell it. */
function byGenre(documents: readonly DetectedDocument[]): [genre: string, documents: DetectedDocument[]][] {
  const genres = new Map<string, DetectedDocument[]>();
  for (const document of documents) {
    const genre = /^GUM_([a-z]+)_|^(answers|email|newsgroup|reviews|weblog)-/.exec(document.id);
    if (genre === null) return [];
    const name = genre[1] ?? genre[2] ?? '';
    genres.set(name, [...(genres.get(name) ?? []), document]);
  }
  return [...genres].sort(([a], [b]) => (a < b ? -1 : 1));
}

function main(): void {
  const detector = new Detector(loadModel(readFileSync(process.argv[2] ?? MODEL_FILE)));
  console.log(`${''.padEnd(16)}person   org  place |`);
  for (const set of DEVELOPMENT_SETS) {
    const documents = detectSet(detector, set);
    const error = calibrationError(documents).toFixed(3);
    console.log(`${formatScores(set, scoreMentions(documents))} | calibration error ${error}`);
    for (const [genre, ofGenre] of byGenre(documents))
      console.log(formatScores(`  ${genre}`, scoreMentions(ofGenre)));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
