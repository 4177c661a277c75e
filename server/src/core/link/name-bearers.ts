import { firstIndex } from '../text/first-index.ts';
import type { EntityId } from './entity.ts';
import type { Bearer, FiledName } from './filed-name.ts';

/**
 * Counts that in some documents more, or less, the name of a bearer suggests a shorter one, and that he is called by that
 * there; somebody is a bearer as long as his name suggests the shorter one somewhere.
 */
export function countBearer(bearer: Bearer, sign: 1 | -1, isAttested: boolean, isPossible: boolean): void {
  bearer.suggested += sign;
  if (isAttested) bearer.attested += sign;
  if (isPossible) bearer.possible += sign;
  if (bearer.suggested === 0) removeBearer(bearer);
}

/** Whether the name alone says that its bearer may be called by the shorter one, or a document calls him so. */
export function isSure({ suggested, attested, possible }: Omit<Bearer, 'shorter'>): boolean {
  return attested > 0 || suggested > possible;
}

/**
 * Returns the name as a bearer of a shorter one, given by its key; undefined where it is none.
 * @param place where it stands among those that the name suggests, which mostly is where it stands among those it bears
 */
export function bearerOf(
  { bearerOf: bearers }: FiledName,
  shorter: EntityId,
  place: number,
): Bearer | undefined {
  const likely = bearers?.[place];
  return likely?.shorter.key === shorter ? likely : bearers?.find((bearer) => bearer.shorter.key === shorter);
}

/** Makes the name a bearer of a shorter one, which it must not be yet; nothing is counted of it so far. */
export function addBearer(name: FiledName, shorter: FiledName): Bearer {
  const bearer = { name, shorter, suggested: 0, attested: 0, possible: 0 };
  const bearers = (shorter.bearers ??= []);
  bearers.splice(
    firstIndex(0, bearers.length, (index) => (bearers[index]?.name.key ?? '') >= name.key),
    0,
    bearer,
  );
  (name.bearerOf ??= []).push(bearer);
  return bearer;
}

function removeBearer(bearer: Bearer): void {
  const { name, shorter } = bearer;
  shorter.bearers = without(shorter.bearers, bearer);
  name.bearerOf = without(name.bearerOf, bearer);
}

function without(bearers: readonly Bearer[] = [], bearer: Bearer): Bearer[] | undefined {
  const others = bearers.filter((other) => other !== bearer);
  return others.length === 0 ? undefined : others;
}
