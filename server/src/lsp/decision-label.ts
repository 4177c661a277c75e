import type { Decision } from '../core/decisions/decision.ts';
import type { DecisionPlan } from '../core/features/decision-plan.ts';
import type { DecideAction } from './messages.ts';

/** Returns what an action does, in the past or as a request, for people: "Accepted 14 mentions of David Cameron in 3 articles". */
export function labelOf(
  action: DecideAction,
  plan: DecisionPlan,
  tense: 'past' | 'request' = 'past',
): string {
  const verb = (past: string, request: string): string => (tense === 'past' ? past : request);
  const subject = plan.subject;
  switch (action.kind) {
    case 'accept':
      return `${verb('Accepted', 'Accept')} ${extent(plan, action.scope)}`;
    case 'acceptEntity':
      return `${verb('Accepted', 'Accept')} ${mentions(plan)}`;
    case 'acceptAbove':
      return `${verb('Accepted', 'Accept')} ${count(plan.count, 'name')} in ${count(plan.articleCount, 'article')}`;
    case 'reject':
      return `${verb('Rejected', 'Not a name: reject')} ${extent(plan, action.scope)}`;
    case 'rejectEntity':
      return `${verb('Rejected', 'Not a name: reject')} ${mentions(plan)}`;
    case 'retype':
      return `${verb('Made', 'Make')} ${extent(plan, action.scope)} ${withArticle(action.type)}`;
    case 'respan':
    case 'moveBorder':
      return `${verb('Changed', 'Change')} the name to ${subject}`;
    case 'add':
      return `${verb('Marked', 'Mark')} ${extent(plan, action.scope)} as ${withArticle(action.type)}`;
    case 'annotateAll':
      return `${verb('Marked', 'Mark')} ${mentions(plan)} as ${withArticle(action.type)}`;
    case 'assign':
      return `${verb('Assigned', 'Assign')} ${extent(plan, action.scope)} to another entity`;
    case 'note':
    case 'noteEntity':
      return `${verb('Noted on', 'Note on')} ${subject}`;
    case 'mergeEntities':
      return `${verb('Merged', 'Merge')} ${mentions(plan)} with another entity`;
    case 'splitOff':
      return `${verb('Split off', 'Split off')} ${extent(plan, action.scope)}`;
    case 'separate':
      return `${verb('Kept', 'Keep')} ${subject} apart from another entity`;
    case 'renameEntity':
      return `${verb('Renamed', 'Rename')} ${subject} to ${action.name}`;
    case 'addAlias':
      return `${verb('Added', 'Add')} the alias ${action.alias} to ${subject}`;
    case 'setWikidata':
      return `${verb('Set', 'Set')} the Wikidata item of ${subject}`;
    case 'markReviewed':
      return action.isReviewed
        ? verb('Marked the article reviewed', 'Mark the article reviewed')
        : verb('Marked the article not reviewed', 'Mark the article not reviewed');
    case 'reattach':
      return `${verb('Re-attached', 'Re-attach')} a decision to ${subject}`;
    case 'closeOrphan':
      return `${verb('Closed', 'Close')} a decision on ${subject}`;
  }
}

const VERBS: Readonly<Record<Decision['operation'], string>> = {
  accept: 'accepted',
  reject: 'rejected',
  retype: 'changed the type of',
  respan: 'changed the borders of',
  add: 'marked',
  assign: 'assigned',
  note: 'noted on',
  review: 'reviewed',
  move: 'moved',
  registry: 'edited',
  revert: 'reverted',
};

/** Returns what the decisions of a step did, for people: "accepted 14 mentions of David Cameron". */
export function describeStep(decisions: readonly Decision[]): string {
  const [first] = decisions;
  if (first === undefined) return 'nothing';
  const name = subjectOf(first);
  const names = new Set(decisions.map(subjectOf));
  if (first.operation === 'review') return 'the review of an article';
  if (decisions.length === 1) return `${VERBS[first.operation]} ${name}`;
  const what = names.size === 1 ? `mentions of ${name}` : 'mentions';
  return `${VERBS[first.operation]} ${decisions.length} ${what}`;
}

function subjectOf(decision: Decision): string {
  if (decision.operation === 'registry') {
    const [change] = decision.changes;
    if (change === undefined) return 'the registry';
    return change.kind === 'ignore' ? change.name : ((change.after ?? change.before)?.name ?? change.id);
  }
  if ('name' in decision) return decision.name;
  return 'anchor' in decision ? decision.anchor.quote.replace(/\s+/g, ' ') : '';
}

function extent(plan: DecisionPlan, scope: 'mention' | 'article' | 'corpus'): string {
  if (scope === 'mention') return plan.subject;
  return scope === 'article'
    ? `${count(plan.count, 'mention')} of ${plan.subject} in this article`
    : mentions(plan);
}

function mentions({ count: number, subject, articleCount }: DecisionPlan): string {
  return `${count(number, 'mention')} of ${subject} in ${count(articleCount, 'article')}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function withArticle(type: string): string {
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}
