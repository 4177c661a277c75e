import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import { surfaceForm, type Document } from '../core/corpus/document.ts';
import type { Snapshot } from '../core/corpus/snapshot.ts';
import { UndecidableError } from '../core/features/decision-plan.ts';
import { mentionOver } from '../core/features/plan-mention.ts';
import { ENTITY_TYPES } from '../core/detect/mention.ts';
import { toRange, toSpan } from './convert.ts';
import { planAction } from './decide.ts';
import { labelOf } from './decision-label.ts';
import { DecideCommand, type DecideAction, type DecisionScope, type MentionTarget } from './messages.ts';

/** Accepts all that Dateline is sure of in the document; for the editor's "fix all". */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.dateline`;
/** What "fix all" accepts has to be at least so sure. */
const FIX_ALL_THRESHOLD = 0.9;

export const CODE_ACTION_KINDS = [CodeActionKind.QuickFix, CodeActionKind.Refactor, FIX_ALL];

/** Names the entity may be instead that are offered. */
const CANDIDATES_OFFERED = 5;

/** Returns what can be decided at a range, each with how much it is about in its title. */
export function codeActions(
  snapshot: Snapshot,
  { textDocument, range, context }: CodeActionParams,
): CodeAction[] {
  const document = snapshot.document(textDocument.uri);
  if (document === undefined) return [];
  const target: MentionTarget = { uri: document.uri, range };
  const span = toSpan(document, range);
  const mention = mentionOver(document, span);
  const actions = [
    ...(mention === undefined ? additions(target, span.end > span.start) : []),
    ...(mention === undefined ? [] : onMention(snapshot, document, target, mention)),
    ...fixAll(document),
  ];
  return actions
    .filter(({ kind }) => isWanted(kind, context.only))
    .flatMap(({ kind, action }) => offer(snapshot, kind, action));
}

interface Offer {
  readonly kind: CodeActionKind;
  readonly action: DecideAction;
}

function additions(target: MentionTarget, isSelection: boolean): Offer[] {
  if (!isSelection) return [];
  return ENTITY_TYPES.flatMap((type) =>
    (['mention', 'article', 'corpus'] as const).map((scope) => ({
      kind: scope === 'mention' ? CodeActionKind.QuickFix : CodeActionKind.Refactor,
      action: { kind: 'add' as const, target, scope, type },
    })),
  );
}

function onMention(
  snapshot: Snapshot,
  document: Document,
  { uri }: MentionTarget,
  mention: Document['mentions'][number],
): Offer[] {
  const target: MentionTarget = { uri, range: toRange(document, mention) };
  const found = snapshot.mentionAt(uri, mention.start);
  const entity = found === undefined ? undefined : snapshot.entityOf(document, found.index);
  const { QuickFix: quickFix, Refactor: refactor } = CodeActionKind;
  const offers: Offer[] = [];
  const scopes: readonly DecisionScope[] = ['mention', 'article', 'corpus'];
  if (mention.status === 'suggested') {
    offers.push({ kind: quickFix, action: { kind: 'accept', target, scope: 'mention' } });
    if (entity !== undefined) {
      offers.push({ kind: quickFix, action: { kind: 'acceptEntity', entity: entity.id, uri } });
      offers.push({ kind: quickFix, action: { kind: 'acceptEntity', entity: entity.id } });
    }
  }
  for (const scope of scopes) offers.push({ kind: quickFix, action: { kind: 'reject', target, scope } });
  for (const type of ENTITY_TYPES) {
    if (type === mention.type) continue;
    for (const scope of scopes)
      offers.push({ kind: refactor, action: { kind: 'retype', target, scope, type } });
  }
  const candidates = found === undefined ? [] : snapshot.candidatesOf(document, found.index);
  for (const candidate of candidates.slice(0, CANDIDATES_OFFERED))
    if (candidate.id !== entity?.id)
      offers.push({
        kind: refactor,
        action: { kind: 'assign', target, scope: 'article', entity: candidate.id },
      });
  offers.push({ kind: refactor, action: { kind: 'splitOff', target, scope: 'mention' } });
  const name = surfaceForm(document, mention);
  const all: DecideAction = { kind: 'annotateAll', name, type: mention.type, except: [] };
  return [...offers, { kind: refactor, action: all }];
}

function fixAll({ uri, mentions }: Document): Offer[] {
  const isSure = mentions.some(({ status, score }) => status === 'suggested' && score >= FIX_ALL_THRESHOLD);
  if (!isSure) return [];
  return [{ kind: FIX_ALL, action: { kind: 'acceptAbove', threshold: FIX_ALL_THRESHOLD, uri } }];
}

/** What cannot be decided is not offered; what would reach no further than something else is offered once. */
function offer(snapshot: Snapshot, kind: CodeActionKind, action: DecideAction): CodeAction[] {
  try {
    const plan = planAction(snapshot, action);
    const reachesFurther = !('scope' in action) || action.scope === 'mention' || plan.count > 1;
    if (!reachesFurther) return [];
    const title = titleOf(snapshot, action, labelOf(action, plan, 'request'));
    return [{ title, kind, command: { title, command: DecideCommand, arguments: [action] } }];
  } catch (error) {
    if (error instanceof UndecidableError) return [];
    throw error;
  }
}

function titleOf(snapshot: Snapshot, action: DecideAction, label: string): string {
  if (action.kind !== 'assign') return label;
  return label.replace('another entity', snapshot.entity(action.entity)?.name ?? action.entity);
}

/** Whether the kind is one of those asked for, or below one of them. */
function isWanted(kind: CodeActionKind, only: readonly CodeActionKind[] | undefined): boolean {
  if (only === undefined) return kind !== FIX_ALL;
  return only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}
