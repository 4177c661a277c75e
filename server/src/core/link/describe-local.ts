import type { EntityType } from '../detect/mention.ts';
import { isSpace } from '../text/characters.ts';
import { courtesyTitle, isKnightly } from './courtesy.ts';
import { familyOfRelative } from './family-of-relative.ts';
import { genderOfCourtesy } from './gender.ts';
import { isGivenName } from './given-names.ts';
import type { AssignableMention, Form, LocalEntity } from './local-entity.ts';
import type { LocalName, StatingText } from './local-name.ts';
import { ownerOfInstitution } from './owner-of-institution.ts';
import { isSingle } from './person-name.ts';
import { genderByRelative } from './relatives.ts';
import { givenTitle, rolePhrases } from './roles.ts';
import { seatOf } from './seats.ts';
import { tradeInNextSentence } from './trade-in-next-sentence.ts';
import { tradesOf } from './trades.ts';
import { wordEndingAt } from './word-beside.ts';
import { writtenName, type WrittenName } from './written-name.ts';

/** A text with its mentions and, for each of them, its name. */
export interface LinkedText extends StatingText {
  readonly mentions: readonly AssignableMention[];
  readonly nameOf: readonly LocalName[];
}

/** Returns what a document says of somebody or something, given by the indices of the mentions, ascending. */
export function describeLocal(document: LinkedText, group: readonly number[]): LocalEntity {
  const { type = 'person', entity: assigned } = document.mentions[group[0] ?? 0] ?? {};
  const { name, forms } = callingOf(document, group);
  const roles = type === 'person' ? rolesOf(document, group, name) : NONE;
  const container = containerOf(document, type, group);
  const title = type === 'person' ? titleOf(document, group, name) : '';
  const qualifiers = type === 'organization' ? seatsOf(document, group) : tradesOf(roles);
  // One property after the other, because most have none of those behind the roles and to spread them takes long.
  const local: { -readonly [Property in keyof LocalEntity]: LocalEntity[Property] } = {
    type,
    name: name.text,
    forms,
    mentions: group,
    roles,
  };
  if (container !== '') local.container = container;
  if (title !== '') local.title = title;
  const familyName = type === 'person' ? familyNameOf(document, group, name) : '';
  if (familyName !== '') local.familyName = familyName;
  if (qualifiers.length > 0) local.qualifiers = qualifiers;
  const otherNames = otherNamesOf(document, group, name.text);
  if (otherNames.length > 0) local.otherNames = otherNames;
  if (assigned !== undefined) local.assigned = assigned;
  return local;
}

const NONE: readonly string[] = [];
const NO_MENTIONS: readonly number[] = [];

/** Returns how a group of mentions is called: by its fullest name, and by all its forms, the most frequent first. */
function callingOf(
  document: LinkedText,
  group: readonly number[],
): { readonly name: WrittenName; readonly forms: readonly Form[] } {
  const only = onlyName(document, group);
  if (only !== undefined) return { name: only, forms: only.formsUsed(group.length) };
  const names = countNames(document, group);
  return {
    name: fullestOf(names),
    forms: names.map(({ name, count }) => ({ name: name.text, count })),
  };
}

/** Returns the one name of all the mentions, which most groups have, or undefined. */
function onlyName({ nameOf }: LinkedText, group: readonly number[]): WrittenName | undefined {
  const only = nameOf[group[0] ?? 0]?.name;
  for (const index of group) if (nameOf[index]?.name !== only) return undefined;
  return only;
}

interface CountedName {
  readonly name: WrittenName;
  count: number;
}

/** Returns how often each name stands in a group of mentions, the most frequent first. */
function countNames({ nameOf }: LinkedText, group: readonly number[]): readonly CountedName[] {
  const counts: CountedName[] = [];
  for (const index of group) {
    const name = nameOf[index]?.name;
    if (name === undefined) continue;
    // Nobody is called by so many names in one document that it would take a map to find them.
    const known = counts.find((counted) => counted.name === name || counted.name.text === name.text);
    if (known === undefined) counts.push({ name, count: 1 });
    else known.count++;
  }
  // To sort two, as most are, takes longer than to look which of them goes first.
  const [first, second, third] = counts;
  if (third !== undefined || first === undefined || second === undefined) return counts.sort(byCount);
  return byCount(first, second) <= 0 ? counts : [second, first];
}

function byCount(a: CountedName, b: CountedName): number {
  return b.count - a.count || (a.name.text < b.name.text ? -1 : 1);
}

/** Returns the fullest of the names, the most frequent one of several; there is at least one. */
function fullestOf(names: readonly CountedName[]): WrittenName {
  let best = names[0]?.name ?? writtenName('');
  for (const { name } of names) if (name.fullness > best.fullness) best = name;
  return best;
}

function rolesOf(
  { text, mentions }: LinkedText,
  group: readonly number[],
  { person }: WrittenName,
): readonly string[] {
  let roles: Set<string> | undefined;
  for (const index of group) {
    const mention = mentions[index];
    if (mention === undefined) continue;
    for (const role of rolePhrases(text, mention)) roles = (roles ?? new Set()).add(role);
  }
  if (roles !== undefined) return [...roles];
  if (isSingle(person)) return NONE;
  // Who is said to be nothing beside the name may be said to be something behind it, if the same sentence names nobody before.
  const alone = group.filter((index) => mentions[index - 1]?.type !== 'person' || group.includes(index - 1));
  const trade = firstOf(alone, (index) => tradeInNextSentence(text, mentions, index));
  return trade === '' ? NONE : [trade];
}

/** Returns the first value for one of the mentions that is not empty, or empty. */
function firstOf(group: readonly number[], valueAt: (index: number) => string): string {
  for (const index of group) {
    const value = valueAt(index);
    if (value !== '') return value;
  }
  return '';
}

/** Returns the region that the document puts around a place, or the owner of an institution that many have; or empty. */
function containerOf(document: LinkedText, type: EntityType, group: readonly number[]): string {
  if (type === 'organization') return ownerOfInstitution(document, group);
  return firstOf(group, (index) => document.nameOf[index]?.container ?? '');
}

/** Returns the title by which somebody is told apart, from beside one of the names or from what a relative says; or empty. */
function titleOf(document: LinkedText, group: readonly number[], { person }: WrittenName): string {
  const isAlone = isSingle(person);
  const title = firstOf(group, (index) =>
    isAlone ? titleAt(document, index) : knightlyTitleAt(document, index),
  );
  if (title !== '' || !isAlone) return title;
  return firstOf(group, (index) => {
    const gender = genderByRelative(document, index);
    return gender === undefined ? '' : courtesyTitle(gender);
  });
}

/** Returns the title that tells somebody known by one name apart: "pope", "king", "mr"; or empty. */
function titleAt({ text, mentions, nameOf }: LinkedText, index: number): string {
  const mention = mentions[index];
  const name = nameOf[index]?.name;
  if (mention === undefined || name === undefined) return '';
  const given = givenTitle(text, mention, name.text);
  if (given !== '') return given;
  const knightly = isGivenName(name.slug) ? knightlyTitleAt({ text, mentions }, index) : '';
  if (knightly !== '') return knightly;
  const gender = isSingle(name.person) ? genderOfCourtesy(text, mention) : undefined;
  return gender === undefined ? '' : courtesyTitle(gender);
}

/** Returns the title of a knight in front of a mention: "sir"; or empty. */
function knightlyTitleAt({ text, mentions }: Pick<LinkedText, 'text' | 'mentions'>, index: number): string {
  const start = mentions[index]?.start ?? 0;
  if (!isSpace(text.charCodeAt(start - 1))) return '';
  const word = wordEndingAt(text, start - 1).toLowerCase();
  return isKnightly(word) ? word : '';
}

function familyNameOf(document: LinkedText, group: readonly number[], { person }: WrittenName): string {
  return isSingle(person) ? familyOfRelative(document, group, person) : '';
}

/** Returns the names, sorted, of which the document states that they are other names of the bearer of one. */
function otherNamesOf(
  { nameOf, statedNames }: LinkedText,
  group: readonly number[],
  name: string,
): readonly string[] {
  if (statedNames.size === 0) return NONE;
  const others = new Set<string>();
  for (const index of group) {
    const other = nameOf[index]?.name.text;
    if (other !== undefined && other !== name && statedNames.has(index)) others.add(other);
  }
  // "Lamarre was born Gladys Pulaski" states it of the whole name that ends so.
  for (const index of others.size === 0 ? NO_MENTIONS : group) {
    const other = nameOf[index]?.name;
    if (other === undefined || other.text === name || isSingle(other.person)) continue;
    if (others.has(other.text.slice(other.text.lastIndexOf(' ') + 1))) others.add(other.text);
  }
  return [...others].sort();
}

/** Returns the towns, sorted, that the document puts beside an institution of which other towns may have another. */
function seatsOf(document: LinkedText, group: readonly number[]): readonly string[] {
  let seats: Set<string> | undefined;
  for (const index of group) {
    const name = document.nameOf[index];
    const seat = name === undefined ? undefined : seatOf(document, index, name);
    if (seat !== undefined) seats = (seats ?? new Set()).add(seat);
  }
  return seats === undefined ? NONE : [...seats].sort();
}
