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
const KEY = /^person\/(mr|ms)-(.+)$/;

/** Returns the title under which people of a gender are filed. */
export function courtesyTitle(gender: Gender): string {
  return gender === 'male' ? 'mr' : 'ms';
}

/** Returns the keys of a person's name with each of the courtesy titles; none for a name of another type. */
export function courtesyKeys(name: EntityId): EntityId[] {
  if (!name.startsWith('person/') || KEY.test(name)) return [];
  return [...GENDERS.keys()].map((title) => `person/${title}-${name.slice('person/'.length)}`);
}

/** Returns the key without its courtesy title, or undefined where it has none. */
export function withoutCourtesy(key: EntityId): EntityId | undefined {
  const [, , name] = KEY.exec(key) ?? [];
  return name === undefined ? undefined : `person/${name}`;
}

/** Whether somebody filed under a full name may have the courtesy title of the key: popes and women are no Mr. */
export function mayHaveCourtesy(fullName: EntityId, key: EntityId): boolean {
  const [first = ''] = fullName.slice('person/'.length).split('-', 1);
  if (isGivenTitle(first) || GENDERS.has(first)) return false;
  const wanted = GENDERS.get(KEY.exec(key)?.[1] ?? '');
  return (genderOfGivenName(first) ?? wanted) === wanted;
}
