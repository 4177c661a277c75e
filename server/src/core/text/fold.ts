const COMBINING_MARKS = /\p{M}+/gu;
const NOT_ASCII = /[^\0-\x7f]/;

/** Letters that Unicode does not decompose, with the spelling that Latin-script newsrooms use instead. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'ng',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '‐': '-',
  '‑': '-',
  '–': '-',
  '\u00a0': ' ',
};
const UNDECOMPOSED_PATTERN = new RegExp(`[${Object.keys(UNDECOMPOSED).join('')}]`, 'gu');

/** Returns the text in lower case, without accents, with plain apostrophes, hyphens and spaces: the form in which names are compared. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (!NOT_ASCII.test(lower)) return lower;
  const bare = lower.normalize('NFD').replace(COMBINING_MARKS, '');
  if (!NOT_ASCII.test(bare)) return bare;
  return bare.replace(UNDECOMPOSED_PATTERN, (letter) => UNDECOMPOSED[letter] ?? letter).normalize('NFC');
}

/** Returns the text with every run of white space, line breaks included, made one space: how a name is shown. */
export function collapseSpace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
