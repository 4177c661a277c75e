import type { EntityType } from '../detect/mention.ts';
import { areSame } from './are-same.ts';
import { COUNTIES } from './data/counties.ts';
import { PLACES } from './data/places.ts';
import { readOrganizations } from './organization-list.ts';
import { placeSpelling } from './place-spelling.ts';

/** An entity of the shipped lists. */
export interface KnownEntity {
  /** The last part of its entity id, unique for its type: "united-states", "paris", "london-ontario". */
  readonly slug: string;
  readonly name: string;
  /** For an organization, all its names. */
  readonly names?: readonly string[];
  /** For an organization, the slugs of those of its names that may mean others too: "chiefs", "met". */
  readonly sharedNames?: readonly string[];
  readonly kind: 'organization' | 'team' | 'country' | 'region' | 'place';
  readonly knowledgeBaseId?: string;
  /** For a place, the slugs of the region and the country it lies in, for a region its own and that of the country: "ontario", "canada". */
  readonly containers: readonly string[];
  /** How likely a bare name means this place, measured by inhabitants; 0 for organizations. */
  readonly weight: number;
}

/** Among places of one name the first is meant if it has this many times the weight of the next. */
export const DOMINANCE = 4;

let organizations: ReadonlyMap<string, readonly KnownEntity[]> | undefined;
let places: PlaceList | undefined;

/** Returns all known entities of the type with this name, given as a slug; the most likely places first. */
export function knownEntities(type: EntityType, slug: string): readonly KnownEntity[] {
  switch (type) {
    case 'person':
      return [];
    case 'organization':
      organizations ??= readOrganizations();
      return organizations.get(slug) ?? [];
    case 'place':
      places ??= new PlaceList();
      return places.named(placeSpelling(slug));
  }
}

/** Returns the known entity that the bare name means without much doubt, or undefined. */
export function knownEntity(type: EntityType, slug: string): KnownEntity | undefined {
  const entities = knownEntities(type, slug);
  const first = entities[0];
  const second = entities[1];
  if (first?.sharedNames?.includes(slug)) return undefined;
  if (first === undefined || second === undefined) return first;
  return first.weight > DOMINANCE * second.weight ? first : undefined;
}

/** Whether a known place lies in the region or country with this slug, by whichever of its names. */
export function liesIn(place: KnownEntity, container: string): boolean {
  if (place.containers.includes(container)) return true;
  if (BRITISH_NATIONS.has(container)) return place.containers.includes('united-kingdom');
  const known = knownEntity('place', container);
  if (known === undefined) return false;
  // Towns give their state by its short name, whether it is called "Wash." or "Washington State".
  return known.kind === 'region' && known.containers.length > 1
    ? areSame(place.containers, known.containers)
    : place.containers.includes(known.slug);
}

/** Returns the slug of the country that a place is or lies in; empty where that is not known. */
export function countryOf({ kind, slug, containers }: KnownEntity): string {
  return kind === 'country' ? slug : (containers.at(-1) ?? '');
}

/** The list gives British towns their county and country only. */
const BRITISH_NATIONS = new Set(['england', 'scotland', 'wales', 'northern-ireland']);

/** Whether the slug is the name of a country or of a region of one. */
export function isRegionName(slug: string): boolean {
  places ??= new PlaceList();
  return places.regions.has(slug);
}

/** The list of places. Its lines are taken apart when they are asked for, because a corpus names few of them. */
class PlaceList {
  readonly #lines = PLACES.split('\n').filter((line) => line !== '');
  /** The numbers of the lines that have a name, in the order of the list. */
  readonly #byName = new Map<string, number[]>();
  readonly #entities = new Map<string, readonly KnownEntity[]>();
  #regions: ReadonlySet<string> | undefined;

  constructor() {
    for (const [number, line] of this.#lines.entries()) {
      for (const slug of line.slice(line.lastIndexOf('\t') + 1).split(' ')) {
        const same = this.#byName.get(slug);
        if (same === undefined) this.#byName.set(slug, [number]);
        else same.push(number);
      }
    }
  }

  named(slug: string): readonly KnownEntity[] {
    const known = this.#entities.get(slug);
    if (known !== undefined) return known;
    const numbers = this.#byName.get(slug);
    if (numbers === undefined) return NONE;
    const entities = numbers.map((number) => parseLine(this.#lines[number] ?? ''));
    this.#entities.set(slug, entities);
    return entities;
  }

  /** Slugs of all names of countries, of their regions and of counties. */
  get regions(): ReadonlySet<string> {
    if (this.#regions === undefined) {
      const regions = new Set(COUNTIES.split(/\s+/));
      for (const line of this.#lines) {
        const [, kind, containers = '', , , , slugs = ''] = line.split('\t');
        for (const slug of (kind === 'place' ? containers : slugs).split(' ')) regions.add(slug);
      }
      regions.delete('');
      this.#regions = regions;
    }
    return this.#regions;
  }
}

const NONE: readonly KnownEntity[] = [];

function parseLine(line: string): KnownEntity {
  const [slug = '', kind = '', containers = '', weight = '', id = '', name = ''] = line.split('\t');
  return {
    slug,
    name,
    kind: kind === 'country' || kind === 'region' ? kind : 'place',
    ...(id === '' ? {} : { knowledgeBaseId: id }),
    containers: containers.split(' '),
    weight: Number(weight),
  };
}
