import {
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
  type CompletionList,
} from 'vscode-languageserver';
import type { Snapshot } from '../core/corpus/snapshot.ts';
import type { RegistryFile } from '../core/decisions/registry-file.ts';
import { registryCompletions, type RegistryCompletions } from '../core/features/registry/completion.ts';
import { toRange } from './convert.ts';

export interface RegistryCompletionOptions {
  /** Whether fields, types and entries are offered, because nobody else completes them. */
  readonly completesSchema: boolean;
  /** Whether the editor can fill in snippets. */
  readonly hasSnippets: boolean;
}

/** Returns what may be written at the offset. */
export function registryCompletionList(
  snapshot: Snapshot,
  file: RegistryFile,
  offset: number,
  { completesSchema, hasSnippets }: RegistryCompletionOptions,
): CompletionList | null {
  const found = registryCompletions(snapshot, file.text, offset);
  if (found === undefined) return null;
  const isOfSchema = found.kind === 'type' || found.kind === 'field';
  if (isOfSchema && !completesSchema) return null;
  const range = toRange(file, found.span);
  const items: CompletionItem[] = found.items.map(({ value, text, detail }, index) => ({
    label: value,
    labelDetails: { description: detail },
    kind: found.kind === 'field' ? CompletionItemKind.Field : CompletionItemKind.Value,
    // An id is found by the name of its entity too, and a field behind the indentation that it is written with.
    filterText: isOfSchema ? text : `${text} ${detail}`,
    sortText: String(index).padStart(4, '0'),
    textEdit: { range, newText: text },
  }));
  if (found.newEntry !== undefined && hasSnippets) items.push(newEntryItem(file, found.newEntry));
  // Editors match loosely what they have; asked again at each key, the server says who is really called like that.
  return { isIncomplete: !isOfSchema, items };
}

function newEntryItem(
  file: RegistryFile,
  { span, indent, isLikelier }: NonNullable<RegistryCompletions['newEntry']>,
): CompletionItem {
  const written = file.text.slice(span.start, span.end);
  return {
    label: 'new entity',
    labelDetails: { description: 'with id, type and name' },
    kind: CompletionItemKind.Snippet,
    // What stands on the line already is replaced, and is not what is looked for.
    filterText: written.replace(/[a-z]*$/, 'id new entity'),
    // Before or behind the numbers of the others.
    sortText: isLikelier ? ' ' : '~',
    insertTextFormat: InsertTextFormat.Snippet,
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range: toRange(file, span), newText: entrySnippet(' '.repeat(indent)) },
  };
}

/** The type is chosen once, for the id too; ids and names are completed where they are filled in. */
function entrySnippet(indentation: string): string {
  return ['- id: ${1|person,organization,place|}/${2:name}', '  type: $1', '  name: ${3:Name}$0']
    .map((line) => indentation + line)
    .join('\n');
}
