import type { EntityType } from '../detect/mention.ts';
import type { Occasion, Weight } from './company.ts';
import type { EntityId } from './entity.ts';
import { namesakeId } from './part-key.ts';
import { areOpposed } from './trades.ts';

/** One of several bearers of a full name. */
export interface Namesake {
  readonly id: EntityId;
  readonly qualifiers: readonly string[];
}

/** Whether the qualifiers that an article gives are those of the namesake. */
export function isOneOf(namesake: Namesake, qualifiers: readonly string[] = []): boolean {
  return qualifiers.some((qualifier) => namesake.qualifiers.includes(qualifier));
}

/** An article that names somebody in full, with what tells namesakes apart: trades of people, seats of institutions. */
export interface QualifiedOccasion extends Occasion {
  readonly qualifiers: readonly string[];
}

/**
 * Returns the bearers of a full name, none where all its articles may mean the same one. To be several takes qualifiers which exclude each other and company which has nothing in common; and one article
 * that gives both ("the former striker and now minister") says that they are one.
 */
export function tellNamesakesApart(
  key: EntityId,
  type: EntityType,
  occasions: readonly QualifiedOccasion[],
  weightOf: Weight,
): readonly Namesake[] {
  const qualifiers = [...new Set(occasions.flatMap((occasion) => occasion.qualifiers))].sort();
  let groups: Group[] = [];
  for (const qualifier of qualifiers) {
    const company = new Set<EntityId>();
    for (const occasion of occasions) {
      if (!occasion.qualifiers.includes(qualifier)) continue;
      for (const other of occasion.company)
        if (other !== undefined && other !== key && weightOf(other) > 0) company.add(other);
    }
    const group = { qualifiers: [qualifier], company };
    const alike = groups.filter((other) => mayBeOne(type, group, other, occasions));
    groups = [...groups.filter((other) => !alike.includes(other)), merge([...alike, group])];
  }
  // Where one stands without company, nothing says that it is another's.
  if (groups.length < 2 || groups.some(({ company }) => company.size === 0)) return [];
  return groups.map((group) => ({
    id: namesakeId(key, group.qualifiers[0] ?? ''),
    qualifiers: group.qualifiers,
  }));
}

interface Group {
  readonly qualifiers: readonly string[];
  readonly company: ReadonlySet<EntityId>;
}

function mayBeOne(type: EntityType, a: Group, b: Group, occasions: readonly QualifiedOccasion[]): boolean {
  const isOpposed = (x: string, y: string): boolean => type !== 'person' || areOpposed(x, y);
  if (a.qualifiers.some((x) => b.qualifiers.some((y) => !isOpposed(x, y)))) return true;
  if ([...a.company].some((other) => b.company.has(other))) return true;
  return occasions.some(
    ({ qualifiers }) =>
      qualifiers.some((x) => a.qualifiers.includes(x)) && qualifiers.some((y) => b.qualifiers.includes(y)),
  );
}

function merge(groups: readonly Group[]): Group {
  return {
    qualifiers: groups.flatMap(({ qualifiers }) => qualifiers).sort(),
    company: new Set(groups.flatMap(({ company }) => [...company])),
  };
}
