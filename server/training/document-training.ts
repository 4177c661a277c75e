import { Decoder } from '../src/core/detect/decoder.ts';
import { DOCUMENT_FEATURE_COUNT, DocumentOpinions } from '../src/core/detect/document-opinions.ts';
import { DocumentPass } from '../src/core/detect/document-pass.ts';
import { LABEL_COUNT } from '../src/core/detect/labels.ts';
import type { Model } from '../src/core/detect/model.ts';
import { Tagger, type TaggedParagraph } from '../src/core/detect/tagger.ts';
import type { AnnotatedText } from './corpora.ts';
import { goldLabels } from './examples.ts';
import { TrainingKernel } from './kernel.ts';
import { DenseWeights } from './parameters.ts';
import { createRandom, shuffle } from './random.ts';

/** A document as a tagger that has not learned from it sees it, with the labels that it should have. */
export interface HeldOutDocument {
  readonly annotated: AnnotatedText;
  readonly paragraphs: readonly TaggedParagraph[];
  /** For each paragraph the labels of its open tokens. */
  readonly labels: readonly Uint8Array[];
  readonly transitions: Float32Array;
}

/** Returns what the model's tagger makes of texts that it has not learned from. */
export function tagHeldOut(model: Model, texts: readonly AnnotatedText[]): HeldOutDocument[] {
  const tagger = new Tagger(model);
  return texts.map((annotated) => {
    const { text, paragraphs, mentions } = annotated;
    const tagged = tagger.tag(text, paragraphs);
    const labels = tagged.map(({ tokens, openTokens }) => {
      const open = new Uint8Array(tokens.length);
      for (const token of openTokens) open[token] = 1;
      const all = goldLabels(tokens, open, mentions);
      return Uint8Array.from(openTokens, (token) => all[token]!);
    });
    return { annotated, paragraphs: tagged, labels, transitions: model.transitions };
  });
}

/** The steps of the last epoch are nearly so much shorter than those of the first. */
const SLOWDOWN = 0.8;

export interface DocumentTrainingOptions {
  readonly epochs: number;
  readonly rate: number;
  readonly seed: number;
  readonly onEpoch: (epoch: number, loss: number) => void;
}

/** Returns the weights of the document pass that make the held-out documents' labels most probable. */
export function trainDocumentPass(
  documents: readonly HeldOutDocument[],
  options: DocumentTrainingOptions,
): Float32Array {
  const weights = new DenseWeights(new TrainingKernel(), DOCUMENT_FEATURE_COUNT * LABEL_COUNT);
  const pass = new DocumentPass(weights.values);
  const evidence = documents.map(({ paragraphs }) => new DocumentOpinions(paragraphs));
  const random = createRandom(options.seed);
  const order = Int32Array.from(documents.keys());
  const features = new Float32Array(DOCUMENT_FEATURE_COUNT);
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    shuffle(order, random);
    const pace = options.rate * (1 - (SLOWDOWN * (epoch - 1)) / options.epochs);
    let loss = 0;
    for (const d of order) {
      const document = documents[d]!;
      const decoder = new Decoder(document.transitions);
      for (const [p, paragraph] of document.paragraphs.entries()) {
        const emissions = pass.revise(paragraph, evidence[d]!);
        const labels = document.labels[p]!;
        const { runStarts } = paragraph;
        for (let run = 0; run + 1 < runStarts.length; run++) {
          const start = runStarts[run]!;
          const end = runStarts[run + 1]!;
          decoder.sum(emissions, end - start, start);
          evidence[d]!.writeRun(paragraph, run, features, 0);
          for (let row = start; row < end; row++) {
            loss -= Math.log(decoder.labelProbability(row - start, labels[row]!) + 1e-12);
            evidence[d]!.writeToken(paragraph, row, features, 0);
            for (let label = 0; label < LABEL_COUNT; label++) {
              const gold = labels[row] === label ? 1 : 0;
              const gradient = decoder.labelProbability(row - start, label) - gold;
              if (Math.abs(gradient) < 1e-3) continue;
              for (let f = 0; f < DOCUMENT_FEATURE_COUNT; f++)
                weights.gradients[f * LABEL_COUNT + label]! += gradient * features[f]!;
            }
          }
        }
      }
      weights.step(pace);
      pass.setWeights(weights.values);
    }
    if (epoch * 2 > options.epochs) weights.remember();
    options.onEpoch(epoch, loss);
  }
  return weights.average();
}
