import { isWordCharacter } from '../text/characters.ts';
import { fold } from '../text/fold.ts';
import type { Span } from '../text/span.ts';
import type { Anchor } from './anchor.ts';
import { isRespelling } from './respelling.ts';

/** A place where an anchor's quote may stand. */
export interface QuoteMatch extends Span {
  /** `similar` differs in case, accents, white space and typography only; `respelled` in letters; `shortened` lost words. */
  readonly likeness: 'same' | 'similar' | 'respelled' | 'shortened';
}

/** More places than these, the nearest to where the quote was, are not looked at: such a quote is told apart by nothing. */
const MOST_MATCHES = 500;

/** Finds quotes in one text. What it needs of the text is computed when it is asked for, and once. */
export class QuoteFinder {
  readonly #text: string;
  #folded: FoldedText | undefined;
  #words: readonly Word[] | undefined;
  #wordIndices: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Returns all places where the anchor's quote may stand, each once, those that were changed least first. */
  find(anchor: Anchor): QuoteMatch[] {
    const matches = new Map<number, QuoteMatch>();
    const add = (span: Span, likeness: QuoteMatch['likeness']): void => {
      if (!matches.has(span.start)) matches.set(span.start, { start: span.start, end: span.end, likeness });
    };
    for (const span of this.#same(anchor)) add(span, 'same');
    for (const span of this.#similar(anchor)) add(span, 'similar');
    for (const [span, likeness] of this.#respelled(anchor)) add(span, likeness);
    const distance = ({ start }: QuoteMatch): number => Math.abs(start - anchor.start);
    const all = [...matches.values()];
    return all.length <= MOST_MATCHES
      ? all
      : all.sort((a, b) => distance(a) - distance(b)).slice(0, MOST_MATCHES);
  }

  *#same(anchor: Anchor): Generator<Span> {
    for (const start of occurrences(this.#text, anchor.quote)) {
      const span = { start, end: start + anchor.quote.length };
      if (endsLikeAnchor(this.#text, span, anchor)) yield span;
    }
  }

  *#similar(anchor: Anchor): Generator<Span> {
    this.#folded ??= foldWithOffsets(this.#text);
    const quote = foldWithOffsets(anchor.quote).text.trim();
    const { text, offsets } = this.#folded;
    for (const start of occurrences(text, quote)) {
      const span = { start: offsets[start] ?? 0, end: offsets[start + quote.length] ?? this.#text.length };
      while (/\s/u.test(this.#text.charAt(span.end - 1))) span.end--;
      // A quote that ends amid a surrogate pair can match half of a character, which has no place of its own.
      if (span.end > span.start && endsLikeAnchor(this.#text, span, anchor)) yield span;
    }
  }

  /** Looks only where at least one of the words next to the quote is still next to it. */
  *#respelled({ quote, prefix, suffix }: Anchor): Generator<[Span, 'respelled' | 'shortened']> {
    this.#words ??= splitWords(this.#text);
    this.#wordIndices ??= indexWords(this.#words);
    const words = this.#words;
    const quoted = splitWords(quote).map((word) => word.text);
    const before = splitWords(prefix).at(-1)?.text;
    const after = splitWords(suffix)[0]?.text;
    if (quoted.length === 0) return;
    const starts = new Set<number>();
    for (const index of this.#wordIndices.get(before ?? '') ?? []) starts.add(index + 1);
    for (const index of this.#wordIndices.get(after ?? '') ?? []) starts.add(index - quoted.length);
    for (const start of starts) {
      const window = words.slice(Math.max(start, 0), Math.max(start, 0) + quoted.length);
      const isLike =
        window.length === quoted.length &&
        window.every((word, i) => isRespelling(quoted[i] ?? '', word.text));
      if (isLike && areOneName(this.#text, window)) yield [spanOf(window), 'respelled'];
    }
    if (quoted.length === 1) return;
    for (const index of this.#wordIndices.get(before ?? '') ?? []) {
      for (let length = 1; length < quoted.length; length++) {
        const window = words.slice(index + 1, index + 1 + length);
        const isRest =
          window.length === length && window.every((word, i) => word.text === quoted.at(i - length));
        if (isRest && words[index + 1 + length]?.text === after) yield [spanOf(window), 'shortened'];
      }
    }
  }
}

function* occurrences(text: string, part: string): Generator<number> {
  if (part === '') return;
  for (let start = text.indexOf(part); start !== -1; start = text.indexOf(part, start + 1)) yield start;
}

/** Whether a span is cut out of words no more than the anchor was: "Iran" is not found in "Iranian". */
function endsLikeAnchor(text: string, { start, end }: Span, { quote, prefix, suffix }: Anchor): boolean {
  const startsInWord = (a: string, b: string): boolean =>
    isWordCharacter(a.charCodeAt(a.length - 1)) && isWordCharacter(b.charCodeAt(0));
  const found = text.slice(start, end);
  return (
    startsInWord(text.slice(Math.max(0, start - 1), start), found) === startsInWord(prefix, quote) &&
    startsInWord(found, text.slice(end, end + 1)) === startsInWord(quote, suffix)
  );
}

interface FoldedText {
  readonly text: string;
  /** For each code unit of the folded text the offset that it came from. */
  readonly offsets: readonly number[];
}

function foldWithOffsets(text: string): FoldedText {
  const parts: string[] = [];
  const offsets: number[] = [];
  let offset = 0;
  let endsWithSpace = false;
  for (const character of text) {
    const isSpace = /\s/u.test(character);
    const folded = isSpace ? (endsWithSpace ? '' : ' ') : fold(character);
    if (isSpace || folded !== '') endsWithSpace = isSpace;
    parts.push(folded);
    offsets.push(...Array<number>(folded.length).fill(offset));
    offset += character.length;
  }
  return { text: parts.join(''), offsets };
}

interface Word extends Span {
  readonly text: string;
}

function splitWords(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    text: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function indexWords(words: readonly Word[]): Map<string, number[]> {
  const result = new Map<string, number[]>();
  for (const [index, { text }] of words.entries()) {
    const indices = result.get(text);
    if (indices === undefined) result.set(text, [index]);
    else indices.push(index);
  }
  return result;
}

/** Whether nothing stands between the words that would end a name. */
function areOneName(text: string, words: readonly Word[]): boolean {
  const between = words.slice(1).map((word, i) => text.slice(words[i]?.end, word.start));
  return between.every((gap) => /^[\s\p{Pd}'’.&]{0,3}$/u.test(gap));
}

function spanOf(words: readonly Word[]): Span {
  return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}
