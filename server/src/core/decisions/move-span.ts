import { isWordCharacter } from '../text/characters.ts';
import type { Span } from '../text/span.ts';

/** One change of a text: the characters of the span are replaced by `text`. */
export interface TextEdit extends Span {
  readonly text: string;
}

/**
 * Returns where a span stands after edits that were made one after the other, each in the text that the one before left.
 *
 * What is typed inside belongs to the span; what is typed at its borders does not, except letters and digits right behind
 * it, which go on with its last word. Replacing a part of it leaves the new part inside. An empty span means that all of
 * its text was deleted or replaced, and where that was; it moves on as a position.
 */
export function moveSpan(span: Span, edits: readonly TextEdit[]): Span {
  return edits.reduce<Span>(moveOver, { start: span.start, end: span.end });
}

function moveOver(span: Span, edit: TextEdit): Span {
  const shift = edit.text.length - (edit.end - edit.start);
  if (edit.end <= span.start) return { start: span.start + shift, end: span.end + shift };
  if (edit.start >= span.end) {
    const goesOn = edit.start === span.end && edit.end === span.end;
    return goesOn ? { start: span.start, end: span.end + leadingWordLength(edit.text) } : span;
  }
  const coversStart = edit.start <= span.start;
  const coversEnd = edit.end >= span.end;
  if (coversStart && coversEnd) return { start: edit.start, end: edit.start };
  if (edit.start < span.start) return { start: edit.start + edit.text.length, end: span.end + shift };
  if (edit.end > span.end) return { start: span.start, end: edit.start };
  return { start: span.start, end: span.end + shift };
}

function leadingWordLength(text: string): number {
  let length = 0;
  while (length < text.length && isWordCharacter(text.charCodeAt(length))) length++;
  return length;
}
