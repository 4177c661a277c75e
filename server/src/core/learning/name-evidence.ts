import { Map as ImmutableMap } from 'immutable';
import { ENTITY_TYPES, type EntityType } from '../detect/mention.ts';
import { nameKey, type DecidedThread, type DecisionState } from '../decisions/fold.ts';
import { ruleOn, type Verdict } from '../decisions/ruling.ts';

/** What a decided mention turned out to be: a name of a type, or none. */
export type Outcome = EntityType | 'none';
export const OUTCOMES: readonly Outcome[] = [...ENTITY_TYPES, 'none'];

/** How often people decided what about mentions of one name. */
export interface OutcomeCount {
  /** Mentions, weighted: a name that had been missed says more than one that had been found. */
  readonly weight: number;
  readonly articles: number;
}

export type NameEvidence = Partial<Readonly<Record<Outcome, OutcomeCount>>>;

/**
 * What the decisions on single mentions teach about their names, by {@link nameKey}. Decisions about all mentions of a name
 * have their own scope, in which they count as they are, and teach nothing beyond it.
 */
export type LearnedNames = ImmutableMap<string, NameEvidence>;

export const NOTHING_LEARNED: LearnedNames = ImmutableMap();

/** Somebody who adds a name says that it is missed, not only that it is one. */
const WEIGHT_OF_ADDED = 3;
/** The last word of a person's full name is probably that person too. */
const WEIGHT_OF_LAST_WORD = 0.5;

/**
 * Returns what is learned after the decisions on one article have changed, and the names about which it is something else
 * than before.
 */
export function learn(
  learned: LearnedNames,
  before: DecisionState,
  after: DecisionState,
): { readonly learned: LearnedNames; readonly names: readonly string[] } {
  const lost = lessonsOf(before);
  const won = lessonsOf(after);
  const names = [...new Set([...lost.keys(), ...won.keys()])].filter(
    (name) => !areEqual(lost.get(name), won.get(name)),
  );
  if (names.length === 0) return { learned, names };
  const changed = learned.withMutations((all) => {
    for (const name of names) {
      const evidence = combine(all.get(name) ?? {}, lost.get(name), won.get(name));
      if (Object.keys(evidence).length === 0) all.delete(name);
      else all.set(name, evidence);
    }
  });
  return { learned: changed, names };
}

/** For each name the weights of what was decided about its mentions in one article. */
type Lessons = Map<string, Partial<Record<Outcome, number>>>;

const lessons = new WeakMap<DecisionState, Lessons>();

function lessonsOf(state: DecisionState): Lessons {
  let result = lessons.get(state);
  if (result !== undefined) return result;
  result = new Map();
  for (const thread of state.threads) addLessons(result, thread);
  lessons.set(state, result);
  return result;
}

function addLessons(result: Lessons, { anchor, decisions }: DecidedThread): void {
  const { verdict } = ruleOn(decisions);
  if (verdict === undefined) return;
  const outcome = outcomeOf(verdict);
  const name = nameKey(anchor.quote);
  const add = (key: string, weight: number): void => {
    const known = result.get(key) ?? {};
    result.set(key, { ...known, [outcome]: (known[outcome] ?? 0) + weight });
  };
  add(name, verdict.status === 'added' ? WEIGHT_OF_ADDED : 1);
  const lastWord = /\s(\S{3,})$/.exec(name)?.[1];
  if (outcome === 'person' && lastWord !== undefined) add(lastWord, WEIGHT_OF_LAST_WORD);
}

function outcomeOf(verdict: Verdict): Outcome {
  return verdict.status === 'rejected' ? 'none' : verdict.type;
}

type Weights = Partial<Record<Outcome, number>>;

function areEqual(a: Weights = {}, b: Weights = {}): boolean {
  return OUTCOMES.every((outcome) => a[outcome] === b[outcome]);
}

function combine(evidence: NameEvidence, lost: Weights = {}, won: Weights = {}): NameEvidence {
  const entries = OUTCOMES.flatMap((outcome) => {
    const { weight = 0, articles = 0 } = evidence[outcome] ?? {};
    const count = {
      weight: weight - (lost[outcome] ?? 0) + (won[outcome] ?? 0),
      articles: articles - (lost[outcome] === undefined ? 0 : 1) + (won[outcome] === undefined ? 0 : 1),
    };
    return count.articles === 0 ? [] : [[outcome, count] as const];
  });
  return Object.fromEntries(entries);
}
