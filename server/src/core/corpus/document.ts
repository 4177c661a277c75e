import type { DecidedMention, Orphan, Rejection } from '../decisions/decide-mentions.ts';
import type { DecisionState } from '../decisions/fold.ts';
import type { Places } from '../decisions/place-threads.ts';
import type { LocalEntity } from '../link/local-entity.ts';
import type { Paragraph } from '../text/paragraphs.ts';
import { indexOfSpanAt, type Span } from '../text/span.ts';
import { sentenceAt } from '../text/sentences.ts';

/** A text and what can be said of it alone. */
export interface Reading {
  readonly uri: string;
  readonly text: string;
  /** `YYYY-MM-DD`, if the article states its date. */
  readonly date: string | undefined;
  readonly paragraphs: readonly Paragraph[];
  /** What the detector found, before all decisions. */
  readonly detected: readonly DecidedMention[];
}

/** An article and all that was found and decided in it; a value that is replaced when the text or a decision changes. */
export interface Document extends Reading {
  /** What is in force: suggested by Dateline or decided by a person. Sorted by position; they do not overlap. */
  readonly mentions: readonly DecidedMention[];
  readonly rejections: readonly Rejection[];
  /** Decisions whose mentions have no place in the text. */
  readonly orphans: readonly Orphan[];
  /** Where decided mentions stand, as long as the document is open and edits move them. */
  readonly places: Places | undefined;
  /** What is decided about this article, in its own journal. */
  readonly decisions: DecisionState;
  readonly locals: readonly LocalEntity[];
  /** For each mention the index of its entity in `locals`. */
  readonly localOf: Uint32Array;
}

/** Returns the exact characters of a mention, line breaks included. */
export function surfaceForm(document: Pick<Document, 'text'>, mention: Span): string {
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
