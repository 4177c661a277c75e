import type { EntityId } from './entity.ts';
import { isCommonFamilyName, isGivenName } from './given-names.ts';
import { isOneEditApart } from './spelling.ts';

const START = 'person/';
/** Shorter family names differ too easily by chance. */
const SHORTEST = 6;
const DOUBLED = /(.)\1/g;

/**
 * Returns the blocks in which names are that may be like a person's, given by its key: those with the same given names and a
 * family name that begins and ends alike, and those with the same family name that have initials of one given name, or one
 * of such initials. None for a name that many may have and for one that is too short.
 */
export function blocksOf(key: EntityId): readonly string[] {
  const end = key.lastIndexOf('-');
  if (end < 0 || key.length - end <= SHORTEST || !key.startsWith(START)) return NONE;
  const family = key.slice(end + 1);
  if (isCommonFamilyName(family) || isGivenName(family)) return NONE;
  const given = key.slice(START.length, end + 1);
  const spelled = `${given}${family.charAt(0)}*${family.replace(DOUBLED, '$1').slice(-3)}`;
  return SEVERAL_INITIALS.test(given) || ONE_WORD.test(given)
    ? [spelled, `${given.charAt(0)}*-${family}`]
    : [spelled];
}

const NONE: readonly string[] = [];

/**
 * Whether two names of one block may be one person's: "Ragnhild Thorvaldsen" and "Ragnhild Torvaldsen", "K. R. Narayanan" and
 * "Kocheril Narayanan". That is no more than possible.
 */
export function areAlike(a: EntityId, b: EntityId): boolean {
  const [familyA, familyB] = [familyIn(a), familyIn(b)];
  const [givenA, givenB] = [a.slice(START.length, -familyA.length), b.slice(START.length, -familyB.length)];
  if (givenA === givenB) return givenA.length > 2 && isOneEditApart(familyA, familyB);
  if (familyA !== familyB) return false;
  return areInitialsOf(givenA, givenB) || areInitialsOf(givenB, givenA);
}

function familyIn(key: EntityId): string {
  return key.slice(key.lastIndexOf('-') + 1);
}

/** Several initials, of which a name gives only the first: both are words, each with a hyphen behind it. */
function areInitialsOf(initials: string, name: string): boolean {
  return SEVERAL_INITIALS.test(initials) && ONE_WORD.test(name) && initials.startsWith(name.charAt(0));
}

const SEVERAL_INITIALS = /^(?:[a-z]-){2,}$/;
const ONE_WORD = /^[a-z]{2,}-$/;
