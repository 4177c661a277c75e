import type { Clusters } from './clusters.ts';
import type { DocumentText, LocalName } from './local-name.ts';
import { genderBeside, isBesideKin } from './gender.ts';
import { genderOfGivenName, type Gender } from './given-names.ts';
import { givenNames, isSingle } from './person-name.ts';
import { genderOfWhoeverWasBorn, isNameOfLast, Statement, statementBetween } from './stating-phrases.ts';

/**
 * Joins the mentions of one type of which the text says that they are names of one: neighboring ones ("Meta, formerly
 * Facebook") and another name of the one organization that was named so far ("The company, renamed Meta in 2021").
 * Returns the indices of such mentions, which need no other explanation.
 */
export function joinStatedNames(
  document: DocumentText,
  nameOf: readonly LocalName[],
  clusters: Clusters,
): ReadonlySet<number> {
  const { text, mentions } = document;
  const stated = new Set<number>();
  for (let index = 0; index + 1 < mentions.length; index++) {
    const mention = mentions[index];
    const next = mentions[index + 1];
    if (mention === undefined || next?.type !== mention.type) continue;
    const statement = statementBetween(text, mention.end, next.start, next.end);
    if (statement === Statement.none || !mayBeOne(nameOf[index], nameOf[index + 1], statement)) continue;
    clusters.join(index, index + 1);
    stated.add(index).add(index + 1);
  }
  joinBirthNames(document, nameOf, clusters, stated);
  joinNamesOfLast(document, nameOf, clusters, stated);
  return stated;
}

/** Joins what somebody was called at birth to the name by which the text has just called him: "She was born Ann Voss". */
function joinBirthNames(
  { text, mentions }: DocumentText,
  nameOf: readonly LocalName[],
  clusters: Clusters,
  stated: Set<number>,
): void {
  for (let index = 1; index < mentions.length; index++) {
    const mention = mentions[index];
    if (mention?.type !== 'person' || nameOf[index] === undefined) continue;
    const gender = genderOfWhoeverWasBorn(text, mention);
    const bearer = gender === undefined ? undefined : personBefore({ text, mentions }, nameOf, index, gender);
    if (bearer === undefined) continue;
    clusters.join(bearer, index);
    stated.add(bearer).add(index);
  }
}

/** Joins what is said of "the company" to the organization named before, as long as that is only one. */
function joinNamesOfLast(
  { text, mentions }: DocumentText,
  nameOf: readonly LocalName[],
  clusters: Clusters,
  stated: Set<number>,
): void {
  let only: number | undefined;
  for (const [index, { type, start, end }] of mentions.entries()) {
    if (type !== 'organization') continue;
    only ??= index;
    if (isShortFor(nameOf[index], nameOf[only]) || clusters.find(only) === clusters.find(index)) continue;
    if (!isNameOfLast(text, start, end)) return;
    clusters.join(only, index);
    stated.add(only).add(index);
  }
}

/** How far from the name of its bearer another name is stated: hardly more than a sentence. */
const REACH = 240;

/**
 * Returns the index of the mention of the one whom "she" or "the singer" means in front of another mention: the last person
 * before it, unless the same sentence names another one or what is said does not fit a man, or a woman.
 */
function personBefore(
  { text, mentions }: DocumentText,
  nameOf: readonly LocalName[],
  index: number,
  gender: Gender | 'unknown',
): number | undefined {
  const named = nameOf[index]?.name.person;
  const from = mentions[index]?.start ?? 0;
  let found: number | undefined;
  for (let before = index - 1; before >= 0; before--) {
    const mention = mentions[before];
    const person = nameOf[before]?.name.person;
    if (mention === undefined || from - mention.start > REACH) break;
    if (found !== undefined && endsSentence(text.slice(mention.end, mentions[found]?.start))) break;
    if (mention.type !== 'person' || person === undefined) continue;
    const bearer = found === undefined ? undefined : nameOf[found]?.name.person;
    if (
      bearer !== undefined &&
      bearer !== person &&
      !bearer.words.some((word) => person.words.includes(word))
    )
      return undefined;
    found ??= before;
  }
  const bearer = found === undefined ? undefined : nameOf[found]?.name.person;
  const mention = found === undefined ? undefined : mentions[found];
  if (named === undefined || isSingle(named) || bearer === undefined || mention === undefined)
    return undefined;
  if (bearer === named || isBesideKin(text, mention)) return undefined;
  const known = genderBeside(text, mention) ?? genderOfGivenName(givenNames(bearer)[0] ?? '');
  return gender === 'unknown' || (known ?? gender) === gender ? found : undefined;
}

const SENTENCE_END = /[.!?]["”’]? (?=["“‘]?\p{Lu})|\n/u;

function endsSentence(between: string): boolean {
  return SENTENCE_END.test(between);
}

function mayBeOne(a: LocalName | undefined, b: LocalName | undefined, statement: Statement): boolean {
  if (a === undefined || b === undefined) return false;
  if (a.type === 'place') return areOneOnMap(a, b);
  return a.type === 'organization' || statement === Statement.sure || areAlike(a, b);
}

/** Whether the map does not know two places by the names. */
function areOneOnMap({ name: { place: a } }: LocalName, { name: { place: b } }: LocalName): boolean {
  return a.known === undefined || b.known === undefined || a.known.slug === b.known.slug;
}

/** Whether both are full names of people that share a word: one of the two was changed by marriage. */
function areAlike({ name: { person: a } }: LocalName, { name: { person: b } }: LocalName): boolean {
  return !isSingle(a) && !isSingle(b) && a.words.some((word) => b.words.includes(word));
}

/** Whether a name is the same as another one or its acronym. */
function isShortFor(short: LocalName | undefined, full: LocalName | undefined): boolean {
  if (short === full || short === undefined || full === undefined) return true;
  return full.name.organization.initials.includes(short.name.organization.letters);
}
