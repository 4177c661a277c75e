import {
  CodeActionKind,
  CodeActionTriggerKind,
  type CodeAction,
  type CodeActionContext,
  type CodeActionParams,
} from 'vscode-languageserver';
import { surfaceForm, type Document } from '../core/corpus/document.ts';
import type { Snapshot } from '../core/corpus/snapshot.ts';
import type { DecidedMention } from '../core/decisions/decide-mentions.ts';
import { ENTITY_TYPES, type EntityType } from '../core/detect/mention.ts';
import { nameOf, UndecidableError, type DecisionPlan } from '../core/features/decision-plan.ts';
import { mentionsNamed } from '../core/features/mentions-named.ts';
import { mentionOver } from '../core/features/plan-mention.ts';
import type { Span } from '../core/text/span.ts';
import { toRange, toSpan } from './convert.ts';
import { planAction } from './decide.ts';
import { labelOf } from './decision-label.ts';
import { DecideCommand, type DecideAction, type DecisionScope, type MentionTarget } from './messages.ts';

const { QuickFix: QUICK_FIX, Refactor: REFACTOR, SourceFixAll: ANY_FIX_ALL } = CodeActionKind;
/** Accepts all that Dateline is sure of in the document; for the editor's "fix all" and for what it does on saving. */
const FIX_ALL = `${ANY_FIX_ALL}.dateline`;

export const CODE_ACTION_KINDS = [QUICK_FIX, REFACTOR, FIX_ALL];

/** Entities that the name may mean instead that are offered. */
const CANDIDATES_OFFERED = 5;
/** What is less likely to be a name than to be none is first offered to be rejected. */
const LIKELY = 0.5;

/** The command of the extension that lists all occurrences of what is selected, and asks which ones are meant. */
const ANNOTATE_ALL = 'dateline.annotateAll';

export interface CodeActionOptions {
  /** How sure Dateline must be, from 0 to 1, of what "fix all" accepts. */
  readonly threshold: number;
  /** Whether the client runs the extension's commands. */
  readonly hasCommands: boolean;
}

/** Returns what can be decided at a range, the likeliest first, each with how much it is about in its title. */
export function codeActions(
  snapshot: Snapshot,
  { textDocument, range, context }: CodeActionParams,
  { threshold, hasCommands }: CodeActionOptions,
): CodeAction[] {
  const document = snapshot.document(textDocument.uri);
  if (document === undefined) return [];
  const fixAll: Choice = {
    kind: FIX_ALL,
    actions: [{ kind: 'acceptAbove', threshold, uri: document.uri }],
  };
  if (isFixAllWanted(context)) return offer(snapshot, fixAll);
  const span = toSpan(document, range);
  const choices = choicesAt(snapshot, document, span);
  return [
    ...choices.flatMap((choice) => offer(snapshot, choice)),
    ...(hasCommands && choices.length > 0
      ? [annotateAll(document, mentionOver(document, span) ?? span)]
      : []),
  ].filter(({ kind = '' }) => isWanted(kind, context.only));
}

/** The same decision at growing scopes. */
interface Choice {
  readonly kind: CodeActionKind;
  /** The kind of the wider scopes, where it is another. */
  readonly widerKind?: CodeActionKind;
  readonly actions: readonly DecideAction[];
  /** Whether the narrowest is what most people would do. */
  readonly isPreferred?: boolean;
}

const SCOPES: readonly DecisionScope[] = ['mention', 'article', 'corpus'];

function choicesAt(snapshot: Snapshot, document: Document, span: Span): Choice[] {
  const mention = mentionOver(document, span);
  if (mention !== undefined) return onMention(snapshot, document, mention);
  return span.end > span.start ? additions(snapshot, document, span) : [];
}

/** The type that the same name has elsewhere comes first. */
function additions(snapshot: Snapshot, document: Document, span: Span): Choice[] {
  const { uri } = document;
  const target: MentionTarget = { uri, range: toRange(document, span) };
  const name = surfaceForm(document, span);
  const counts: Record<EntityType, number> = { person: 0, organization: 0, place: 0 };
  for (const { mention } of mentionsNamed(snapshot, name)) counts[mention.type]++;
  return ENTITY_TYPES.toSorted((a, b) => counts[b] - counts[a]).map((type, index) => ({
    kind: QUICK_FIX,
    actions: [{ kind: 'add', target, scope: 'mention', type }],
    isPreferred: index === 0 && counts[type] > 0,
  }));
}

function onMention(snapshot: Snapshot, document: Document, mention: DecidedMention): Choice[] {
  const { uri } = document;
  const target: MentionTarget = { uri, range: toRange(document, mention) };
  const index = document.mentions.indexOf(mention);
  const entity = snapshot.entityOf(document, index);
  const isSuggested = mention.status === 'suggested';
  const isLikely = mention.score >= LIKELY;
  const accepting: Choice = {
    kind: QUICK_FIX,
    actions: [
      { kind: 'accept', target, scope: 'mention' },
      ...(entity === undefined ? [] : [{ kind: 'acceptEntity', entity: entity.id, uri } as const]),
      ...(entity === undefined ? [] : [{ kind: 'acceptEntity', entity: entity.id } as const]),
    ],
    isPreferred: isLikely,
  };
  const rejecting: Choice = {
    kind: QUICK_FIX,
    actions: SCOPES.map((scope) => ({ kind: 'reject', target, scope })),
    isPreferred: isSuggested && !isLikely,
  };
  const likeliest = isLikely ? [accepting, rejecting] : [rejecting, accepting];
  const others = snapshot.candidatesOf(document, index).filter(({ id }) => id !== entity?.id);
  return [
    ...(isSuggested ? likeliest : [rejecting]),
    ...others.slice(0, CANDIDATES_OFFERED).map(({ id }): Choice => ({
      kind: QUICK_FIX,
      widerKind: REFACTOR,
      actions: SCOPES.map((scope) => ({ kind: 'assign', target, scope, entity: id })),
    })),
    ...ENTITY_TYPES.filter((type) => type !== mention.type).map((type): Choice => ({
      kind: QUICK_FIX,
      widerKind: REFACTOR,
      actions: SCOPES.map((scope) => ({ kind: 'retype', target, scope, type })),
    })),
    { kind: REFACTOR, actions: [{ kind: 'splitOff', target, scope: 'mention' }] },
  ];
}

/** What it is about is counted in the list that it opens: to search all texts whenever the cursor moves would take too long. */
function annotateAll(document: Document, span: Span): CodeAction {
  const title = `Annotate all occurrences of ${nameOf(document, span)}…`;
  return { title, kind: REFACTOR, command: { title, command: ANNOTATE_ALL } };
}

/** What cannot be decided is not offered, nor what reaches no more mentions than a narrower scope. */
function offer(
  snapshot: Snapshot,
  { kind, widerKind = kind, actions, isPreferred = false }: Choice,
): CodeAction[] {
  const offers: CodeAction[] = [];
  let reached = 0;
  for (const action of actions) {
    const plan = planIfAny(snapshot, action);
    if (plan === undefined || plan.count <= reached) continue;
    reached = plan.count;
    const isFirst = offers.length === 0;
    const title = labelOf(action, plan, 'request');
    offers.push({
      title,
      kind: isFirst ? kind : widerKind,
      command: { title, command: DecideCommand, arguments: [action] },
      ...(isPreferred && isFirst ? { isPreferred } : {}),
    });
  }
  return offers;
}

function planIfAny(snapshot: Snapshot, action: DecideAction): DecisionPlan | undefined {
  try {
    return planAction(snapshot, action);
  } catch (error) {
    if (error instanceof UndecidableError) return undefined;
    throw error;
  }
}

/**
 * Whether "fix all" is asked for. What runs by itself, as on saving, has to name Dateline: a person who has all linters mend
 * the code they save has not accepted any names by that.
 */
function isFixAllWanted({ only = [], triggerKind }: CodeActionContext): boolean {
  return only.some(
    (wanted) =>
      wanted === FIX_ALL ||
      (triggerKind === CodeActionTriggerKind.Invoked &&
        wanted !== '' &&
        `${FIX_ALL}.`.startsWith(`${wanted}.`)),
  );
}

/** Whether the kind is one of those asked for, or below one of them. */
export function isWanted(kind: CodeActionKind, only: readonly CodeActionKind[] | undefined): boolean {
  return (
    only === undefined ||
    only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`))
  );
}
