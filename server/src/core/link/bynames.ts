import { usualSpelling } from './given-names.ts';
import { BYNAMES } from './data/bynames.ts';
import { wordsOf } from './name-words.ts';

let byName: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * Returns all names of a well-known person who is called otherwise than his full name, given by one of them, as slugs: those of
 * Franklin D. Roosevelt for "fdr". The same array for all of them; empty for everybody else.
 */
export function bynamesOf(slug: string): readonly string[] {
  byName ??= readBynames();
  return byName.get(slug) ?? NONE;
}

const NONE: readonly string[] = [];

function readBynames(): Map<string, readonly string[]> {
  const result = new Map<string, readonly string[]>();
  for (const line of BYNAMES.split('\n')) {
    if (line === '') continue;
    const names = [...new Set(line.split('|').map((name) => wordsOf(name).map(usualSpelling).join('-')))];
    for (const name of names) result.set(name, names);
  }
  return result;
}
