import { collapseSpace } from '../text/fold.ts';
import type { EntityId } from '../link/entity.ts';
import type { Anchor } from './anchor.ts';
import {
  distinctDecisions,
  type Decision,
  type DecisionId,
  type MentionDecision,
  type Move,
  type NameDecision,
  type Review,
} from './decision.ts';
import { decisionsInForce } from './revert.ts';

/** Where a mention is and all that is decided about it. */
export interface DecidedThread {
  /** The id of the first decision about the mention. Later ones name it, also when that one is reverted. */
  readonly id: DecisionId;
  /** From the latest decision, which saw the latest text, and with its borders. */
  readonly anchor: Anchor;
  /** The id of the decision or move that the anchor is from. */
  readonly anchoredBy: DecisionId;
  /** The decisions in force, in order; at least one. */
  readonly decisions: readonly MentionDecision[];
}

/** What the decisions of one journal add up to. */
export interface DecisionState {
  /** By the order of their first decision. */
  readonly threads: readonly DecidedThread[];
  /** For each {@link nameKey} the decisions in force, in order. */
  readonly names: ReadonlyMap<string, readonly NameDecision[]>;
  /** Those of the names that somebody added wherever they stand, so that not all of them have to be searched for. */
  readonly addedNames: ReadonlySet<string>;
  /** For an entity that was merged away, the one that it became. */
  readonly redirects: ReadonlyMap<EntityId, EntityId>;
  /** The last word on whether the article was looked through; absent where nobody has said anything. */
  readonly review?: Review;
}

export const NO_DECISIONS: DecisionState = {
  threads: [],
  names: new Map(),
  addedNames: new Set(),
  redirects: new Map(),
};

/**
 * Returns what the decisions add up to. It depends neither on their order nor on how often each is there, so that the
 * journals of two people can be merged line by line. An article's journal and the corpus's are folded by themselves.
 */
export function foldDecisions(all: readonly Decision[]): DecisionState {
  const mentions = new Map<DecisionId, MentionDecision[]>();
  const names = new Map<string, NameDecision[]>();
  const redirects = new Map<EntityId, EntityId>();
  const moves = new Map<DecisionId, Move>();
  let review: Review | undefined;
  for (const decision of decisionsInForce(distinctDecisions(all))) {
    if (decision.operation === 'review') review = decision;
    else if (decision.operation === 'move') moves.set(decision.moves, decision);
    else if (decision.operation === 'registry') {
      const { redirect } = decision;
      if (redirect !== undefined) redirects.set(redirect.from, redirect.to);
    } else if (decision.operation !== 'revert') {
      if (decision.scope === 'mention') append(mentions, decision.mention ?? decision.id, decision);
      else append(names, nameKey(decision.name), decision);
    }
  }
  const threads = [...mentions].flatMap(([id, ofMention]): DecidedThread[] => {
    const last = ofMention.at(-1);
    if (last === undefined) return [];
    const { anchor, id: anchoredBy } = moves.get(last.id) ?? last;
    return [{ id, anchor, anchoredBy, decisions: ofMention }];
  });
  const addedNames = new Set(
    [...names].filter(([, decisions]) => decisions.some(isAdd)).map(([name]) => name),
  );
  return { threads, names, addedNames, redirects, ...(review === undefined ? {} : { review }) };
}

/**
 * Returns what names are compared by: white space, apostrophes and hyphens are one, but letters are not, because a name
 * that is decided everywhere is meant exactly as it is written ("US", not "us").
 */
export function nameKey(name: string): string {
  return collapseSpace(name.normalize('NFC').replace(/[’‘ʼ]/g, "'").replace(/[‐‑–]/g, '-'));
}

/** Returns the entity that an entity has become by merging. */
export function redirected(redirects: DecisionState['redirects'], entity: EntityId): EntityId {
  const seen = new Set<EntityId>();
  let current = entity;
  for (let next = redirects.get(current); next !== undefined; next = redirects.get(current)) {
    // Two people may have merged in opposite directions; then the entities stay as they were assigned.
    if (seen.has(next)) return entity;
    seen.add(next);
    current = next;
  }
  return current;
}

function isAdd({ operation }: NameDecision): boolean {
  return operation === 'add';
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
