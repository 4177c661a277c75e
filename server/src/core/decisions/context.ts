import { fold } from '../text/fold.ts';
import { CONTEXT_LENGTH, type Anchor } from './anchor.ts';
import type { Span } from '../text/span.ts';

/** A word or a sign next to a span, and how much it says about where the span is. */
interface ContextWord {
  readonly text: string;
  readonly weight: number;
}

/** The words around a span, on each side the nearest first. */
export interface Context {
  readonly before: readonly ContextWord[];
  readonly after: readonly ContextWord[];
}

/** The text may have got longer around a name; words that went a little farther away should still be seen. */
const WINDOW = Math.round(CONTEXT_LENGTH * 1.5);
/** How much less a word says than its nearer neighbor. */
const DECAY = 0.85;
/** How much less words say beyond a line break, and beyond a blank line: paragraphs are moved as wholes. */
const BEYOND_LINE = 0.6;
const BEYOND_PARAGRAPH = 0.3;
const SIGN_WEIGHT = 0.3;
/** How much less a match says for each word that was put in or taken out between it and the span. */
const DISPLACED = 0.8;

const WORD_SIGN_OR_BREAK = /[\p{L}\p{N}\p{M}]+|(?:\r\n|\n|\r)\s*|\S/gu;
const BREAK = /^[\r\n]/;
const BLANK_LINE = /^(?:\r\n|\n|\r)[^\S\r\n]*[\r\n]/;

/** Returns the context that an anchor remembers. */
export function contextOfAnchor(anchor: Anchor): Context {
  return {
    before: contextWords(anchor.prefix, 'backwards'),
    after: contextWords(anchor.suffix, 'forwards'),
  };
}

/** Returns the context of a span of the text. */
export function contextOfSpan(text: string, span: Span): Context {
  return {
    before: contextWords(text.slice(Math.max(0, span.start - WINDOW), span.start), 'backwards'),
    after: contextWords(text.slice(span.end, span.end + WINDOW), 'forwards'),
  };
}

/**
 * Returns how much of an anchor's context is still there around a candidate, from 0 to 1: the weight of its words that
 * stand there in the same order. Long words and near words weigh more.
 */
export function contextSimilarity(anchor: Context, candidate: Context): number {
  const total = weightOf(anchor.before) + weightOf(anchor.after);
  if (total === 0) return candidate.before.length + candidate.after.length === 0 ? 1 : 0;
  const found = commonWeight(anchor.before, candidate.before) + commonWeight(anchor.after, candidate.after);
  return found / total;
}

function contextWords(text: string, direction: 'forwards' | 'backwards'): ContextWord[] {
  const parts = [...text.matchAll(WORD_SIGN_OR_BREAK)].map(([part]) => part);
  if (direction === 'backwards') parts.reverse();
  const result: ContextWord[] = [];
  let factor = 1;
  for (const part of parts) {
    if (BREAK.test(part)) {
      factor *= BLANK_LINE.test(part) ? BEYOND_PARAGRAPH : BEYOND_LINE;
      continue;
    }
    const isWord = /[\p{L}\p{N}]/u.test(part);
    result.push({
      text: fold(part),
      weight: factor * (isWord ? 1 + Math.min(part.length, 8) / 4 : SIGN_WEIGHT),
    });
    factor *= DECAY;
  }
  return result;
}

function weightOf(words: readonly ContextWord[]): number {
  return words.reduce((sum, { weight }) => sum + weight, 0);
}

/** Returns the weight of the heaviest common subsequence; a match weighs less the more its words moved apart. */
function commonWeight(remembered: readonly ContextWord[], found: readonly ContextWord[]): number {
  let previous = new Float64Array(found.length + 1);
  for (const [i, word] of remembered.entries()) {
    const current = new Float64Array(found.length + 1);
    for (const [j, other] of found.entries()) {
      const match =
        word.text === other.text ? (previous[j] ?? 0) + word.weight * DISPLACED ** Math.abs(i - j) : 0;
      current[j + 1] = Math.max(match, previous[j + 1] ?? 0, current[j] ?? 0);
    }
    previous = current;
  }
  return previous[found.length] ?? 0;
}
