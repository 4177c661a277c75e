import type { Mention } from '../detect/mention.ts';
import { isLetter } from '../text/characters.ts';
import { tradesOf } from './trades.ts';

/** How far behind a name a sentence may begin that says what its bearer is. */
const REACH = 200;
/** "The 19-year-old striker came on", "The goalkeeper, 27, was carried off": the words behind the article, and what follows. */
const DESCRIPTION = /^((?:[\p{Ll}\d-]+ ){0,2}\p{Ll}+)(?=, \d|,? (?:said|was|is|has|had|who|[a-z]+ed) )/u;
const OPENINGS = ['. The ', '.\nThe ', '," the ', ',” the '];

/**
 * Returns what the next sentence calls somebody whose mention is given by its index, as a role phrase: "striker". Only players and
 * artists are meant, who are called so because nobody else is named; a judge is mostly another one. Empty where another
 * person is named in between.
 */
export function tradeInNextSentence(text: string, mentions: readonly Mention[], index: number): string {
  const end = mentions[index]?.end ?? 0;
  let next = index + 1;
  while (next < mentions.length && mentions[next]?.type !== 'person') next++;
  const behind = text.slice(end, Math.min(end + REACH, mentions[next]?.start ?? Infinity));
  for (const opening of OPENINGS) {
    const start = behind.indexOf(opening);
    if (start < 0) continue;
    const [, phrase = ''] = DESCRIPTION.exec(behind.slice(start + opening.length)) ?? [];
    const trade = phrase.slice(phrase.lastIndexOf(' ') + 1);
    if (isLetter(trade.charCodeAt(0)) && tradesOf([trade]).some((each) => TELLING.has(each))) return trade;
  }
  return '';
}

const TELLING: ReadonlySet<string> = new Set(['sport', 'stage']);
