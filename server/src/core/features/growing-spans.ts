import { paragraphIndexAt, sentenceSpanAt, type Document } from '../corpus/document.ts';
import { indexOfSpanAt, touches, type Span } from '../text/span.ts';
import { TokenKind, tokenize } from '../text/tokens.ts';

/** Titles and roles in front of a name: words with a capital, and those that stand between them. */
const TITLE = /(?:\p{Lu}[\p{L}.'’-]*\s+(?:(?:of|the|for|and)\s+)*){1,4}$/u;

/**
 * Returns the spans that a selection around an offset grows through: the token, the name, the name with the title in front
 * of it, the sentence, the paragraph, the document. Each is longer than the one before and contains it.
 */
export function growingSpans(document: Document, offset: number): Span[] {
  const { text } = document;
  const paragraph = document.paragraphs[paragraphIndexAt(document, offset)];
  const mention = document.mentions[indexOfSpanAt(document.mentions, offset)];
  const sentence = sentenceSpanAt(document, offset);
  const candidates = [
    paragraph === undefined ? undefined : tokenAt(text, paragraph, offset),
    mention,
    mention === undefined ? undefined : withTitle(text, mention, sentence ?? mention),
    sentence,
    paragraph,
    { start: 0, end: text.length },
  ];
  const result: Span[] = [];
  for (const span of candidates) {
    const last = result.at(-1) ?? { start: offset, end: offset };
    if (span === undefined || span.start > last.start || span.end < last.end) continue;
    if (span.end - span.start > last.end - last.start) result.push({ start: span.start, end: span.end });
  }
  return result;
}

function tokenAt(text: string, paragraph: Span, offset: number): Span | undefined {
  const { starts, ends, kinds } = tokenize(text, paragraph.start, paragraph.end);
  let found: Span | undefined;
  for (const [index, start] of starts.entries()) {
    const token = { start, end: ends[index] ?? start };
    if (!touches(token, offset)) continue;
    // Between a word and a comma the cursor means the word.
    if (found === undefined || kinds[index] !== TokenKind.punctuation) found = token;
  }
  return found;
}

function withTitle(text: string, mention: Span, sentence: Span): Span {
  const title = TITLE.exec(text.slice(sentence.start, mention.start));
  return title === null ? mention : { start: sentence.start + title.index, end: mention.end };
}
