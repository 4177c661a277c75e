import type { EntityType, Mention } from '../detect/mention.ts';
import type { EntityId } from './entity.ts';

/** A mention that a person may have assigned to an entity. */
export interface AssignableMention extends Mention {
  readonly entity?: EntityId;
}

/** One spelling of a name, white space collapsed, and how often it was used. */
export interface Form {
  readonly name: string;
  readonly count: number;
}

/** Somebody or something that one document names, with all the mentions of it there. */
export interface LocalEntity {
  readonly type: EntityType;
  /** The fullest form of the name in the document. */
  readonly name: string;
  /** All forms, the most frequent first. */
  readonly forms: readonly Form[];
  /** Indices into the document's mentions, ascending. */
  readonly mentions: readonly number[];
  /** Role phrases that stand next to the name: "French President", "supreme leader". */
  readonly roles: readonly string[];
  /**
   * What the document puts around it: the region beside a place ("Texas" of "Paris, Texas"), or the slug of the country or
   * town of an institution that many have.
   */
  readonly container?: string;
  /** A title that is part of how somebody known by one name is told apart: "pope", "king", "mr"; or a knight's: "sir". */
  readonly title?: string;
  /** The family name, in lower case, of somebody called by a given name alone as a relative is: "macron" of Brigitte. */
  readonly familyName?: string;
  /** What tells it from others of its full name, sorted: trades ("office", "sport") or the town of a school ("dover"). */
  readonly qualifiers?: readonly string[];
  /** Other names that the document states it has, whatever its name: "Facebook" of "Meta Platforms". */
  readonly otherNames?: readonly string[];
  /** The entity that a person said it is, whatever its name says. */
  readonly assigned?: EntityId;
}
