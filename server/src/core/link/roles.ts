import type { Span } from '../text/span.ts';
import { isLetter, isSpace, isUpper } from '../text/characters.ts';
import { collapseSpace } from '../text/fold.ts';
import { wordEndingAt } from './word-beside.ts';

/** Words that end a role phrase. */
const ROLES = new Set(
  `actor actress admiral adviser advisor ambassador analyst archbishop attorney author ayatollah banker batsman biologist bishop boss bowler
  boxer businessman businesswoman captain cardinal ceo cfo chair chairman chairwoman champion chancellor chemist chief co-founder coach
  colonel columnist comedian commander commissioner congressman congresswoman coo councillor cyclist dancer defender dictator director doctor
  economist editor envoy expert farmer footballer forward founder general goalkeeper golfer governor guitarist head historian imam inspector
  investor jockey journalist judge justice king lawmaker lawyer leader lieutenant major manager mayor midfielder minister monarch mp novelist
  officer official owner painter partner pastor physicist player poet politician pope premier president priest prince princess principal
  producer professor prosecutor quarterback queen rabbi rapper reporter representative researcher scientist secretary secretary-general
  senator sergeant sheriff singer skier solicitor spokesman spokesperson spokeswoman sprinter star striker sultan surgeon swimmer treasurer
  undersecretary vicar winger writer`.split(/\s+/),
);
/** Whether the word, in lower case, ends a role phrase. */
export function isRoleWord(word: string): boolean {
  return ROLES.has(word);
}

/** The roles in running text, with a capital or without. */
const ROLE = [...ROLES]
  .map((role) => `[${role.charAt(0).toUpperCase()}${role.charAt(0)}]${role.slice(1)}`)
  .join('|');

/** Capitalized words that begin a sentence or say when, so that they belong to no role. */
const NO_MODIFIER =
  'A|After|Although|An|And|As|At|Because|Before|But|By|For|From|If|In|On|Said|Since|That|The|Then|This|To|Under|Until|When|While|With|Yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December';
const LOWER_MODIFIER =
  'acting|agriculture|budget|chief|culture|defen[cs]e|deputy|development|economy|education|energy|environment|executive|ex|finance|fisheries|foreign|former|health|housing|immigration|interim|interior|junior|justice|labou?r|managing|military|national|opposition|outgoing|party|police|prime|senior|spiritual|sports|state|supreme|tax|team|then|tourism|trade|transport|veteran|vice|welfare';
const MODIFIER = String.raw`(?:(?!(?:${NO_MODIFIER})[ -])\p{Lu}(?:[\p{L}-]*|(?:\.\p{Lu})+\.)|${LOWER_MODIFIER})`;
const OFFICE = String.raw`(?: (?:of|for) (?:the )?\p{Lu}[\p{L}.-]*(?: (?:and )?\p{Lu}[\p{L}.-]*){0,2})?`;
const HONORIFIC = String.raw`(?: (?:Ayatollah|Dr\.?|Gen\.|General|Lord|Prof\.?|Sheikh|Sir))?`;

const BEFORE = new RegExp(
  String.raw`(?:^|[^\p{L}\p{N}-])((?:${MODIFIER}[ -]){0,4}(?:${ROLE})${OFFICE})${HONORIFIC}[ \u00a0]$`,
  'u',
);
/** Any word in front of a role that does not begin something else: "the contract of their goalkeeper", ", was also a player". */
const ROLE_WORD = String.raw`(?!(?:a|an|and|but|by|had|has|her|his|is|its|of|said|that|the|their|was|were|who|with) )[\p{L}.'’-]+`;
/** The name may stand apart too: "The tax minister, Peter Hale, resigned". */
const BEFORE_COMMA = new RegExp(
  String.raw`(?:(?:^|[^\p{L}])(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) |['’]s )((?:${ROLE_WORD} ){0,3}(?:${ROLE})${OFFICE}), $`,
  'u',
);
const APART_BEHIND = /^[,.;)]/;
const BEHIND = new RegExp(
  String.raw`^, (?:the|a|an|its|his|her|their)? ?(?:((?:${ROLE_WORD} ){0,4}(?:${ROLE})${OFFICE})(?=[,.;)])|((?:${MODIFIER} )?(?:${ROLE})) (?:of|at) )`,
  'u',
);
const LONGEST = 80;

const NO_ROLES: readonly string[] = [];

/** Returns the role phrases that stand next to a name, without articles: "French President", "supreme leader". */
export function rolePhrases(text: string, { start, end }: Span): readonly string[] {
  const before = mayEndInRole(text, start - 1)
    ? BEFORE.exec(text.slice(Math.max(0, start - LONGEST), start))?.[1]
    : roleBeforeComma(text, start, end);
  const behind =
    text.charCodeAt(end) === COMMA ? BEHIND.exec(text.slice(end, end + LONGEST))?.find(isRole) : undefined;
  const told = roleTold(text, end);
  if (before === undefined && behind === undefined && told === undefined) return NO_ROLES;
  return [before, behind, told].flatMap((phrase) => (phrase === undefined ? [] : [collapseSpace(phrase)]));
}

/** What tells behind a name which office its bearer has: "became president", "was sworn in as governor of Texas". */
const TOLD = new RegExp(
  String.raw`^ (?:became|is|was (?:appointed|elected|named|re-elected|reelected|sworn in))(?: as)? (?:the |a |an )?((?:${MODIFIER} ){0,3}(?:${ROLE})${OFFICE})(?![\p{L}’'-])`,
  'u',
);
const TELLING = [' became ', ' is ', ' was '];

function roleTold(text: string, end: number): string | undefined {
  if (!TELLING.some((words) => text.startsWith(words, end))) return undefined;
  return TOLD.exec(text.slice(end, end + LONGEST))?.[1];
}

/** Tells what a group of {@link BEHIND} found from the whole and from what it did not find. */
function isRole(found: string | undefined, group: number): boolean {
  return group > 0 && found !== undefined;
}

function roleBeforeComma(text: string, start: number, end: number): string | undefined {
  if (text.charCodeAt(start - 2) !== COMMA || !isSpace(text.charCodeAt(start - 1))) return undefined;
  if (!APART_BEHIND.test(text.slice(end, end + 1)) || !mayEndInRole(text, start - 2)) return undefined;
  return BEFORE_COMMA.exec(text.slice(Math.max(0, start - LONGEST), start))?.[1];
}

/** A quick look before the long one: the word that ends there is a role, or it may be what somebody is the head or minister of. */
function mayEndInRole(text: string, end: number): boolean {
  let start = end;
  const farthest = Math.max(0, end - LONGEST);
  while (start > farthest && isWordPart(text.charCodeAt(start - 1))) start--;
  if (start === end) return false;
  if (ROLES.has(text.slice(start, end).toLowerCase())) return true;
  if (!isUpper(text.charCodeAt(start))) return false;
  const context = text.slice(farthest, start);
  return context.includes(' of ') || context.includes(' for ');
}

function isWordPart(code: number): boolean {
  return isLetter(code) || code === HYPHEN;
}

const COMMA = 44;
const HYPHEN = 45;

const GIVEN_TITLES = new Set('pope king queen prince princess emperor empress sultan emir'.split(' '));

/** Whether the word, in lower case, is a title of royals and clergy, behind which a given name stands. */
export function isGivenTitle(word: string): boolean {
  return GIVEN_TITLES.has(word);
}

/** "Felipe VI" is one given name. */
const ONE_OF_ITS_NAME = /^\S+ [IVX]+$/;

/** Returns the title in front of a given name by which royals and clergy are known, in lower case, or empty. */
export function givenTitle(text: string, { start }: Span, name: string): string {
  if (!isSpace(text.charCodeAt(start - 1))) return '';
  if (name.includes('-') || (name.includes(' ') && !ONE_OF_ITS_NAME.test(name))) return '';
  const word = wordEndingAt(text, start - 1);
  const title = word.toLowerCase();
  const isCapitalized = word !== title && word.slice(1) === title.slice(1);
  return isCapitalized && isGivenTitle(title) ? title : '';
}
