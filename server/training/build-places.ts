/**
 * Writes the list of places that linking ships, server/src/core/link/data/places.ts, from places.jsonl and from this
 * project's own place-names.txt.
 * Sources of places.jsonl: datasets/country-codes (PDDL-1.0) and Natural Earth 2017 (public domain), with Wikidata ids.
 *   node --import tsx server/training/build-places.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { slugOf } from '../src/core/link/name-words.ts';
import { DOMINANCE } from '../src/core/link/known-names.ts';
import { placeSpelling } from '../src/core/link/place-spelling.ts';
import { readJsonLines } from './data.ts';

interface Row {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly kind: 'country' | 'city';
  readonly iso2?: string;
  readonly admin?: string;
  readonly population?: number | null;
  readonly wikidata?: string;
}

type Kind = 'country' | 'region' | 'place';

interface Place {
  readonly kind: Kind;
  readonly names: string[];
  readonly id: string;
  /** ISO 3166 code of the country. */
  code: string;
  region: string;
  /** Thousands of inhabitants. */
  population: number;
}

const source = new URL('place-names.txt', import.meta.url);
const target = new URL('../src/core/link/data/places.ts', import.meta.url);

/** A country outweighs every city of its name, a region most of them. */
const WEIGHT: Readonly<Record<Kind, number>> = { country: 1000, region: 20, place: 1 };

function weightOf({ kind, population }: Place): number {
  return Math.round(WEIGHT[kind] * population);
}

function readOwnNames(): Place[] {
  const places: Place[] = [];
  for (const line of readFileSync(source, 'utf8').split('\n')) {
    const match = /^(country|region|place) (\S+) (?:(\d+) )?(.+?)(?: in (?:(\S.*), )?([A-Z]{2}))?$/.exec(
      line,
    );
    if (match === null) continue;
    const [, kind, id = '-', population = '0', names = '', region = '', code = ''] = match;
    places.push({
      kind: kind as Kind,
      names: names.split('|'),
      id: id === '-' ? '' : id,
      code,
      region,
      population: Number(population),
    });
  }
  return places;
}

/** Adds the rows to the own places; a place that is there already gets the further names behind its own. */
function merge(places: Place[], rows: readonly Row[]): Place[] {
  const byId = new Map(places.filter(({ id }) => id !== '').map((place) => [place.id, place]));
  const cities = new Set<string>();
  for (const { kind, name, aliases = [], iso2 = '', admin = '', population, wikidata = '' } of rows) {
    // Natural Earth has a town twice.
    const city = `${wikidata} ${name}`;
    if (kind === 'city' && wikidata !== '' && cities.has(city)) continue;
    if (kind === 'city') cities.add(city);
    const listed = [name, ...aliases];
    // "Falkland Islands" are the Falklands.
    const short = listed
      .filter((full) => full.endsWith(' Islands'))
      .map((full) => full.replace(/ Islands$/, 's'));
    const names = [...listed, ...short];
    const thousands = Math.round((population ?? 0) / 1000);
    const known = byId.get(wikidata);
    if (known === undefined) {
      const isCountry = kind === 'country';
      const place = {
        names,
        id: wikidata,
        code: iso2,
        region: isCountry ? '' : admin,
        population: thousands,
      };
      places.push({ ...place, kind: isCountry ? 'country' : 'place' });
    } else {
      known.names.push(...names);
      known.code = iso2;
      if (kind === 'city') known.region = admin;
      known.population = Math.max(known.population, thousands);
    }
  }
  return places;
}

/** Says of the own regions in which country they lie and by which short name, where there are towns that give them by that. */
function locateRegions(places: readonly Place[]): void {
  for (const region of places) {
    if (region.kind !== 'region') continue;
    const shortName = slugOf(region.names[0] ?? '').replace(/^state-of-|-state$/, '');
    const towns = places.filter(({ kind, region: name }) => kind === 'place' && slugOf(name) === shortName);
    towns.sort((a, b) => b.population - a.population);
    const [largest] = towns;
    if (largest !== undefined) [region.region, region.code] = [largest.region, largest.code];
  }
}

/**
 * Returns whether a place may have its bare name for a slug. Where a name does not say which of two is meant, it is the slug
 * of neither, so that those who are called by it alone are not taken for the one that is a little larger.
 */
function bareNames(places: readonly Place[]): (place: Place) => boolean {
  const weights = new Map<string, number[]>();
  for (const place of places)
    for (const slug of new Set(place.names.map((name) => placeSpelling(slugOf(name)))))
      weights.set(slug, [...(weights.get(slug) ?? []), weightOf(place)]);
  return (place) => {
    const [most = 0, next = 0] = weights.get(placeSpelling(slugOf(place.names[0] ?? ''))) ?? [];
    return most > DOMINANCE * next;
  };
}

/** Returns a line for each place: slug, kind, slugs of region and country, weight, Wikidata id, name, slugs of all names. */
function format(places: readonly Place[]): string[] {
  const countries = new Map(
    places.filter(({ kind }) => kind === 'country').map(({ code, names }) => [code, slugOf(names[0] ?? '')]),
  );
  const isFree = bareNames(places);
  const taken = new Set<string>();
  return places.flatMap((place) => {
    const { kind, id, names, code, region } = place;
    const [name = ''] = names;
    const bare = placeSpelling(slugOf(name));
    const containers = kind !== 'country' && code !== '' ? [slugOf(region), countries.get(code) ?? ''] : [];
    const around = containers.filter((container) => container !== '');
    const candidates = [[], around.slice(0, 1), around].map((said) => [bare, ...said].join('-'));
    const slug = candidates.find(
      (candidate) => !taken.has(candidate) && (candidate !== bare || isFree(place) || around.length === 0),
    );
    if (slug === undefined) return [];
    taken.add(slug);
    const slugs = new Set(names.map((each) => placeSpelling(slugOf(each))));
    slugs.delete('');
    const shown = name.replace(/[`\\$\t]/g, '');
    return [[slug, kind, containers.join(' '), weightOf(place), id, shown, [...slugs].join(' ')].join('\t')];
  });
}

const places = merge(readOwnNames(), readJsonLines<Row>('names', 'places.jsonl'));
locateRegions(places);
places.sort((a, b) => weightOf(b) - weightOf(a));
const lines = format(places);
writeFileSync(
  target,
  `/**
 * Places, those that a name most likely means first: slug, kind, slugs of region and country, weight, Wikidata id, name,
 * slugs of all names. Generated by server/training/build-places.ts from this project's place-names.txt (CC0),
 * datasets/country-codes (PDDL-1.0) and Natural Earth 2017 (public domain).
 */
export const PLACES = \`\\
${lines.join('\n')}
\`;
`,
);
console.log(`${lines.length} places written to ${fileURLToPath(target)}`);
