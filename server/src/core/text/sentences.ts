import { isDigit, isUpper } from './characters.ts';
import type { Paragraph } from './paragraphs.ts';
import type { Span } from './span.ts';
import { isTitleAbbreviation, TokenKind, tokenize, type Tokens } from './tokens.ts';

/** Capitalized words that open sentences much more often than they stand inside names. */
const SENTENCE_OPENERS = new Set(
  `A After All Also Although An And Another Any As At Both But By Earlier Each Even Every Few For From Had Has He Her Here His How However I If In Is
  It Its Last Later Like Many Meanwhile More Most Mr Mrs Ms My Neither Next No Nobody None Nor Not Nothing Now Of On Once One Only Or Other Our Over She
  Since So Some Such That The Their Then There These They This Those Though Through Thus To Today Two Under Until We Were What When Where
  Whether Which While Who Why With Without Would Yes Yet You Your`.split(/\s+/),
);
const CLOSING = new Set(['"', '”', '’', "'", ')', ']', '»', '*', '_']);
const OPENING = new Set(['"', '“', '‘', "'", '(', '[', '«', '*', '_', '-', '—', '–']);

/**
 * Splits the tokens of one paragraph into sentences.
 * Returns the index of each sentence's first token, and last the number of tokens; a paragraph without tokens gives `[0]`.
 */
export function splitSentences(text: string, tokens: Tokens): number[] {
  const starts = [0];
  for (let i = 0; i < tokens.length - 1; i++) {
    if (!endsSentence(text, tokens, i)) continue;
    let next = i + 1;
    while (next < tokens.length && isClosing(text, tokens, next)) next++;
    if (next < tokens.length && opensSentence(text, tokens, next, i)) starts.push(next);
    i = next - 1;
  }
  if (tokens.length > 0) starts.push(tokens.length);
  return starts;
}

/** Returns the span of the sentence at an offset of the paragraph; an offset between two sentences counts to the first. */
export function sentenceAt(text: string, paragraph: Paragraph, offset: number): Span {
  const tokens = tokenize(text, paragraph.start, paragraph.end);
  const starts = splitSentences(text, tokens);
  let first = 0;
  for (const start of starts) {
    if (start < tokens.length && (tokens.starts[start] ?? 0) <= offset) first = start;
  }
  const next = starts.find((start) => start > first) ?? tokens.length;
  return { start: tokens.starts[first] ?? paragraph.start, end: tokens.ends[next - 1] ?? paragraph.end };
}

function endsSentence(text: string, tokens: Tokens, i: number): boolean {
  const end = tokens.ends[i] ?? 0;
  switch (text.charCodeAt(end - 1)) {
    case 33: // !
    case 63: // ?
    case 0x2026: // …
    case 46: // .
      return true;
    default:
      return false;
  }
}

function isClosing(text: string, tokens: Tokens, i: number): boolean {
  const start = tokens.starts[i] ?? 0;
  if ((tokens.ends[i] ?? 0) - start !== 1 || !CLOSING.has(text.charAt(start))) return false;
  // A straight quotation mark closes when it touches what stands before it.
  return start === tokens.ends[i - 1];
}

function opensSentence(text: string, tokens: Tokens, next: number, ending: number): boolean {
  let first = next;
  while (first < tokens.length - 1 && OPENING.has(text.slice(tokens.starts[first], tokens.ends[first])))
    first++;
  const start = tokens.starts[first] ?? 0;
  const code = text.charCodeAt(start);
  const beginsLikeSentence = isUpper(code) || isDigit(code) || first > next;
  if (!beginsLikeSentence || start === tokens.ends[ending]) return false;
  if (tokens.kinds[ending] === TokenKind.punctuation) return true;
  // The full stop belongs to an abbreviation: "Gen. Smith", "the U.S. Senate", but "in the U.S. The Senate".
  const word = text.slice(tokens.starts[ending], (tokens.ends[ending] ?? 1) - 1);
  if (isTitleAbbreviation(word)) return false;
  return SENTENCE_OPENERS.has(text.slice(start, tokens.ends[first]));
}
