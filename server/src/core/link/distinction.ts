import type { Entity, EntityId } from './entity.ts';
import { ownerInId } from './institution-name.ts';
import { isRegionName, knownEntity } from './known-names.ts';
import { nameOfNamesake } from './part-key.ts';
import { writtenName } from './written-name.ts';

/**
 * Returns what the id of an entity says that its name does not, which tells it from others of that name: the country of an
 * institution ("Peru"), the region of a place ("Texas"), the trade of a person or the town of a school of which there are
 * several. Undefined for most, whose names say all.
 */
export function distinctionOf({ id, type, name }: Pick<Entity, 'id' | 'type' | 'name'>): string | undefined {
  const shared = nameOfNamesake(id);
  if (shared !== undefined) {
    const qualifier = id.slice(shared.length + 1);
    return type === 'person' ? qualifier : placeCalled(qualifier);
  }
  const region = type === 'person' ? undefined : regionInId(id, type, name);
  return region === undefined ? undefined : placeCalled(region);
}

/** Returns the slug of the region or country that the id has and the name has not, or undefined. */
function regionInId(id: EntityId, type: 'organization' | 'place', name: string): string | undefined {
  const { organization, place } = writtenName(name);
  if (type === 'organization') return organization.institution && ownerInId(id, organization.institution);
  const own = `place/${place.slug}-`;
  const region = id.startsWith(own) ? id.slice(own.length) : '';
  return isRegionName(region) ? region : undefined;
}

/** Returns the name of a place by its slug: as it is listed, or else its words with capitals. */
function placeCalled(slug: string): string {
  const listed = knownEntity('place', slug)?.name;
  return listed ?? slug.replaceAll('-', ' ').replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
}
