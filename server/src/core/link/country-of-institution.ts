import type { Mention } from '../detect/mention.ts';
import { countryCalled } from './institution-name.ts';
import { countryOf } from './known-names.ts';
import type { DocumentText, LocalName } from './local-name.ts';
import { wordsOf } from './name-words.ts';
import { placedIn } from './place-name.ts';

/** A document with the names of its mentions. */
interface NamedText extends DocumentText {
  readonly nameOf: readonly LocalName[];
}

/** For an article to be about a country, so large a part of its places has to be there, and so many times as in any other. */
const ENOUGH = 1 / 2;
const TIMES_THE_NEXT = 2;

/**
 * Returns the slug of the country of which a mention names an institution without saying it in the name: the one named right
 * beside it ("Peru's Foreign Ministry", "the Peruvian Foreign Ministry", "Foreign Ministry of Peru") or else the one that the
 * article is about. Empty where neither is clear, and where the name gives the country itself or means one body only.
 */
export function countryOfInstitution(document: NamedText, index: number): string {
  const institution = document.nameOf[index]?.name.organization.institution;
  if (institution?.country !== '') return '';
  const beside = countryBeside(document, index);
  return beside !== '' || institution.isSpokenOfAbroad ? beside : countryOfArticle(document);
}

const OWNER = /(\p{Lu}[\p{L}\p{M}.]*(?:[ -]\p{Lu}[\p{L}\p{M}.]*)?)(?:['’]s)? $/u;
const OWNER_REACH = 32;

/** Returns the slug of the country named right before or behind a mention, or empty. */
function countryBeside({ text, mentions, nameOf }: NamedText, index: number): string {
  const mention = mentions[index];
  if (mention === undefined) return '';
  const [, owner] = OWNER.exec(text.slice(Math.max(0, mention.start - OWNER_REACH), mention.start)) ?? [];
  const words = owner === undefined ? [] : wordsOf(owner);
  for (const length of words.length > 1 ? [2, 1] : [1]) {
    const country = countryCalled(words.slice(-length));
    if (country !== undefined) return country;
  }
  const behind = mentions[index + 1];
  if (behind?.type !== 'place' || !/^ (?:of|in) (?:the )?$/.test(text.slice(mention.end, behind.start)))
    return '';
  return countryNamed(behind, nameOf[index + 1]);
}

const articles = new WeakMap<NamedText, string>();

/** Returns the slug of the country that the article is about, by the places that it names; empty where that is not clear. */
function countryOfArticle(document: NamedText): string {
  let country = articles.get(document);
  if (country === undefined) {
    country = mostNamedCountry(document);
    articles.set(document, country);
  }
  return country;
}

function mostNamedCountry({ mentions, nameOf }: NamedText): string {
  const counts = new Map<string, number>();
  let total = 0;
  for (const [index, mention] of mentions.entries()) {
    const country = countryNamed(mention, nameOf[index]);
    if (country === '') continue;
    counts.set(country, (counts.get(country) ?? 0) + 1);
    total++;
  }
  const [most, next] = [...counts].sort(([, a], [, b]) => b - a);
  if (most === undefined) return '';
  const [country, count] = most;
  return count >= ENOUGH * total && count >= TIMES_THE_NEXT * (next?.[1] ?? 0) ? country : '';
}

/** Returns the slug of the country that a mention names, or in which the place lies that it names; empty if that is not known. */
function countryNamed({ type }: Mention, local: LocalName | undefined): string {
  if (type !== 'place' || local === undefined) return '';
  const { known } = placedIn(local.name.place, local.container);
  return known === undefined ? '' : countryOf(known);
}
