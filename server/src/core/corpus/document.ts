import type { Mention } from '../detect/mention.ts';
import type { LocalEntity } from '../link/local-entity.ts';
import type { Paragraph } from '../text/paragraphs.ts';
import { indexOfSpanAt, type Span } from '../text/span.ts';
import { sentenceAt } from '../text/sentences.ts';

/** An article and all that was found in it by itself; a value that is replaced when the text changes. */
export interface Document {
  readonly uri: string;
  readonly text: string;
  /** `YYYY-MM-DD`, if the article states its date. */
  readonly date: string | undefined;
  readonly paragraphs: readonly Paragraph[];
  /** Sorted by position; they do not overlap. */
  readonly mentions: readonly Mention[];
  readonly locals: readonly LocalEntity[];
  /** For each mention the index of its entity in `locals`. */
  readonly localOf: Uint32Array;
}

/** Returns the exact characters of a mention, line breaks included. */
export function surfaceForm(document: Document, mention: Span): string {
  return document.text.slice(mention.start, mention.end);
}

/** Returns the index of the paragraph at an offset, or -1 between paragraphs. */
export function paragraphIndexAt(document: Document, offset: number): number {
  return indexOfSpanAt(document.paragraphs, offset);
}

/** Returns the span of the sentence around an offset, or undefined where there is no paragraph. */
export function sentenceSpanAt(document: Document, offset: number): Span | undefined {
  const paragraph = document.paragraphs[paragraphIndexAt(document, offset)];
  return paragraph === undefined ? undefined : sentenceAt(document.text, paragraph, offset);
}

/** Orders documents by their date, those without one last, then by URI: the order in which "first" is meant everywhere. */
export function compareByDate(a: Document, b: Document): number {
  if (a.date !== b.date) {
    if (a.date === undefined) return 1;
    if (b.date === undefined) return -1;
    return a.date < b.date ? -1 : 1;
  }
  return a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0;
}
