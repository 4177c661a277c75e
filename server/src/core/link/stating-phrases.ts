import type { Span } from '../text/span.ts';
import type { Gender } from './given-names.ts';
import { isRoleWord } from './roles.ts';
import { wordEndingAt } from './word-beside.ts';

/** How sure the words between two names make it that both are names of one. */
export const Statement = {
  none: 0,
  /** If the names are alike; else it may go on to the next: "Thatcher, then Major, now Blair". */
  ofAlikeNames: 1,
  sure: 2,
} as const;
export type Statement = (typeof Statement)[keyof typeof Statement];

/** How well, how widely or when somebody is called so. */
const HOW =
  '(?:(?:affectionately|also|best|better|colloquially|commonly|formally|formerly|generally|informally|later|locally|more|most|now|officially|often|once|originally|popularly|previously|professionally|simply|since|still|then|today|universally|usually|widely) ){0,2}';
const FROM_NOW = '(?: from now on| from then on| henceforth| in future)?';
const IS = `(?:is|was|are|were|has been|had been|(?:will|would)${FROM_NOW} be|is to be|was to be|became)`;
const HAS = '(?:(?:has|have|had|will|would) )?(?:since )?';
const WHOSE = String.raw`(?:a|an|its|his|her|the|their)(?: \p{Lu}\p{L}+)?`;
const WORD_FOR_NAME = '(?:acronym|alias|initials|nickname|pen name|pseudonym|ring name|stage name)';
const AMONG_WHOM = String.raw`(?: (?:among|around|by|in|since|throughout|to|until)(?: [\p{L}\p{N}'’-]+){1,4}| \p{Ll}+ly)?`;
const KNOWN_AS = `known${AMONG_WHOM} (?:as|by ${WHOSE} ${WORD_FOR_NAME}(?: of)?)`;

/** What says anywhere in a sentence that the name before and the name behind are one's. */
const ANYWHERE = [
  String.raw`aka|a\.k\.a\.|alias|née|né`,
  `${IS} ${HOW}(?:${KNOWN_AS}|called|dubbed|nicknamed|renamed|rebranded as)`,
  `${HAS}chang(?:ed?|ing) (?:its|his|her|their) name (?:to|from)`,
  `${HAS}rebrand(?:ed)?(?: itself)? as`,
  '(?:was|were) born',
  String.raw`(?:[\p{Ll}\d]+ ){0,4}and (?:finally|later|now|since|then|today) (?:called|known as|named|renamed|rebranded as)`,
];
/** What says so behind a comma, a bracket or a dash. */
const APART = [
  'born',
  `${HOW}(?:${KNOWN_AS}|dubbed|nicknamed|renamed|rebranded as)`,
  '(?:formerly|now|originally|previously) (?:called|named)',
  `who ${HOW}(?:fights|performs|performed|raps|records|recorded|sings|wrestles|writes|wrote) (?:as|under (?:the|his|her) ${WORD_FOR_NAME}(?: of)?)`,
  'who as',
  `(?:who|which) ${HOW}(?:goes|operates|trades|traded|went) (?:as|by|by the name of|under the name(?: of)?)`,
  '(?:fighting|operating|performing|recording|trading|writing) (?:as|under the name(?: of)?)',
  'whose (?:birth|full|given|legal|original|real|true) name (?:is|was)',
  '(?:birth|legal|real) name:?',
  `${WHOSE} ${WORD_FOR_NAME} (?:for|of)`,
];
/** What says so where the name is all that follows, and not one whose adviser or supplier somebody was. */
const APART_AND_CLOSED = 'formerly';
const ALIKE_AND_CLOSED = 'later|now|once|originally|previously|the former';

const LEAD_APART = '(?:, | ?[(] ?|,? [–—-] ?)';
const SURE = matching(
  `(?:${LEAD_APART}| )(?:(?:who|which|that) )?(?:${ANYWHERE.join('|')})|${LEAD_APART}(?:${APART.join('|')})`,
);
const SURE_IF_CLOSED = matching(`${LEAD_APART}${APART_AND_CLOSED}`);
const ALIKE_IF_CLOSED = matching(`${LEAD_APART}(?:${ALIKE_AND_CLOSED})`);
/** "Scotland Yard, as the Metropolitan Police is also known" says it in the end. */
const SURE_IF_KNOWN = matching(', as');
const KNOWN_BEHIND = pattern(String.raw`^["”]? ${IS} ${HOW}(?:called|known)(?!\p{L})`);
const CLOSED_BEHIND =
  /^["”’]?(?:[,.;:!?)\n]|$|\s(?:in|until|since|from)\s\p{Ll}{0,5}\s?\d|\s(?:and|has|is|said|was|will|which|who)\s)/u;

/** What goes on behind a name, so that something else is meant than its bearer: "IBM's", "IBM-owned", "the IBM of Japan". */
const GOES_ON = /^(?:['’]s?\s|['’-]\p{L}|\sof\s)/u;

/** "The company, renamed Xe Services in 2009" says it of the one that was named before. */
const SAID_OF_LAST = pattern(
  String.raw`(?:^|[.!?]["”]? |\n)The \p{Ll}+, (?:which ${IS} )?(?:${APART.join('|')}) ["“‘']?$`,
);
/** "The National Copper Corporation, as the miner is formally called" says it of the one that was named before. */
const SAID_BEHIND = pattern(`^,["”]? as (?:it|the \\p{Ll}+) ${IS} ${HOW}(?:called|known)(?!\\p{L})`);

/** Whether a text says of a name, from its start to its end, that it is another one of what it speaks of before. */
export function isNameOfLast(text: string, start: number, end: number): boolean {
  if (text.startsWith(', as ', end) && SAID_BEHIND.test(text.slice(end, end + LONGEST))) return true;
  const before = text.slice(Math.max(0, start - LONGEST), start);
  return before.includes('The ') && SAID_OF_LAST.test(before);
}

/** Returns a pattern for all that stands between two names. */
function matching(phrases: string): RegExp {
  return pattern(`^(?:${phrases})(?: the)? ["“‘']?$`);
}

/** A line may end wherever words do. */
function pattern(source: string): RegExp {
  return new RegExp(source.replaceAll(' ', String.raw`\s`), 'u');
}

/** The shortest is " aka ", and farther away than this nobody states anything without another name in between. */
const SHORTEST = 5;
const LONGEST = 70;

/** What says in front of a name that whoever was named last has it too: "She was born ", "The singer, born ". */
const BORN_BEFORE = pattern(
  String.raw`(?:^|[.!?]["”’]? |\n)(?:(He)|(She)|The (?:[\p{L}\d-]+ ){0,3}(\p{L}+)),? (?:was |had been )?(?:also )?(?:born|christened|baptized|baptised) $`,
);
/** … and behind it: "Deshawn Tolliver, as he was born, …". */
const BORN_BEHIND = pattern(
  '^, as (?:(he)|(she)) (?:was|had been) (?:born|christened|baptized|baptised|then known|once known)(?!\\p{L})',
);
const AS = ', as ';

/**
 * Returns of which gender somebody is, as far as that is said, of whom the words around a name say that he was born under it;
 * undefined where they say no such thing.
 */
export function genderOfWhoeverWasBorn(text: string, { start, end }: Span): Gender | 'unknown' | undefined {
  if (WORDS_BEFORE.has(wordEndingAt(text, start - 1))) {
    const [, he, she, role] = BORN_BEFORE.exec(text.slice(Math.max(0, start - LONGEST), start)) ?? [];
    if (he !== undefined) return 'male';
    if (she !== undefined) return 'female';
    return role !== undefined && isRoleWord(role) ? 'unknown' : undefined;
  }
  if (!text.startsWith(AS, end)) return undefined;
  const [, he, she] = BORN_BEHIND.exec(text.slice(end, end + LONGEST)) ?? [];
  return he !== undefined ? 'male' : she !== undefined ? 'female' : undefined;
}

const WORDS_BEFORE: ReadonlySet<string> = new Set(['born', 'christened', 'baptized', 'baptised']);

/** Returns what the words say between a name that ends at an offset and the next one, from its start to its end. */
export function statementBetween(text: string, from: number, start: number, end: number): Statement {
  const distance = start - from;
  if (distance < SHORTEST || distance > LONGEST || GOES_ON.test(text.slice(end, end + 4)))
    return Statement.none;
  const between = text.slice(from, start);
  if (SURE.test(between)) return Statement.sure;
  if (SURE_IF_KNOWN.test(between) && KNOWN_BEHIND.test(text.slice(end, end + LONGEST))) return Statement.sure;
  const isSureIfClosed = SURE_IF_CLOSED.test(between);
  if (!isSureIfClosed && !ALIKE_IF_CLOSED.test(between)) return Statement.none;
  if (!CLOSED_BEHIND.test(text.slice(end, end + LONGEST))) return Statement.none;
  return isSureIfClosed ? Statement.sure : Statement.ofAlikeNames;
}
