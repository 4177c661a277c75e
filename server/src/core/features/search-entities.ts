import type { Snapshot } from '../corpus/snapshot.ts';
import type { Entity } from '../link/entity.ts';
import { fold } from '../text/fold.ts';

/** An entity whose name or alias answers a query. */
export interface EntityMatch {
  readonly entity: Entity;
  /** The alias that matched, where the canonical name does not contain the query. */
  readonly alias: string | undefined;
}

const PREFIX = 3;
const WORD_PREFIX = 2;
const SUBSTRING = 1;
const SUBSEQUENCE = 0;

/**
 * Returns the entities whose name or alias matches the query, case and accents aside: those that begin with it first,
 * then those with a word that does, then those that contain it, then those with its characters in that order;
 * among equals the most mentioned first. An empty query matches every entity.
 */
export function searchEntities(
  snapshot: Snapshot,
  query: string,
  limit = Number.POSITIVE_INFINITY,
): EntityMatch[] {
  const wanted = fold(query.trim());
  const matches: { match: EntityMatch; rank: number }[] = [];
  for (const entity of snapshot.entities()) {
    const best = bestMatch(entity, wanted);
    if (best !== undefined) matches.push(best);
  }
  matches.sort(
    (a, b) =>
      b.rank - a.rank ||
      b.match.entity.mentionCount - a.match.entity.mentionCount ||
      (a.match.entity.id < b.match.entity.id ? -1 : 1),
  );
  return matches.slice(0, limit).map(({ match }) => match);
}

function bestMatch(entity: Entity, wanted: string): { match: EntityMatch; rank: number } | undefined {
  const ofName = rankOf(entity.name, wanted);
  let rank = ofName;
  let alias: string | undefined;
  if (rank === PREFIX) return { match: { entity, alias }, rank };
  for (const { name } of entity.aliases) {
    const aliasRank = rankOf(name, wanted);
    if (aliasRank !== undefined && (rank === undefined || aliasRank > rank)) {
      rank = aliasRank;
      alias = name;
    }
  }
  if (rank === undefined) return undefined;
  const isInName = ofName !== undefined && ofName >= SUBSTRING;
  return { match: { entity, alias: isInName ? undefined : alias }, rank };
}

function rankOf(name: string, wanted: string): number | undefined {
  const folded = fold(name);
  const position = folded.indexOf(wanted);
  if (position === 0) return PREFIX;
  if (position > 0) return folded.includes(` ${wanted}`) ? WORD_PREFIX : SUBSTRING;
  return isSubsequence(wanted, folded) ? SUBSEQUENCE : undefined;
}

function isSubsequence(wanted: string, text: string): boolean {
  let position = 0;
  for (const character of wanted) {
    position = text.indexOf(character, position);
    if (position < 0) return false;
    position += character.length;
  }
  return true;
}
