import { SymbolKind, type DocumentSymbol, type WorkspaceSymbol } from 'vscode-languageserver';
import { surfaceForm, type Document } from '../core/corpus/document.ts';
import type { Snapshot } from '../core/corpus/snapshot.ts';
import type { Mention } from '../core/detect/mention.ts';
import { entityLabel } from '../core/features/entity-label.ts';
import { outline, type OutlineEntity } from '../core/features/outline.ts';
import { searchEntities } from '../core/features/search-entities.ts';
import { distinctionOf } from '../core/link/distinction.ts';
import type { Entity } from '../core/link/entity.ts';
import { collapseSpace } from '../core/text/fold.ts';
import { SYMBOL_KINDS, toLocation, toRange, TYPE_NAMES } from './convert.ts';
import { countOf } from './count-of.ts';

/** An outline is for reading: more mentions of one entity than this are found by its references. */
const MENTIONS_SHOWN = 100;
/** Results of one search; the editor asks again with each letter typed. */
const ENTITIES_FOUND = 100;

/**
 * Returns the entity outline of a document: type → entity → mentions. Each symbol's range is its first mention alone,
 * so that the editor marks an entry when the cursor is on it, and none elsewhere.
 */
export function documentSymbols(snapshot: Snapshot, document: Document): DocumentSymbol[] {
  return outline(snapshot, document.uri).flatMap(({ type, entities, mentionCount }) => {
    const children = entities.flatMap((entity) => entitySymbol(document, entity));
    const [first] = children;
    if (first === undefined) return [];
    const detail = `${entities.length} · ${mentionCount} mentions`;
    const { range, selectionRange } = first;
    return [
      { name: TYPE_NAMES[type].many, detail, kind: SymbolKind.Namespace, range, selectionRange, children },
    ];
  });
}

function entitySymbol(document: Document, { entity, mentions }: OutlineEntity): DocumentSymbol[] {
  const children = mentions.slice(0, MENTIONS_SHOWN).map((mention) => mentionSymbol(document, mention));
  const [first] = children;
  if (first === undefined) return [];
  const { range, selectionRange } = first;
  const kind = SYMBOL_KINDS[entity.type];
  return [
    { name: entityLabel(entity), detail: String(mentions.length), kind, range, selectionRange, children },
  ];
}

function mentionSymbol(document: Document, mention: Mention): DocumentSymbol {
  const range = toRange(document, mention);
  return {
    name: collapseSpace(surfaceForm(document, mention)),
    detail: `line ${range.start.line + 1}`,
    kind: SymbolKind.String,
    range,
    selectionRange: range,
  };
}

/**
 * Returns the entities that match a query, each once, at its first mention by article date. The name of a symbol is what
 * matched, because editors filter and sort once more by it; a symbol found by an alias names its entity behind that.
 */
export function workspaceSymbols(snapshot: Snapshot, query: string): WorkspaceSymbol[] {
  return searchEntities(snapshot, query, ENTITIES_FOUND).flatMap(({ entity, alias }) => {
    const [document] = snapshot.documentsOf(entity.id);
    const [first] = document === undefined ? [] : snapshot.mentionsIn(document, entity.id);
    if (first === undefined) return [];
    const name = alias ?? entity.name;
    const { mentionCount, documentCount } = entity;
    const counts = `${countOf(mentionCount, 'mention')} in ${countOf(documentCount, 'article')}`;
    const containerName = alias === undefined ? `${kindOf(entity)} · ${counts}` : entityLabel(entity);
    return [{ name, containerName, kind: SYMBOL_KINDS[entity.type], location: toLocation(first) }];
  });
}

/** Returns the type of an entity and what tells it from others of its name: "organization, Peru". */
function kindOf(entity: Entity): string {
  const distinction = distinctionOf(entity);
  return [TYPE_NAMES[entity.type].one, ...(distinction === undefined ? [] : [distinction])].join(', ');
}
