import { CompletionItemKind, type CompletionList } from 'vscode-languageserver';
import type { Snapshot } from '../core/corpus/snapshot.ts';
import type { RegistryFile } from '../core/decisions/registry-file.ts';
import { registryCompletions } from '../core/features/registry/completion.ts';
import { toRange } from './convert.ts';

/** Returns what may be written at the offset; fields and types only if nobody else completes them. */
export function registryCompletionList(
  snapshot: Snapshot,
  file: RegistryFile,
  offset: number,
  completesSchema: boolean,
): CompletionList | null {
  const found = registryCompletions(snapshot, file.text, offset);
  if (found === undefined) return null;
  const isOfSchema = found.kind === 'type' || found.kind === 'field';
  if (isOfSchema && !completesSchema) return null;
  const range = toRange(file, found.span);
  const items = found.items.map(({ value, text, detail }, index) => ({
    label: value,
    labelDetails: { description: detail },
    kind: found.kind === 'field' ? CompletionItemKind.Field : CompletionItemKind.Value,
    // An id is found by the name of its entity too.
    filterText: isOfSchema ? value : `${text} ${detail}`,
    sortText: String(index).padStart(4, '0'),
    textEdit: { range, newText: text },
  }));
  // Editors match loosely what they have; asked again at each key, the server says who is really called like that.
  return { isIncomplete: !isOfSchema, items };
}
