import type { Decision, RegistryDecision, Stamp } from '../core/decisions/decision.ts';
import type { RegistryChange } from '../core/decisions/registry-change.ts';
import type { RegistryEditor, StepDraft } from '../core/decisions/step-draft.ts';
import type { AnnouncedStep } from './unfinished-steps.ts';

/** A step on its way to the disk. */
export interface PendingStep {
  readonly id: string;
  /** What it writes; the line about an edit of the registry comes to it when the edit is known. */
  lines: ReadonlyMap<string, readonly Decision[]>;
  /** What is left to do to the registry. */
  registry: PendingEdit | undefined;
  /** Whether some of the lines may be in their files already. */
  isBegun: boolean;
  /** Present from when the whole step is durable, although perhaps not yet where it belongs. */
  announced?: AnnouncedStep;
}

export interface PendingEdit {
  readonly change: RegistryEditor;
  /** Returns the line that tells of the edit; absent where a step is taken back, which has lines of its own. */
  readonly lineOf?: (changes: readonly RegistryChange[]) => RegistryDecision;
}

/** Returns an edit of the registry whose line is signed when it is known what it changes. */
export function pendingEdit(
  { edit, change, redirect }: NonNullable<StepDraft['registry']>,
  stamp: () => Stamp,
): PendingEdit {
  const lineOf = (changes: readonly RegistryChange[]): RegistryDecision => ({
    ...stamp(),
    operation: 'registry',
    edit,
    changes,
    ...(redirect === undefined ? {} : { redirect }),
  });
  return { change, lineOf };
}

/** Returns a step that was found announced and left, as one to go on with. */
export function resumed(announced: AnnouncedStep): PendingStep {
  const { id, lines, changes } = announced;
  const registry = changes.length === 0 ? undefined : { change: () => changes };
  return { id, lines, registry, isBegun: true, announced };
}

export function countLines(lines: PendingStep['lines']): number {
  return [...lines.values()].reduce((sum, decisions) => sum + decisions.length, 0);
}
