import type { Snapshot } from '../../corpus/snapshot.ts';
import type { RegistryFile } from '../../decisions/registry-file.ts';
import { locateProblem, type RegistryProblem } from '../../decisions/registry-problem.ts';
import { LineIndex } from '../../text/line-index.ts';

/** Returns what is wrong in the file by itself, and the ids in `not` that neither the file nor an article knows. */
export function registryProblems(snapshot: Snapshot, file: RegistryFile): readonly RegistryProblem[] {
  const ids = new Set(file.parts.filter(({ kind }) => kind === 'id').map(({ text }) => text));
  const unknown = file.parts.filter(
    ({ kind, text }) => kind === 'not' && !ids.has(text) && snapshot.entity(text) === undefined,
  );
  if (unknown.length === 0) return file.problems;
  const lines = new LineIndex(file.text);
  const found = unknown.map((part) =>
    locateProblem(lines, part, {
      code: 'unknown-id',
      message: `No entity of this file or of the articles has the id "${part.text}": correct it or take it out of "not".`,
      severity: 'warning',
    }),
  );
  return [...file.problems, ...found].sort((a, b) => a.start - b.start);
}
