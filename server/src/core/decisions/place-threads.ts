import type { Span } from '../text/span.ts';
import { createAnchor, type Anchor } from './anchor.ts';
import type { DecisionId } from './decision.ts';
import type { DecidedThread } from './fold.ts';
import { moveSpan, type TextEdit } from './move-span.ts';
import { resolveAnchors, type OrphanReason } from './resolve-anchor.ts';

/**
 * Where the decided mentions of one text stand, by {@link DecidedThread.anchoredBy}. While a document is open its places
 * are moved with every edit; they are known better than any search could tell.
 */
export type Places = ReadonlyMap<DecisionId, Span>;

export interface Placement {
  readonly places: Places;
  readonly lost: readonly { readonly thread: DecidedThread; readonly reason: OrphanReason }[];
}

/** Returns where the threads stand in the text. Places that are known already are kept, the others are searched for. */
export function placeThreads(
  text: string,
  threads: readonly DecidedThread[],
  known: Places = new Map(),
): Placement {
  const resolved = resolveAnchors(
    text,
    threads.map(({ anchor }) => anchor),
    threads.map(({ anchoredBy }) => known.get(anchoredBy)),
  );
  const places = new Map<DecisionId, Span>();
  const lost: { thread: DecidedThread; reason: OrphanReason }[] = [];
  for (const [index, thread] of threads.entries()) {
    const result = resolved[index] ?? { orphan: 'missing' };
    if ('span' in result) places.set(thread.anchoredBy, result.span);
    else lost.push({ thread, reason: result.orphan });
  }
  return { places, lost };
}

/**
 * Returns the places after edits. One whose text is gone has none any more; {@link placeThreads} searches for it, so that
 * it comes back when the deletion is undone, the paragraph is pasted elsewhere or only the spelling was corrected.
 */
export function movePlaces(places: Places, edits: readonly TextEdit[]): Places {
  const moved = new Map<DecisionId, Span>();
  for (const [id, span] of places) {
    const after = moveSpan(span, edits);
    if (after.start < after.end) moved.set(id, after);
  }
  return moved;
}

/**
 * Returns the threads whose anchors would not be found again where they are now, each with an anchor that would. To be
 * written as moves when the text is saved: what the editor knows is forgotten when it is closed.
 */
export function threadsToMove(
  text: string,
  threads: readonly DecidedThread[],
  places: Places,
): { thread: DecidedThread; anchor: Anchor }[] {
  const found = placeThreads(text, threads).places;
  return threads.flatMap((thread) => {
    const place = places.get(thread.anchoredBy);
    const again = found.get(thread.anchoredBy);
    if (place === undefined || (again?.start === place.start && again.end === place.end)) return [];
    return [{ thread, anchor: createAnchor(text, place) }];
  });
}
