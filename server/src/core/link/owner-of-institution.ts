import type { Mention } from '../detect/mention.ts';
import { countryCalled } from './institution-name.ts';
import { countryOf } from './known-names.ts';
import type { DocumentText, LocalName } from './local-name.ts';
import { wordsOf } from './name-words.ts';
import { placedIn } from './place-name.ts';
import { writtenName, type WrittenName } from './written-name.ts';

/** A document with the names of its mentions. */
interface NamedText extends DocumentText {
  readonly nameOf: readonly LocalName[];
}

/** For an article to be about a country, so large a part of its places has to be there, and so many times as in any other. */
const ENOUGH = 1 / 2;
const TIMES_THE_NEXT = 2;

/** Countries whose papers are known everywhere by their bare names. */
const HOMES_OF_PAPERS = new Set(['united-kingdom', 'united-states', 'england']);

/**
 * Returns the slug of the country or town that an article names right beside an institution whose own name does not say it:
 * "Peru's Foreign Ministry", "the Peruvian Foreign Ministry", "Foreign Ministry of Peru", "the City Council in Leeds". Empty
 * where it names none, and for whatever is no such institution.
 */
export function ownerBeside(
  text: string,
  mentions: readonly Mention[],
  index: number,
  { organization }: WrittenName,
): string {
  const { institution } = organization;
  if (institution?.country !== '') return '';
  if (institution.ownership === 'town')
    return placeBeside(text, mentions, index, townNamed) || countryInFront(text, mentions[index]);
  const named = institution.ownership === 'countryItself' ? countryCalledIn : countryNamed;
  const country = countryInFront(text, mentions[index]) || placeBeside(text, mentions, index, named);
  return institution.ownership === 'paper' && HOMES_OF_PAPERS.has(country) ? '' : country;
}

const OWNER = /(\p{Lu}[\p{L}\p{M}.]*(?:[ -]\p{Lu}[\p{L}\p{M}.]*)?)(?:['’]s)? $/u;
const OWNER_REACH = 32;

/** Returns the slug of the country that is named, by its name or its adjective, right before a mention; or empty. */
function countryInFront(text: string, mention: Mention | undefined): string {
  if (mention === undefined) return '';
  const [, owner] = OWNER.exec(text.slice(Math.max(0, mention.start - OWNER_REACH), mention.start)) ?? [];
  const words = owner === undefined ? [] : wordsOf(owner);
  for (const length of words.length > 1 ? [2, 1] : [1]) {
    const country = countryCalled(words.slice(-length));
    if (country !== undefined) return country;
  }
  return '';
}

/** Returns what a place right before or behind a mention stands for, or empty. */
function placeBeside(
  text: string,
  mentions: readonly Mention[],
  index: number,
  slugOf: (name: WrittenName) => string,
): string {
  const mention = mentions[index];
  if (mention === undefined) return '';
  const nameOf = ({ start, end }: Mention): WrittenName => writtenName(text.slice(start, end));
  const before = mentions[index - 1];
  if (before?.type === 'place' && /^(?:['’]s)? $/.test(text.slice(before.end, mention.start)))
    return slugOf(nameOf(before));
  const behind = mentions[index + 1];
  if (behind?.type === 'place' && /^,? (?:of|in) (?:the )?$/.test(text.slice(mention.end, behind.start)))
    return slugOf(nameOf(behind));
  return '';
}

function townNamed({ place }: WrittenName): string {
  return place.slug;
}

/** Returns the slug of the country that is named, or in which a region lies; empty for a town. */
function countryCalledIn(name: WrittenName): string {
  return name.place.known?.kind === 'place' ? '' : countryNamed(name);
}

/** Returns the slug of the country of a place, or that it is; empty if that is not known. */
function countryNamed({ place }: WrittenName): string {
  return place.known === undefined ? '' : countryOf(place.known);
}

/**
 * Returns the slug of the owner of an institution, of which a document has these mentions: the one named beside it or else the
 * one that the article is about. Empty where neither is clear.
 */
export function ownerOfInstitution(document: NamedText, group: readonly number[]): string {
  for (const index of group) {
    const beside = document.nameOf[index]?.container ?? '';
    if (beside !== '') return beside;
  }
  for (const index of group) {
    const institution = document.nameOf[index]?.name.organization.institution;
    if (institution?.country !== '') continue;
    if (institution.ownership === 'country') return articleFacts(document).country;
    if (institution.ownership === 'town') return articleFacts(document).town;
  }
  return '';
}

/** What an article is about; empty where that is not clear. */
interface ArticleFacts {
  readonly country: string;
  readonly town: string;
}

const articles = new WeakMap<NamedText, ArticleFacts>();

function articleFacts(document: NamedText): ArticleFacts {
  let facts = articles.get(document);
  if (facts === undefined) {
    facts = { country: mostNamedCountry(document), town: onlyTown(document) };
    articles.set(document, facts);
  }
  return facts;
}

/** Returns the slug of the country that the article is about, by the places that it names. */
function mostNamedCountry({ mentions, nameOf }: NamedText): string {
  const counts = new Map<string, number>();
  let total = 0;
  for (const [index, { type }] of mentions.entries()) {
    const local = nameOf[index];
    if (type !== 'place' || local === undefined) continue;
    const { known } = placedIn(local.name.place, local.container);
    const country = known === undefined ? '' : countryOf(known);
    if (country === '') continue;
    counts.set(country, (counts.get(country) ?? 0) + 1);
    total++;
  }
  const [most, next] = [...counts].sort(([, a], [, b]) => b - a);
  if (most === undefined) return '';
  const [country, count] = most;
  return count >= ENOUGH * total && count >= TIMES_THE_NEXT * (next?.[1] ?? 0) ? country : '';
}

/** Returns the slug of the only town that the article names. */
function onlyTown({ mentions, nameOf }: NamedText): string {
  let only = '';
  for (const [index, { type }] of mentions.entries()) {
    const place = nameOf[index]?.name.place;
    if (type !== 'place' || place === undefined) continue;
    if (place.known !== undefined && place.known.kind !== 'place') continue;
    if (only !== '' && only !== place.slug) return '';
    only = place.slug;
  }
  return only;
}
