import { characterBits, Character, isDigit, isLetter } from './characters.ts';
import type { Span } from './span.ts';

/**
 * Yields where any of the names stands as whole words, from left to right; they do not overlap. Of several that begin at one
 * place the longest is meant.
 */
export function* findWholeWords(text: string, names: Iterable<string>): Iterable<Span> {
  const byFirst = groupByFirst(names);
  for (let start = 0; start < text.length; start++) {
    const code = text.charCodeAt(start);
    const beginningSo = byFirst.get(code);
    if (beginningSo === undefined || endsInWord(text, start)) continue;
    const name = beginningSo.find(
      (other) => text.startsWith(other, start) && !beginsWithWord(text, start + other.length),
    );
    if (name === undefined) continue;
    yield { start, end: start + name.length };
    start += name.length - 1;
  }
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
