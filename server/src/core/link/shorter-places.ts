import { knownEntities } from './known-names.ts';
import { initialsOf } from './name-words.ts';

/**
 * Words for a kind of place that a later mention leaves out: "Yukon River", "Mount Everest". Not those for a part of what
 * it is named after, or for what surrounds it: "Charleston County".
 */
const KINDS = new Set(
  'canal creek desert glacier island islands lake mount mountain mountains ocean peninsula range ridge river sea strait valley'.split(
    ' ',
  ),
);

/** The fewest letters of a place's acronym; those of two letters stand for too much. */
export const SHORTEST_ACRONYM = 3;

const NONE: readonly string[] = [];

/**
 * Returns the slugs of the shorter names by which a place may be called, given by the slug of its own: "everest" for
 * "mount-everest". What the list of places knows by a shorter name is something else: Lake Geneva is not Geneva.
 */
export function shorterPlaceNames(slug: string): readonly string[] {
  if (!slug.includes('-')) return NONE;
  const words = slug.split('-');
  const last = words.at(-1) ?? '';
  const shorter = last === 'airport' ? shorterAirportNames(words.slice(0, -1)) : withoutKind(words);
  return [...shorter, ...(VENUES.has(last) ? acronymsOf(words) : NONE)].filter((name) => !isKnown(name));
}

/** Places for a crowd, which are known by their initials: the Melbourne Cricket Ground is the MCG. */
const VENUES = new Set(['arena', 'center', 'centre', 'ground', 'stadium']);

function acronymsOf(words: readonly string[]): readonly string[] {
  return initialsOf(words).filter(({ length }) => length >= SHORTEST_ACRONYM);
}

function isKnown(slug: string): boolean {
  return knownEntities('place', slug).length > 0;
}

function withoutKind(words: readonly string[]): readonly string[] {
  if (!isLeftOut(words[0] ?? '') && !isLeftOut(words.at(-1) ?? '')) return NONE;
  const names: string[] = [];
  for (let cut = 1; cut < words.length; cut++) {
    const [front, behind] = [words.slice(0, cut), words.slice(cut)];
    if (behind.every(isLeftOut)) names.push(front.join('-'));
    else if (front.every(isLeftOut)) names.push(behind.join('-'));
  }
  return names;
}

function isLeftOut(word: string): boolean {
  return KINDS.has(word) || word === 'of' || word === 'the';
}

/**
 * Returns the slugs of the shorter names of an airport, given by the words before "Airport": for John F. Kennedy Airport
 * those of Kennedy Airport and JFK; for Newark Liberty Airport that of Newark Airport too. None without "Airport", which may
 * be that of a town that the list of places lacks.
 */
function shorterAirportNames(words: readonly string[]): readonly string[] {
  if (isKnown(words.join('-'))) return NONE;
  const names = [...acronymsOf(words)];
  for (let cut = 1; cut < words.length; cut++) {
    const [front, behind] = [words.slice(0, cut).join('-'), words.slice(cut).join('-')];
    names.push(`${behind}-airport`);
    if (isKnown(front)) names.push(`${front}-airport`);
  }
  return names;
}
