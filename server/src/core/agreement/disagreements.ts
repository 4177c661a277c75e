import { overlaps, type Span } from '../text/span.ts';
import type { ComparedDocument, TypedSpan } from './agreement.ts';
import { inOrder } from './unit.ts';

/** What two annotators do not agree on: one of them has nothing there, or the same span has another type, or other borders. */
export type DisagreementKind = 'missing-in-a' | 'missing-in-b' | 'type' | 'border';

/** A place where two annotators disagree. Its span covers the spans of both. */
export interface Disagreement extends Span {
  readonly uri: string;
  readonly kind: DisagreementKind;
  /** What `a` marked there: nothing, a mention, or several that one mention of `b` overlaps. */
  readonly a: readonly TypedSpan[];
  readonly b: readonly TypedSpan[];
}

/**
 * Returns where two annotators disagree, in the order of the documents and of their texts. Mentions that overlap each other
 * are one disagreement, because one decision settles them: "New York Times" against "New York" and "Times".
 */
export function disagreements(documents: Iterable<ComparedDocument>): Disagreement[] {
  const found: Disagreement[] = [];
  for (const document of documents) {
    for (const { a, b, start, end } of overlapping(document)) {
      const kind = kindOf(a, b);
      if (kind !== undefined) found.push({ uri: document.uri, kind, start, end, a, b });
    }
  }
  return found;
}

type Group = Pick<Disagreement, 'start' | 'end' | 'a' | 'b'>;

/** Groups the mentions of both annotators so that mentions of different groups do not overlap. */
function overlapping(document: ComparedDocument): Group[] {
  const groups: { start: number; end: number; a: TypedSpan[]; b: TypedSpan[] }[] = [];
  const sides = (['a', 'b'] as const).flatMap((side) =>
    document[side].map(({ start, end, type }) => ({ start, end, type, side })),
  );
  for (const { side, ...span } of inOrder(sides)) {
    let group = groups.at(-1);
    if (group === undefined || !overlaps(group, span)) {
      group = { start: span.start, end: span.end, a: [], b: [] };
      groups.push(group);
    }
    group[side].push(span);
    group.end = Math.max(group.end, span.end);
  }
  return groups;
}

function kindOf(a: readonly TypedSpan[], b: readonly TypedSpan[]): DisagreementKind | undefined {
  const [ofA, ofB] = [a[0], b[0]];
  if (ofA === undefined) return 'missing-in-a';
  if (ofB === undefined) return 'missing-in-b';
  if (a.length > 1 || b.length > 1 || ofA.start !== ofB.start || ofA.end !== ofB.end) return 'border';
  return ofA.type === ofB.type ? undefined : 'type';
}
