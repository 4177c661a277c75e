import { newLook, type FiledName } from './filed-name.ts';
import { sampleOf, type Node } from './node.ts';
import { roleKey, weightOfRole } from './role-key.ts';

/** Two names that may be one's by their likeness: the one that says less stands for the other. */
export interface Likeness {
  readonly lesser: FiledName;
  readonly fuller: FiledName;
  /** Whether the likeness is not enough, so that their articles must have more in common. */
  readonly isDoubtful: boolean;
  /** In how many documents both are named, as two; undefined where that says nothing. */
  apart: number | undefined;
}

/** So much must two names that are alike have in common, by the weights of company.ts. */
const ENOUGH = 3;

/** Notes that the names are alike. */
export function addLikeness(
  lesser: FiledName,
  fuller: FiledName,
  { isDoubtful = false, isTurned = false } = {},
): void {
  if (lesser.alikeFuller?.some((known) => known.fuller === fuller)) return;
  const likeness: Likeness = { lesser, fuller, isDoubtful, apart: isTurned ? undefined : 0 };
  (fuller.alikeLesser ??= []).push(likeness);
  (lesser.alikeFuller ??= []).push(likeness);
}

/**
 * Counts a document, given by the names in it, that came or went for the likenesses of which it names both; calls back with those that
 * hold now and did not before, or the other way round. What a document names as two is not one.
 */
export function countApart(
  company: readonly FiledName[],
  sign: 1 | -1,
  changed: (likeness: Likeness) => void,
): void {
  for (const { alikeFuller } of company) {
    for (const likeness of alikeFuller ?? NONE) {
      if (likeness.apart === undefined || !company.includes(likeness.fuller)) continue;
      likeness.apart += sign;
      if (likeness.apart === (sign > 0 ? 1 : 0)) changed(likeness);
    }
  }
}

const NONE: readonly Likeness[] = [];

/** Whether both names are one's, as far as is known. */
export function areOne({ lesser, fuller, isDoubtful, apart = 0 }: Likeness): boolean {
  if (fuller.node === undefined || apart > 0) return false;
  return !isDoubtful || (lesser.node !== undefined && haveMuchInCommon(lesser.node, fuller.node));
}

/** Whether the articles of two names have enough company and role phrases in common. */
function haveMuchInCommon(a: Node, b: Node): boolean {
  const look = newLook();
  for (const { filed } of sampleOf(a)) for (const other of filed.company) other.look = look;
  let score = 0;
  for (const { filed } of sampleOf(b)) {
    for (const other of filed.company) {
      if (other.look !== look || other === a.name || other === b.name) continue;
      other.look = 0;
      score += other.weight;
    }
  }
  const roles = new Set(a.roles.map(({ name }) => roleKey(name)));
  for (const { name } of b.roles) if (roles.delete(roleKey(name))) score += weightOfRole(name);
  return score >= ENOUGH;
}
