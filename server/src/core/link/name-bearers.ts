import { firstIndex } from '../text/first-index.ts';
import type { Bearer, FiledName } from './filed-name.ts';

/**
 * Counts that in some documents more, or less, a name suggests a shorter one, and that its bearer is called by that there;
 * somebody is a bearer as long as his name suggests the shorter one somewhere. Returns whether it may mean somebody else now.
 */
export function countBearer(
  shorter: FiledName,
  name: FiledName,
  suggested: number,
  attested: number,
): boolean {
  const known = name.bearerOf?.find((bearer) => bearer.shorter === shorter);
  const bearer = known ?? addBearer(shorter, name);
  bearer.suggested += suggested;
  bearer.attested += attested;
  if (bearer.suggested > 0) return known === undefined || attested !== 0;
  removeBearer(bearer);
  return true;
}

function addBearer(shorter: FiledName, name: FiledName): Bearer {
  const bearer = { name, shorter, suggested: 0, attested: 0 };
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
