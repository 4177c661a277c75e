import type { Mention } from '../detect/mention.ts';
import { areSame } from './are-same.ts';
import { countryOf, type KnownEntity } from './known-names.ts';
import type { PlaceName } from './place-name.ts';
import { writtenName } from './written-name.ts';

/** Thousands of inhabitants from which on the world speaks of a city, so that it is meant in news of any region. */
const OF_THE_WORLD = 2000;
/** So many times the weight of its namesake a place may have for the namesake to be known in its own region, or country. */
const MOST_TIMES = 50;
const MOST_TIMES_IN_COUNTRY = 10;
/** So many other places of the country an article that means the namesake names. */
const ENOUGH_OF_COUNTRY = 2;

/**
 * Returns a function that says in which region a place of an article lies that is named without one and has namesakes: the
 * slug of the only region, or else country, that the article names otherwise and in which one of them lies. Empty where
 * that is not clear. Whatever everybody knows by the name takes that there is nothing else of its country.
 */
export function regionsInArticle(text: string, mentions: readonly Mention[]): (place: PlaceName) => string {
  const regions = new Map<string, string>();
  let named: readonly KnownEntity[] | undefined;
  return (place) => {
    if (place.namesakes.length < 2) return '';
    let region = regions.get(place.slug);
    if (region === undefined) {
      named ??= knownPlaces(text, mentions);
      region = regionOf(place, named);
      regions.set(place.slug, region);
    }
    return region;
  };
}

/** Returns the places of an article that are known by their names alone. */
function knownPlaces(text: string, mentions: readonly Mention[]): readonly KnownEntity[] {
  const found = new Set<KnownEntity>();
  for (const { type, start, end } of mentions) {
    if (type !== 'place') continue;
    const { known } = writtenName(text.slice(start, end)).place;
    if (known !== undefined) found.add(known);
  }
  return [...found];
}

function regionOf({ known, namesakes }: PlaceName, named: readonly KnownEntity[]): string {
  const others = named.filter(({ slug }) => slug !== known?.slug);
  const inCountry = namesakes.filter((namesake) => others.some((place) => areOfOneCountry(place, namesake)));
  const inRegion = inCountry.filter((namesake) => others.some((place) => areOfOneRegion(place, namesake)));
  const [only, second] = inRegion.length > 0 ? inRegion : inCountry;
  if (only === undefined || second !== undefined) return '';
  if (known !== undefined) {
    const isEnough =
      inRegion.length > 0 ||
      others.filter((place) => areOfOneCountry(place, only)).length >= ENOUGH_OF_COUNTRY;
    const most = inRegion.length > 0 ? MOST_TIMES : MOST_TIMES_IN_COUNTRY;
    const isFamous = known.weight >= OF_THE_WORLD || known.weight > most * only.weight;
    if (!isEnough || isFamous || inCountry.includes(known)) return '';
  }
  const [region = '', country = ''] = only.containers;
  return region === '' ? country : region;
}

function areOfOneCountry(a: KnownEntity, b: KnownEntity): boolean {
  return countryOf(a) === countryOf(b);
}

function areOfOneRegion({ containers }: KnownEntity, other: KnownEntity): boolean {
  return containers[0] !== '' && areSame(containers, other.containers);
}
