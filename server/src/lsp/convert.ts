import { DocumentHighlightKind, SymbolKind, type Location, type Range } from 'vscode-languageserver';
import type { EntityType } from '../core/detect/mention.ts';
import type { Highlight } from '../core/features/highlights.ts';
import type { PlaceInArticle } from '../core/features/registry/references.ts';
import { LineIndex } from '../core/text/line-index.ts';
import type { Span } from '../core/text/span.ts';

/** An article or another text whose positions are asked for; like an article it is replaced when its text changes. */
export interface WithText {
  readonly text: string;
}

const lineIndexes = new WeakMap<WithText, LineIndex>();

/** Returns the line index of a document, computed when it is first asked for. */
export function lineIndexOf(document: WithText): LineIndex {
  let index = lineIndexes.get(document);
  if (index === undefined) {
    index = new LineIndex(document.text);
    lineIndexes.set(document, index);
  }
  return index;
}

export function toRange(document: WithText, span: Span): Range {
  const lines = lineIndexOf(document);
  return { start: lines.position(span.start), end: lines.position(span.end) };
}

export function toSpan(document: WithText, range: Range): Span {
  const lines = lineIndexOf(document);
  return { start: lines.offset(range.start), end: lines.offset(range.end) };
}

export function toLocation({ document, mention }: PlaceInArticle): Location {
  return { uri: document.uri, range: toRange(document, mention) };
}

/** The symbol kinds whose icons tell the three types apart in outlines and lists. */
export const SYMBOL_KINDS: Readonly<Record<EntityType, SymbolKind>> = {
  person: SymbolKind.Class,
  organization: SymbolKind.Struct,
  place: SymbolKind.Field,
};

export const HIGHLIGHT_KINDS: Readonly<Record<Highlight['kind'], DocumentHighlightKind>> = {
  first: DocumentHighlightKind.Write,
  exact: DocumentHighlightKind.Text,
  alias: DocumentHighlightKind.Read,
};

export const TYPE_NAMES: Readonly<Record<EntityType, { readonly one: string; readonly many: string }>> = {
  person: { one: 'person', many: 'People' },
  organization: { one: 'organization', many: 'Organizations' },
  place: { one: 'place', many: 'Places' },
};

/** Returns the last part of a URI's path, as people read it. */
export function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
