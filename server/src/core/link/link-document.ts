import type { EntityType, Mention } from '../detect/mention.ts';
import { Clusters } from './clusters.ts';
import { courtesyTitle } from './courtesy.ts';
import { genderOfCourtesy } from './gender.ts';
import { linkOrganizations } from './link-organizations.ts';
import { linkPeople } from './link-people.ts';
import { linkPlaces } from './link-places.ts';
import type { AssignableMention, LocalEntity } from './local-entity.ts';
import type { DocumentText, LocalName } from './local-name.ts';
import { isSingle } from './person-name.ts';
import { isContainedIn } from './place-name.ts';
import { givenTitle, rolePhrases } from './roles.ts';
import { seatOf } from './seats.ts';
import { tradesOf } from './trades.ts';
import { writtenName, type WrittenName } from './written-name.ts';

/** No name is longer, in code units; of what is, only the beginning counts, so that any text can be linked. */
const LONGEST_NAME = 300;

/**
 * Returns who and what a document names, ordered by first mention; every mention is in exactly one local entity.
 * Mentions of different types are never joined. The mentions are sorted and do not overlap. Those that were assigned to an
 * entity are a local entity of their own, which they share with nothing else.
 */
export function linkDocument(text: string, mentions: readonly AssignableMention[]): LocalEntity[] {
  const clusters = new Clusters(mentions.length);
  const nameOf = collectNames(text, mentions);
  const document: LinkedText = { text, mentions, nameOf };
  const names: Record<EntityType, LocalName[]> = { person: [], organization: [], place: [] };
  for (const name of new Set(nameOf)) names[name.type].push(name);
  linkPeople(document, names.person, clusters);
  linkOrganizations(document, names.organization, clusters);
  linkPlaces(document, names.place, clusters);
  joinOtherNames(text, mentions, clusters);
  return groupMentions(mentions, clusters).map((group) => describe(document, group));
}

/** A text with its mentions and, for each of them, its name. */
interface LinkedText extends DocumentText {
  readonly mentions: readonly AssignableMention[];
  readonly nameOf: readonly LocalName[];
}

/** What stands between two names where the text says that they are names of one: "Meta, formerly Facebook". */
const OTHER_NAME =
  /^,? ?\(?(?:also|better|formerly|previously|now)(?: known| called| named)?(?: as)?[ :]+(?:the )?["“]?$/;

function joinOtherNames(text: string, mentions: readonly Mention[], clusters: Clusters): void {
  for (let index = 0; index + 1 < mentions.length; index++) {
    const mention = mentions[index];
    const next = mentions[index + 1];
    if (mention === undefined || next?.type !== mention.type || next.start > mention.end + 30) continue;
    if (OTHER_NAME.test(text.slice(mention.end, next.start))) clusters.join(index, index + 1);
  }
}

/** Returns for each mention its name, which is the same object for all mentions written so. */
function collectNames(text: string, mentions: readonly Mention[]): LocalName[] {
  const names = new Map<WrittenName, CollectedName[]>();
  return mentions.map(({ type, start, end }, index) => {
    const name = writtenName(text.slice(start, Math.min(end, start + LONGEST_NAME)));
    const container = type === 'place' ? containerOf(text, mentions, index, name) : '';
    const same = names.get(name);
    if (same !== undefined) {
      for (const known of same) {
        if (known.type !== type || known.container !== container) continue;
        known.mentions.push(index);
        return known;
      }
    }
    const local = { type, name, mentions: [index], container };
    if (same === undefined) names.set(name, [local]);
    else same.push(local);
    return local;
  });
}

interface CollectedName extends LocalName {
  readonly mentions: number[];
}

/** Returns the region named right behind a place ("Texas" in "Paris, Texas"), or empty. */
function containerOf(text: string, mentions: readonly Mention[], index: number, name: WrittenName): string {
  const mention = mentions[index];
  const next = mentions[index + 1];
  if (mention === undefined || next?.type !== 'place' || next.start > mention.end + 3) return '';
  if (!/^,\s+$/.test(text.slice(mention.end, next.start))) return '';
  const region = writtenName(text.slice(next.start, next.end));
  return isContainedIn(name.slug, region.slug, isFollowedInList(text, mentions, index + 1))
    ? region.text
    : '';
}

/** Whether another place follows as the next of a list: "Vancouver, Victoria, Surrey and Richmond". */
function isFollowedInList(text: string, mentions: readonly Mention[], index: number): boolean {
  const mention = mentions[index];
  const next = mentions[index + 1];
  if (mention === undefined || next?.type !== 'place' || next.start > mention.end + 5) return false;
  return /^(?:,| and)\s$/.test(text.slice(mention.end, next.start));
}

/** Returns the mentions of each local entity, by their indices. */
function groupMentions(mentions: readonly AssignableMention[], clusters: Clusters): number[][] {
  const groups = new Map<number | string, number[]>();
  for (const [index, { entity, type }] of mentions.entries()) {
    const key = entity === undefined ? clusters.find(index) : `${type} ${entity}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  }
  return [...groups.values()];
}

function describe(document: LinkedText, group: readonly number[]): LocalEntity {
  const { type = 'person', entity: assigned } = document.mentions[group[0] ?? 0] ?? {};
  const names = namesOf(document, group);
  const roles = type === 'person' ? rolesOf(document, group) : NO_ROLES;
  const container = type === 'place' ? firstOf(group, (index) => document.nameOf[index]?.container) : '';
  const title = type === 'person' ? firstOf(group, (index) => tellingTitle(document, index)) : '';
  const qualifiers = type === 'organization' ? seatsOf(document, group) : tradesOf(roles);
  // One property after the other, because most have none of those behind the roles and to spread them takes long.
  const local: { -readonly [Property in keyof LocalEntity]: LocalEntity[Property] } = {
    type,
    name: fullestOf(names).text,
    forms: names.map(({ name, count }) => ({ name: name.text, count })),
    mentions: group,
    roles,
  };
  if (container !== '') local.container = container;
  if (title !== '') local.title = title;
  if (qualifiers.length > 0) local.qualifiers = qualifiers;
  if (assigned !== undefined) local.assigned = assigned;
  return local;
}

const NO_ROLES: readonly string[] = [];

interface CountedName {
  readonly name: WrittenName;
  count: number;
}

/** Returns how often each name stands in a group of mentions, the most frequent first. */
function namesOf({ nameOf }: LinkedText, group: readonly number[]): readonly CountedName[] {
  const [first = 0] = group;
  const only = nameOf[first]?.name;
  if (only !== undefined && group.every((index) => nameOf[index]?.name === only))
    return [{ name: only, count: group.length }];
  const counts = new Map<string, CountedName>();
  for (const index of group) {
    const name = nameOf[index]?.name;
    if (name === undefined) continue;
    const known = counts.get(name.text);
    if (known === undefined) counts.set(name.text, { name, count: 1 });
    else known.count++;
  }
  return [...counts.values()].sort(byCount);
}

function rolesOf({ text, mentions }: LinkedText, group: readonly number[]): readonly string[] {
  let roles: Set<string> | undefined;
  for (const index of group) {
    const mention = mentions[index];
    if (mention === undefined) continue;
    for (const role of rolePhrases(text, mention)) roles = (roles ?? new Set()).add(role);
  }
  return roles === undefined ? NO_ROLES : [...roles];
}

/** Returns the towns, sorted, that the document puts beside an institution of which other towns may have another. */
function seatsOf(document: LinkedText, group: readonly number[]): readonly string[] {
  const seats = new Set<string>();
  for (const index of group) {
    const name = document.nameOf[index];
    const seat = name === undefined ? undefined : seatOf(document, index, name);
    if (seat !== undefined) seats.add(seat);
  }
  return [...seats].sort();
}

/** Returns the first value that is not empty, or empty. */
function firstOf(group: readonly number[], valueOf: (index: number) => string | undefined): string {
  for (const index of group) {
    const value = valueOf(index);
    if (value !== undefined && value !== '') return value;
  }
  return '';
}

/** Returns the title that tells somebody known by one name apart: "pope", "king", "mr"; or empty. */
function tellingTitle({ text, mentions, nameOf }: LinkedText, index: number): string {
  const mention = mentions[index];
  const name = nameOf[index]?.name;
  if (mention === undefined || name === undefined) return '';
  const given = givenTitle(text, mention, name.text);
  if (given !== '' || !isSingle(name.person)) return given;
  const gender = genderOfCourtesy(text, mention);
  return gender === undefined ? '' : courtesyTitle(gender);
}

function byCount(a: CountedName, b: CountedName): number {
  return b.count - a.count || (a.name.text < b.name.text ? -1 : 1);
}

/** Returns the fullest of the names, the most frequent one of several; there is at least one. */
function fullestOf([first, ...others]: readonly CountedName[]): WrittenName {
  let best = first?.name ?? writtenName('');
  for (const { name } of others) if (name.fullness > best.fullness) best = name;
  return best;
}
