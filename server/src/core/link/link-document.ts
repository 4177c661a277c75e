import type { Mention } from '../detect/mention.ts';
import { Clusters } from './clusters.ts';
import { collectNames } from './collect-names.ts';
import { describeLocal } from './describe-local.ts';
import { groupIndices } from './group-indices.ts';
import { linkOrganizations } from './link-organizations.ts';
import { linkPeople } from './link-people.ts';
import { linkPlaces } from './link-places.ts';
import type { AssignableMention, LocalEntity } from './local-entity.ts';

/**
 * Returns who and what a document names, ordered by first mention; every mention is in exactly one local entity.
 * Mentions of different types are never joined. The mentions are sorted and do not overlap. Those that were assigned to an
 * entity are a local entity of their own, which they share with nothing else.
 */
export function linkDocument(text: string, mentions: readonly AssignableMention[]): LocalEntity[] {
  const clusters = new Clusters(mentions.length);
  const { nameOf, byType } = collectNames(text, mentions);
  const document = { text, mentions, nameOf };
  linkPeople(document, byType.person, clusters);
  linkOrganizations(document, byType.organization, clusters);
  linkPlaces(document, byType.place, clusters);
  joinOtherNames(text, mentions, clusters);
  return groupMentions(mentions, clusters).map((group) => describeLocal(document, group));
}

/** What stands between two names where the text says that they are names of one: "Meta, formerly Facebook". */
const OTHER_NAME =
  /^,? ?\(?(?:also|better|formerly|previously|now)(?: known| called| named)?(?: as)?[ :]+(?:the )?["“]?$/;
/** The shortest is "now " right behind the name; this rules out the commas of lists. */
const SHORTEST = 4;
const LONGEST = 30;

function joinOtherNames(text: string, mentions: readonly Mention[], clusters: Clusters): void {
  for (let index = 0; index + 1 < mentions.length; index++) {
    const mention = mentions[index];
    const next = mentions[index + 1];
    if (mention === undefined || next?.type !== mention.type) continue;
    const distance = next.start - mention.end;
    if (distance < SHORTEST || distance > LONGEST) continue;
    if (OTHER_NAME.test(text.slice(mention.end, next.start))) clusters.join(index, index + 1);
  }
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
