import { Arena } from './arena.ts';
import { DOCUMENT_FEATURE_COUNT, SHARED_FROM, type DocumentOpinions } from './document-opinions.ts';
import { startKernel } from './kernel.ts';
import { LABEL_COUNT } from './labels.ts';
import { PADDED_LABELS, padLabels } from './padded-labels.ts';
import type { TaggedParagraph } from './tagger.ts';

/** So many rows of evidence are weighed at once: those of most paragraphs. */
const BATCH_SIZE = 128;
const NUMBER_SIZE = 4;

/** Weighs what a document says about its tokens, as {@link DocumentOpinions} counts it, in the kernel's memory. */
export class DocumentPass {
  readonly #arena = new Arena();
  readonly #kernel = startKernel(this.#arena.memory);
  readonly #weights = this.#arena.reserve(DOCUMENT_FEATURE_COUNT * PADDED_LABELS * NUMBER_SIZE);
  readonly #rows = this.#arena.reserve(BATCH_SIZE * DOCUMENT_FEATURE_COUNT * NUMBER_SIZE);
  // The kernel writes scores by sixteen, of which the next row's overwrite some.
  readonly #scores = this.#arena.reserve((BATCH_SIZE * LABEL_COUNT + PADDED_LABELS) * NUMBER_SIZE);
  readonly #evidence = this.#arena.floats(this.#rows, BATCH_SIZE * DOCUMENT_FEATURE_COUNT);
  readonly #added = this.#arena.floats(this.#scores, BATCH_SIZE * LABEL_COUNT);

  /** Takes label scores for each number in a row of evidence, `[feature * LABEL_COUNT + label]`. */
  constructor(weights: Float32Array) {
    this.setWeights(weights);
  }

  /** Takes other weights, as training does all the time. */
  setWeights(weights: Float32Array): void {
    this.#arena.floats(this.#weights, DOCUMENT_FEATURE_COUNT * PADDED_LABELS).set(padLabels(weights));
  }

  /** Returns the label scores of a paragraph's open tokens with what the document says about them added. */
  revise(paragraph: TaggedParagraph, opinions: DocumentOpinions): Float32Array {
    const revised = paragraph.emissions.slice();
    const { runStarts } = paragraph;
    const evidence = this.#evidence;
    let at = 0;
    let weighed = 0;
    for (let run = 0; run + 1 < runStarts.length; run++) {
      const start = runStarts[run] ?? 0;
      const end = runStarts[run + 1] ?? 0;
      for (let row = start; row < end; row++) {
        if (row === start || at === 0) opinions.writeRun(paragraph, run, evidence, at);
        else evidence.copyWithin(at + SHARED_FROM, at + SHARED_FROM - DOCUMENT_FEATURE_COUNT, at);
        opinions.writeToken(paragraph, row, evidence, at);
        at += DOCUMENT_FEATURE_COUNT;
        if (at < evidence.length) continue;
        this.#addScores(BATCH_SIZE, revised, weighed);
        weighed = row + 1;
        at = 0;
      }
    }
    this.#addScores(at / DOCUMENT_FEATURE_COUNT, revised, weighed);
    return revised;
  }

  /** Adds the label scores of the first rows of evidence to those that begin with the row `first`. */
  #addScores(count: number, target: Float32Array, first: number): void {
    this.#kernel.multiplyRows(this.#rows, count, DOCUMENT_FEATURE_COUNT, this.#weights, this.#scores);
    const from = first * LABEL_COUNT;
    for (let i = 0; i < count * LABEL_COUNT; i++)
      target[from + i] = (target[from + i] ?? 0) + (this.#added[i] ?? 0);
  }
}
