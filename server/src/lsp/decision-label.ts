import type { DecisionPlan } from '../core/features/decision-plan.ts';
import type { DecideAction } from './messages.ts';
import { countOf } from './count-of.ts';

/** Returns what an action does, in the past or as a request, for people: "Accepted 14 mentions of David Cameron in 3 articles". */
export function labelOf(
  action: DecideAction,
  plan: DecisionPlan,
  tense: 'past' | 'request' = 'past',
): string {
  const verb = (past: string, request: string): string => (tense === 'past' ? past : request);
  const { subject, other = 'another entity' } = plan;
  switch (action.kind) {
    case 'accept':
      return `${verb('Accepted', 'Accept')} ${extent(plan, action.scope)}`;
    case 'acceptEntity':
      return `${verb('Accepted', 'Accept')} ${mentions(plan, action.uri !== undefined)}`;
    case 'acceptAbove':
      return `${verb('Accepted', 'Accept')} ${countOf(plan.count, 'name')} in ${countOf(plan.articleCount, 'article')}`;
    case 'reject':
      return `${verb('Rejected', 'Not a name: reject')} ${extent(plan, action.scope)}`;
    case 'rejectEntity':
      return `${verb('Rejected', 'Not a name: reject')} ${mentions(plan, action.uri !== undefined)}`;
    case 'retype':
      return `${verb('Made', 'Make')} ${extent(plan, action.scope)} ${withArticle(action.type)}`;
    case 'respan':
    case 'moveBorder':
      return `${verb('Changed', 'Change')} the name to ${subject}`;
    case 'add':
      return `${verb('Marked', 'Mark')} ${extent(plan, action.scope)} as ${withArticle(action.type)}`;
    case 'annotateAll':
      return `${verb('Marked', 'Mark')} ${mentions(plan, action.uri !== undefined)} as ${withArticle(action.type)}`;
    case 'assign':
      return `${verb('Assigned', 'Assign')} ${extent(plan, action.scope)} to ${other}`;
    case 'note':
    case 'noteEntity':
      return `${verb('Noted on', 'Note on')} ${subject}`;
    case 'mergeEntities':
      return `${verb('Merged', 'Merge')} ${subject} into ${other} (${where(plan)})`;
    case 'splitOff':
      return `${verb('Split off', 'Split off')} ${extent(plan, action.scope)}`;
    case 'separate':
      return `${verb('Kept', 'Keep')} ${subject} and ${other} apart`;
    case 'renameEntity':
      return `${verb('Renamed', 'Rename')} ${subject} to ${action.name}`;
    case 'changeId':
      return `${verb('Changed', 'Change')} the id of ${subject} to ${action.id}`;
    case 'addAlias':
      return `${verb('Added', 'Add')} the alias ${action.alias} to ${subject}`;
    case 'setWikidata':
      return `${verb('Set', 'Set')} the Wikidata item of ${subject}`;
    case 'adjudicate':
      return `${verb('Adopted', 'Adopt')} what ${action.adopted} says of ${subject}`;
    case 'markReviewed':
      return action.isReviewed
        ? verb('Marked the article reviewed', 'Mark the article reviewed')
        : verb('Marked the article not reviewed', 'Mark the article not reviewed');
    case 'reattach':
      return `${verb('Re-attached', 'Re-attach')} a decision to ${subject}`;
    case 'closeOrphan':
      return `${verb('Closed', 'Close')} a decision on ${subject}`;
    case 'together': {
      const [first] = action.actions;
      return first === undefined ? '' : labelOf(first, plan, tense);
    }
  }
}

function extent(plan: DecisionPlan, scope: 'mention' | 'article' | 'corpus'): string {
  if (scope === 'mention') return plan.subject;
  return mentions(plan, scope === 'article');
}

function mentions(plan: DecisionPlan, isHere: boolean): string {
  const articles = isHere ? 'this article' : countOf(plan.articleCount, 'article');
  return `${countOf(plan.count, 'mention')} of ${plan.subject} in ${articles}`;
}

function where({ count: number, articleCount }: DecisionPlan): string {
  return `${countOf(number, 'mention')} in ${countOf(articleCount, 'article')}`;
}

function withArticle(type: string): string {
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}
