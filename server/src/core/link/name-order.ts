import { isKnightly, withoutCourtesy } from './courtesy.ts';
import type { EntityId } from './entity.ts';
import { formalNames } from './given-names.ts';

/**
 * Whether a name, by its key, says less than another: it has fewer words, or as many with a courtesy title, an
 * initial or a nickname in front,
 * or is shorter. A name only ever stands for one that says more, so that names cannot stand for each other in a circle.
 */
export function saysLess(a: EntityId, b: EntityId): boolean {
  const wordsOfA = countWords(a);
  const wordsOfB = countWords(b);
  if (wordsOfA !== wordsOfB) return wordsOfA < wordsOfB;
  const difference = formalityOf(a) - formalityOf(b);
  if (difference !== 0) return difference < 0;
  return a.length < b.length || (a.length === b.length && a < b);
}

function countWords(key: EntityId): number {
  let count = 1;
  for (let i = key.indexOf('-'); i >= 0; i = key.indexOf('-', i + 1)) count++;
  return count;
}

/** Returns 0 for a person's name with a courtesy title in front, 1 with an initial, 2 with a nickname, else 3. */
function formalityOf(key: EntityId): number {
  const end = key.indexOf('-');
  if (end < 0 || !key.startsWith('person/')) return 3;
  if (withoutCourtesy(key) !== undefined) return 0;
  const first = key.slice('person/'.length, end);
  if (isKnightly(first)) return 0;
  if (first.length === 1) return 1;
  return formalNames(first).length > 0 ? 2 : 3;
}
