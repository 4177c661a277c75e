import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import type { Snapshot } from '../core/corpus/snapshot.ts';
import { registryFixes } from '../core/features/registry/fixes.ts';
import { registryProblems } from '../core/features/registry/problems.ts';
import { overlaps, touches } from '../core/text/span.ts';
import { isWanted } from './code-actions.ts';
import { toRange, toSpan } from './convert.ts';
import type { AskedFile } from './registry-files.ts';

/** Returns what mends the problems at a range, in the text as the editor has it. */
export function registryActions(
  snapshot: Snapshot,
  { uri, file }: AskedFile,
  { range, context }: CodeActionParams,
): CodeAction[] {
  if (!isWanted(CodeActionKind.QuickFix, context.only)) return [];
  const { start, end } = toSpan(file, range);
  return registryProblems(snapshot, file)
    .filter((problem) => touches(problem, start) || overlaps(problem, { start, end }))
    .flatMap((problem) => {
      const told = context.diagnostics.filter(({ code }) => code === problem.code);
      return registryFixes(file, problem).map(({ title, span, text, isPreferred }): CodeAction => ({
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: told,
        ...(isPreferred ? { isPreferred } : {}),
        edit: { changes: { [uri]: [{ range: toRange(file, span), newText: text }] } },
      }));
    });
}
