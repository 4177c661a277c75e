import { logOdds } from '../src/core/detect/detector.ts';
import { findNames, isTypeSure } from '../src/core/detect/find-names.ts';
import { Decoder } from '../src/core/detect/decoder.ts';
import { DocumentOpinions } from '../src/core/detect/document-opinions.ts';
import { DocumentPass } from '../src/core/detect/document-pass.ts';
import { spansOf } from '../src/core/detect/labels.ts';
import { ENTITY_TYPES } from '../src/core/detect/mention.ts';
import type { HeldOutDocument } from './document-training.ts';

/** A prediction and whether it was right. */
export interface Outcome {
  readonly score: number;
  readonly isRight: boolean;
}

/**
 * Returns for each entity type the slope and the offset that make the probabilities of names found in held-out documents
 * agree with how often they are right (Platt scaling).
 */
export function fitCalibration(
  documents: readonly HeldOutDocument[],
  documentWeights: Float32Array,
): Float32Array {
  const outcomes: Outcome[][] = ENTITY_TYPES.map(() => []);
  const pass = new DocumentPass(documentWeights);
  for (const document of documents) {
    const opinions = new DocumentOpinions(document.paragraphs);
    const decoder = new Decoder(document.transitions);
    for (const [p, paragraph] of document.paragraphs.entries()) {
      const { openTokens, tokens } = paragraph;
      const labels = new Uint8Array(tokens.length);
      for (const [row, token] of openTokens.entries()) labels[token] = document.labels[p]![row]!;
      const gold = new Set(spansOf(labels).map(({ start, end, type }) => `${start} ${end} ${type}`));
      for (const name of findNames(paragraph, pass.revise(paragraph, opinions), decoder)) {
        if (!isTypeSure(name)) continue;
        const isRight = gold.has(`${name.start} ${name.end} ${name.type}`);
        outcomes[name.type]!.push({ score: logOdds(name.probability), isRight });
      }
    }
  }
  return Float32Array.from(outcomes.flatMap(fitLine));
}

/** Returns slope and offset of the logistic regression of being right on the score, by Newton's method. */
function fitLine(outcomes: readonly Outcome[]): [slope: number, offset: number] {
  let slope = 1;
  let offset = 0;
  for (let round = 0; round < 20; round++) {
    let [gs, go, hss, hso, hoo] = [0, 0, 1e-3, 0, 1e-3];
    for (const { score, isRight } of outcomes) {
      const p = 1 / (1 + Math.exp(-(slope * score + offset)));
      const error = p - (isRight ? 1 : 0);
      const weight = p * (1 - p);
      gs += error * score;
      go += error;
      hss += weight * score * score;
      hso += weight * score;
      hoo += weight;
    }
    const determinant = hss * hoo - hso * hso;
    slope -= (gs * hoo - go * hso) / determinant;
    offset -= (go * hss - gs * hso) / determinant;
  }
  return [slope, offset];
}

/** Returns the expected calibration error over ten bins of equal width: how far scores are from the share that is right. */
export function expectedCalibrationError(outcomes: readonly Outcome[]): number {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, score: 0, right: 0 }));
  for (const { score, isRight } of outcomes) {
    const bin = bins[Math.min(9, Math.floor(score * 10))]!;
    bin.count++;
    bin.score += score;
    if (isRight) bin.right++;
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.score - bin.right), 0) / Math.max(1, outcomes.length);
}
