import type { EntityType } from '../detect/mention.ts';
import type { EntityId } from '../link/entity.ts';
import type { MentionDecision, NameDecision } from './decision.ts';

/** How a mention stands. What is only suggested was not decided by anybody. */
export type Status = 'suggested' | 'accepted' | 'corrected' | 'added';

/** That there is a mention, and the decision that had the last word on it. */
export interface Confirmed {
  readonly status: Exclude<Status, 'suggested'>;
  readonly type: EntityType;
  readonly decision: MentionDecision | NameDecision;
}

/** That there is none. */
export interface Rejected {
  readonly status: 'rejected';
  readonly decision: MentionDecision | NameDecision;
}

export type Verdict = Confirmed | Rejected;

/** What decisions about one mention or one name add up to. Verdict, entity and note are independent of each other. */
export interface Ruling {
  readonly verdict?: Verdict | undefined;
  readonly entity?: EntityId | undefined;
  readonly note?: string | undefined;
}

/** Returns what the decisions, given in order, add up to. */
export function ruleOn(decisions: readonly (MentionDecision | NameDecision)[]): Ruling {
  return decisions.reduce<Ruling>(apply, {});
}

/**
 * Returns the rulings of several scopes as one: for each part the nearest scope that speaks, the nearest given first.
 * Time plays no part: who looked at the one mention knew more than who looked at the name.
 */
export function nearest(rulings: readonly Ruling[]): Ruling {
  const verdict = rulings.find((ruling) => ruling.verdict !== undefined)?.verdict;
  const note = rulings.find((ruling) => ruling.note !== undefined)?.note;
  const assigning = rulings.find((ruling) => ruling.entity !== undefined);
  // An entity of another type than the mention's is what a wider scope says of other mentions of the name.
  const fits = typeOf(assigning?.verdict) === typeOf(verdict);
  return { verdict, entity: fits ? assigning?.entity : undefined, note };
}

function apply(ruling: Ruling, decision: MentionDecision | NameDecision): Ruling {
  const before = ruling.verdict?.status;
  switch (decision.operation) {
    case 'note':
      return { ...ruling, note: decision.note === '' ? undefined : decision.note };
    case 'reject':
      return { ...ruling, entity: undefined, verdict: { status: 'rejected', decision } };
    case 'add':
      return withType(ruling, { status: 'added', type: decision.type, decision });
    case 'accept': {
      // To accept what was corrected or added before leaves it what it is.
      const status = before === 'corrected' || before === 'added' ? before : 'accepted';
      return withType(ruling, { status, type: decision.type, decision });
    }
    case 'retype':
    case 'respan':
    case 'assign': {
      const status = before === 'added' ? before : 'corrected';
      const ruled = withType(ruling, { status, type: decision.type, decision });
      return decision.operation === 'assign' ? { ...ruled, entity: decision.entity } : ruled;
    }
  }
}

/** A mention that changes its type cannot mean the entity any more. */
function withType(ruling: Ruling, verdict: Confirmed): Ruling {
  const keepsEntity = typeOf(ruling.verdict) === verdict.type;
  return { ...ruling, verdict, entity: keepsEntity ? ruling.entity : undefined };
}

function typeOf(verdict: Verdict | undefined): EntityType | undefined {
  return verdict?.status === 'rejected' ? undefined : verdict?.type;
}
