import type { Span } from '../text/span.ts';

/** The kinds of entity, in the order in which they are listed everywhere. */
export const ENTITY_TYPES = ['person', 'organization', 'place'] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** One occurrence of a name in a text: the name alone, without titles, possessives or articles. */
export interface Mention extends Span {
  readonly type: EntityType;
  /** The calibrated probability, from 0 to 1, that exactly this span names an entity of this type. */
  readonly score: number;
  /** Why it was found: a union of the bits of {@link Evidence}. */
  readonly evidence: number;
}

/** What speaks for a mention, as bits. The hover turns them into words. */
export const Evidence = {
  listedFirstName: 1,
  listedLastName: 2,
  listedFullName: 4,
  listedOrganization: 8,
  listedPlace: 16,
  titleBefore: 32,
  organizationWord: 64,
  /** A longer form of the name stands elsewhere in the document. */
  fullNameInDocument: 128,
  /** The same name was found with more certainty elsewhere in the document. */
  repeatedInDocument: 256,
  abbreviationInBrackets: 512,
  dateline: 1024,
  byline: 2048,
  /** Given from outside, not found by the detector. */
  given: 4096,
  /** Decisions about the same name elsewhere changed its score, its type or that it was found at all. */
  learned: 8192,
  /** The detector was in doubt; its score, or its type, is due to other articles that surely name the same. */
  established: 16384,
} as const;
