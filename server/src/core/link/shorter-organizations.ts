import { clubWithoutCity, withoutClubKind } from './club-name.ts';
import { knownEntities, knownEntity, type KnownEntity } from './known-names.ts';
import { isSmallWord, wordsOf } from './name-words.ts';
import { DESCRIPTIVE, LOCAL, SHORTEST_ACRONYM, type OrganizationName } from './organization-name.ts';

/** Words behind a club's name that say nothing to those who know which sport is meant: "Leicester" for "Leicester City". */
const OF_CLUBS = new Set('albion athletic city county hotspur rovers town united wanderers'.split(' '));

/** How a military unit begins and ends that is called without the end: "82nd Airborne" for "82nd Airborne Division". */
const NUMBERED = /^\d+(?:st|nd|rd|th)$/;
const UNITS = new Set(['battalion', 'brigade', 'division', 'regiment']);

/** Words in front of those that say which kind of school or hospital it is: "Oakfield Primary School". */
const KINDS_OF_LOCAL = new Set(
  'childrens community comprehensive district elementary general grammar high infant junior memorial middle primary public regional royal secondary university'.split(
    ' ',
  ),
);

/** Returns the slugs of shorter names under which an organization with this name may appear elsewhere. */
export function shorterOrganizationNames({ words, initials, letters, abridged }: OrganizationName): string[] {
  const result: string[] = [];
  if (letters === '') result.push(...initials.filter(({ length }) => length >= SHORTEST_ACRONYM));
  if (NUMBERED.test(words[0] ?? '') && UNITS.has(words.at(-1) ?? ''))
    result.push(words.slice(0, -1).join('-'));
  let end = words.length;
  if (OF_CLUBS.has(words[end - 1] ?? '')) end--;
  else while (end > 1 && DESCRIPTIVE.has(words[end - 1] ?? '')) end--;
  if (end > 0 && end < words.length && !isSmallWord(words[end - 1] ?? ''))
    result.push(words.slice(0, end).join('-'));
  result.push(
    ...abridged,
    ...shorterClubNames(words),
    ...namesOfLocal(words).filter((slug) => slug.includes('-')),
  );
  result.push(...universityOf(words));
  const rest = withoutCountry(words);
  if (rest.length > 1) result.push(rest.join('-'));
  return [...new Set(result)];
}

/**
 * Returns the slugs of shorter names under which an organization may appear if more speaks for it than the name: a school or
 * hospital by one word, a body by a name that others have too, a team by its city, the first of two firms that merged ("Sibanye" for "Sibanye-Stillwater").
 */
export function possibleOrganizationNames({ words, known, isMerged }: OrganizationName): string[] {
  const result = [
    ...(known?.sharedNames ?? []),
    ...namesOfLocal(words).filter((slug) => !slug.includes('-')),
  ];
  if (known?.kind === 'team') result.push(...cityOfTeam(known));
  if (isMerged) result.push(words[0] ?? '');
  return result;
}

/** Returns the slugs of the names of a school or hospital without the words for what it is, as far as those are no place's. */
function namesOfLocal(words: readonly string[]): string[] {
  const result: string[] = [];
  let end = words.length;
  if (!LOCAL.has(words[end - 1] ?? '')) return result;
  do {
    end--;
    const name = words.slice(0, end).join('-');
    const last = words[end - 1] ?? '';
    // "Tarn University" is not Tarn University Hospital.
    const isOther = DESCRIPTIVE.has(last) || KINDS_OF_LOCAL.has(name);
    if (end > 0 && !isOther && knownEntities('place', name).length === 0) result.push(name);
  } while (KINDS_OF_LOCAL.has(words[end - 1] ?? ''));
  return result;
}

/** Returns the slug of the city or state in a team's name: that of "Green Bay Packers", though people speak of the Packers. */
function cityOfTeam({ name }: KnownEntity): string[] {
  const words = wordsOf(name);
  for (let end = Math.min(3, words.length - 1); end > 0; end--) {
    const city = words.slice(0, end).join('-');
    if (knownEntities('place', city).length > 0) return [city];
  }
  return [];
}

/** Towns and states after which several universities are called, one with the word in front and one with it behind. */
const OF_SEVERAL = new Set(['california', 'indiana', 'miami', 'new-york', 'ohio', 'washington', 'york']);

/** Returns the slug of a university's name with the place in front: "Nairobi University" for the University of Nairobi. */
function universityOf([university, of, ...place]: readonly string[]): readonly string[] {
  const isOfPlace = university === 'university' && of === 'of' && place.length > 0 && place.length < 3;
  return !isOfPlace || OF_SEVERAL.has(place.join('-')) ? [] : [`${place.join('-')}-university`];
}

function shorterClubNames(words: readonly string[]): readonly string[] {
  const names = [withoutClubKind(words), clubWithoutCity(words)];
  return names.filter(({ length }) => length > 0 && length < words.length).map((name) => name.join('-'));
}

/** "US Geological Survey" may be called "Geological Survey"; returns no words for a name without a country in front. */
function withoutCountry(words: readonly string[]): readonly string[] {
  for (const length of [1, 2]) {
    const country = knownEntity('place', words.slice(0, length).join('-'));
    if (country?.kind === 'country') return words.slice(length);
  }
  return [];
}
