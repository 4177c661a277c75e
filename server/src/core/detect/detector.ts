import type { Paragraph } from '../text/paragraphs.ts';
import { Decoder } from './decoder.ts';
import { LABEL_COUNT, LabelPart, OUTSIDE, partOfLabel, typeOfLabel } from './labels.ts';
import { ENTITY_TYPES, type Mention } from './mention.ts';
import type { Model } from './model.ts';
import { Tagger, type TaggedParagraph } from './tagger.ts';

/** What was tagged in the last version of one document, by the content of its paragraphs. A new one is an empty map. */
export type ParagraphMemo = Map<string, TaggedParagraph>;

/** Finds the names of people, organizations and places in a text. */
export class Detector {
  readonly #model: Model;
  readonly #tagger: Tagger;
  readonly #decoder: Decoder;

  constructor(model: Model) {
    this.#model = model;
    this.#tagger = new Tagger(model);
    this.#decoder = new Decoder(model.transitions);
  }

  /**
   * Returns the mentions in the paragraphs of a text, sorted and without overlaps. Any text will do.
   * With a memo, which must be used for versions of one document only, paragraphs that did not change are not tagged again.
   */
  detect(text: string, paragraphs: readonly Paragraph[], memo?: ParagraphMemo): Mention[] {
    const mentions: Mention[] = [];
    const known = memo === undefined ? undefined : new Map(memo);
    memo?.clear();
    for (const paragraph of paragraphs) {
      if (paragraph.kind === 'code' || paragraph.kind === 'frontMatter') continue;
      const content = text.slice(paragraph.start, paragraph.end);
      const local = { start: 0, end: content.length, kind: paragraph.kind };
      const key = memo === undefined ? '' : `${paragraph.kind} ${content}`;
      const tagged = known?.get(key) ?? this.#tagger.tag(content, local);
      memo?.set(key, tagged);
      this.#decode(tagged, paragraph.start, mentions);
    }
    return mentions;
  }

  #decode(tagged: TaggedParagraph, offset: number, mentions: Mention[]): void {
    const { runs, emissions, tokens } = tagged;
    let row = 0;
    for (let r = 0; r < runs.length; r += 2) {
      const first = runs[r] ?? 0;
      const length = (runs[r + 1] ?? 0) - first;
      const scores = emissions.subarray(row * LABEL_COUNT, (row + length) * LABEL_COUNT);
      row += length;
      const labels = this.#decoder.bestLabels(scores, length);
      if (labels.every((label) => label === OUTSIDE)) continue;
      this.#decoder.sum(scores, length);
      for (let start = 0; start < length; start++) {
        const label = labels[start] ?? OUTSIDE;
        if (label === OUTSIDE) continue;
        let end = start + 1;
        if (partOfLabel(label) === LabelPart.begin)
          while (partOfLabel(labels[end - 1] ?? OUTSIDE) !== LabelPart.end) end++;
        const type = typeOfLabel(label);
        mentions.push({
          start: offset + (tokens.starts[first + start] ?? 0),
          end: offset + (tokens.ends[first + end - 1] ?? 0),
          type: ENTITY_TYPES[type] ?? 'person',
          score: this.#calibrate(this.#decoder.spanProbability(start, end, type), type),
          evidence: 0,
        });
        start = end - 1;
      }
    }
  }

  #calibrate(probability: number, type: number): number {
    const bounded = Math.min(Math.max(probability, 1e-6), 1 - 1e-6);
    const slope = this.#model.calibration[2 * type] ?? 1;
    const offset = this.#model.calibration[2 * type + 1] ?? 0;
    return 1 / (1 + Math.exp(-(slope * Math.log(bounded / (1 - bounded)) + offset)));
  }
}
