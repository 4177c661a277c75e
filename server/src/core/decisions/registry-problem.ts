import type { LineIndex } from '../text/line-index.ts';
import type { Span } from '../text/span.ts';

/** What kind of mistake a problem is; what can be done about it is looked up by it. */
export type RegistryProblemCode =
  | 'yaml'
  | 'merge-conflict'
  | 'structure'
  | 'missing-field'
  | 'unknown-field'
  | 'duplicate-field'
  | 'wrong-value'
  | 'unknown-type'
  | 'malformed-wikidata'
  | 'duplicate-id'
  | 'shared-name'
  | 'ignored-name'
  | 'not-itself'
  | 'unknown-id';

/** What is wrong somewhere. */
export interface RegistryFinding {
  readonly code: RegistryProblemCode;
  /** What is wrong and what can be done, for people. */
  readonly message: string;
  /** After an error a part of the file was not understood; keep the last registry that had none, if there is one. */
  readonly severity: 'error' | 'warning';
  /** The other place that it is about. */
  readonly other?: Span;
}

/** Something wrong in the registry file; the span is where. */
export interface RegistryProblem extends RegistryFinding, Span {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
}

export function locateProblem(
  lines: LineIndex,
  { start, end }: Span,
  finding: RegistryFinding,
): RegistryProblem {
  const { line, character } = lines.position(start);
  return { start, end, line: line + 1, column: character + 1, ...finding };
}

export function hasErrors({ problems }: { readonly problems: readonly RegistryProblem[] }): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
