import { finish, mix, seed } from './hash.ts';
import { LABEL_COUNT } from './labels.ts';
import { ENTITY_TYPES } from './mention.ts';
import { Opinion, opinionColumn, OPINION_WIDTH } from './opinion.ts';
import { Casing } from './sentence.ts';
import type { TaggedParagraph } from './tagger.ts';
import { lowerKey, Writing, type Word } from './word.ts';

/**
 * The second look at an article, when all of it has been read: what was thought of a word elsewhere speaks about it here.
 * A full name decides its later short forms, prose decides headlines, a word that is also written small is no name there,
 * and an abbreviation follows the name with its initials. All this is weighed by training, not by rules: here it is only
 * counted, for each token as a row of {@link DOCUMENT_FEATURE_COUNT} numbers.
 */
export class DocumentOpinions {
  readonly #words = new Map<number, Tally>();
  readonly #pairs = new Map<number, Tally>();
  readonly #initials = new Map<number, Tally>();
  readonly #small = new Set<number>();

  constructor(paragraphs: readonly TaggedParagraph[]) {
    for (const paragraph of paragraphs) {
      for (const word of paragraph.words) if (word.writing === Writing.lower) this.#small.add(word.lower);
      const { openTokens, opinions, words } = paragraph;
      for (let row = 0; row < openTokens.length; row++) {
        const token = openTokens[row] ?? 0;
        const word = words[token];
        if (word === undefined || !isNamePart(word)) continue;
        tallyOf(this.#words, word.lower).add(opinions, row);
        tallyOf(this.#pairs, pairKey(word, words[token + 1])).add(opinions, row);
      }
      this.#addInitials(paragraph);
    }
  }

  /** Writes the evidence for a token, the `row`-th open one of its paragraph, into `target`. */
  write(paragraph: TaggedParagraph, row: number, target: Float32Array): void {
    target.fill(0);
    const { openTokens, opinions, words, casings } = paragraph;
    const token = openTokens[row] ?? 0;
    const word = words[token];
    if (word === undefined || !isNamePart(word)) return;
    const casing = casings[row] ?? 0;
    const isProse = casing === Casing.prose;
    const tally = this.#words.get(word.lower);
    if (tally !== undefined && tally.count > 1) {
      const others = tally.count - 1;
      const block = Block.average + (others === 1 ? 0 : others < 4 ? 1 : 2) * AVERAGE_WIDTH;
      const own = row * OPINION_WIDTH;
      for (let column = 0; column < AVERAGE_WIDTH; column++) {
        const average = ((tally.sums[column] ?? 0) - (opinions[own + column] ?? 0)) / others;
        target[block + column] = average;
        if (!isProse) target[Block.unclear + column] = average;
      }
      for (let type = 0; type < ENTITY_TYPES.length; type++)
        target[Block.strongest + type] = tally.strongestBut(type, typeOpinion(opinions, own, type));
    }
    const before = words[token - 1];
    this.#writePair(pairKey(word, words[token + 1]), opinions, row, target, Block.pairAfter);
    if (before !== undefined && openTokens[row - 1] === token - 1 && isNamePart(before))
      this.#writePair(pairKey(before, word), opinions, row - 1, target, Block.pairBefore);
    if (this.#small.has(word.lower)) target[Block.small + casing + (token === 0 ? 3 : 0)] = 1;
    if (word.writing === Writing.upper) {
      const initials = this.#initials.get(word.lower);
      if (initials !== undefined)
        for (let type = 0; type < ENTITY_TYPES.length; type++)
          target[Block.initials + type] = (initials.sums[opinionColumn(type, true)] ?? 0) / initials.count;
    }
  }

  #writePair(key: number, opinions: Float32Array, row: number, target: Float32Array, block: number): void {
    const tally = this.#pairs.get(key);
    if (tally === undefined || tally.count < 2) return;
    const own = opinions[row * OPINION_WIDTH + Opinion.goesOn] ?? 0;
    const joined = ((tally.sums[Opinion.goesOn] ?? 0) - own) / (tally.count - 1);
    target[block] = joined;
    target[block + 1] = 1 - joined;
  }

  /** Counts each run of capitals under its initials: "International Monetary Fund" speaks for "IMF". */
  #addInitials({ openTokens, opinions, words }: TaggedParagraph): void {
    for (let row = 0; row < openTokens.length; row++) {
      const first = openTokens[row] ?? 0;
      if (words[first]?.writing !== Writing.capitalized) continue;
      let initials = '';
      for (let next = row; next < row + 7 && openTokens[next] === first + next - row; next++) {
        const word = words[first + next - row];
        if (word?.writing !== Writing.capitalized) continue;
        initials += word.text.charAt(0).toLowerCase();
        if (initials.length > 1) tallyOf(this.#initials, lowerKey(initials)).add(opinions, row);
      }
    }
  }
}

/** How many columns of an opinion are averaged. */
const AVERAGE_WIDTH = Opinion.goesOn;

/** Where the parts of a row of evidence begin. */
const Block = {
  /** The average opinion of the word's other occurrences, apart for one, two or three, and more of them. */
  average: 0,
  /** The same for tokens whose own capitals say nothing: those of headlines. */
  unclear: 3 * AVERAGE_WIDTH,
  /** For each type the strongest opinion of another occurrence. */
  strongest: 4 * AVERAGE_WIDTH,
  /** How often the same pair of words goes on as one name elsewhere, and how often it does not. */
  pairBefore: 4 * AVERAGE_WIDTH + 3,
  pairAfter: 4 * AVERAGE_WIDTH + 5,
  /** The word is also written small, by casing of the sentence and for its first word apart. */
  small: 4 * AVERAGE_WIDTH + 7,
  /** For each type the opinion of names with these initials. */
  initials: 4 * AVERAGE_WIDTH + 13,
} as const;
export const DOCUMENT_FEATURE_COUNT = 4 * AVERAGE_WIDTH + 16;

/** What was thought of all occurrences of a word or a pair of words together. */
class Tally {
  count = 0;
  readonly sums = new Float32Array(OPINION_WIDTH);
  readonly #strongest = new Float32Array(ENTITY_TYPES.length);
  readonly #secondStrongest = new Float32Array(ENTITY_TYPES.length);

  add(opinions: Float32Array, row: number): void {
    this.count++;
    const from = row * OPINION_WIDTH;
    for (let i = 0; i < OPINION_WIDTH; i++) this.sums[i] = (this.sums[i] ?? 0) + (opinions[from + i] ?? 0);
    for (let type = 0; type < ENTITY_TYPES.length; type++) {
      const opinion = typeOpinion(opinions, from, type);
      const strongest = this.#strongest[type] ?? 0;
      if (opinion >= strongest) {
        this.#secondStrongest[type] = strongest;
        this.#strongest[type] = opinion;
      } else if (opinion > (this.#secondStrongest[type] ?? 0)) {
        this.#secondStrongest[type] = opinion;
      }
    }
  }

  /** Returns the strongest opinion for a type, one occurrence with the given opinion left out. */
  strongestBut(type: number, own: number): number {
    const strongest = this.#strongest[type] ?? 0;
    return own < strongest ? strongest : (this.#secondStrongest[type] ?? 0);
  }
}

function typeOpinion(opinions: Float32Array, from: number, type: number): number {
  return (
    (opinions[from + opinionColumn(type, false)] ?? 0) + (opinions[from + opinionColumn(type, true)] ?? 0)
  );
}

function tallyOf(tallies: Map<number, Tally>, key: number): Tally {
  let tally = tallies.get(key);
  if (tally === undefined) {
    tally = new Tally();
    tallies.set(key, tally);
  }
  return tally;
}

/** Whether occurrences of the word are worth counting. */
function isNamePart(word: Word): boolean {
  return word.writing !== Writing.sign && word.writing !== Writing.lower && word.writing !== Writing.number;
}

function pairKey(word: Word, next: Word | undefined): number {
  return finish(mix(mix(seed(1), word.lower), next?.lower ?? 0));
}

/** Returns the label scores of a paragraph's open tokens with what the document says about them added. */
export function reviseEmissions(
  paragraph: TaggedParagraph,
  evidence: DocumentOpinions,
  weights: Float32Array,
): Float32Array {
  const revised = paragraph.emissions.slice();
  const features = new Float32Array(DOCUMENT_FEATURE_COUNT);
  for (let row = 0; row < paragraph.openTokens.length; row++) {
    evidence.write(paragraph, row, features);
    for (let feature = 0; feature < DOCUMENT_FEATURE_COUNT; feature++) {
      const value = features[feature] ?? 0;
      if (value === 0) continue;
      for (let label = 0; label < LABEL_COUNT; label++) {
        const i = row * LABEL_COUNT + label;
        revised[i] = (revised[i] ?? 0) + value * (weights[feature * LABEL_COUNT + label] ?? 0);
      }
    }
  }
  return revised;
}
