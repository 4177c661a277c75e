import type { Mention } from '../detect/mention.ts';
import { collapseSpace } from '../text/fold.ts';
import { Clusters } from './clusters.ts';
import { courtesyTitle } from './courtesy.ts';
import { genderOfCourtesy } from './gender.ts';
import { linkOrganizations } from './link-organizations.ts';
import { linkPeople } from './link-people.ts';
import { linkPlaces } from './link-places.ts';
import type { AssignableMention, Form, LocalEntity } from './local-entity.ts';
import type { LocalName } from './local-name.ts';
import { isSingle, parsePersonName } from './person-name.ts';
import { isContainedIn } from './place-name.ts';
import { givenTitle, rolePhrases } from './roles.ts';
import { seatOf } from './seats.ts';
import { tradesOf } from './trades.ts';

/** No name is longer, in code units; of what is, only the beginning counts, so that any text can be linked. */
const LONGEST_NAME = 300;

/**
 * Returns who and what a document names, ordered by first mention; every mention is in exactly one local entity.
 * Mentions of different types are never joined. The mentions are sorted and do not overlap. Those that were assigned to an
 * entity are a local entity of their own, which they share with nothing else.
 */
export function linkDocument(text: string, mentions: readonly AssignableMention[]): LocalEntity[] {
  const clusters = new Clusters(mentions.length);
  const names = collectNames(text, mentions);
  const ofType = (type: Mention['type']): LocalName[] => names.filter((name) => name.type === type);
  linkPeople({ text, mentions }, ofType('person'), clusters);
  linkOrganizations({ text, mentions }, ofType('organization'), clusters);
  linkPlaces({ text, mentions }, ofType('place'), clusters);
  joinOtherNames(text, mentions, clusters);
  return collectEntities(text, mentions, names, clusters);
}

/** What stands between two names where the text says that they are names of one: "Meta, formerly Facebook". */
const OTHER_NAME =
  /^,? ?\(?(?:also|better|formerly|previously|now)(?: known| called| named)?(?: as)?[ :]+(?:the )?["“]?$/;

function joinOtherNames(text: string, mentions: readonly Mention[], clusters: Clusters): void {
  for (const [index, mention] of mentions.entries()) {
    const next = mentions[index + 1];
    if (next?.type !== mention.type || next.start > mention.end + 30) continue;
    if (OTHER_NAME.test(text.slice(mention.end, next.start))) clusters.join(index, index + 1);
  }
}

/** Returns the distinct names of the document, in the order of their first mentions. */
function collectNames(text: string, mentions: readonly Mention[]): LocalName[] {
  const names = new Map<string, LocalName & { mentions: number[] }>();
  for (const [index, mention] of mentions.entries()) {
    const name = collapseSpace(
      text.slice(mention.start, Math.min(mention.end, mention.start + LONGEST_NAME)),
    );
    const container = containerOf(text, mentions, index, name);
    const key = `${mention.type} ${container} ${name}`;
    const known = names.get(key);
    if (known === undefined) names.set(key, { type: mention.type, name, mentions: [index], container });
    else known.mentions.push(index);
  }
  return [...names.values()];
}

/** Returns the region named right behind a place ("Texas" in "Paris, Texas"), or empty. */
function containerOf(text: string, mentions: readonly Mention[], index: number, name: string): string {
  const mention = mentions[index];
  const next = mentions[index + 1];
  if (mention?.type !== 'place' || next?.type !== 'place' || next.start > mention.end + 3) return '';
  if (!/^,\s+$/.test(text.slice(mention.end, next.start))) return '';
  const region = collapseSpace(text.slice(next.start, next.end));
  return isContainedIn(name, region, isFollowedInList(text, mentions, index + 1)) ? region : '';
}

/** Whether another place follows as the next of a list: "Vancouver, Victoria, Surrey and Richmond". */
function isFollowedInList(text: string, mentions: readonly Mention[], index: number): boolean {
  const mention = mentions[index];
  const next = mentions[index + 1];
  if (mention === undefined || next?.type !== 'place' || next.start > mention.end + 5) return false;
  return /^(?:,| and)\s$/.test(text.slice(mention.end, next.start));
}

function collectEntities(
  text: string,
  mentions: readonly AssignableMention[],
  names: readonly LocalName[],
  clusters: Clusters,
): LocalEntity[] {
  const nameOf: LocalName[] = [];
  for (const name of names) for (const mention of name.mentions) nameOf[mention] = name;
  const groups = new Map<number | string, number[]>();
  for (const [index, { entity, type }] of mentions.entries()) {
    const key = entity === undefined ? clusters.find(index) : `${type} ${entity}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  }
  return [...groups.values()].map((group) => describe(text, mentions, group, nameOf));
}

function describe(
  text: string,
  mentions: readonly AssignableMention[],
  group: readonly number[],
  nameOf: readonly LocalName[],
): LocalEntity {
  const counts = new Map<string, number>();
  const roles = new Set<string>();
  const seats = new Set<string>();
  let container = '';
  let title = '';
  for (const index of group) {
    const local = nameOf[index];
    const mention = mentions[index];
    if (local === undefined || mention === undefined) continue;
    counts.set(local.name, (counts.get(local.name) ?? 0) + 1);
    container ||= local.container;
    const seat = mention.type === 'organization' ? seatOf({ text, mentions }, index, local.name) : undefined;
    if (seat !== undefined) seats.add(seat);
    if (mention.type !== 'person') continue;
    for (const role of rolePhrases(text, mention)) roles.add(role);
    title ||= tellingTitle(text, mention, local.name);
  }
  const { type = 'person', entity: assigned } = mentions[group[0] ?? 0] ?? {};
  const qualifiers = [...seats].sort().concat(tradesOf(roles));
  const forms = [...counts].map(([name, count]) => ({ name, count })).sort(byCount);
  return {
    type,
    name: fullestOf(forms),
    forms,
    mentions: group,
    roles: [...roles],
    ...(container === '' ? {} : { container }),
    ...(title === '' ? {} : { title }),
    ...(qualifiers.length === 0 ? {} : { qualifiers }),
    ...(assigned === undefined ? {} : { assigned }),
  };
}

/** Returns the title that tells somebody known by one name apart: "pope", "king", "mr"; or empty. */
function tellingTitle(text: string, mention: Mention, name: string): string {
  const given = givenTitle(text, mention, name);
  if (given !== '' || !isSingle(parsePersonName(name))) return given;
  const gender = genderOfCourtesy(text, mention);
  return gender === undefined ? '' : courtesyTitle(gender);
}

function byCount(a: Form, b: Form): number {
  return b.count - a.count || (a.name < b.name ? -1 : 1);
}

/** Returns the form with the most words, then the most letters; capitals throughout come last, being a headline's. */
function fullestOf(forms: readonly Form[]): string {
  const rank = (name: string): number =>
    name.split(' ').length * 1000 + name.length - (name === name.toUpperCase() ? 500 : 0);
  let best = forms[0]?.name ?? '';
  if (forms.length === 1) return best;
  for (const { name } of forms) if (rank(name) > rank(best)) best = name;
  return best;
}
