import { isCourtesyTitle } from './courtesy.ts';
import type { EntityId } from './entity.ts';
import { comesFirst, isCommonFamilyName, isGivenName } from './given-names.ts';
import { isGivenTitle } from './roles.ts';

const START = 'person/';

/**
 * Returns the key of a person's name with the family name at its other end, as "Abe Shinzo" for "Shinzo Abe" and "Jong-un Kim"
 * for "Kim Jong-un"; undefined where that could be somebody else, as "Henry James" and "James Henry" are.
 */
export function turnedKey(key: EntityId): EntityId | undefined {
  if (!key.startsWith(START)) return undefined;
  const words = key.slice(START.length).split('-');
  const [first = '', second = '', third] = words;
  if (words.length < 2 || words.length > 3 || words.some(isNoName)) return undefined;
  if (third === undefined) {
    const isOne = first !== second && (isUnusual(first) || isUnusual(second));
    return isOne ? `${START}${second}-${first}` : undefined;
  }
  if (comesFirst(second) || comesFirst(first) === comesFirst(third)) return undefined;
  return comesFirst(first) ? `${START}${second}-${third}-${first}` : `${START}${third}-${first}-${second}`;
}

/** Whether the word is an initial, or a title that belongs in front. */
function isNoName(word: string): boolean {
  return word.length === 1 || isGivenTitle(word) || isCourtesyTitle(word);
}

/** Whether the word is no name that many people have, be it as a given or as a family name. */
function isUnusual(word: string): boolean {
  return !isGivenName(word) && !isCommonFamilyName(word) && !comesFirst(word);
}
