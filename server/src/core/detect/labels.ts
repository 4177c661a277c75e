import { ENTITY_TYPES } from './mention.ts';

/**
 * The labels of the tagger: outside, and for each entity type the beginning, inside and end of a name of several tokens
 * and the name of a single token (the BIOES scheme). Type `t` has the four labels from `1 + 4 * t`.
 */
export const LABEL_COUNT = 1 + 4 * ENTITY_TYPES.length;
export const OUTSIDE = 0;

export const LabelPart = { begin: 0, inside: 1, end: 2, single: 3 } as const;
export type LabelPart = (typeof LabelPart)[keyof typeof LabelPart];

/** Returns the label for a part of a name of the type, given as its index in {@link ENTITY_TYPES}. */
export function labelOf(type: number, part: LabelPart): number {
  return 1 + 4 * type + part;
}

/** Returns the index of the label's entity type, or -1 for the outside. */
function typeOfLabel(label: number): number {
  return label === OUTSIDE ? -1 : (label - 1) >> 2;
}

function partOfLabel(label: number): LabelPart {
  return ((label - 1) & 3) as LabelPart;
}

/** Whether one label can follow another: names begin outside of names and go on with their own type until they end. */
export function canFollow(before: number, after: number): boolean {
  const isOpenBefore = before !== OUTSIDE && partOfLabel(before) <= LabelPart.inside;
  const continues =
    after !== OUTSIDE && (partOfLabel(after) === LabelPart.inside || partOfLabel(after) === LabelPart.end);
  return isOpenBefore === continues && (!continues || typeOfLabel(before) === typeOfLabel(after));
}

/** For each label the labels that can stand before it; a name's first token can also follow the end of another name. */
export const PREDECESSORS: readonly Uint8Array[] = Array.from({ length: LABEL_COUNT }, (_, after) =>
  Uint8Array.from(
    Array.from({ length: LABEL_COUNT }, (__, before) => before).filter((b) => canFollow(b, after)),
  ),
);

/** A stretch of tokens, `end` exclusive, that names an entity of the type with this index. */
export interface TokenSpan {
  readonly start: number;
  readonly end: number;
  readonly type: number;
}

/** Returns the names that a valid sequence of labels marks. */
export function spansOf(labels: Uint8Array): TokenSpan[] {
  const spans: TokenSpan[] = [];
  let start = 0;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] ?? OUTSIDE;
    if (label === OUTSIDE) continue;
    const part = partOfLabel(label);
    if (part === LabelPart.begin || part === LabelPart.single) start = i;
    if (part === LabelPart.end || part === LabelPart.single)
      spans.push({ start, end: i + 1, type: typeOfLabel(label) });
  }
  return spans;
}

/** Writes the labels of a name over the tokens from `start` to `end` (exclusive). */
export function markSpan(labels: Uint8Array, { start, end, type }: TokenSpan): void {
  if (end - start === 1) {
    labels[start] = labelOf(type, LabelPart.single);
    return;
  }
  labels.fill(labelOf(type, LabelPart.inside), start, end);
  labels[start] = labelOf(type, LabelPart.begin);
  labels[end - 1] = labelOf(type, LabelPart.end);
}
