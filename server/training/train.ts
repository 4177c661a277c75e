/**
 * Trains the model that ships: `npm run train [-- FILE]`. Takes seven to eight minutes and a core; the same data gives
 * the same file, byte for byte.
 *
 * 1. The embeddings are pre-trained on text without marks: all networks start from them.
 * 2. The network is trained twice on half of the documents each, so that every document has been tagged by one that has
 *    not learned from it.
 * 3. From these documents the document pass and the calibration are learned.
 * 4. The network is trained on everything, as long as the development sets gain from it.
 */
import { writeFileSync } from 'node:fs';
import { Detector } from '../src/core/detect/detector.ts';
import { loadModel } from '../src/core/detect/model.ts';
import { fitCalibration } from './calibration.ts';
import { MODEL_FILE } from './data.ts';
import { detectSet, formatScores } from './evaluate.ts';
import { exportModel } from './export.ts';
import { trainNetwork } from './network.ts';
import { learnDocumentPass, log, NETWORK, readTrainingData, tagByHalves, weighRuns } from './recipe.ts';
import { scoreMentions } from './score.ts';

/** Epochs without gain on the development sets after which training ends. */
const PATIENCE = 2;
const SETS_TO_GAIN_ON = ['worldwide.dev', 'uner', 'gum'];

function main(output: string): void {
  const data = readTrainingData();
  const heldOut = tagByHalves(data);
  const documentWeights = learnDocumentPass(heldOut);
  const secondLook = { documentWeights, calibration: fitCalibration(heldOut, documentWeights) };

  const { examples, vocabulary, lists, embeddings } = data;
  let best = { epoch: 0, f1: 0 };
  const options = { ...NETWORK, embeddings };
  for (const { epoch, loss, weights } of trainNetwork(examples, vocabulary, weighRuns(data), options)) {
    log(`epoch ${epoch}: loss ${loss.toFixed(4)}`);
    const file = exportModel(vocabulary, weights, secondLook, lists);
    const f1 = measure(file);
    if (f1 > best.f1) {
      best = { epoch, f1 };
      writeFileSync(output, file);
    }
    if (epoch - best.epoch >= PATIENCE) break;
  }
  log(`wrote epoch ${best.epoch} to ${output}`);
}

/** Prints the scores of a model on the development sets; returns the mean of their F1. */
function measure(file: Uint8Array): number {
  const detector = new Detector(loadModel(file));
  const f1 = SETS_TO_GAIN_ON.map((set) => {
    const scores = scoreMentions(detectSet(detector, set));
    log(formatScores(set, scores));
    return scores.micro.f1;
  });
  log(`${file.length} bytes`);
  return f1.reduce((a, b) => a + b) / f1.length;
}

main(process.argv[2] ?? MODEL_FILE);
