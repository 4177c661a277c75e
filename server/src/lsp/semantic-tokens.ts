import { SemanticTokensBuilder, type SemanticTokens, type SemanticTokensLegend } from 'vscode-languageserver';
import type { Document } from '../core/corpus/document.ts';
import type { Snapshot } from '../core/corpus/snapshot.ts';
import { ENTITY_TYPES } from '../core/detect/mention.ts';
import { isSpace } from '../core/text/characters.ts';
import { overlaps, type Span } from '../core/text/span.ts';
import { lineIndexOf } from './convert.ts';

const MODIFIERS = ['suggested', 'accepted', 'ambiguous'] as const;

export const SEMANTIC_TOKENS_LEGEND: SemanticTokensLegend = {
  tokenTypes: [...ENTITY_TYPES],
  tokenModifiers: [...MODIFIERS],
};

/** Returns the tokens of the mentions that overlap the span. */
export function semanticTokens(snapshot: Snapshot, document: Document, span: Span): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const [index, mention] of document.mentions.entries()) {
    if (!overlaps(mention, span)) continue;
    const isAmbiguous = mention.entity === undefined && snapshot.candidatesOf(document, index).length > 0;
    const modifiers =
      bitOf(mention.status === 'suggested' ? 'suggested' : 'accepted') |
      (isAmbiguous ? bitOf('ambiguous') : 0);
    for (const piece of splitAtLines(document, mention)) {
      builder.push(piece.line, piece.character, piece.length, ENTITY_TYPES.indexOf(mention.type), modifiers);
    }
  }
  return builder.build();
}

function bitOf(modifier: (typeof MODIFIERS)[number]): number {
  return 1 << MODIFIERS.indexOf(modifier);
}

/** Editors color no token that goes over a line break, so a name that does is given a piece a line. */
function* splitAtLines(
  document: Document,
  span: Span,
): Iterable<{ readonly line: number; readonly character: number; readonly length: number }> {
  const lines = lineIndexOf(document);
  let { start } = span;
  while (start < span.end) {
    const { line, character } = lines.position(start);
    const end = Math.min(span.end, lines.lineEnd(line));
    if (end > start) yield { line, character, length: end - start };
    start = Math.max(end, start + 1);
    while (start < span.end && isSpace(document.text.charCodeAt(start))) start++;
  }
}
