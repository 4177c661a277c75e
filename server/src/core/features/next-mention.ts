import type { MentionInDocument, Snapshot } from '../corpus/snapshot.ts';

export type Direction = 'next' | 'previous';

/**
 * Returns the nearest mention of anything behind (or in front of) the offset in the document. From the last one it goes
 * round to the first, as searching in an editor does; undefined where the document names nothing.
 */
export function nextMention(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  direction: Direction,
): MentionInDocument | undefined {
  const document = snapshot.document(uri);
  if (document === undefined) return undefined;
  const all = document.mentions.map((mention, index) => ({ document, index, mention }));
  return nearest(all, offset, direction) ?? (direction === 'next' ? all[0] : all.at(-1));
}

/**
 * Returns the nearest other mention of the entity at the offset. Behind the last one of a document come those of the
 * next document by date that names it, and behind the last document the first again.
 */
export function nextMentionOfEntity(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  direction: Direction,
): MentionInDocument | undefined {
  const found = snapshot.mentionAt(uri, offset);
  const id = found === undefined ? undefined : snapshot.entityIdOf(found.document, found.index);
  if (found === undefined || id === undefined) return undefined;
  const here = snapshot.mentionsIn(found.document, id);
  const near = here[here.findIndex(({ index }) => index === found.index) + (direction === 'next' ? 1 : -1)];
  if (near !== undefined) return near;
  const documents = snapshot.documentsOf(id);
  const position = documents.indexOf(found.document);
  const step = direction === 'next' ? 1 : documents.length - 1;
  const target = documents[(position + step) % documents.length];
  if (target === undefined) return undefined;
  const there = snapshot.mentionsIn(target, id);
  return direction === 'next' ? there[0] : there.at(-1);
}

function nearest(
  mentions: readonly MentionInDocument[],
  offset: number,
  direction: Direction,
): MentionInDocument | undefined {
  if (direction === 'next') return mentions.find(({ mention }) => mention.start > offset);
  return mentions.findLast(({ mention }) => mention.end < offset);
}
