import { distinctDecisions, stepOf, type Decision } from './decision.ts';
import { decisionsInForce } from './revert.ts';

/** What is undone or redone together. A revert that names the id takes it back in every journal that holds a part of it. */
export interface Step {
  readonly id: string;
  /** In order. */
  readonly decisions: readonly Decision[];
}

export interface LastSteps {
  /** The author's last step that can be undone: append a revert of its id to each journal that has a part of it. */
  readonly undo: Step | undefined;
  /**
   * The author's last undoing that can be taken back, as the step of its reverts: append a revert of its id to each journal
   * that has one. There is none once the author decided something else.
   */
  readonly redo: Step | undefined;
}

/** Returns what an author can undo and redo. */
export function lastSteps(decisions: readonly Decision[], author: string): LastSteps {
  const { done, undone } = historyOf(decisions, author);
  return { undo: done.at(-1), redo: undone.at(-1)?.by };
}

interface Undone {
  readonly step: Step;
  readonly by: Step;
}

function historyOf(all: readonly Decision[], author: string): { done: Step[]; undone: Undone[] } {
  const decisions = distinctDecisions(all);
  const ids = new Set(decisions.map(({ id }) => id));
  for (const { step } of decisions) if (step !== undefined) ids.add(step);
  // A revert of what is nowhere takes nothing back.
  const isStep = (decision: Decision): boolean =>
    decision.author === author && (decision.operation !== 'revert' || ids.has(decision.reverts));
  let done: Step[] = [];
  let undone: Undone[] = [];
  for (const step of stepsOf(decisions.filter(isStep))) {
    const reverts = step.decisions.filter((decision) => decision.operation === 'revert');
    const targets = new Set(reverts.map((revert) => revert.reverts));
    const undoes = targets.size === 0 ? undefined : done.find(({ id }) => targets.has(id));
    const redoes = targets.size === 0 ? undefined : undone.find(({ by }) => targets.has(by.id));
    if (undoes !== undefined) {
      done = done.filter((other) => other !== undoes);
      undone.push({ step: undoes, by: step });
    } else if (redoes !== undefined) {
      undone = undone.filter((other) => other !== redoes);
      done.push(redoes.step);
    } else {
      done.push(step);
      undone = [];
    }
  }
  // Somebody else may have taken back a step, or an undoing, by a revert of their own.
  const inForce = new Set(decisionsInForce(decisions));
  const isInForce = (step: Step): boolean => step.decisions.some((decision) => inForce.has(decision));
  return { done: done.filter(isInForce), undone: undone.filter(({ by }) => isInForce(by)) };
}

/** Returns the steps of ordered decisions in the order of their first ones; a move of an anchor is no step. */
function stepsOf(decisions: readonly Decision[]): Step[] {
  const steps = new Map<string, Decision[]>();
  for (const decision of decisions) {
    if (decision.operation === 'move') continue;
    const id = stepOf(decision);
    const members = steps.get(id);
    if (members === undefined) steps.set(id, [decision]);
    else members.push(decision);
  }
  return [...steps].map(([id, members]) => ({ id, decisions: members }));
}
