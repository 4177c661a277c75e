import type { EntityType } from '../detect/mention.ts';
import type { Form } from './local-entity.ts';

/** The readable identity of an entity, such as `person/david-cameron`. It depends on the entity's own names only. */
export type EntityId = string;

/** What the mentions of a corpus refer to. */
export interface Entity {
  readonly id: EntityId;
  readonly type: EntityType;
  /** The fullest well-attested form of the name. */
  readonly name: string;
  /** All forms of the name in the corpus, the most frequent first. */
  readonly aliases: readonly Form[];
  readonly mentionCount: number;
  readonly documentCount: number;
  /** The entity's item in Wikidata, such as `Q30`. */
  readonly knowledgeBaseId?: string;
  /** Role phrases found next to the name, the most frequent first. */
  readonly roles: readonly string[];
}

/** An entity that an ambiguous name may mean, with what speaks for it. */
export interface Candidate extends Entity {
  readonly evidence: CandidateEvidence;
}

export interface CandidateEvidence {
  /** How often the candidate is called by exactly the ambiguous name. */
  readonly mentionsWithForm: number;
  /** Entities of the ambiguous mention's document that are named together with the candidate elsewhere, the most telling first. */
  readonly sharedEntities: readonly EntityId[];
  /** Role phrases beside the ambiguous mention that the candidate has elsewhere too. */
  readonly sharedRoles: readonly string[];
  /** Whether the evidence was enough to take the mention for the candidate. */
  readonly isChosen: boolean;
}
