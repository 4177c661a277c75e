/**
 * Trains the model that ships: `npm run train [-- FILE]`. Takes about fifteen minutes and a core; the same data gives the
 * same file, byte for byte.
 *
 * 1. The network is trained twice on half of the documents each, so that every document has been tagged by one that has
 *    not learned from it.
 * 2. From these documents the document pass and the calibration are learned.
 * 3. The network is trained on everything, as long as the development sets gain from it.
 */
import { writeFileSync } from 'node:fs';
import { Detector } from '../src/core/detect/detector.ts';
import { loadModel } from '../src/core/detect/model.ts';
import { fitCalibration } from './calibration.ts';
import { DEVELOPMENT_SETS, readDevelopment, readTrainingTexts, type AnnotatedText } from './corpora.ts';
import { MODEL_FILE } from './data.ts';
import { tagHeldOut, trainDocumentPass, type HeldOutDocument } from './document-training.ts';
import { detectSet, formatScores } from './evaluate.ts';
import { buildVocabulary, extractExamples, type Examples, type Vocabulary } from './examples.ts';
import { exportModel, NO_SECOND_LOOK } from './export.ts';
import { LeakageCheck } from './leakage.ts';
import { buildLists, readLexicon } from './names.ts';
import { trainNetwork, type NetworkOptions, type NetworkWeights } from './network.ts';
import { scoreMentions } from './score.ts';

const NETWORK: NetworkOptions = {
  epochs: 5,
  dimensions: 48,
  hidden: 96,
  embeddingRate: 0.01,
  denseRate: 0.001,
  featureDropout: 0.3,
  hiddenDropout: 0.4,
  seed: 1,
};
/** The networks that learn from halves of the documents see less and take longer steps. */
const ON_HALVES = { epochs: 3, embeddingRate: 0.02 };
/** Epochs without gain on the development sets after which training ends. */
const PATIENCE = 2;
const SETS_TO_GAIN_ON = ['worldwide.dev', 'uner', 'gum'];

/** Features that fewer tokens have in their slots and contexts are left out. */
const RAREST_FEATURE = 8;

/** How much the texts of a source count, where it is not 1: by how well they follow the guidelines, and are news. */
const SOURCE_WEIGHTS: Readonly<Record<string, number>> = {
  written: 1.5,
  btc: 0.4,
  wnut17: 0.4,
  sec_fin5: 0.3,
};
/** Sources with whole documents, from which the document pass can learn. */
const SOURCES_OF_DOCUMENTS = new Set(['written', 'gum', 'uner_ewt', 'redocred']);

function main(output: string): void {
  const lists = buildLists();
  const texts = withoutLeaks(readTrainingTexts());
  const examples = extractExamples(texts, readLexicon(lists));
  const vocabulary = buildVocabulary(examples, RAREST_FEATURE);
  log(`${texts.length} texts with ${examples.labels.length} open tokens and ${examples.words.length} words`);
  log(`${vocabulary.word.length} features of words, ${vocabulary.context.length} of contexts`);

  const heldOut = tagByHalves(texts, examples, vocabulary, lists);
  const documentWeights = trainDocumentPass(heldOut, {
    epochs: 6,
    rate: 0.005,
    seed: 1,
    onEpoch: (epoch, loss) => {
      log(`document pass, epoch ${epoch}: loss ${loss.toFixed(0)}`);
    },
  });
  const secondLook = { documentWeights, calibration: fitCalibration(heldOut, documentWeights) };

  const runWeights = Float32Array.from(examples.runTexts, (text) => weightOf(texts[text]));
  let best = { epoch: 0, f1: 0 };
  for (const { epoch, loss, weights } of trainNetwork(examples, vocabulary, runWeights, NETWORK)) {
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

/** Returns the texts without copies of what is measured on. */
function withoutLeaks(texts: readonly AnnotatedText[]): AnnotatedText[] {
  const check = new LeakageCheck(DEVELOPMENT_SETS.flatMap(readDevelopment).map(({ text }) => text));
  const clean = texts.filter(({ text }) => !check.isLeak(text));
  log(`${texts.length - clean.length} texts left out because they are in development sets`);
  return clean;
}

/** Returns the texts that are whole documents, each tagged by a network that was trained on the half without it. */
function tagByHalves(
  texts: readonly AnnotatedText[],
  examples: Examples,
  vocabulary: Vocabulary,
  lists: Uint8Array,
): HeldOutDocument[] {
  return [0, 1].flatMap((half) => {
    const isHeldOut = (text: number): boolean => text % 2 === half;
    const runWeights = Float32Array.from(examples.runTexts, (text) =>
      isHeldOut(text) ? 0 : weightOf(texts[text]),
    );
    const options = { ...NETWORK, ...ON_HALVES };
    let last: NetworkWeights | undefined;
    for (const { epoch, loss, weights } of trainNetwork(examples, vocabulary, runWeights, options)) {
      log(`half ${half}, epoch ${epoch}: loss ${loss.toFixed(4)}`);
      last = weights;
    }
    if (last === undefined) return [];
    const model = loadModel(exportModel(vocabulary, last, NO_SECOND_LOOK, lists));
    return tagHeldOut(
      model,
      texts.filter((text, i) => isHeldOut(i) && SOURCES_OF_DOCUMENTS.has(text.source)),
    );
  });
}

function weightOf(text: AnnotatedText | undefined): number {
  return SOURCE_WEIGHTS[text?.source ?? ''] ?? 1;
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

function log(message: string): void {
  console.log(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${message}`);
}

main(process.argv[2] ?? MODEL_FILE);
