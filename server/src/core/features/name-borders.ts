import type { Document } from '../corpus/document.ts';
import type { Span } from '../text/span.ts';
import { TokenKind, tokenize } from '../text/tokens.ts';

/**
 * Returns the part of a span that can be a name: without white space, punctuation and possessives at its ends, but with the
 * full stop of an abbreviation and a bracket that closes one inside it. Undefined where nothing is left. A name that ends in
 * 's loses it too, because a double click on "Cameron’s" selects all of it; {@link moveBorder} brings it back.
 */
export function trimToName(text: string, span: Span): Span | undefined {
  const { starts, wordEnds } = bordersIn(text, span);
  const [start] = starts;
  const end = wordEnds.at(-1);
  if (start === undefined || end === undefined || start >= end) return undefined;
  const closed = close(text, { start, end });
  return closed.end <= span.end ? closed : { start, end };
}

/**
 * Returns a name with one border moved to the next place where a name can begin or end, over possessives and punctuation;
 * undefined where there is none in the paragraph, or none that leaves anything of the name.
 */
export function moveBorder(
  document: Document,
  { start, end }: Span,
  border: 'start' | 'end',
  direction: 'extend' | 'shrink',
): Span | undefined {
  const { text } = document;
  const paragraph = document.paragraphs.find((each) => each.start <= start && end <= each.end);
  if (paragraph === undefined) return undefined;
  const { starts, ends } = bordersIn(text, paragraph);
  const isExtending = direction === 'extend';
  const places =
    border === 'start'
      ? starts
          .filter((offset) => (isExtending ? offset < start : offset > start && offset < end))
          .map((offset) => ({ start: offset, end }))
      : ends
          .filter((offset) => (isExtending ? offset > end : offset > start && offset < end))
          .map((offset) => ({ start, end: offset }))
          .map((place) => (isExtending ? close(text, place) : place));
  const goesBack = (border === 'start') === isExtending;
  if (goesBack) places.reverse();
  // Half a pair of brackets is no name, as long as there is another place to stop at.
  return places.find((place) => isClosed(text, place)) ?? places[0];
}

/** Where names can begin and end in a stretch of text: at the borders of words; one may also end behind its 's ("Lloyd's"). */
function bordersIn(
  text: string,
  { start, end }: Span,
): { starts: number[]; wordEnds: number[]; ends: number[] } {
  const tokens = tokenize(text, start, end);
  const starts: number[] = [];
  const wordEnds: number[] = [];
  const ends: number[] = [];
  for (const [index, tokenStart] of tokens.starts.entries()) {
    const tokenEnd = tokens.ends[index] ?? tokenStart;
    const isWord = tokens.kinds[index] !== TokenKind.punctuation;
    if (isWord) {
      starts.push(tokenStart);
      wordEnds.push(tokenEnd);
    }
    if (isWord || POSSESSIVE.test(text.slice(tokenStart, tokenEnd))) ends.push(tokenEnd);
  }
  return { starts, wordEnds, ends };
}

const POSSESSIVE = /^['’ʼ]s$/i;
const PAIRS: readonly (readonly [opening: string, closing: string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['“', '”'],
  ['«', '»'],
];

/** Takes in the sign right behind the span that closes one inside it: "Ardmere Broadcasting Service (ABS)". */
function close(text: string, { start, end }: Span): Span {
  const longer = { start, end: end + 1 };
  const isClosing = PAIRS.some(([, closing]) => text.charAt(end) === closing);
  return isClosing && !isClosed(text, { start, end }) && isClosed(text, longer) ? longer : { start, end };
}

function isClosed(text: string, { start, end }: Span): boolean {
  const surface = text.slice(start, end);
  const count = (sign: string): number => surface.split(sign).length;
  return PAIRS.every(([opening, closing]) => count(opening) === count(closing));
}
