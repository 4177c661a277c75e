import type { Span } from '../text/span.ts';
import type { ComparedDocument, TypedSpan } from './agreement.ts';
import { overlapGroups } from './overlap-groups.ts';

/**
 * What two annotators do not agree on: one of them has nothing there, or the same span has another type, or other borders,
 * or both said which entity it means and it is not the same.
 */
export type DisagreementKind = 'missing-in-a' | 'missing-in-b' | 'type' | 'border' | 'entity';

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
  for (const { uri, a, b } of documents) {
    for (const group of overlapGroups(a, b)) {
      const kind = kindOf(group.a, group.b);
      if (kind !== undefined)
        found.push({ ...group, uri, kind, a: group.a.map(typedSpan), b: group.b.map(typedSpan) });
    }
  }
  return found;
}

/** Leaves out whatever else is known of a mention. */
function typedSpan({ start, end, type, entity }: TypedSpan): TypedSpan {
  return { start, end, type, ...(entity === undefined ? {} : { entity }) };
}

function kindOf(a: readonly TypedSpan[], b: readonly TypedSpan[]): DisagreementKind | undefined {
  const [ofA, ofB] = [a[0], b[0]];
  if (ofA === undefined) return 'missing-in-a';
  if (ofB === undefined) return 'missing-in-b';
  if (a.length > 1 || b.length > 1 || ofA.start !== ofB.start || ofA.end !== ofB.end) return 'border';
  if (ofA.type !== ofB.type) return 'type';
  const areSame = ofA.entity === undefined || ofB.entity === undefined || ofA.entity === ofB.entity;
  return areSame ? undefined : 'entity';
}
