import type { Decision, RegistryDecision } from '../core/decisions/decision.ts';

/** What was done, or what is to be done. */
type Tense = 'past' | 'request';

/** The verbs of decisions on names, as what was done and as what is to be done. */
const VERBS: Readonly<Record<Decision['operation'], readonly [past: string, request: string]>> = {
  accept: ['accepted', 'accept'],
  reject: ['rejected', 'reject'],
  retype: ['changed the type of', 'change the type of'],
  respan: ['changed the borders of', 'change the borders of'],
  add: ['marked', 'mark'],
  assign: ['assigned', 'assign'],
  note: ['noted on', 'note on'],
  review: ['reviewed', 'review'],
  move: ['moved', 'move'],
  registry: ['edited', 'edit'],
  revert: ['reverted', 'revert'],
};

/** Returns what the decisions of a step did, for people: "accepted 14 mentions of David Cameron", "merged A into B". */
export function describeStep(decisions: readonly Decision[], tense: Tense = 'past'): string {
  const [first] = decisions;
  if (first === undefined) return 'nothing';
  for (const decision of decisions)
    if (decision.operation === 'registry') return describeRegistryEdit(decision, decisions, tense);
  if (first.operation === 'review') return 'the review of an article';
  // Undoing is no step; what is left is that somebody closed decisions that have no place.
  if (first.operation === 'revert') return tense === 'past' ? 'closed a decision' : 'close a decision';
  const names = new Set(decisions.map(subjectOf));
  const verb = VERBS[first.operation][tense === 'past' ? 0 : 1];
  if (decisions.length === 1) return `${verb} ${subjectOf(first)}`;
  const what = names.size === 1 ? `mentions of ${subjectOf(first)}` : 'mentions';
  return `${verb} ${decisions.length} ${what}`;
}

function describeRegistryEdit(
  { edit, changes, redirect }: RegistryDecision,
  step: readonly Decision[],
  tense: Tense,
): string {
  const verb = (past: string, request: string): string => (tense === 'past' ? past : request);
  const [change] = changes;
  const entry = change?.kind === 'entity' ? change : undefined;
  const name =
    change?.kind === 'ignore' ? change.name : ((entry?.after ?? entry?.before)?.name ?? 'an entity');
  const before = entry?.before?.name ?? entry?.after?.aliases[0] ?? name;
  const gained = entry?.after?.aliases.find((alias) => entry.before?.aliases.includes(alias) !== true);
  switch (edit) {
    case 'add':
      return `${verb('registered', 'register')} ${name}`;
    case 'remove':
      return `${verb('removed', 'remove')} ${name}`;
    case 'rename':
      return redirect === undefined
        ? `${verb('renamed', 'rename')} ${before} to ${name}`
        : `${verb('changed', 'change')} the id of ${name} to ${redirect.to}`;
    case 'alias':
      return `${verb('added', 'add')} the alias ${gained ?? ''} to ${name}`;
    case 'wikidata':
      return `${verb('set', 'set')} the Wikidata item of ${name}`;
    case 'merge': {
      const removed = changes.find((each) => each.kind === 'entity' && each.id === redirect?.from);
      const merged = removed?.kind === 'entity' ? removed.before?.name : undefined;
      const assigned = step.find(({ operation }) => operation === 'assign');
      const from = merged ?? gained ?? (assigned && subjectOf(assigned)) ?? 'an entity';
      return `${verb('merged', 'merge')} ${from} into ${name}`;
    }
    case 'split': {
      const part = changes.at(-1);
      const partName = part?.kind === 'entity' ? (part.after?.name ?? name) : name;
      return `${verb('split off', 'split off')} ${partName}`;
    }
    case 'separate':
      return `${verb('kept', 'keep')} ${name} apart from another entity`;
    case 'ignore':
      return `${verb('ignored', 'ignore')} ${name}`;
    case 'note':
      return `${verb('noted on', 'note on')} ${name}`;
  }
}

/** Returns the name that a decision is about. */
function subjectOf(decision: Decision): string {
  if ('name' in decision) return decision.name;
  return 'anchor' in decision ? decision.anchor.quote.replace(/\s+/g, ' ') : '';
}
