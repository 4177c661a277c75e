import { ENTITY_TYPES, type EntityCounts, type EntityType } from '../../server/src/lsp/messages.ts';

/** The codicon of each type of entity. */
export const ENTITY_ICONS: Record<EntityType, string> = {
  person: 'person',
  organization: 'organization',
  place: 'location',
};

const ENTITY_NOUNS: Record<EntityType, [one: string, many: string]> = {
  person: ['person', 'people'],
  organization: ['organization', 'organizations'],
  place: ['place', 'places'],
};

/** Returns "12 people · 1 organization · 7 places". */
export function describeCounts(counts: EntityCounts): string {
  return ENTITY_TYPES.map((type) => formatCount(counts[type], ...ENTITY_NOUNS[type])).join(' · ');
}

/** Returns "a person", "an organization", "a place". */
export function withArticle(type: EntityType): string {
  return `${type === 'organization' ? 'an' : 'a'} ${type}`;
}

/** Returns a number with its noun: "1 article", "10,000 articles". */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

export function formatNumber(number: number): string {
  return number.toLocaleString('en');
}
