import { isWordCharacter } from './characters.ts';
import type { Tokens } from './tokens.ts';

const ASTERISK = 42;
const UNDERSCORE = 95;
/** "***both***" is the most there is. */
const LONGEST_MARK = 3;

/**
 * Returns the tokens without those that only emphasize the words that they touch, in Markdown and in plain text: the
 * asterisks of "*Paris*" and "**Olaf** Scholz", the underscores of "_Berlin_". The same tokens where there are none.
 */
export function withoutEmphasis(text: string, tokens: Tokens): Tokens {
  const isMark = (i: number): boolean => isEmphasis(text, tokens.starts[i] ?? 0, tokens.ends[i] ?? 0);
  let first = 0;
  while (first < tokens.length && !isMark(first)) first++;
  if (first === tokens.length) return tokens;
  const kept = Array.from(tokens.starts.keys()).filter((i) => !isMark(i));
  return {
    length: kept.length,
    starts: Int32Array.from(kept, (i) => tokens.starts[i] ?? 0),
    ends: Int32Array.from(kept, (i) => tokens.ends[i] ?? 0),
    kinds: Uint8Array.from(kept, (i) => tokens.kinds[i] ?? 0),
  };
}

/** Inside of words, as in "snake_case" and "2*3", the signs are something else, and so they are with space around. */
function isEmphasis(text: string, start: number, end: number): boolean {
  const sign = text.charCodeAt(start);
  if ((sign !== ASTERISK && sign !== UNDERSCORE) || end - start > LONGEST_MARK) return false;
  const touchesBefore = start > 0 && isWordCharacter(text.charCodeAt(start - 1));
  const touchesBehind = end < text.length && isWordCharacter(text.charCodeAt(end));
  return touchesBefore !== touchesBehind;
}
