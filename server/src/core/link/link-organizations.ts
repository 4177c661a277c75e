import type { Clusters } from './clusters.ts';
import { institutionSlug } from './institution-name.ts';
import { firstMention, isStated, type DocumentText, type LocalName, type StatingText } from './local-name.ts';
import { hasWordsAt, isAcronym, isBlendOf, isForeignOrder, spellsAcronym, wordsOf } from './name-words.ts';
import { knownEntity, type KnownEntity } from './known-names.ts';
import { isFundOf, isShortForm, membersOf, type OrganizationName } from './organization-name.ts';

/** A name of the document, taken apart. */
interface LocalOrganization {
  readonly local: LocalName;
  readonly name: OrganizationName;
  /** Whether the document states whose other name it is, so that likeness says nothing. */
  readonly isStated: boolean;
}

/** Joins the mentions of each organization in the document. */
export function linkOrganizations(
  document: StatingText,
  names: readonly LocalName[],
  clusters: Clusters,
): void {
  const organizations = names
    .map((local) => ({ local, name: local.name.organization, isStated: isStated(document, local) }))
    .sort(
      (a, b) => b.name.words.length - a.name.words.length || firstMention(a.local) - firstMention(b.local),
    );
  joinSameNames(organizations, clusters);
  if (organizations.length < 2) return;
  joinSharedNames(organizations, clusters);
  joinBrackets(document, clusters);
  joinAcronyms(organizations, clusters);
  joinBlends(organizations, clusters);
  joinShortForms(organizations, clusters);
}

/**
 * Joins names that differ in designators only, and those that the shipped list knows as one. An institution without its owner
 * is that of the owner named in the document, of several the one whose was named last.
 */
function joinSameNames(organizations: readonly LocalOrganization[], clusters: Clusters): void {
  const owned = ownedInstitutions(organizations);
  const seen = new Map<string, number>();
  const join = (slug: string, mention: number): void => {
    const first = seen.get(slug);
    if (first === undefined) seen.set(slug, mention);
    else clusters.join(first, mention);
  };
  for (const organization of organizations) {
    const { local, name } = organization;
    const owners = local.container === '' && name.institution ? owned.get(name.institution.slug) : undefined;
    const [only] = owners ?? NONE;
    const slug = meantSlug(only !== undefined && owners?.length === 1 ? only : organization);
    for (const mention of local.mentions) {
      const last = owners !== undefined && owners.length > 1 ? lastBefore(mention, owners) : undefined;
      join(last === undefined ? slug : meantSlug(last), mention);
    }
  }
}

/** Returns the institutions that the document names with their owners, one of each owner, by their slugs without them. */
function ownedInstitutions(
  organizations: readonly LocalOrganization[],
): ReadonlyMap<string, readonly LocalOrganization[]> {
  const owned = new Map<string, LocalOrganization[]>();
  for (const organization of organizations)
    if (organization.local.container !== '' && organization.name.institution !== undefined)
      push(owned, organization.name.institution.slug, organization);
  return owned;
}

/** Returns the one that is named last before a mention, or undefined. */
function lastBefore(
  mention: number,
  organizations: readonly LocalOrganization[],
): LocalOrganization | undefined {
  let last: LocalOrganization | undefined;
  let latest = -1;
  for (const organization of organizations)
    for (const other of organization.local.mentions)
      if (other < mention && other > latest) [last, latest] = [organization, other];
  return last;
}

/** Returns the slug under which names of one organization are the same. */
function meantSlug({ local: { container }, name, isStated }: LocalOrganization): string {
  const { institution, known, letters, slug } = name;
  if (institution !== undefined && container !== '') return institutionSlug(institution, container);
  // Of an acronym the document knows better than the list what it stands for.
  if (known !== undefined && !(isStated && letters !== '')) return known.slug;
  return institution === undefined ? slug : institutionSlug(institution);
}

/** Joins a name that several have, as the Met and the Chiefs, to the one in the shipped list that the document names otherwise. */
function joinSharedNames(organizations: readonly LocalOrganization[], clusters: Clusters): void {
  for (const { local, name } of organizations) {
    const bearers = local.name.organizations;
    if (bearers.length === 0 || name.known !== undefined) continue;
    const named = organizations.filter(
      ({ name: { known } }) => known !== undefined && bearers.includes(known),
    );
    const [only] = named;
    if (only !== undefined && isOne(named, clusters))
      clusters.join(firstMention(only.local), firstMention(local));
  }
}

/** Joins "European Aeronautic Defence and Space Company (EADS)", in either order, and foreign acronyms too. */
function joinBrackets({ text, mentions }: DocumentText, clusters: Clusters): void {
  for (let index = 0; index + 1 < mentions.length; index++) {
    const outer = mentions[index];
    const inner = mentions[index + 1];
    if (outer?.type !== 'organization' || inner?.type !== 'organization') continue;
    if (inner.start > outer.end + 4 || !/^\s?\(["“]?$/.test(text.slice(outer.end, inner.start))) continue;
    if (!/^["”]?\)/.test(text.slice(inner.end, inner.end + 2))) continue;
    const outerName = text.slice(outer.start, outer.end);
    const innerName = text.slice(inner.start, inner.end);
    if (isAcronym(innerName) !== isAcronym(outerName)) clusters.join(index, index + 1);
  }
}

function joinAcronyms(organizations: readonly LocalOrganization[], clusters: Clusters): void {
  const acronyms = organizations.filter(({ name, isStated }) => name.letters !== '' && !isStated);
  if (acronyms.length === 0) return;
  const byInitials = new Map<string, LocalOrganization[]>();
  const byFirstLetter = new Map<string, LocalOrganization[]>();
  for (const organization of organizations) {
    const { letters, words, initials } = organization.name;
    if (letters !== '' || words.length < 2) continue;
    for (const read of initials) push(byInitials, read, organization);
    push(byFirstLetter, words[0]?.charAt(0) ?? '', organization);
  }
  for (const { local, name } of acronyms) {
    const { letters, known } = name;
    const exact = byInitials.get(letters);
    let candidates =
      exact ??
      (byFirstLetter.get(letters.charAt(0)) ?? []).filter(
        (other) => letters.length > 2 && spellsAcronym(letters, other.name.words),
      );
    if (candidates.length === 0 && known === undefined)
      candidates = organizations.filter(({ name: { initials } }) =>
        initials.some((read) => isForeignOrder(letters, read)),
      );
    const [only] = candidates;
    if (only !== undefined && isOne(candidates, clusters))
      clusters.join(firstMention(only.local), firstMention(local));
  }
}

/** Joins "Implats" to "Impala Platinum" where one organization alone can be meant. */
function joinBlends(organizations: readonly LocalOrganization[], clusters: Clusters): void {
  const blended = organizations.filter(({ name }) => name.words.length > 1);
  for (const { local, name, isStated } of organizations) {
    const [word = '', second] = name.words;
    if (second !== undefined || isStated || name.letters !== '') continue;
    const candidates = blended.filter((other) => isBlendOf(word, other.name.words));
    const [only] = candidates;
    if (only !== undefined && isOne(candidates, clusters))
      clusters.join(firstMention(only.local), firstMention(local));
  }
}

/** Joins "Northrop" to "Northrop Grumman" where one organization alone can be meant. */
function joinShortForms(organizations: readonly LocalOrganization[], clusters: Clusters): void {
  const byWord = new Map<string, LocalOrganization[]>();
  for (const organization of organizations) {
    const { name, isStated } = organization;
    const { words } = name;
    const sharing = isStated ? undefined : byWord.get(words[0] ?? '');
    const fuller = sharing?.filter((other) => mayBeShort(organization, other)) ?? NONE;
    const [only] = fuller;
    if (only !== undefined && isOne(fuller, clusters)) {
      clusters.join(firstMention(only.local), firstMention(organization.local));
    }
    if (name.known?.kind === 'team') push(byWord, wordsOf(name.known.name)[0] ?? '', organization);
    for (const abridged of name.abridged)
      push(byWord, abridged.slice(0, abridged.indexOf('-')), organization);
    // The names come by their length, so that for one of a single word there is none that it might explain.
    if (words.length > 1)
      for (const [index, word] of words.entries())
        if (words.indexOf(word) === index) push(byWord, word, organization);
    if (words.length === 2 && words[1] === 'party') push(byWord, membersOf(words[0] ?? ''), organization);
  }
}

const NONE: readonly LocalOrganization[] = [];

/** Whether a name may be short for a fuller one. What the list or the map knows by the short name is something else. */
function mayBeShort(organization: LocalOrganization, other: LocalOrganization): boolean {
  if (!mayBeOfOneOwner(organization, other)) return false;
  const short = organization.name;
  const full = other.name;
  const place = knownEntity('place', short.slug);
  const isTeam = full.known?.kind === 'team' && isTeamOf(full.known, short);
  const isFund =
    short.known === undefined &&
    isFundOf(full.words, short.words) &&
    firstMention(other.local) < firstMention(organization.local);
  if (full.abridged.includes(short.slug)) return true;
  if (!isTeam && !isFund && !isShortForm(full.words, short.words)) return false;
  // A country has many bodies, and two places that have one together are both meant: "England and Wales Cricket Board".
  if (place?.kind === 'country' || (place !== undefined && full.words[short.words.length] === 'and'))
    return false;
  if (short.known === undefined || short.known === full.known) return true;
  // "Labour" may well be the Labour Party of another country, but "UN" is not the UN Refugee Agency.
  return short.letters === '' && short.known.slug !== short.slug;
}

/** Whether an institution that the document names with its owner may be the other; in its town the other may stand without. */
function mayBeOfOneOwner({ local }: LocalOrganization, other: LocalOrganization): boolean {
  const owner = local.container;
  if (owner === '' || owner === other.local.container) return true;
  return other.local.container === '' && other.name.institution?.ownership === 'town';
}

/** Whether a team that is called by its nickname is that of a city or state: Green Bay for the Packers. */
function isTeamOf({ name }: KnownEntity, { words }: OrganizationName): boolean {
  return isShortForm(wordsOf(name), words) && hasWordsAt(wordsOf(name), 0, words);
}

function isOne(organizations: readonly LocalOrganization[], clusters: Clusters): boolean {
  const [first] = organizations;
  if (first === undefined) return false;
  const root = clusters.find(firstMention(first.local));
  return organizations.every(({ local }) => clusters.find(firstMention(local)) === root);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
