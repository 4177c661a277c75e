import type { Decision, DecisionId, Revert } from './decision.ts';

/**
 * Returns the decisions that no revert in force takes back, in the given order. A revert may name a decision or a step, and
 * may be older than what it names, because clocks differ. Reverts that take back each other in a circle do nothing.
 */
export function decisionsInForce(decisions: readonly Decision[]): Decision[] {
  const reverts = decisions.filter((decision) => decision.operation === 'revert');
  if (reverts.length === 0) return [...decisions];
  const inForce = settle(decisions, reverts);
  return decisions.filter((decision) => inForce.has(decision.id));
}

/**
 * Settles every decision whose reverts are all settled, until nothing changes: it is in force if none of its reverts is.
 * What is left over lies on a circle or hangs on one.
 */
function settle(decisions: readonly Decision[], reverts: readonly Revert[]): Set<DecisionId> {
  const revertsOf = new Map<string, Revert[]>();
  for (const revert of reverts)
    revertsOf.set(revert.reverts, [...(revertsOf.get(revert.reverts) ?? []), revert]);
  const against = (decision: Decision): Revert[] => [
    ...(revertsOf.get(decision.id) ?? []),
    ...(decision.step === undefined || decision.step === decision.id
      ? []
      : (revertsOf.get(decision.step) ?? [])),
  ];
  const settled = new Map<DecisionId, boolean>();
  let open = decisions;
  for (;;) {
    const stillOpen: Decision[] = [];
    for (const decision of open) {
      const verdicts = against(decision).map((revert) => settled.get(revert.id));
      if (verdicts.includes(true)) settled.set(decision.id, false);
      else if (verdicts.includes(undefined)) stillOpen.push(decision);
      else settled.set(decision.id, true);
    }
    if (stillOpen.length === open.length) break;
    open = stillOpen;
  }
  for (const decision of open) settled.set(decision.id, decision.operation !== 'revert');
  return new Set([...settled].filter(([, isInForce]) => isInForce).map(([id]) => id));
}
