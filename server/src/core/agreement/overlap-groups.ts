import { overlaps, type Span } from '../text/span.ts';
import { inOrder } from './unit.ts';

/** Spans of two annotators that overlap, directly or in a chain. Its own span covers them all. */
export interface OverlapGroup<T extends Span> extends Span {
  readonly a: readonly T[];
  readonly b: readonly T[];
}

/** Groups the spans of two annotators, in the order of the text, so that spans of different groups do not overlap. */
export function overlapGroups<T extends Span>(a: readonly T[], b: readonly T[]): OverlapGroup<T>[] {
  const groups: { start: number; end: number; a: T[]; b: T[] }[] = [];
  const placed = (side: 'a' | 'b') => (item: T) => ({ start: item.start, end: item.end, side, item });
  for (const { side, item, start, end } of inOrder([...a.map(placed('a')), ...b.map(placed('b'))])) {
    let group = groups.at(-1);
    if (group === undefined || !overlaps(group, { start, end })) {
      group = { start, end, a: [], b: [] };
      groups.push(group);
    }
    group[side].push(item);
    group.end = Math.max(group.end, end);
  }
  return groups;
}
