import { distinctDecisions, type Decision } from './decision.ts';
import { foldDecisions, type DecisionState } from './fold.ts';
import { decisionsInForce } from './revert.ts';

/**
 * Returns what one author's decisions in a journal add up to, as if nobody else had decided: what two people decided one
 * after the other stands side by side. Left out is where the author decided between others, which is no view of their own.
 */
export function decidedBy(all: readonly Decision[], author: string): DecisionState {
  // Whoever's editor moved an anchor, and whoever merged two entities: both are facts for everybody.
  const own = all.filter(
    (decision) => decision.operation === 'move' || (decision.author === author && !isAdjudication(decision)),
  );
  return { ...foldDecisions(own), redirects: foldDecisions(all).redirects };
}

/** Whether there is any decision or review in force. */
export function saysAnything({ threads, names, review }: DecisionState): boolean {
  return threads.length + names.size > 0 || review !== undefined;
}

/** How much an author has decided in one journal, as far as nobody has taken it back. */
export interface AuthorTally {
  readonly decisions: number;
  readonly hasReviewed: boolean;
}

/** Returns the authors of a journal; not those who only decided between others, or only undid. */
export function authorsOf(all: readonly Decision[]): Map<string, AuthorTally> {
  const tallies = new Map<string, AuthorTally>();
  for (const decision of decisionsInForce(distinctDecisions(all))) {
    const { author, operation } = decision;
    if (operation === 'move' || operation === 'revert' || operation === 'registry') continue;
    if (isAdjudication(decision)) continue;
    const { decisions = 0, hasReviewed = false } = tallies.get(author) ?? {};
    tallies.set(
      author,
      operation === 'review'
        ? { decisions, hasReviewed: decision.isReviewed }
        : { decisions: decisions + 1, hasReviewed },
    );
  }
  return tallies;
}

function isAdjudication(decision: Decision): boolean {
  return 'adjudicates' in decision;
}
