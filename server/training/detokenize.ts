import type { EntityType } from '../src/core/detect/mention.ts';
import type { Span } from '../src/core/text/span.ts';

export interface TypedSpan extends Span {
  readonly type: EntityType;
}

const NO_SPACE_BEFORE = /^(?:[,.;:!?%)\]}”’…]|'s|’s|n't|n’t|'(?:re|ve|ll|d|m)|''|\.\.\.)$/i;
const NO_SPACE_AFTER = /^(?:[([{$£€“‘#@]|``)$/;
const WORD_END = /[\p{L}\p{N}]$/u;
const WORD_START = /^[\p{L}\p{N}]/u;
const TYPES: Readonly<Record<string, EntityType>> = { PER: 'person', ORG: 'organization', LOC: 'place' };

/**
 * Returns the text that the tokens of a sentence were probably taken from, with the names that their BIO tags mark.
 * What was one word in print ("US-led", "don't") becomes one again, so that our own tokenizer can split it its own way.
 */
export function detokenize(
  tokens: readonly string[],
  tags: readonly string[],
): { text: string; mentions: TypedSpan[] } {
  let text = '';
  let isQuoteOpen = false;
  let isGlued = true;
  const mentions: TypedSpan[] = [];
  for (const [i, raw] of tokens.entries()) {
    const token = raw === '``' || raw === "''" ? '"' : raw;
    const next = tokens[i + 1] ?? '';
    const isQuote = token === '"';
    const isJoiningHyphen = /^[-–/]$/.test(token) && WORD_END.test(text) && WORD_START.test(next);
    const gluesBefore = NO_SPACE_BEFORE.test(token) || (isQuote && isQuoteOpen) || isJoiningHyphen;
    if (text !== '' && !isGlued && !gluesBefore) text += ' ';
    const start = text.length;
    text += token;
    const tag = tags[i] ?? 'O';
    const type = TYPES[tag.slice(2)];
    const last = mentions.at(-1);
    if (type !== undefined) {
      const continues = tag.startsWith('I-') && last?.type === type && (tags[i - 1] ?? 'O') !== 'O';
      if (continues) mentions[mentions.length - 1] = { ...last, end: text.length };
      else mentions.push({ start, end: text.length, type });
    }
    if (isQuote) isQuoteOpen = !isQuoteOpen;
    isGlued = NO_SPACE_AFTER.test(token) || (isQuote && isQuoteOpen) || isJoiningHyphen;
  }
  return { text, mentions };
}
