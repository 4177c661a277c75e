import type { Range } from 'vscode-languageserver';
import type { Snapshot } from '../core/corpus/snapshot.ts';
import { planAdjudication } from '../core/features/adjudicate.ts';
import { planAnnotateAll } from '../core/features/annotate-all.ts';
import {
  documentAt,
  nameOf,
  joinPlans,
  UndecidableError,
  type DecisionPlan,
  type Target,
} from '../core/features/decision-plan.ts';
import {
  planEntityEdit,
  planIdChange,
  planAcceptance,
  planMerge,
  planRejection,
  planSplit,
} from '../core/features/plan-entity.ts';
import { planAddition, planBorderMove, planBorders, planMention } from '../core/features/plan-mention.ts';
import { planClosing, planReattachment } from '../core/features/orphans.ts';
import { findEntity } from '../core/features/registry/find-entity.ts';
import { planReview } from '../core/features/review.ts';
import type { Span } from '../core/text/span.ts';
import { toSpan } from './convert.ts';
import type { DecideAction, MentionTarget } from './messages.ts';

/** Returns what an action would write; throws an {@link UndecidableError}, with a reason for people, where it cannot be. */
export function planAction(snapshot: Snapshot, action: DecideAction): DecisionPlan {
  const at = ({ uri, range }: MentionTarget): Target => ({
    uri,
    span: toSpan(documentAt(snapshot, uri), range),
  });
  switch (action.kind) {
    case 'accept':
    case 'reject':
      return planMention(snapshot, at(action.target), action.scope, { operation: action.kind });
    case 'retype':
      return planMention(snapshot, at(action.target), action.scope, {
        operation: 'retype',
        type: action.type,
      });
    case 'assign':
      return {
        ...planMention(snapshot, at(action.target), action.scope, {
          operation: 'assign',
          entity: action.entity,
        }),
        other: findEntity(snapshot, action.entity)?.name ?? action.entity,
      };
    case 'note':
      return planMention(snapshot, at(action.target), 'mention', { operation: 'note', note: action.note });
    case 'respan':
      return planBorders(snapshot, at(action.target), at({ uri: action.target.uri, range: action.to }).span);
    case 'moveBorder':
      return planBorderMove(snapshot, at(action.target), action.border, action.direction);
    case 'add':
      return planAddition(snapshot, at(action.target), action.scope, action.type);
    case 'acceptEntity':
      return planAcceptance(snapshot, { entity: action.entity, ...inArticle(action) });
    case 'acceptAbove':
      return planAcceptance(snapshot, { threshold: action.threshold, ...inArticle(action) });
    case 'rejectEntity':
      return planRejection(snapshot, action.entity, action.uri);
    case 'mergeEntities':
      return planMerge(snapshot, action.from, action.into);
    case 'splitOff':
      return planSplit(snapshot, at(action.target), action.scope, action.name);
    case 'separate':
      return planEntityEdit(snapshot, action.entity, { edit: 'separate', other: action.other });
    case 'renameEntity':
      return planEntityEdit(snapshot, action.entity, { edit: 'rename', name: action.name });
    case 'changeId':
      return planIdChange(snapshot, action.entity, action.id);
    case 'addAlias':
      return planEntityEdit(snapshot, action.entity, { edit: 'alias', alias: action.alias });
    case 'setWikidata':
      return planEntityEdit(snapshot, action.entity, { edit: 'wikidata', item: action.item ?? undefined });
    case 'noteEntity':
      return planEntityEdit(snapshot, action.entity, { edit: 'note', note: action.note });
    case 'annotateAll':
      return planAnnotateAll(snapshot, action, {
        except: action.except.map(at),
        include: (action.include ?? []).map(at),
      });
    case 'together':
      if (action.actions.length === 0) throw new UndecidableError('Select a name first.');
      return joinPlans(action.actions.map((each) => planAction(snapshot, each)));
    case 'adjudicate': {
      const { target, text, between } = action;
      const spanOf = (range: Range): Span => at({ uri: target.uri, range }).span;
      const { span } = at(target);
      if (nameOf(documentAt(snapshot, target.uri), span) !== text)
        throw new UndecidableError('The text has changed since it was compared. Compare again first.');
      return planAdjudication(snapshot, at(target), {
        between,
        mentions: action.mentions.map(({ range, ...mention }) => ({ ...mention, ...spanOf(range) })),
        instead: action.instead.map(spanOf),
      });
    }
    case 'markReviewed':
      return planReview(snapshot, action.uri, action.isReviewed);
    case 'reattach':
      return planReattachment(snapshot, action.orphan, at(action.target).span);
    case 'closeOrphan':
      return planClosing(snapshot, action.orphan);
    default:
      // The action comes from outside, whatever its type says.
      throw new UndecidableError('This version of Dateline does not know this action.');
  }
}

function inArticle({ uri }: { readonly uri?: string }): { uri?: string } {
  return uri === undefined ? {} : { uri };
}
