import { isLetter } from '../text/characters.ts';

/** No word that is asked for has more letters. */
const LONGEST_WORD = 'granddaughters'.length;
const FULL_STOP = 46;

/** Returns the run of letters that ends at an offset, or empty; also where it is too long to be a title. */
export function wordEndingAt(text: string, end: number): string {
  let start = end;
  while (start > 0 && isLetter(text.charCodeAt(start - 1))) if (end - --start > LONGEST_WORD) return '';
  return text.slice(start, end);
}

/** Returns the end of an abbreviation without the full stop behind it: of "Mr." that of "Mr". */
export function withoutFullStop(text: string, end: number): number {
  return text.charCodeAt(end - 1) === FULL_STOP ? end - 1 : end;
}

/** Returns the offset behind a full stop, if there is one. */
export function behindFullStop(text: string, start: number): number {
  return text.charCodeAt(start) === FULL_STOP ? start + 1 : start;
}
