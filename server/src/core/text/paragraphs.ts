import { isSpace, isUpper } from './characters.ts';
import type { Span } from './span.ts';

/** What a paragraph is in the make-up of an article. */
export type ParagraphKind =
  | 'body'
  | 'headline'
  | 'heading'
  | 'byline'
  | 'dateline'
  | 'date'
  | 'caption'
  | 'credit'
  | 'listItem'
  | 'navigation'
  | 'frontMatter'
  | 'code';

/** A paragraph without the white space around it; over several lines only where the text is wrapped by hand. */
export interface Paragraph extends Span {
  readonly kind: ParagraphKind;
}

/** A text wrapped by hand has no line longer than this; wider ones have a paragraph a line. */
const WIDEST_HAND_WRAP = 120;
/** Lines this short are not evidence of wrapping: a list of names or a score line would look the same. */
const NARROWEST_HAND_WRAP = 40;
const LONGEST_HEADLINE = 160;

const HEADING = /^#{1,6}\s/;
const LIST_ITEM = /^(?:[-*•‣▪–]\s+|\d{1,2}[.)]\s+)\S/;
const BYLINE = /^(?:by|words by|reporting by|story by|from our correspondent)\b[^.!?]{2,80}$/i;
const CREDIT =
  /^(?:(?:image|photo|photograph|picture|video|graphic|credit|source|illustration)s?(?:\s+(?:by|credit))?\s*[:/©]|©|\(c\)\s)/i;
const CAPTION =
  /^(?:caption|file photo|file picture|pictured)\b|\((?:file )?(?:photo|image|picture)[^)]*\)\s*$/i;
const NAVIGATION =
  /^(?:\d+\.\s*)?(?:skip to|read more|also read|read also|more on this|related|see also|share this|advertisement|sign up|subscribe|follow us|home\s*[/>|»]|watch:|listen:|topics?:|tags?:)/i;
const DATE =
  /^(?:(?:updated|published|posted|last modified)\b[:\s]*)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+\d{4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})[^a-z]{0,12}(?:[a-z]{1,4}\b.{0,20})?$/i;
/** "NAIROBI (Reuters) -", "THE HAGUE, Netherlands (AP) —", "LONDON, May 3 -", "Horlivka, eastern Ukraine –". */
const DATELINE =
  /^(?:[A-Z][\p{Lu}'’.-]+(?:[ /][\p{Lu}'’.-]+){0,4}(?:,\s[^()—–]{2,30})?\s*(?:\([^)]{2,30}\)\s*(?:--|[-—–])|(?:--|[—–]|-\s))|[A-Z][^.!?"“()]{2,40}\s\([A-Z][^)]{1,30}\)\s*(?:--|[-—–]))/u;

/**
 * Splits a text into its paragraphs, in order. A blank line always ends one. A single line break ends one too, unless
 * the text is wrapped by hand: a break is a wrap when the first word of the next line would not have fitted any more.
 */
export function splitParagraphs(text: string): Paragraph[] {
  const lines = splitLines(text);
  const wrapWidth = findWrapWidth(text, lines);
  const result: Paragraph[] = [];
  let index = skipFrontMatter(text, lines, result);
  let fence: string | undefined;
  while (index < lines.length) {
    const first = lines[index];
    if (first === undefined) break;
    const opening = fenceOf(text, first);
    if (fence !== undefined || opening !== undefined) {
      result.push({ ...first, kind: 'code' });
      if (fence === undefined) fence = opening;
      else if (opening?.startsWith(fence) === true) fence = undefined;
      index++;
      continue;
    }
    let last = first;
    let next = lines[index + 1];
    while (next !== undefined && isWrapped(text, last, next, wrapWidth)) {
      last = next;
      index++;
      next = lines[index + 1];
    }
    result.push({
      start: first.start,
      end: last.end,
      kind: kindOf(text, first, last, result, index < lines.length - 1),
    });
    index++;
  }
  return result;
}

/** A line that is not blank, without the white space around it. */
interface Line extends Span {
  readonly number: number;
}

function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let number = 0;
  let lineStart = 0;
  while (lineStart <= text.length) {
    const lineEnd = findLineEnd(text, lineStart);
    let start = lineStart;
    let end = lineEnd;
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    if (start < end) lines.push({ start, end, number });
    number++;
    const isCrLf = text.charCodeAt(lineEnd) === 13 && text.charCodeAt(lineEnd + 1) === 10;
    lineStart = lineEnd + (isCrLf ? 2 : 1);
  }
  return lines;
}

function findLineEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) return i;
  }
  return text.length;
}

/** Returns the width at which the text is wrapped by hand, or 0 where it is not. */
function findWrapWidth(text: string, lines: readonly Line[]): number {
  let widest = 0;
  let candidates = 0;
  let consecutive = 0;
  for (const [index, line] of lines.entries()) {
    widest = Math.max(widest, line.end - line.start);
    if (widest > WIDEST_HAND_WRAP) return 0;
    const next = lines[index + 1];
    if (next?.number !== line.number + 1) continue;
    consecutive++;
    if (/[\p{Ll},]/u.test(text.charAt(line.end - 1)) && /\p{Ll}/u.test(text.charAt(next.start))) candidates++;
  }
  return widest >= NARROWEST_HAND_WRAP && candidates * 4 >= consecutive ? widest : 0;
}

function isWrapped(text: string, line: Line, next: Line, wrapWidth: number): boolean {
  if (wrapWidth === 0 || next.number !== line.number + 1) return false;
  const start = text.slice(next.start, next.start + 8);
  if (HEADING.test(start) || LIST_ITEM.test(start) || fenceOf(text, next) !== undefined) return false;
  let wordEnd = next.start;
  while (wordEnd < next.end && !isSpace(text.charCodeAt(wordEnd))) wordEnd++;
  return line.end - line.start + 1 + (wordEnd - next.start) > wrapWidth;
}

function fenceOf(text: string, line: Line): string | undefined {
  return /^(?:`{3,}|~{3,})/.exec(text.slice(line.start, Math.min(line.end, line.start + 12)))?.[0];
}

/** Adds the YAML front matter, if the text opens with one, as one paragraph; returns the index of the line behind it. */
function skipFrontMatter(text: string, lines: readonly Line[], result: Paragraph[]): number {
  const isRule = (line: Line): boolean => line.end - line.start === 3 && text.startsWith('---', line.start);
  const [first] = lines;
  if (first?.number !== 0 || !isRule(first)) return 0;
  const closing = lines.findIndex((line, index) => index > 0 && isRule(line));
  const last = lines[closing];
  if (last === undefined) return 0;
  result.push({ start: first.start, end: last.end, kind: 'frontMatter' });
  return closing + 1;
}

function kindOf(
  text: string,
  first: Line,
  last: Line,
  before: readonly Paragraph[],
  hasMore: boolean,
): ParagraphKind {
  const length = last.end - first.start;
  const paragraph = text.slice(first.start, Math.min(last.end, first.start + 200));
  const hasHeadline = before.some((p) => p.kind === 'headline');
  if (HEADING.test(paragraph)) return hasHeadline ? 'heading' : 'headline';
  if (NAVIGATION.test(paragraph) && length <= LONGEST_HEADLINE) return 'navigation';
  if (length <= 80 && DATE.test(paragraph)) return 'date';
  if (length <= 100 && BYLINE.test(paragraph)) return 'byline';
  if (length <= 200 && CREDIT.test(paragraph)) return 'credit';
  if (length <= 400 && CAPTION.test(paragraph)) return 'caption';
  if (LIST_ITEM.test(paragraph)) return 'listItem';
  if (DATELINE.test(paragraph)) return 'dateline';
  const lastCharacter = text.charAt(last.end - 1);
  const isTitle = length <= LONGEST_HEADLINE && !/[.,;:”"]/.test(lastCharacter) && isTitleStart(paragraph);
  if (!isTitle) return 'body';
  if (!hasHeadline && hasMore && !before.some((p) => p.kind === 'body' || p.kind === 'dateline'))
    return 'headline';
  return length <= 80 && hasMore && first.number === last.number && !/[!?]/.test(lastCharacter)
    ? 'heading'
    : 'body';
}

function isTitleStart(paragraph: string): boolean {
  for (let i = 0; i < paragraph.length; i++) {
    if (isUpper(paragraph.charCodeAt(i))) return true;
    if (/[\p{L}\p{N}]/u.test(paragraph.charAt(i))) return /\p{N}/u.test(paragraph.charAt(i));
  }
  return false;
}
