import { CLUB_KINDS, CLUBS_OF_CITIES } from './data/clubs.ts';
import { knownEntities } from './known-names.ts';

const KINDS: ReadonlySet<string> = new Set(CLUB_KINDS.split(/\s+/).filter((word) => word !== ''));
const OF_CITIES: ReadonlySet<string> = new Set(CLUBS_OF_CITIES.split(/\s+/).filter((word) => word !== ''));

/** Returns the words without letters in front or behind that only say what kind of club it is: "SG Flensburg-Handewitt". */
export function withoutClubKind(words: readonly string[]): readonly string[] {
  if (words.length < 2) return words;
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  if (KINDS.has(first) && mayBeClub(first, words.slice(1))) return words.slice(1);
  return KINDS.has(last) && mayBeClub(last, words.slice(0, -1)) ? words.slice(0, -1) : words;
}

/** Two letters are those of companies too, as of US Steel and SC Johnson, which are not called by a town. */
function mayBeClub(kind: string, name: readonly string[]): boolean {
  return kind.length > 2 || kind === 'fc' || isCity(name) || isCity(name.slice(0, 1));
}

/**
 * Returns the words of a club's name in front of its city that are enough of it: of "Dinamo Zagreb" and "Inter Milan" the
 * first. None for other names; the Louvre in Abu Dhabi is not the Louvre.
 */
export function clubWithoutCity(words: readonly string[]): readonly string[] {
  for (let length = Math.min(2, words.length - 1); length > 0; length--) {
    const name = words.slice(0, length);
    if (OF_CITIES.has(name.join('-')) && isCity(words.slice(length))) return name;
  }
  return NONE;
}

const NONE: readonly string[] = [];

function isCity(words: readonly string[]): boolean {
  return knownEntities('place', words.join('-')).some(({ kind }) => kind === 'place');
}
