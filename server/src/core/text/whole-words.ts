import { characterBits, Character, isDigit, isLetter } from './characters.ts';
import type { Span } from './span.ts';

/**
 * Yields where any of the names stands as whole words, from left to right; they do not overlap. Of several that begin at one
 * place the longest is meant.
 */
export function* findWholeWords(text: string, names: Iterable<string>): Iterable<Span> {
  const byFirst = groupByFirst(names);
  if (byFirst.size === 0) return;
  const mayBegin = lowBytesOf(byFirst.keys());
  let start = nextBeginning(text, 0, mayBegin);
  while (start < text.length) {
    const name = nameAt(text, start, byFirst);
    if (name !== undefined) yield { start, end: start + name.length };
    start = nextBeginning(text, start + (name?.length ?? 1), mayBegin);
  }
}

/** Returns the longest of the names that stands at an offset as whole words, or undefined. */
function nameAt(
  text: string,
  start: number,
  byFirst: ReadonlyMap<number, readonly string[]>,
): string | undefined {
  const beginningSo = byFirst.get(text.charCodeAt(start));
  if (beginningSo === undefined || endsInWord(text, start)) return undefined;
  return beginningSo.find(
    (name) => text.startsWith(name, start) && !beginsWithWord(text, start + name.length),
  );
}

/** Returns the names by their first code units, the longest first. */
function groupByFirst(names: Iterable<string>): ReadonlyMap<number, readonly string[]> {
  const result = new Map<number, string[]>();
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    const code = name.charCodeAt(0);
    const same = result.get(code);
    if (same === undefined) result.set(code, [name]);
    else same.push(name);
  }
  return result;
}

const LOW_BYTE = 0xff;

/** Returns 1 for each low byte that one of the code units has, which rules out nearly all of a text at a quick look. */
function lowBytesOf(codes: Iterable<number>): Uint8Array {
  const result = new Uint8Array(LOW_BYTE + 1);
  for (const code of codes) result[code & LOW_BYTE] = 1;
  return result;
}

/** Returns the next offset at which one of the names may begin, or the length of the text. */
function nextBeginning(text: string, from: number, mayBegin: Uint8Array): number {
  let start = from;
  while (start < text.length && mayBegin[text.charCodeAt(start) & LOW_BYTE] === 0) start++;
  return start;
}

/** Whether the text up to an offset ends in a letter or digit. */
function endsInWord(text: string, end: number): boolean {
  const code = text.charCodeAt(end - 1);
  if ((characterBits(code) & Character.lowSurrogate) === 0) return isLetter(code) || isDigit(code);
  return /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, end - 2), end));
}

/** Whether the text from an offset on begins with a letter or digit. */
function beginsWithWord(text: string, start: number): boolean {
  const code = text.charCodeAt(start);
  if ((characterBits(code) & Character.highSurrogate) === 0) return isLetter(code) || isDigit(code);
  return /^[\p{L}\p{N}]/u.test(text.slice(start, start + 2));
}
