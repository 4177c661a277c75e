import type { Paragraph } from '../text/paragraphs.ts';
import type { Tokens } from '../text/tokens.ts';
import { Decoder } from './decoder.ts';
import { CONTEXT_CAPACITY, FeatureExtractor, SLOT_COUNT } from './features.ts';
import { LABEL_COUNT } from './labels.ts';
import type { Model } from './model.ts';
import { OPINION_WIDTH, writeOpinions } from './opinion.ts';
import { RecentMap } from './recent-map.ts';
import { readParagraph } from './sentence.ts';
import { analyzeWord, type Word } from './word.ts';

/**
 * A paragraph with the tagger's opinion of each open token, that is, each that can be a part of a name. Offsets are those
 * of the paragraph's own text.
 */
export interface TaggedParagraph {
  readonly tokens: Tokens;
  readonly words: readonly Word[];
  /** The open tokens, ascending. */
  readonly openTokens: Int32Array;
  /** The rows with which the runs of open tokens begin, and last the number of rows. A run ends with its sentence. */
  readonly runStarts: Int32Array;
  /** For each open token how its sentence uses capitals. */
  readonly casings: Uint8Array;
  /** For each open token a row of label scores. */
  readonly emissions: Float32Array;
  /** For each open token a row of what is thought of it, before the rest of the document is known. */
  readonly opinions: Float32Array;
}

/** So many words are kept with what is known of them. News repeats its words: few are met that are not among these. */
const WORDS_KEPT = 16_000;

/** A word with the sum of its features' embeddings, and what that adds to the hidden layer in each slot, once it was met there. */
interface EmbeddedWord {
  readonly embedding: Float32Array;
  readonly shares: (Float32Array | undefined)[];
}

/** Scores the labels of tokens. What is kept between calls only saves time. */
export class Tagger {
  readonly #model: Model;
  readonly #extractor: FeatureExtractor;
  readonly #decoder: Decoder;
  readonly #context = new Int32Array(CONTEXT_CAPACITY);
  /** The hidden layer of the token at hand. */
  readonly #layer: Float32Array;
  readonly #words = new RecentMap<string, Word>(WORDS_KEPT);
  readonly #embedded = new RecentMap<Word, EmbeddedWord>(WORDS_KEPT);

  constructor(model: Model) {
    this.#model = model;
    this.#layer = new Float32Array(model.bias.length);
    this.#decoder = new Decoder(model.transitions);
    this.#extractor = new FeatureExtractor(model.lexicon);
  }

  /** Returns the paragraph as the tagger sees it. */
  tag(text: string, paragraph: Paragraph): TaggedParagraph {
    const { tokens, words, sentences } = readParagraph(text, paragraph, (token) => this.#wordOf(token));
    const openCount = sentences.reduce(
      (count, { open }) => count + open.reduce((sum, bit) => sum + bit, 0),
      0,
    );
    const openTokens = new Int32Array(openCount);
    const casings = new Uint8Array(openCount);
    const emissions = new Float32Array(openCount * LABEL_COUNT);
    const runStarts: number[] = [];
    let row = 0;
    for (const sentence of sentences) {
      let isStarted = false;
      for (let i = 0; i < sentence.words.length; i++) {
        if (sentence.open[i] !== 1) continue;
        if (!isStarted) this.#extractor.start(sentence);
        isStarted = true;
        if (sentence.open[i - 1] !== 1) runStarts.push(row);
        openTokens[row] = sentence.start + i;
        casings[row] = sentence.casing;
        this.#score(i, emissions, row * LABEL_COUNT);
        row++;
      }
    }
    runStarts.push(row);
    const opinions = new Float32Array(openCount * OPINION_WIDTH);
    for (let run = 0; run + 1 < runStarts.length; run++) {
      const start = runStarts[run] ?? 0;
      const end = runStarts[run + 1] ?? 0;
      this.#decoder.sum(emissions.subarray(start * LABEL_COUNT, end * LABEL_COUNT), end - start);
      writeOpinions(this.#decoder, end - start, opinions, start * OPINION_WIDTH);
    }
    return { tokens, words, openTokens, runStarts: Int32Array.from(runStarts), casings, emissions, opinions };
  }

  /** Writes the label scores of a token of the sentence at hand into `target`. */
  #score(token: number, target: Float32Array, offset: number): void {
    const { contexts, bias, output } = this.#model;
    const layer = this.#layer;
    layer.set(bias);
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      const word = this.#extractor.wordInSlot(token, slot);
      if (word === undefined) continue;
      const share = this.#shareOf(word, slot);
      for (let h = 0; h < layer.length; h++) layer[h] = (layer[h] ?? 0) + (share[h] ?? 0);
    }
    const count = this.#extractor.context(token, this.#context);
    for (let i = 0; i < count; i++) contexts.addTo(this.#context[i] ?? 0, layer, 0);
    for (let h = 0; h < layer.length; h++) {
      const value = layer[h] ?? 0;
      if (value <= 0) continue;
      for (let label = 0; label < LABEL_COUNT; label++)
        target[offset + label] =
          (target[offset + label] ?? 0) + value * (output[h * LABEL_COUNT + label] ?? 0);
    }
  }

  #wordOf(text: string): Word {
    const known = this.#words.get(text);
    if (known !== undefined) return known;
    const word = analyzeWord(text, this.#model.lexicon);
    this.#words.set(text, word);
    return word;
  }

  /** Returns what a word in a slot adds to the hidden layer. */
  #shareOf(word: Word, slot: number): Float32Array {
    let known = this.#embedded.get(word);
    if (known === undefined) {
      known = { embedding: this.#embed(word), shares: [] };
      this.#embedded.set(word, known);
    }
    let share = known.shares[slot];
    if (share === undefined) {
      share = this.#project(known.embedding, slot);
      known.shares[slot] = share;
    }
    return share;
  }

  #embed(word: Word): Float32Array {
    const { embeddings } = this.#model;
    const embedding = new Float32Array(embeddings.width);
    for (const feature of word.features) embeddings.addTo(feature, embedding, 0);
    return embedding;
  }

  /** Multiplies the slot's matrix with the embedding, four rows at a time: one alone would wait for each of its own sums. */
  #project(embedding: Float32Array, slot: number): Float32Array {
    const { slots } = this.#model;
    const width = embedding.length;
    const share = new Float32Array(this.#layer.length);
    for (let h = 0; h < share.length; h += 4) {
      const first = (slot * share.length + h) * width;
      const second = first + width;
      const third = second + width;
      const fourth = third + width;
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      for (let i = 0; i < width; i++) {
        const value = embedding[i] ?? 0;
        a += (slots[first + i] ?? 0) * value;
        b += (slots[second + i] ?? 0) * value;
        c += (slots[third + i] ?? 0) * value;
        d += (slots[fourth + i] ?? 0) * value;
      }
      share[h] = a;
      share[h + 1] = b;
      share[h + 2] = c;
      share[h + 3] = d;
    }
    return share;
  }
}
