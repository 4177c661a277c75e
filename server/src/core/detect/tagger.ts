import type { Paragraph } from '../text/paragraphs.ts';
import type { Tokens } from '../text/tokens.ts';
import { Decoder } from './decoder.ts';
import { CONTEXT_CAPACITY, FeatureExtractor, SLOT_COUNT } from './features.ts';
import { LABEL_COUNT } from './labels.ts';
import type { Model } from './model.ts';
import { Network } from './network.ts';
import { OPINION_WIDTH, writeOpinions } from './opinion.ts';
import { readParagraph, type Sentence } from './sentence.ts';
import { Vocabulary } from './vocabulary.ts';
import type { Word } from './word.ts';

/** A paragraph with the tagger's opinion of each open token, that is, each that can be a part of a name. */
export interface TaggedParagraph {
  /** Where the paragraph began in the text in which it was tagged, to whose beginning the offsets of the tokens relate. */
  readonly start: number;
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

/** A paragraph that has been read, but not yet tagged. */
interface Draft extends Omit<TaggedParagraph, 'emissions' | 'opinions'> {
  readonly sentences: readonly Sentence[];
}

/** Scores the labels of tokens. What is kept between calls only saves time. */
export class Tagger {
  readonly #network: Network;
  readonly #extractor: FeatureExtractor;
  readonly #decoder: Decoder;
  readonly #vocabulary: Vocabulary;
  /** The addresses of the embeddings of the words of the sentence at hand, 0 where nobody has asked yet. */
  #addresses = new Int32Array(64);
  readonly #slots = new Int32Array(SLOT_COUNT);
  readonly #context = new Int32Array(CONTEXT_CAPACITY);

  constructor(model: Model) {
    this.#vocabulary = new Vocabulary(model.lexicon);
    this.#network = new Network(model);
    this.#decoder = new Decoder(model.transitions);
    this.#extractor = new FeatureExtractor(model.lexicon);
  }

  /** Returns paragraphs of a text as the tagger sees them. */
  tag(text: string, paragraphs: readonly Paragraph[]): TaggedParagraph[] {
    const drafts = paragraphs.map((paragraph) => this.#read(text, paragraph));
    const openCount = drafts.reduce((count, { openTokens }) => count + openTokens.length, 0);
    const emissions = this.#scoreAll(
      drafts.flatMap(({ sentences }) => sentences),
      openCount,
    );
    this.#readHeadlinesAsProse(drafts, emissions);
    const opinions = new Float32Array(openCount * OPINION_WIDTH);
    let row = 0;
    return drafts.map(({ start, tokens, words, openTokens, runStarts, casings }) => {
      const end = row + openTokens.length;
      const tagged = {
        start,
        tokens,
        words,
        openTokens,
        runStarts,
        casings,
        emissions: emissions.subarray(row * LABEL_COUNT, end * LABEL_COUNT),
        opinions: opinions.subarray(row * OPINION_WIDTH, end * OPINION_WIDTH),
      };
      this.#decide(tagged);
      row = end;
      return tagged;
    });
  }

  #read(text: string, paragraph: Paragraph): Draft {
    const { tokens, words, sentences } = readParagraph(text, paragraph, (source, start, end) =>
      this.#vocabulary.wordAt(source, start, end),
    );
    const openTokens: number[] = [];
    const casings: number[] = [];
    const runStarts: number[] = [];
    for (const { start, open, casing } of sentences) {
      for (let i = 0; i < open.length; i++) {
        if (open[i] !== 1) continue;
        if (open[i - 1] !== 1) runStarts.push(openTokens.length);
        openTokens.push(start + i);
        casings.push(casing);
      }
    }
    runStarts.push(openTokens.length);
    return {
      start: paragraph.start,
      tokens,
      words,
      sentences,
      openTokens: new Int32Array(openTokens),
      runStarts: new Int32Array(runStarts),
      casings: new Uint8Array(casings),
    };
  }

  /**
   * Makes the label scores of headlines the averages of what they are as titles and as prose. As titles, half of their words
   * could be names; as prose, those that are common words can be no part of one. Either is wrong more often than both.
   */
  #readHeadlinesAsProse(drafts: readonly Draft[], emissions: Float32Array): void {
    const headlines: Sentence[] = [];
    const rows: number[] = [];
    let row = 0;
    for (const { sentences } of drafts) {
      for (const sentence of sentences) {
        const { proseWords, open } = sentence;
        if (proseWords !== undefined) headlines.push({ ...sentence, words: proseWords });
        for (const isOpen of open) {
          if (isOpen !== 1) continue;
          if (proseWords !== undefined) rows.push(row);
          row++;
        }
      }
    }
    if (rows.length === 0) return;
    const asProse = this.#scoreAll(headlines, rows.length);
    for (const [from, to] of rows.entries()) {
      for (let label = 0; label < LABEL_COUNT; label++) {
        const score = emissions[to * LABEL_COUNT + label] ?? 0;
        emissions[to * LABEL_COUNT + label] = (score + (asProse[from * LABEL_COUNT + label] ?? 0)) / 2;
      }
    }
  }

  /** Returns the label scores of all open tokens of the sentences, `count` rows. */
  #scoreAll(sentences: readonly Sentence[], count: number): Float32Array {
    const emissions = new Float32Array(count * LABEL_COUNT);
    let scored = 0;
    let added = 0;
    for (const sentence of sentences) {
      let isStarted = false;
      for (let i = 0; i < sentence.open.length; i++) {
        if (sentence.open[i] !== 1) continue;
        if (!isStarted) this.#start(sentence);
        isStarted = true;
        this.#add(sentence, i);
        added++;
        if (!this.#network.isFull) continue;
        emissions.set(this.#network.score(), scored * LABEL_COUNT);
        scored = added;
        this.#addresses.fill(0, 0, sentence.words.length);
      }
    }
    emissions.set(this.#network.score(), scored * LABEL_COUNT);
    return emissions;
  }

  /** Fills in what is thought of the tokens. */
  #decide({ runStarts, emissions, opinions }: TaggedParagraph): void {
    for (let run = 0; run + 1 < runStarts.length; run++) {
      const start = runStarts[run] ?? 0;
      const end = runStarts[run + 1] ?? 0;
      this.#decoder.sum(emissions, end - start, start);
      writeOpinions(this.#decoder, end - start, opinions, start * OPINION_WIDTH);
    }
  }

  #start(sentence: Sentence): void {
    this.#extractor.start(sentence);
    const { length } = sentence.words;
    if (length > this.#addresses.length) this.#addresses = new Int32Array(2 * length);
    this.#addresses.fill(0, 0, length);
  }

  /** Hands a token of the sentence at hand to the network. */
  #add(sentence: Sentence, token: number): void {
    for (let slot = 0; slot < SLOT_COUNT; slot++)
      this.#slots[slot] = this.#addressAt(sentence, this.#extractor.placeOfSlot(token, slot));
    this.#network.add(this.#slots, this.#context, this.#extractor.context(token, this.#context));
  }

  #addressAt({ words }: Sentence, place: number): number {
    const word = words[place];
    if (word === undefined) return 0;
    const known = this.#addresses[place] ?? 0;
    if (known !== 0) return known;
    const address = this.#network.addressOf(word);
    this.#addresses[place] = address;
    return address;
  }
}
