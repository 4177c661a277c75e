import type { Snapshot } from '../corpus/snapshot.ts';
import type { Entity } from '../link/entity.ts';
import { fold } from '../text/fold.ts';

/** Shorter words, as "of" and "de", are in the names of many that have nothing in common. */
const SHORTEST_WORD = 3;

/**
 * Returns all entities but the given one, those first that may be the same or be taken for it: that share most words or
 * initials with its names, then those of its type, then the most mentioned.
 */
export function alikeEntities(snapshot: Snapshot, entity: Entity, limit: number): Entity[] {
  const wanted = readNames(entity);
  const probes = [...wanted.words, ...wanted.initials];
  const acronymStarts = namesOf(entity)
    .filter(isAcronym)
    .map((name) => fold(name.charAt(0)));
  // All names of a large corpus are taken apart only where there may be something to find.
  const mayShare = (name: string): boolean => {
    const folded = fold(name);
    return acronymStarts.includes(folded.charAt(0)) || probes.some((probe) => folded.includes(probe));
  };
  const ranked: { other: Entity; shared: number }[] = [];
  for (const other of snapshot.entities()) {
    if (other.id === entity.id) continue;
    ranked.push({ other, shared: namesOf(other).some(mayShare) ? countShared(wanted, readNames(other)) : 0 });
  }
  const isOfType = ({ type }: Entity): number => (type === entity.type ? 1 : 0);
  ranked.sort(
    (a, b) =>
      b.shared - a.shared ||
      isOfType(b.other) - isOfType(a.other) ||
      b.other.mentionCount - a.other.mentionCount ||
      (a.other.id < b.other.id ? -1 : 1),
  );
  return ranked.slice(0, limit).map(({ other }) => other);
}

/** What the names of an entity have that those of another may have too, folded. */
interface Names {
  readonly words: ReadonlySet<string>;
  /** The capitals of names of several words, which may be a name of the other. */
  readonly initials: ReadonlySet<string>;
}

function namesOf({ name, aliases }: Entity): string[] {
  return [name, ...aliases.map((alias) => alias.name)];
}

function readNames(entity: Entity): Names {
  const words = new Set<string>();
  const initials = new Set<string>();
  for (const each of namesOf(entity)) {
    const capitals = each.match(/\p{Lu}/gu) ?? [];
    const parts = each.split(/[^\p{L}\p{N}]+/u);
    if (isAcronym(each)) words.add(fold(each));
    else if (parts.length > 1 && capitals.length > 1) initials.add(fold(capitals.join('')));
    for (const word of parts) if (word.length >= SHORTEST_WORD) words.add(fold(word));
  }
  return { words, initials };
}

function isAcronym(name: string): boolean {
  return /^\p{Lu}{2,}$/u.test(name);
}

function countShared(a: Names, b: Names): number {
  return countCommon(a.words, b.words) + countCommon(a.words, b.initials) + countCommon(a.initials, b.words);
}

function countCommon(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let count = 0;
  for (const each of some) if (others.has(each)) count++;
  return count;
}
