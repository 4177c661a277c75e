import type { Span } from '../text/span.ts';

/**
 * What an annotator marked: a span and the name of its type. The measures of this folder know no more about types than
 * whether two are equal, so that they can be applied to one type, to all, or to spans whatever their types.
 */
export interface Unit extends Span {
  readonly type: string;
}

/** Returns the units in the order of the text. */
export function inOrder<T extends Span>(units: readonly T[]): T[] {
  return [...units].sort((x, y) => x.start - y.start || x.end - y.end);
}
