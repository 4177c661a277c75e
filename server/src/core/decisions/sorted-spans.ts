import { firstIndex } from '../text/first-index.ts';
import { overlaps, type Span } from '../text/span.ts';

/** Orders spans by where they start; of two that start together the longer comes first. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** Returns the first span that overlaps the given one, or undefined. The spans are sorted and do not overlap each other. */
export function overlappingSpan<T extends Span>(spans: readonly T[], span: Span): T | undefined {
  const found = spans[indexBehind(spans, span.start)];
  return found !== undefined && overlaps(found, span) ? found : undefined;
}

/** Puts a span where it belongs among sorted spans that do not overlap it nor each other. */
export function insertSpan<T extends Span>(spans: T[], span: T): void {
  spans.splice(indexBehind(spans, span.start), 0, span);
}

function indexBehind(spans: readonly Span[], offset: number): number {
  return firstIndex(0, spans.length, (index) => (spans[index]?.end ?? Infinity) > offset);
}

/** Returns a text that is the same for equal spans, to find them by. */
export function spanKey({ start, end }: Span): string {
  return `${String(start)}:${String(end)}`;
}
