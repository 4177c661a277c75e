import { DEMONYMS } from './data/demonyms.ts';
import { isRegionName, knownEntities, knownEntity, liesIn, type KnownEntity } from './known-names.ts';
import { slugOf, type WordedName } from './name-words.ts';
import { placeSpelling } from './place-spelling.ts';
import { shorterPlaceNames } from './shorter-places.ts';

/** A place's name with the region it was named with. */
export interface PlaceName {
  readonly slug: string;
  /** Slug of the region or country behind the name, or empty. */
  readonly container: string;
  /** The known place that is meant; undefined where none or no single one can be. */
  readonly known: KnownEntity | undefined;
  /** The known places that have the name, where it is named without a region and they are several cities or the like. */
  readonly namesakes: readonly KnownEntity[];
  /** The state that shares its name with a city or a country, as "Washington" does. */
  readonly state: KnownEntity | undefined;
  /** Slugs of the shorter names by which it may be called. */
  readonly shorter: readonly string[];
}

/** Takes "Toulouse, France" and "France's Toulouse" apart, where one mention holds both; any other name has no container of its own. */
export function parsePlaceName(name: WordedName): PlaceName {
  const { text } = name;
  const comma = text.indexOf(',');
  if (comma > 0 && knownEntity('place', name.slug) === undefined)
    return placeIn(slugOf(withoutArticle(text.slice(0, comma))), slugOf(text.slice(comma)));
  const [, owner, owned] = /['’]/.test(text) ? (POSSESSIVE.exec(text) ?? []) : [];
  if (owner !== undefined && owned !== undefined && isRegionName(slugOf(owner)))
    return placeIn(slugOf(owned), slugOf(owner));
  const bare = withoutArticle(text);
  const slug = bare === text ? name.slug : slugOf(bare);
  return placeIn(knownEntities('place', slug).length === 0 ? (placeOfDemonym(slug) ?? slug) : slug, '');
}

let placesByDemonym: ReadonlyMap<string, string> | undefined;

/** Returns the slug of the country or region that an adjective stands for: "Ecuadorian" is Ecuador. */
export function placeOfDemonym(slug: string): string | undefined {
  placesByDemonym ??= new Map(
    DEMONYMS.split('\n').flatMap((line) => {
      const [place = '', ...adjectives] = line.split(' ');
      return adjectives.map((adjective) => [adjective, place] as const);
    }),
  );
  return placesByDemonym.get(slug);
}

/** Put in the place of a container where a name means the state that is called so, not the city or the country. */
export const STATE = 'State';

/** Returns the name as that of a place in a region or country, given by its name, unless it says itself where it lies. */
export function placedIn(place: PlaceName, container: string): PlaceName {
  if (container === STATE) return place.state === undefined ? place : placeIn(stateSlug(place.slug), '');
  return container === '' || place.container !== '' ? place : placeIn(place.slug, slugOf(container));
}

function placeIn(written: string, container: string): PlaceName {
  const slug = withoutSpeltUmlauts(placeSpelling(written));
  const candidates = knownEntities('place', slug);
  const known =
    container === '' ? knownEntity('place', slug) : candidates.find((place) => liesIn(place, container));
  const state = knownEntity('place', stateSlug(slug));
  const isShared = container === '' && candidates.length > 1 && state === undefined;
  return {
    slug,
    container,
    known,
    namesakes: isShared && candidates.every(({ kind }) => kind === 'place') ? candidates : NONE,
    state,
    shorter: container === '' ? shorterPlaceNames(slug) : [slug],
  };
}

const NONE: readonly KnownEntity[] = [];

/** Returns the slug without the "e" that stands for an umlaut where only that makes it a name on the list: "duesseldorf". */
function withoutSpeltUmlauts(slug: string): string {
  if (!SPELT_UMLAUT.test(slug) || knownEntities('place', slug).length > 0) return slug;
  const plain = slug.replaceAll(SPELT_UMLAUTS, '$1');
  return knownEntities('place', plain).length > 0 ? plain : slug;
}

const SPELT_UMLAUT = /[aou]e/;
const SPELT_UMLAUTS = /([aou])e/g;

/** Returns the slug by which the list knows a state whose bare name means something else. */
function stateSlug(slug: string): string {
  return `state-of-${slug}`;
}

const POSSESSIVE = /^(\p{Lu}.*?)['’]s? (\p{Lu}.*)$/u;

function withoutArticle(name: string): string {
  return name.replace(/^the\s+(?=\S)/i, '');
}

/** Returns what a place's name is filed under. */
export function placeSlug({ slug, container, known }: PlaceName): string {
  if (known !== undefined) return known.slug;
  return container === '' ? slug : `${slug}-${container}`;
}

/** How sure it is that a place lies in a region beside which it is named. */
export const Containment = {
  none: 0,
  /** The place that is known by the name lies elsewhere, so that this would be another one: "Paris, Texas". */
  ofNamesake: 1,
  /** No place is known by the name. */
  ofUnknown: 2,
  known: 3,
} as const;
export type Containment = (typeof Containment)[keyof typeof Containment];

/** Returns how sure it is that a place lies in another one, given by the slugs of their names. */
export function containmentOf(inner: string, outer: string): Containment {
  if (inner === outer || !isRegionName(outer)) return Containment.none;
  const candidates = knownEntities('place', inner);
  if (candidates.some((place) => liesIn(place, outer))) return Containment.known;
  const [best] = candidates;
  if (best === undefined) return Containment.ofUnknown;
  // "Paris, Germany" and "Iraq, Texas" can only be lists.
  return best.kind === 'place' && knownEntity('place', outer)?.kind !== 'country'
    ? Containment.ofNamesake
    : Containment.none;
}
