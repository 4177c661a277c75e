import { finish, mix, seed } from './hash.ts';
import { ENTITY_TYPES } from './mention.ts';
import { Opinion, opinionColumn, OPINION_WIDTH } from './opinion.ts';
import { Casing } from './sentence.ts';
import type { TaggedParagraph } from './tagger.ts';
import { lowerKey, Writing, type Word } from './word.ts';

/**
 * The second look at an article, when all of it has been read: what was thought of a word elsewhere speaks about it here.
 * A full name decides its later short forms, prose decides headlines, a word that is also written small is no name there,
 * an abbreviation follows the name with its initials, and names in a list are of one kind. All this is weighed by training,
 * not by rules: here it is only counted, for each token as a row of {@link DOCUMENT_FEATURE_COUNT} numbers.
 */
export class DocumentOpinions {
  readonly #words = new Tallies();
  readonly #pairs = new Tallies();
  readonly #initials = new Tallies();
  readonly #small = new Set<number>();
  /** The shares of the types in all that is named. */
  readonly #types: readonly number[];
  readonly #isBrief: boolean;

  constructor(paragraphs: readonly TaggedParagraph[]) {
    const abbreviations = new Set<number>();
    // Each type counts for one name more, so that an article with few of them is not taken for one-sided.
    const types = ENTITY_TYPES.map(() => 1);
    for (const { words, openTokens, opinions } of paragraphs) {
      for (let row = 0; row < openTokens.length; row++) {
        for (let type = 0; type < types.length; type++)
          types[type] = (types[type] ?? 0) + typeOpinion(opinions, row * OPINION_WIDTH, type);
        const word = words[openTokens[row] ?? 0];
        if (word === undefined || !isNamePart(word)) continue;
        this.#words.add(word.lower, opinions, row);
        if (word.writing === Writing.upper) abbreviations.add(word.lower);
      }
    }
    // Most small words are names nowhere in the article and need not be kept.
    for (const { words } of paragraphs)
      for (const word of words)
        if (word.writing === Writing.lower && this.#words.find(word.lower) !== -1)
          this.#small.add(word.lower);
    this.#isBrief = paragraphs.reduce((sum, { openTokens }) => sum + openTokens.length, 0) < BRIEF;
    const total = types.reduce((sum, count) => sum + count);
    this.#types = types.map((count) => count / total);
    for (const paragraph of paragraphs) {
      this.#addPairs(paragraph);
      if (abbreviations.size > 0) this.#addInitials(paragraph, abbreviations);
    }
  }

  /** Writes the part of the evidence that all tokens of a run share, from {@link SHARED_FROM} on, into the row that begins at `at`. */
  writeRun(paragraph: TaggedParagraph, run: number, target: Float32Array, at: number): void {
    target.fill(0, at + SHARED_FROM, at + DOCUMENT_FEATURE_COUNT);
    target[at + Block.always + (this.#isBrief ? 1 : 0)] = 1;
    target.set(this.#types, at + Block.types);
    const { runStarts } = paragraph;
    const start = runStarts[run] ?? 0;
    const end = runStarts[run + 1] ?? 0;
    if (run > 0) writeNeighbor(paragraph, start - 1, start, start - 1, target, at + Block.before);
    if (run + 2 < runStarts.length) writeNeighbor(paragraph, end - 1, end, end, target, at + Block.after);
  }

  /** Writes the other part of the evidence for a token, the `row`-th open one of its paragraph. */
  writeToken(paragraph: TaggedParagraph, row: number, target: Float32Array, at: number): void {
    target.fill(0, at, at + SHARED_FROM);
    const { openTokens, opinions, words, casings } = paragraph;
    const own = row * OPINION_WIDTH;
    const ownBlock = at + (this.#isBrief ? Block.ownInBrief : Block.own);
    for (let column = 0; column < OPINION_WIDTH; column++)
      target[ownBlock + column] = opinions[own + column] ?? 0;
    const token = openTokens[row] ?? 0;
    const word = words[token];
    if (word === undefined || !isNamePart(word)) return;
    const casing = casings[row] ?? 0;
    const isProse = casing === Casing.prose;
    const tally = this.#words.find(word.lower);
    const others = this.#words.countOf(tally) - 1;
    if (others > 0) {
      const block = at + Block.average + (others === 1 ? 0 : others < 4 ? 1 : 2) * AVERAGE_WIDTH;
      for (let column = 0; column < AVERAGE_WIDTH; column++) {
        const average = (this.#words.sumOf(tally, column) - (opinions[own + column] ?? 0)) / others;
        target[block + column] = average;
        if (!isProse) target[at + Block.unclear + column] = average;
      }
      for (let type = 0; type < ENTITY_TYPES.length; type++)
        target[at + Block.strongest + type] = this.#words.strongestBut(
          tally,
          type,
          typeOpinion(opinions, own, type),
        );
    }
    const before = words[token - 1];
    this.#writePair(pairKey(word, words[token + 1]), opinions, row, target, at + Block.pairAfter);
    if (before !== undefined && openTokens[row - 1] === token - 1 && isNamePart(before))
      this.#writePair(pairKey(before, word), opinions, row - 1, target, at + Block.pairBefore);
    if (this.#small.has(word.lower)) target[at + Block.small + casing + (token === 0 ? 3 : 0)] = 1;
    if (word.writing === Writing.upper) {
      const initials = this.#initials.find(word.lower);
      const count = this.#initials.countOf(initials);
      for (let type = 0; type < ENTITY_TYPES.length && count > 0; type++)
        target[at + Block.initials + type] =
          this.#initials.sumOf(initials, opinionColumn(type, true)) / count;
    }
  }

  #writePair(key: number, opinions: Float32Array, row: number, target: Float32Array, block: number): void {
    const tally = this.#pairs.find(key);
    const others = this.#pairs.countOf(tally) - 1;
    if (others < 1) return;
    const own = opinions[row * OPINION_WIDTH + Opinion.goesOn] ?? 0;
    const joined = (this.#pairs.sumOf(tally, Opinion.goesOn) - own) / others;
    target[block] = joined;
    target[block + 1] = 1 - joined;
  }

  /** Counts pairs of words; only those of which the first stands elsewhere too can stand elsewhere. */
  #addPairs({ words, openTokens, opinions }: TaggedParagraph): void {
    for (let row = 0; row < openTokens.length; row++) {
      const token = openTokens[row] ?? 0;
      const word = words[token];
      if (word === undefined || this.#words.countOf(this.#words.find(word.lower)) < 2) continue;
      if (isNamePart(word)) this.#pairs.add(pairKey(word, words[token + 1]), opinions, row);
    }
  }

  /** Counts each run of capitals under its initials, if they are a word: "International Monetary Fund" speaks for "IMF". */
  #addInitials({ openTokens, opinions, words }: TaggedParagraph, abbreviations: ReadonlySet<number>): void {
    for (let row = 0; row < openTokens.length; row++) {
      const first = openTokens[row] ?? 0;
      if (words[first]?.writing !== Writing.capitalized) continue;
      let initials = '';
      for (let next = row; next < row + 7 && openTokens[next] === first + next - row; next++) {
        const word = words[first + next - row];
        if (word?.writing !== Writing.capitalized) continue;
        initials += word.text.charAt(0).toLowerCase();
        if (initials.length < 2) continue;
        const key = lowerKey(initials);
        if (abbreviations.has(key)) this.#initials.add(key, opinions, row);
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
  /** What is thought of the token itself; apart in brief texts, where that it stands alone says less. */
  own: 4 * AVERAGE_WIDTH + 16,
  ownInBrief: 4 * AVERAGE_WIDTH + 16 + OPINION_WIDTH,
  /** One, for every token; apart in brief texts. */
  always: 4 * AVERAGE_WIDTH + 16 + 2 * OPINION_WIDTH,
  /** For each type its share in all that is named. */
  types: 4 * AVERAGE_WIDTH + 18 + 2 * OPINION_WIDTH,
  /** The opinion of what stands in front of the run and behind it, apart for what is in a list with it and for the rest. */
  before: 4 * AVERAGE_WIDTH + 21 + 2 * OPINION_WIDTH,
  after: 4 * AVERAGE_WIDTH + 29 + 2 * OPINION_WIDTH,
} as const;
/** What all tokens of a run share begins here. */
export const SHARED_FROM = Block.always;
/** The numbers in a row of evidence. */
export const DOCUMENT_FEATURE_COUNT = 4 * AVERAGE_WIDTH + 37 + 2 * OPINION_WIDTH;

/** A text with fewer open tokens is brief: a message or a paragraph, not an article. */
const BRIEF = 80;

/** What stands between the names of a list: so many of these words. */
const LIST_WORDS = new Set([',', ';', '/', '&', 'and', 'or', 'the']);
const LONGEST_GAP_IN_LIST = 3;
/** What is not in a list is a neighbor up to so many tokens away. */
const LONGEST_GAP = 2;

/** Writes the opinion of the row `neighbor`, one of two between which one run ends and the next begins, if they are close. */
function writeNeighbor(
  { openTokens, opinions, words }: TaggedParagraph,
  last: number,
  first: number,
  neighbor: number,
  target: Float32Array,
  block: number,
): void {
  const gapStart = (openTokens[last] ?? 0) + 1;
  const gapEnd = openTokens[first] ?? 0;
  const gap = gapEnd - gapStart;
  if (gap < 1 || gap > LONGEST_GAP_IN_LIST) return;
  let isList = true;
  for (let token = gapStart; token < gapEnd; token++) isList &&= LIST_WORDS.has(words[token]?.text ?? '');
  if (!isList && gap > LONGEST_GAP) return;
  const from = neighbor * OPINION_WIDTH;
  const to = block + (isList ? 0 : 1 + ENTITY_TYPES.length);
  target[to] = opinions[from + Opinion.outside] ?? 0;
  for (let type = 0; type < ENTITY_TYPES.length; type++)
    target[to + 1 + type] = typeOpinion(opinions, from, type);
}

const KNOWN_MASK = 2 ** 12 - 1;

/**
 * What was thought of all occurrences of each of many words, or pairs of words, by their hashes. A tally is a number, and
 * what is known of it stands in columns, because every article makes hundreds of them.
 */
class Tallies {
  readonly #tallies = new Map<number, number>();
  readonly #counts: number[] = [];
  /** Keys are known by their last bits: nearly all that have no tally need not be looked up. */
  readonly #known = new Uint8Array(KNOWN_MASK + 1);
  #sums = new Float32Array(128 * OPINION_WIDTH);
  /** For each type the strongest opinion and the second strongest. */
  #strongest = new Float32Array(128 * 2 * ENTITY_TYPES.length);

  /** Returns the tally of a key, or -1. */
  find(key: number): number {
    return this.#known[key & KNOWN_MASK] === 1 ? (this.#tallies.get(key) ?? -1) : -1;
  }

  countOf(tally: number): number {
    return this.#counts[tally] ?? 0;
  }

  sumOf(tally: number, column: number): number {
    return this.#sums[tally * OPINION_WIDTH + column] ?? 0;
  }

  /** Returns the strongest opinion for a type, one occurrence with the given opinion left out. */
  strongestBut(tally: number, type: number, own: number): number {
    const at = 2 * (tally * ENTITY_TYPES.length + type);
    const strongest = this.#strongest[at] ?? 0;
    return own < strongest ? strongest : (this.#strongest[at + 1] ?? 0);
  }

  add(key: number, opinions: Float32Array, row: number): void {
    let tally = this.find(key);
    if (tally === -1) {
      tally = this.#counts.push(0) - 1;
      this.#tallies.set(key, tally);
      this.#known[key & KNOWN_MASK] = 1;
      if ((tally + 1) * OPINION_WIDTH > this.#sums.length) this.#grow();
    }
    this.#counts[tally] = this.countOf(tally) + 1;
    const from = row * OPINION_WIDTH;
    const to = tally * OPINION_WIDTH;
    for (let i = 0; i < OPINION_WIDTH; i++)
      this.#sums[to + i] = (this.#sums[to + i] ?? 0) + (opinions[from + i] ?? 0);
    for (let type = 0; type < ENTITY_TYPES.length; type++) {
      const at = 2 * (tally * ENTITY_TYPES.length + type);
      const opinion = typeOpinion(opinions, from, type);
      const strongest = this.#strongest[at] ?? 0;
      if (opinion >= strongest) this.#strongest[at] = opinion;
      this.#strongest[at + 1] = Math.max(this.#strongest[at + 1] ?? 0, Math.min(opinion, strongest));
    }
  }

  #grow(): void {
    const sums = new Float32Array(2 * this.#sums.length);
    sums.set(this.#sums);
    this.#sums = sums;
    const strongest = new Float32Array(2 * this.#strongest.length);
    strongest.set(this.#strongest);
    this.#strongest = strongest;
  }
}

function typeOpinion(opinions: Float32Array, from: number, type: number): number {
  const single = opinions[from + opinionColumn(type, false)] ?? 0;
  const part = opinions[from + opinionColumn(type, true)] ?? 0;
  // Rounded as tallies keep it, so that a token's own opinion is recognized among those of others.
  return Math.fround(single + part);
}

/** Whether occurrences of the word are worth counting. */
function isNamePart(word: Word): boolean {
  return word.writing !== Writing.sign && word.writing !== Writing.lower && word.writing !== Writing.number;
}

function pairKey(word: Word, next: Word | undefined): number {
  return finish(mix(mix(seed(1), word.lower), next?.lower ?? 0));
}
