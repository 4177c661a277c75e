import type { Span } from '../text/span.ts';

/**
 * Where a decision stands in a text: the W3C Web Annotation model's position selector and quote selector in one. Offsets
 * are UTF-16 code units, the end is exclusive.
 */
export interface Anchor extends Span {
  /** The exact characters of the span. */
  readonly quote: string;
  /** The text in front of the span, cut at {@link CONTEXT_LENGTH}. */
  readonly prefix: string;
  /** The text behind the span, cut at {@link CONTEXT_LENGTH}. */
  readonly suffix: string;
}

/**
 * How much text is kept on each side, in UTF-16 code units. It has to reach beyond the sentence's nearest words, because
 * an article says "Merkel said" more than once; it should not make the journal unreadable.
 */
export const CONTEXT_LENGTH = 64;

/** Returns the anchor of a span of the text. A span that reaches outside is cut at the text's ends. */
export function createAnchor(text: string, span: Span): Anchor {
  const start = Math.max(0, Math.min(span.start, text.length));
  const end = Math.max(start, Math.min(span.end, text.length));
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(withoutHalfPair(text, Math.max(0, start - CONTEXT_LENGTH)), start),
    suffix: text.slice(end, withoutHalfPair(text, Math.min(text.length, end + CONTEXT_LENGTH))),
  };
}

/** Whether the anchor's own words still stand exactly where it says, in the very same context. */
export function standsUnchanged(text: string, { start, end, quote, prefix, suffix }: Anchor): boolean {
  return (
    quote !== '' &&
    end - start === quote.length &&
    text.startsWith(quote, start) &&
    start >= prefix.length &&
    text.startsWith(prefix, start - prefix.length) &&
    text.startsWith(suffix, end) &&
    (prefix.length >= CONTEXT_LENGTH - 1 || start === prefix.length) &&
    (suffix.length >= CONTEXT_LENGTH - 1 || text.length === end + suffix.length)
  );
}

/**
 * Returns where the anchor's words stand in the very same context, if there is no doubt: each side of the context, with the
 * quote, is in one place of the text only.
 */
export function findUnchanged(text: string, { quote, prefix, suffix }: Anchor): Span | undefined {
  if (quote === '' || prefix === '' || suffix === '') return undefined;
  const found = text.indexOf(prefix + quote + suffix);
  const isOnce = (part: string): boolean => !text.includes(part, text.indexOf(part) + 1);
  if (found === -1 || !isOnce(prefix + quote) || !isOnce(quote + suffix)) return undefined;
  return { start: found + prefix.length, end: found + prefix.length + quote.length };
}

/** Returns anchors for the other places of the quote inside the anchor's own context; they know the less of theirs. */
export function anchorsInContext({ start, quote, prefix, suffix }: Anchor): Anchor[] {
  const result: Anchor[] = [];
  if (quote === '') return result;
  const text = prefix + quote + suffix;
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    if (at === prefix.length) continue;
    const end = at + quote.length;
    const from = start - prefix.length + at;
    result.push({
      start: from,
      end: from + quote.length,
      quote,
      prefix: text.slice(0, at),
      suffix: text.slice(end),
    });
  }
  return result;
}

/** Moves a border that would cut a surrogate pair in two behind the pair, so that what is written stays valid Unicode. */
function withoutHalfPair(text: string, offset: number): number {
  const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
  const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
  const cutsPair =
    offset > 0 &&
    offset < text.length &&
    isHigh(text.charCodeAt(offset - 1)) &&
    isLow(text.charCodeAt(offset));
  return cutsPair ? offset + 1 : offset;
}
