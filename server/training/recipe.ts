import { loadModel } from '../src/core/detect/model.ts';
import {
  DEVELOPMENT_SETS,
  readDevelopment,
  readTrainingTexts,
  WRITTEN,
  type AnnotatedText,
} from './corpora.ts';
import { tagHeldOut, trainDocumentPass, type HeldOutDocument } from './document-training.ts';
import { buildVocabulary, extractExamples, type Examples, type Vocabulary } from './examples.ts';
import { exportModel, NO_SECOND_LOOK } from './export.ts';
import { LeakageCheck } from './leakage.ts';
import { buildLists, readLexicon } from './names.ts';
import { trainNetwork, type NetworkOptions, type NetworkWeights } from './network.ts';
import { pretrainEmbeddings, type PretrainingOptions } from './pretraining.ts';
import { readUnlabelledText } from './unlabelled.ts';

export const NETWORK: NetworkOptions = {
  epochs: 5,
  averagedEpochs: 2,
  dimensions: 48,
  hidden: 96,
  embeddingRate: 0.01,
  denseRate: 0.001,
  featureDropout: 0.3,
  hiddenDropout: 0.4,
  seed: 2,
};
const PRETRAINING: PretrainingOptions = {
  dimensions: NETWORK.dimensions,
  embeddingRate: 0.05,
  contextRate: 0.05,
  featureDropout: 0.2,
  frequentShare: 1e-4,
  rarestContext: 20,
  wrongWords: 5,
  seed: 1,
};
/** The networks that learn from halves of the documents see less and take longer steps. */
const ON_HALVES = { epochs: 3, averagedEpochs: 1, embeddingRate: 0.02 };
/** Features that fewer tokens have in their slots and contexts are left out. */
const RAREST_FEATURE = 8;

/** How much the texts of a source count, where it is not 1: by how well they follow the guidelines, and are news. */
const SOURCE_WEIGHTS: Readonly<Record<string, number>> = {
  [WRITTEN]: 1.5,
  uner_ewt: 1.5,
  gum: 1.5,
  btc: 0.6,
  wnut17: 0.4,
  sec_fin5: 0.3,
};
/** Sources with whole documents, from which the document pass can learn. */
const SOURCES_OF_DOCUMENTS = new Set([WRITTEN, 'gum', 'uner_ewt', 'redocred']);

/** What there is to learn from. */
export interface TrainingData {
  readonly texts: readonly AnnotatedText[];
  readonly examples: Examples;
  readonly vocabulary: Vocabulary;
  /** The bytes of the lexicon. */
  readonly lists: Uint8Array;
  /** What unlabelled text teaches about the features of words, a row for each: where networks start from. */
  readonly embeddings: Float32Array;
}

/** Returns all that the model is trained on. */
export function readTrainingData(): TrainingData {
  const lists = buildLists();
  const lexicon = readLexicon(lists);
  const unseen = new LeakageCheck(DEVELOPMENT_SETS.flatMap(readDevelopment).map(({ text }) => text));
  const texts = withoutLeaks(readTrainingTexts(), unseen);
  const examples = extractExamples(texts, lexicon);
  const vocabulary = buildVocabulary(examples, RAREST_FEATURE);
  log(`${texts.length} texts with ${examples.labels.length} open tokens and ${examples.words.length} words`);
  log(`${vocabulary.word.length} features of words, ${vocabulary.context.length} of contexts`);
  const unlabelled = readUnlabelledText(lexicon, unseen, texts);
  log(`${unlabelled.tokens.length} unlabelled tokens, ${unlabelled.words.length} words`);
  const embeddings = pretrainEmbeddings(unlabelled, vocabulary.word, PRETRAINING);
  log('embeddings are pre-trained');
  return { texts, examples, vocabulary, lists, embeddings };
}

/** Returns the texts without copies of what is measured on. */
function withoutLeaks(texts: readonly AnnotatedText[], unseen: LeakageCheck): AnnotatedText[] {
  const clean = texts.filter(({ text }) => !unseen.isLeak(text));
  log(`${texts.length - clean.length} texts left out because they are in development sets`);
  return clean;
}

/** Returns how much each run of the examples counts; those of texts that are not used count nothing. */
export function weighRuns(
  { texts, examples }: TrainingData,
  isUsed: (text: number) => boolean = () => true,
): Float32Array {
  return Float32Array.from(examples.runTexts, (text) =>
    isUsed(text) ? (SOURCE_WEIGHTS[texts[text]?.source ?? ''] ?? 1) : 0,
  );
}

/** Returns the texts that are whole documents, each tagged by a network that was trained on the half without it. */
export function tagByHalves(data: TrainingData): HeldOutDocument[] {
  const { texts, examples, vocabulary, lists, embeddings } = data;
  return [0, 1].flatMap((half) => {
    const isHeldOut = (text: number): boolean => text % 2 === half;
    const runWeights = weighRuns(data, (text) => !isHeldOut(text));
    const options = { ...NETWORK, ...ON_HALVES, embeddings };
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

/** Of so many documents one is cut into pieces of so many paragraphs, because there are brief texts too. */
const CUT_EVERY = 2;
const PARAGRAPHS_IN_PIECE = 3;

/** Returns the weights of the document pass that is learned from the held-out documents. */
export function learnDocumentPass(heldOut: readonly HeldOutDocument[]): Float32Array {
  const documents = heldOut.flatMap((document, i) => (i % CUT_EVERY === 0 ? cut(document) : document));
  return trainDocumentPass(documents, {
    epochs: 6,
    rate: 0.005,
    seed: 1,
    onEpoch: (epoch, loss) => {
      log(`document pass, epoch ${epoch}: loss ${loss.toFixed(0)}`);
    },
  });
}

function cut(document: HeldOutDocument): HeldOutDocument[] {
  const pieces: HeldOutDocument[] = [];
  for (let start = 0; start < document.paragraphs.length; start += PARAGRAPHS_IN_PIECE) {
    const end = start + PARAGRAPHS_IN_PIECE;
    pieces.push({
      ...document,
      paragraphs: document.paragraphs.slice(start, end),
      labels: document.labels.slice(start, end),
    });
  }
  return pieces;
}

/** Says how far training has come, and when. */
export function log(message: string): void {
  console.log(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${message}`);
}
