import { sentenceSpanAt, type Document } from '../corpus/document.ts';
import { collapseSpace } from '../text/fold.ts';
import type { Span } from '../text/span.ts';

/** A span of a text with what stands around it in its sentence, white space collapsed. */
export interface InContext {
  readonly before: string;
  readonly name: string;
  readonly after: string;
}

/** The most characters that are shown on each side of a name. */
const LONGEST_SIDE = 120;

export function inContext(document: Document, span: Span): InContext {
  const sentence = sentenceSpanAt(document, span.start) ?? span;
  const start = Math.max(Math.min(sentence.start, span.start), span.start - LONGEST_SIDE);
  const end = Math.min(Math.max(sentence.end, span.end), span.end + LONGEST_SIDE);
  const before = document.text.slice(start, span.start).replace(/\s+/g, ' ').trimStart();
  const after = document.text.slice(span.end, end).replace(/\s+/g, ' ').trimEnd();
  return {
    before: start > sentence.start ? `…${before}` : before,
    name: collapseSpace(document.text.slice(span.start, span.end)),
    after: end < sentence.end ? `${after}…` : after,
  };
}
