import type { EntityId } from '../link/entity.ts';
import type { Decision, RegistryDecision, RegistryEdit, Stamp } from './decision.ts';
import type { RegistryChange, RegistryEntry } from './registry-change.ts';

type WithoutStamp<T> = T extends unknown ? Omit<T, keyof Stamp> : never;

/** A decision that nobody has signed yet. */
export type DraftDecision = WithoutStamp<Exclude<Decision, RegistryDecision>>;

/** Says what to change, given the entries and ignored names as they are when the file is written. */
export type RegistryEditor = (
  entries: readonly RegistryEntry[],
  ignored: readonly string[],
) => readonly RegistryChange[];

/** What is decided, and undone, in one step. */
export interface StepDraft {
  /** For the journals of articles, by URI. */
  readonly articles?: ReadonlyMap<string, readonly DraftDecision[]>;
  /** For the corpus's journal. */
  readonly corpus?: readonly DraftDecision[];
  readonly registry?: {
    readonly edit: RegistryEdit;
    readonly change: RegistryEditor;
    /** Whom the edit is about; it is made where that entity is registered. */
    readonly entity?: EntityId;
    readonly redirect?: RegistryDecision['redirect'];
  };
}
