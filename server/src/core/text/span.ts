import { firstIndex } from './first-index.ts';

/** A half-open range of a text: `start` inclusive, `end` exclusive, both UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether the offset lies in the span or touches one of its borders, as a text cursor does. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Whether the two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/**
 * Returns the index of the span that covers the offset, or -1.
 * The spans are sorted and do not overlap. Between two spans that touch at the offset, the later one wins,
 * because a cursor in front of a word means that word.
 */
export function indexOfSpanAt(spans: readonly Span[], offset: number): number {
  const found = firstIndex(0, spans.length, (index) => (spans[index]?.start ?? Infinity) > offset) - 1;
  const span = spans[found];
  if (span !== undefined && touches(span, offset)) return found;
  return -1;
}
