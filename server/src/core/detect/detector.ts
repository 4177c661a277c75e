import type { Paragraph } from '../text/paragraphs.ts';
import { Decoder } from './decoder.ts';
import { DocumentOpinions } from './document-opinions.ts';
import { DocumentPass } from './document-pass.ts';
import { addDocumentEvidence, paragraphEvidence } from './evidence.ts';
import { findNames } from './find-names.ts';
import { ENTITY_TYPES, type Mention } from './mention.ts';
import type { Lexicon } from './lexicon.ts';
import type { Model } from './model.ts';
import { settleTypes } from './settle-types.ts';
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
    const found = tagged.map((one) =>
      findNames(one, this.#documentPass.revise(one, opinions), this.#decoder),
    );
    const names = settleTypes(tagged, found, this.#lexicon);
    const mentions: Mention[] = [];
    for (const [index, paragraph] of prose.entries()) {
      const one = tagged[index];
      if (one === undefined) continue;
      const shift = paragraph.start - one.start;
      for (const { start, end, type, probability } of names[index] ?? []) {
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
