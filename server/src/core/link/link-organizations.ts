import type { Clusters } from './clusters.ts';
import { firstMention, type DocumentText, type LocalName } from './local-name.ts';
import { isAcronym, spellsAcronym } from './name-words.ts';
import { knownEntity } from './known-names.ts';
import { isShortForm, type OrganizationName } from './organization-name.ts';

/** A name of the document, taken apart. */
interface LocalOrganization extends OrganizationName {
  readonly local: LocalName;
}

/** Joins the mentions of each organization in the document. */
export function linkOrganizations(
  document: DocumentText,
  names: readonly LocalName[],
  clusters: Clusters,
): void {
  const organizations = names
    .map((local) => {
      const { words, slug, initials, letters, known } = local.name.organization;
      return { local, words, slug, initials, letters, known };
    })
    .sort((a, b) => b.words.length - a.words.length || firstMention(a.local) - firstMention(b.local));
  joinSameNames(organizations, clusters);
  joinBrackets(document, clusters);
  joinAcronyms(organizations, clusters);
  joinShortForms(organizations, clusters);
}

/** Joins names that differ in designators only, and those that the shipped list knows as one. */
function joinSameNames(organizations: readonly LocalOrganization[], clusters: Clusters): void {
  const seen = new Map<string, number>();
  for (const { local, slug, known } of organizations) {
    const meant = known?.slug ?? slug;
    const first = seen.get(meant) ?? firstMention(local);
    seen.set(meant, first);
    for (const mention of local.mentions) clusters.join(first, mention);
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
  const acronyms = organizations.filter(({ letters }) => letters !== '');
  if (acronyms.length === 0) return;
  const byInitials = new Map<string, LocalOrganization[]>();
  const byFirstLetter = new Map<string, LocalOrganization[]>();
  for (const organization of organizations) {
    if (organization.letters !== '' || organization.words.length < 2) continue;
    for (const initials of organization.initials) push(byInitials, initials, organization);
    push(byFirstLetter, organization.words[0]?.charAt(0) ?? '', organization);
  }
  for (const { local, letters } of acronyms) {
    const exact = byInitials.get(letters);
    const candidates =
      exact ??
      (byFirstLetter.get(letters.charAt(0)) ?? []).filter(
        ({ words }) => letters.length > 2 && spellsAcronym(letters, words),
      );
    const [only] = candidates;
    if (only !== undefined && isOne(candidates, clusters))
      clusters.join(firstMention(only.local), firstMention(local));
  }
}

/** Joins "Northrop" to "Northrop Grumman" where one organization alone can be meant. */
function joinShortForms(organizations: readonly LocalOrganization[], clusters: Clusters): void {
  const byWord = new Map<string, LocalOrganization[]>();
  for (const organization of organizations) {
    const [first = ''] = organization.words;
    const fuller = byWord.get(first)?.filter((other) => mayBeShort(organization, other)) ?? NONE;
    const [only] = fuller;
    if (only !== undefined && isOne(fuller, clusters)) {
      clusters.join(firstMention(only.local), firstMention(organization.local));
    }
    // The names come by their length, so that for one of a single word there is none that it might explain.
    if (organization.words.length > 1)
      for (const word of new Set(organization.words)) push(byWord, word, organization);
  }
}

const NONE: readonly LocalOrganization[] = [];

/** Whether a name may be short for a fuller one. What the list or the map knows by the short name is something else. */
function mayBeShort(short: LocalOrganization, full: LocalOrganization): boolean {
  if (!isShortForm(full.words, short.words)) return false;
  if (knownEntity('place', short.slug)?.kind === 'country') return false;
  if (short.known === undefined || short.known === full.known) return true;
  // "Labour" may well be the Labour Party of another country, but "UN" is not the UN Refugee Agency.
  return short.letters === '' && short.known.slug !== short.slug;
}

function isOne(organizations: readonly LocalOrganization[], clusters: Clusters): boolean {
  const [first, ...others] = organizations;
  if (first === undefined) return false;
  const root = clusters.find(firstMention(first.local));
  return others.every(({ local }) => clusters.find(firstMention(local)) === root);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
