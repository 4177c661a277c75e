/** What the tokenizer needs to know of a UTF-16 code unit, as bits. */
export const Character = {
  letter: 1,
  upper: 2,
  digit: 4,
  space: 8,
  lineBreak: 16,
  /** A combining mark, or a sign that joins letters invisibly; it belongs to the word around it. */
  mark: 32,
  highSurrogate: 64,
  lowSurrogate: 128,
} as const;

/** No code unit has all bits. */
const UNKNOWN = 255;
/** One byte of bits for each UTF-16 code unit, filled from Unicode's own categories on first use: 64 kB. */
const bits = new Uint8Array(65536).fill(UNKNOWN);

/** Returns the bits of {@link Character} that hold for a code unit. */
export function characterBits(code: number): number {
  const known = bits[code] ?? 0;
  return known === UNKNOWN ? (bits[code] = computeBits(code)) : known;
}

function computeBits(code: number): number {
  if (code >= 0xd800 && code <= 0xdbff) return Character.highSurrogate;
  if (code >= 0xdc00 && code <= 0xdfff) return Character.lowSurrogate;
  const character = String.fromCharCode(code);
  let result = 0;
  if (/\p{L}/u.test(character)) result |= Character.letter;
  if (/[\p{Lu}\p{Lt}]/u.test(character)) result |= Character.upper;
  if (/\p{N}/u.test(character)) result |= Character.digit;
  if (/\s/u.test(character)) result |= Character.space;
  if (/[\n\r\u2028\u2029\u0085\v\f]/.test(character)) result |= Character.lineBreak | Character.space;
  if (/[\p{M}\u00ad\u200c\u200d]/u.test(character)) result |= Character.mark;
  return result;
}

/** Whether the code unit is a letter, a digit or a mark that belongs to one. */
export function isWordCharacter(code: number): boolean {
  return (characterBits(code) & (Character.letter | Character.digit | Character.mark)) !== 0;
}

export function isLetter(code: number): boolean {
  return (characterBits(code) & Character.letter) !== 0;
}

export function isUpper(code: number): boolean {
  return (characterBits(code) & Character.upper) !== 0;
}

export function isDigit(code: number): boolean {
  return (characterBits(code) & Character.digit) !== 0;
}

export function isSpace(code: number): boolean {
  return (characterBits(code) & Character.space) !== 0;
}
