import type { EntityId } from './entity.ts';
import { genderOfGivenName, type Gender } from './given-names.ts';
import { isGivenTitle } from './roles.ts';

/**
 * Somebody whom an article calls by a family name and a courtesy title only is filed under both: "Mr Voss" is
 * `person/mr-voss`. So Mr and Mrs Voss are two, and each may be one of the Vosses of the other articles.
 */
const GENDERS: ReadonlyMap<string, Gender> = new Map([
  ['mr', 'male'],
  ['ms', 'female'],
]);
const START = 'person/';
/** Both titles have two letters and a hyphen behind them. */
const NAME_START = START.length + 3;

/** Returns the title under which people of a gender are filed. */
export function courtesyTitle(gender: Gender): string {
  return gender === 'male' ? 'mr' : 'ms';
}

/** Titles of knights, which go with the given name: "Sir Alex". */
const KNIGHTLY = new Set(['sir', 'dame']);

/** Whether the word, in lower case, is the title of a knight. */
export function isKnightly(word: string): boolean {
  return KNIGHTLY.has(word);
}

/** Whether the word is one of those titles. */
export function isCourtesyTitle(word: string): boolean {
  return GENDERS.has(word);
}

/** Returns the key without its courtesy title, or undefined where it has none. */
export function withoutCourtesy(key: EntityId): EntityId | undefined {
  const hasTitle = key.startsWith('person/mr-') || key.startsWith('person/ms-');
  return hasTitle && key.length > NAME_START ? START + key.slice(NAME_START) : undefined;
}

/** Whether somebody filed under a full name may have the courtesy title of the key: popes and women are no Mr. */
export function mayHaveCourtesy(fullName: EntityId, key: EntityId): boolean {
  const [first = ''] = fullName.slice(START.length).split('-', 1);
  if (isGivenTitle(first) || GENDERS.has(first)) return false;
  const wanted = GENDERS.get(key.slice(START.length, NAME_START - 1));
  return (genderOfGivenName(first) ?? wanted) === wanted;
}
