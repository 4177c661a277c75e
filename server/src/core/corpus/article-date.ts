import type { Paragraph } from '../text/paragraphs.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ISO_DATE = /(?<!\d)((?:1[6-9]|20)\d{2})[-/_.]?(0[1-9]|1[0-2])[-/_.]?(0[1-9]|[12]\d|3[01])(?!\d)/;
const DAY_MONTH_YEAR = /(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3})[a-z]*\.?,?\s+(\d{4})/i;
const MONTH_DAY_YEAR = /([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/i;
const FRONT_MATTER_DATE = /^(?:date|published|created):\s*["']?(.+?)["']?\s*$/im;
/** Lines with the date of an article stand near its top or its end, never behind this many paragraphs. */
const PARAGRAPHS_SEARCHED = 12;

/**
 * Returns the date of an article as `YYYY-MM-DD`, or undefined where none is stated. Asked in this order: the front
 * matter, the path (a date in the file's or a folder's name), a line of the text that is a date.
 */
export function articleDate(uri: string, text: string, paragraphs: readonly Paragraph[]): string | undefined {
  const [first] = paragraphs;
  if (first?.kind === 'frontMatter') {
    const stated = FRONT_MATTER_DATE.exec(text.slice(first.start, first.end))?.[1];
    const date = stated === undefined ? undefined : parseDate(stated);
    if (date !== undefined) return date;
  }
  const inPath = isoDate(uri);
  if (inPath !== undefined) return inPath;
  for (const paragraph of paragraphs.slice(0, PARAGRAPHS_SEARCHED)) {
    if (paragraph.kind !== 'date') continue;
    const date = parseDate(text.slice(paragraph.start, paragraph.end));
    if (date !== undefined) return date;
  }
  return undefined;
}

function isoDate(text: string): string | undefined {
  const match = ISO_DATE.exec(text);
  return match === null ? undefined : `${match[1] ?? ''}-${match[2] ?? ''}-${match[3] ?? ''}`;
}

function parseDate(text: string): string | undefined {
  const iso = isoDate(text);
  if (iso !== undefined) return iso;
  const dayFirst = DAY_MONTH_YEAR.exec(text);
  if (dayFirst !== null) return writtenDate(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = MONTH_DAY_YEAR.exec(text);
  if (monthFirst !== null) return writtenDate(monthFirst[3], monthFirst[1], monthFirst[2]);
  return undefined;
}

function writtenDate(year = '', monthName = '', day = ''): string | undefined {
  const month = MONTHS.indexOf(monthName.toLowerCase()) + 1;
  if (month === 0 || Number(day) < 1 || Number(day) > 31) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
