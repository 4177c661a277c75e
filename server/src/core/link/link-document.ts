import { Clusters } from './clusters.ts';
import { collectNames } from './collect-names.ts';
import { describeLocal } from './describe-local.ts';
import { groupIndices } from './group-indices.ts';
import { linkOrganizations } from './link-organizations.ts';
import { linkPeople } from './link-people.ts';
import { linkPlaces } from './link-places.ts';
import type { AssignableMention, LocalEntity } from './local-entity.ts';
import { joinStatedNames } from './stated-names.ts';

/**
 * Returns who and what a document names, ordered by first mention; every mention is in exactly one local entity.
 * Mentions of different types are never joined. The mentions are sorted and do not overlap. Those that were assigned to an
 * entity are a local entity of their own, which they share with nothing else.
 */
export function linkDocument(text: string, mentions: readonly AssignableMention[]): LocalEntity[] {
  const clusters = new Clusters(mentions.length);
  const { nameOf, byType } = collectNames(text, mentions);
  const statedNames = joinStatedNames({ text, mentions }, nameOf, clusters);
  const document = { text, mentions, nameOf, statedNames };
  linkPeople(document, byType.person, clusters);
  linkOrganizations(document, byType.organization, clusters);
  linkPlaces(document, byType.place, clusters);
  return groupMentions(mentions, clusters).map((group) => describeLocal(document, group));
}

/** Returns the mentions of each local entity, by their indices. */
function groupMentions(mentions: readonly AssignableMention[], clusters: Clusters): number[][] {
  let groupCount = 0;
  const byRoot: (number | undefined)[] = [];
  const byAssigned = new Map<string, number>();
  const groupOf = mentions.map(({ entity, type }, index) => {
    if (entity === undefined) return (byRoot[clusters.find(index)] ??= groupCount++);
    const assigned = `${type} ${entity}`;
    const group = byAssigned.get(assigned) ?? groupCount++;
    byAssigned.set(assigned, group);
    return group;
  });
  return groupIndices(groupOf, groupCount);
}
