import type { Paragraph } from '../text/paragraphs.ts';
import { Decoder } from './decoder.ts';
import { DocumentOpinions } from './document-opinions.ts';
import { DocumentPass } from './document-pass.ts';
import { addDocumentEvidence, paragraphEvidence } from './evidence.ts';
import { OUTSIDE, spansOf, type TokenSpan } from './labels.ts';
import { ENTITY_TYPES, type Mention } from './mention.ts';
import type { Lexicon } from './lexicon.ts';
import type { Model } from './model.ts';
import { Tagger, type TaggedParagraph } from './tagger.ts';

/** What was tagged in the last version of one document, by the content of its paragraphs. A new one is an empty map. */
export type ParagraphMemo = Map<string, TaggedParagraph>;

/** Finds the names of people, organizations and places in a text. */
export class Detector {
  readonly #lexicon: Lexicon;
  readonly #calibration: Float32Array;
  readonly #tagger: Tagger;
  readonly #documentPass: DocumentPass;
  readonly #decoder: Decoder;

  constructor(model: Model) {
    // Nothing else of the model is held: its weights have been copied to where the kernel reads them.
    this.#lexicon = model.lexicon;
    this.#calibration = model.calibration;
    this.#tagger = new Tagger(model);
    this.#documentPass = new DocumentPass(model.documentWeights);
    this.#decoder = new Decoder(model.transitions);
  }

  /**
   * Returns the mentions in the paragraphs of a text, sorted and without overlaps. Any text will do.
   * With a memo, which must be used for versions of one document only, paragraphs that did not change are not tagged again.
   */
  detect(text: string, paragraphs: readonly Paragraph[], memo?: ParagraphMemo): Mention[] {
    const prose = paragraphs.filter(({ kind }) => kind !== 'code' && kind !== 'frontMatter');
    const tagged = this.#tagAll(text, prose, memo);
    const opinions = new DocumentOpinions(tagged);
    const mentions: Mention[] = [];
    for (const [index, paragraph] of prose.entries()) {
      const one = tagged[index];
      if (one === undefined) continue;
      const emissions = this.#documentPass.revise(one, opinions);
      const shift = paragraph.start - one.start;
      for (const { start, end, type, probability } of findNames(one, emissions, this.#decoder)) {
        const entityType = ENTITY_TYPES[type] ?? 'person';
        mentions.push({
          start: shift + (one.tokens.starts[start] ?? 0),
          end: shift + (one.tokens.ends[end - 1] ?? 0),
          type: entityType,
          score: calibrate(probability, type, this.#calibration),
          evidence: paragraphEvidence(one.words, start, end, entityType, paragraph.kind, this.#lexicon),
        });
      }
    }
    return addDocumentEvidence(text, mentions);
  }

  /** Returns the paragraphs tagged, those that the memo knows as they were when they were tagged. */
  #tagAll(
    text: string,
    paragraphs: readonly Paragraph[],
    memo: ParagraphMemo | undefined,
  ): readonly TaggedParagraph[] {
    if (memo === undefined) return this.#tagger.tag(text, paragraphs);
    const keys = paragraphs.map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`);
    const unknown = [...paragraphs.keys()].filter((i) => !memo.has(keys[i] ?? ''));
    const added = this.#tagger.tag(
      text,
      unknown.flatMap((i) => paragraphs[i] ?? []),
    );
    const known = new Map(memo);
    for (const [i, tagged] of added.entries()) known.set(keys[unknown[i] ?? 0] ?? '', tagged);
    memo.clear();
    return keys.flatMap((key) => {
      const tagged = known.get(key);
      if (tagged === undefined) return [];
      memo.set(key, tagged);
      return tagged;
    });
  }
}

/** A name among the tokens of a paragraph, with the probability that exactly it is named there, not yet calibrated. */
export interface FoundName extends TokenSpan {
  readonly probability: number;
}

/** The best labelling can hold names that are nevertheless more probably none, or others: these are not worth showing. */
const LEAST_PROBABLE = 0.5;

/** A longer run of capitals is a text in capitals, not a name; in tokens. */
const LONGEST_NAME = 40;

/** Returns the names of the most probable labelling of a paragraph whose open tokens have these label scores. */
export function findNames(
  paragraph: TaggedParagraph,
  emissions: Float32Array,
  decoder: Decoder,
): FoundName[] {
  const { runStarts, openTokens } = paragraph;
  const names: FoundName[] = [];
  for (let run = 0; run + 1 < runStarts.length; run++) {
    const first = runStarts[run] ?? 0;
    const length = (runStarts[run + 1] ?? 0) - first;
    const labels = decoder.bestLabels(emissions, length, first);
    if (labels.every((label) => label === OUTSIDE)) continue;
    decoder.sum(emissions, length, first);
    const firstToken = openTokens[first] ?? 0;
    for (const { start, end, type } of spansOf(labels)) {
      if (end - start > LONGEST_NAME) continue;
      const probability = decoder.spanProbability(start, end, type);
      if (probability < LEAST_PROBABLE) continue;
      names.push({ start: firstToken + start, end: firstToken + end, type, probability });
    }
  }
  return names;
}

/** Returns the probability with the slope and offset that calibration has found for the log-odds of the type. */
function calibrate(probability: number, type: number, calibration: Float32Array): number {
  const slope = calibration[2 * type] ?? 1;
  const offset = calibration[2 * type + 1] ?? 0;
  return 1 / (1 + Math.exp(-(slope * logOdds(probability) + offset)));
}

/** Returns the log-odds of a probability, which is kept a little away from 0 and 1. */
export function logOdds(probability: number): number {
  const bounded = Math.min(Math.max(probability, 1e-6), 1 - 1e-6);
  return Math.log(bounded / (1 - bounded));
}
