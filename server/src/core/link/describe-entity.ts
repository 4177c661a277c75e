import type { DocumentEntry } from './document-entry.ts';
import type { Entity, EntityId } from './entity.ts';
import type { Form } from './local-entity.ts';
import type { Node } from './node.ts';

/** A form is well attested if it makes at least this share of all mentions, or stands there this often. */
const ATTESTED_SHARE = 0.02;
const ATTESTED_COUNT = 3;

/** Returns the entity that the nodes make up. */
export function describeEntity(id: EntityId, nodes: readonly Node[]): Entity {
  const aliases = sumCounts(nodes.map((node) => node.forms));
  const mentionCount = nodes.reduce((sum, node) => sum + node.mentionCount, 0);
  const known = nodes.find((node) => node.known !== undefined)?.known;
  const [first] = nodes;
  return {
    id,
    type: first?.type ?? 'person',
    name: known?.name ?? fullestName(aliases, mentionCount),
    aliases,
    mentionCount,
    documentCount: countDocuments(nodes),
    ...(known?.knowledgeBaseId === undefined ? {} : { knowledgeBaseId: known.knowledgeBaseId }),
    roles: sumCounts(nodes.map((node) => node.roles)).map(({ name }) => name),
  };
}

function sumCounts(counts: readonly (readonly Form[])[]): Form[] {
  const sums = new Map<string, number>();
  for (const { name, count } of counts.flat()) sums.set(name, (sums.get(name) ?? 0) + count);
  return [...sums]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** Returns the well-attested form with the most words, then the most letters, then the most mentions. */
function fullestName(aliases: readonly Form[], mentionCount: number): string {
  const enough = Math.min(ATTESTED_COUNT, ATTESTED_SHARE * mentionCount);
  const rank = ({ name }: Form): number =>
    name.split(' ').length * 1000 + name.length - (name === name.toUpperCase() ? 500 : 0);
  let best = aliases[0];
  for (const form of aliases) {
    if (best === undefined || (form.count >= enough && rank(form) > rank(best))) best = form;
  }
  return best?.name ?? '';
}

function countDocuments(nodes: readonly Node[]): number {
  const [largest, ...others] = [...nodes].sort((a, b) => b.documents.size - a.documents.size);
  if (largest === undefined) return 0;
  if (others.length === 0) return largest.documents.size;
  const more = new Set<DocumentEntry>();
  for (const { documents } of others)
    for (const document of documents) if (!largest.documents.has(document)) more.add(document);
  return largest.documents.size + more.size;
}
