import {
  MarkupKind,
  SymbolKind,
  type Connection,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type Location,
  type Range,
} from 'vscode-languageserver';
import type { Snapshot } from '../core/corpus/snapshot.ts';
import type { RegistryFile, RegistryPart } from '../core/decisions/registry-file.ts';
import { registryDefinition } from '../core/features/registry/definition.ts';
import { registryCard, type RegistryCard } from '../core/features/registry/hover.ts';
import { registryOutline } from '../core/features/registry/outline.ts';
import { registryReferences } from '../core/features/registry/references.ts';
import type { Span } from '../core/text/span.ts';
import { lineIndexOf, SYMBOL_KINDS, toLocation, toRange } from './convert.ts';
import { countOf } from './count-of.ts';
import { joinParagraphs, renderCounts, renderSummary, type HoverOptions } from './hover.ts';
import { escapeMarkdown, wikidataUrl } from './markdown.ts';
import { registryCompletionList, type RegistryCompletionOptions } from './registry-completion.ts';
import type { AskedFile, RegistryFiles } from './registry-files.ts';
import type { Workspace } from './workspace.ts';

/** Serves what is there for registry files alone; where a handler serves articles too, that one asks the functions below. */
export function registerRegistry(
  connection: Connection,
  workspace: Workspace,
  registries: RegistryFiles,
  completion: RegistryCompletionOptions,
): void {
  const ask = <T>({ uri }: { readonly uri: string }, answer: (asked: AskedFile) => T): T | null => {
    const file = registries.at(uri);
    return file === undefined ? null : answer({ uri, file });
  };
  connection.onFoldingRanges(({ textDocument }) => ask(textDocument, registryFolding));
  connection.onDocumentLinks(({ textDocument }) => ask(textDocument, registryLinks));
  connection.onCompletion(({ textDocument, position }) =>
    ask(textDocument, ({ file }) =>
      registryCompletionList(workspace.snapshot, file, lineIndexOf(file).offset(position), completion),
    ),
  );
}

export function registryHover(
  snapshot: Snapshot,
  { file }: AskedFile,
  offset: number,
  options: HoverOptions,
): Hover | null {
  const card = registryCard(snapshot, file, offset);
  if (card === undefined) return null;
  const value = renderCard(card, options);
  return { range: toRange(file, card.part), contents: { kind: MarkupKind.Markdown, value } };
}

function renderCard(card: RegistryCard, options: HoverOptions): string {
  const name = escapeMarkdown(card.part.text);
  const remark = card.isInForce ? [] : ['*Not in force before the file is saved without errors*'];
  if ('ignored' in card) {
    const { count, articleCount } = card.ignored;
    const where = `${countOf(count, 'time')} in ${countOf(articleCount, 'article')}`;
    return joinParagraphs([[`**${name}** · ignored`, `No name, wherever it stands: ${where}`], remark]);
  }
  const { entity } = card.summary;
  const counts = [entity.mentionCount === 0 ? 'No article mentions it' : renderCounts(entity, options)];
  if (card.named !== undefined) {
    const { count, articleCount } = card.named;
    const called = `Called ${name}: ${countOf(count, 'mention')} in ${countOf(articleCount, 'article')}`;
    counts.push(count === 0 ? `No mention is called ${name}` : called);
  }
  return joinParagraphs([...renderSummary(card.summary, counts, options), remark]);
}

/** Where "go to definition" leads from, and to. */
export interface Target extends Location {
  readonly origin: Range;
}

export function registryTarget(
  snapshot: Snapshot,
  { uri, file }: AskedFile,
  offset: number,
): Target | undefined {
  const found = registryDefinition(snapshot, file, offset);
  if (found === undefined) return undefined;
  const { target } = found;
  const location = 'idSpan' in target ? { uri, range: toRange(file, target.idSpan) } : toLocation(target);
  return { ...location, origin: toRange(file, found.origin) };
}

export function registryLocations(
  snapshot: Snapshot,
  { uri, file }: AskedFile,
  offset: number,
  includeDeclaration: boolean,
): Location[] | null {
  const found = registryReferences(snapshot, file, offset, includeDeclaration);
  if (found === undefined) return null;
  const inFile = (part: RegistryPart): Location => ({ uri, range: toRange(file, part) });
  return [...found.parts.map(inFile), ...found.places.map(toLocation)];
}

/** Returns the entities, each with its aliases, and what is ignored. */
export function registrySymbols({ file }: AskedFile): DocumentSymbol[] {
  const { entries, ignored } = registryOutline(file);
  const symbols = entries.map(({ entry, aliases }): DocumentSymbol => ({
    name: entry.name,
    detail: entry.id,
    kind: SYMBOL_KINDS[entry.type],
    range: toRange(file, entry.span),
    selectionRange: toRange(file, entry.nameSpan),
    children: aliases.map((alias) => nameSymbol(file, alias)),
  }));
  const [first, last] = [ignored[0], ignored.at(-1)];
  if (first === undefined || last === undefined) return symbols;
  const range = toRange(file, { start: first.start, end: last.end });
  const children = ignored.map((part) => nameSymbol(file, part));
  const group = { name: 'ignore', detail: String(ignored.length), kind: SymbolKind.Namespace };
  return [...symbols, { ...group, range, selectionRange: range, children }];
}

function nameSymbol(file: RegistryFile, part: RegistryPart): DocumentSymbol {
  const range = toRange(file, part);
  return { name: part.text, kind: SymbolKind.String, range, selectionRange: range };
}

function registryFolding({ file }: AskedFile): FoldingRange[] {
  return file.regions.flatMap(({ start, end }: Span) => {
    const lines = lineIndexOf(file);
    const trimmed = file.text.slice(start, end).trimEnd().length;
    const [startLine, endLine] = [lines.position(start).line, lines.position(start + trimmed).line];
    return endLine > startLine ? [{ startLine, endLine }] : [];
  });
}

/** Returns the items of Wikidata as links. */
function registryLinks({ file }: AskedFile): DocumentLink[] {
  const items = new Set(file.registry.entities.map(({ knowledgeBaseId }) => knowledgeBaseId));
  return file.parts
    .filter(({ kind, text }) => kind === 'wikidata' && items.has(text))
    .map((part) => ({
      range: toRange(file, part),
      target: wikidataUrl(part.text),
      tooltip: 'Open in Wikidata',
    }));
}
