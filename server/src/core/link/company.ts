import type { EntityId } from './entity.ts';
import { knownEntities } from './known-names.ts';
import { roleKey, weightOfRole } from './role-key.ts';

/** What an article, or several, say around a name. */
export interface Occasion {
  /** What the article names, by key or by entity; undefined for what is ignored. */
  readonly company: Iterable<EntityId | undefined>;
  /** The role phrases beside the name. */
  readonly roles: readonly string[];
}

/** Articles of one name that are looked at; who is named in more is not better known by all of them. */
export const MOST_OCCASIONS = 8;

/** What speaks for one of those whom a name may mean. */
export interface Weighed {
  readonly id: EntityId;
  /** Whom the article names that is named with the candidate elsewhere too, the most telling first. */
  readonly shared: readonly EntityId[];
  /** Role phrases beside the name that the candidate has elsewhere too. */
  readonly roles: readonly string[];
  /** The weight of what speaks for this candidate and for no other. */
  readonly score: number;
}

/**
 * Returns a function that weighs whom a name in an article means, the likeliest first: by the company that the candidates
 * keep elsewhere (Bunescu and Paşca 2006; Cucerzan 2007) and by the role phrases beside them. What several candidates share
 * speaks for none, and those for whom nothing speaks are left out.
 */
export function weighing(
  candidates: ReadonlyMap<EntityId, Occasion>,
  weightOf: Weight,
): (here: Occasion) => readonly Weighed[] {
  const byCompany = groupBy(candidates, ({ company }) => company);
  const byRole = groupBy(candidates, ({ roles }) => roles.map(roleKey));
  const byWeight = (a: EntityId, b: EntityId): number => weightOf(b) - weightOf(a) || (a < b ? -1 : 1);
  return (here) => {
    const found = new Map<EntityId, Finding>();
    const findingOf = (id: EntityId): Finding => {
      const known = found.get(id);
      if (known !== undefined) return known;
      const finding = { shared: [], roles: [], score: 0 };
      found.set(id, finding);
      return finding;
    };
    for (const other of here.company) {
      const ids = other === undefined ? undefined : byCompany.get(other);
      if (other === undefined || ids === undefined) continue;
      for (const id of ids) {
        if (id === other) continue;
        const finding = findingOf(id);
        finding.shared.push(other);
        if (ids.length === 1) finding.score += weightOf(other);
      }
    }
    for (const role of here.roles) {
      const ids = byRole.get(roleKey(role)) ?? [];
      for (const id of ids) {
        const finding = findingOf(id);
        finding.roles.push(role);
        if (ids.length === 1) finding.score += weightOfRole(role);
      }
    }
    return [...found]
      .map(([id, finding]) => ({ id, ...finding, shared: finding.shared.sort(byWeight) }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  };
}

interface Finding {
  readonly shared: EntityId[];
  readonly roles: string[];
  score: number;
}

function groupBy(
  candidates: ReadonlyMap<EntityId, Occasion>,
  valuesOf: (occasion: Occasion) => Iterable<string | undefined>,
): Map<string, EntityId[]> {
  const result = new Map<string, EntityId[]>();
  for (const [id, occasion] of candidates) {
    for (const value of new Set(valuesOf(occasion))) {
      if (value === undefined) continue;
      const ids = result.get(value);
      if (ids === undefined) result.set(value, [id]);
      else ids.push(id);
    }
  }
  return result;
}

/** How much it says that two articles both name somebody or something. */
export type Weight = (id: EntityId) => number;

/** What is named in more articles than this is everybody's company. */
export const MOST_TELLING = 64;

/**
 * Returns how much it says, for what is not named everywhere: people, small places and organizations that few have heard of
 * say much, cities and teams little, countries and great organizations nothing.
 */
export function weightOf(id: EntityId): number {
  const slash = id.indexOf('/');
  const slug = id.slice(slash + 1);
  switch (id.slice(0, slash)) {
    case 'person':
      return slug.includes('-') ? 2 : 0;
    case 'organization': {
      const [known] = knownEntities('organization', slug);
      if (known === undefined) return 2;
      return known.kind === 'team' ? 1 : 0;
    }
    case 'place': {
      const [known] = knownEntities('place', slug);
      if (known === undefined) return 2;
      return known.kind === 'place' ? 1 : 0;
    }
    default:
      return 0;
  }
}
