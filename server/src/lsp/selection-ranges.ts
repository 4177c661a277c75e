import type { Position, SelectionRange } from 'vscode-languageserver';
import type { Document } from '../core/corpus/document.ts';
import { growingSpans } from '../core/features/growing-spans.ts';
import { lineIndexOf, toRange } from './convert.ts';

/** Returns for each position what the editor selects around it, step by step. */
export function selectionRanges(document: Document, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => {
    const spans = growingSpans(document, lineIndexOf(document).offset(position));
    let selection: SelectionRange | undefined;
    for (const span of spans.toReversed())
      selection = {
        range: toRange(document, span),
        ...(selection === undefined ? {} : { parent: selection }),
      };
    return selection ?? { range: { start: position, end: position } };
  });
}
