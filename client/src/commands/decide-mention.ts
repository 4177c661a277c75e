import { window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type {
  DecideAction,
  DecisionScope,
  EntityType,
  MentionTarget,
} from '../../../server/src/lsp/messages.ts';
import type { Decisions } from '../decisions.ts';
import { pickEntity } from '../entity-pick.ts';
import { pickScope } from '../scope-pick.ts';
import { pickType } from '../type-pick.ts';
import type { Handlers } from './handlers.ts';
import { commonType, mentionAtCursor, mentionSubjects, together } from './subject.ts';

/** The commands that decide about the mentions at the cursors, or of a row of a view. */
export function mentionCommands(client: LanguageClient, decisions: Decisions): Handlers {
  const about =
    (act: (targets: readonly MentionTarget[]) => unknown) =>
    async (given: unknown): Promise<void> => {
      const targets = mentionSubjects(client, given);
      if (targets.length > 0) await act(targets);
    };
  const decide = (action: (target: MentionTarget) => DecideAction): ((given: unknown) => Promise<void>) =>
    about((targets) => decisions.decide(together(targets, action)));
  const reject = (scope: DecisionScope): ((given: unknown) => Promise<void>) =>
    decide((target) => ({ kind: 'reject', target, scope }));
  const moveBorder = (
    border: 'start' | 'end',
    direction: 'extend' | 'shrink',
  ): ((given: unknown) => Promise<void>) =>
    decide((target) => ({ kind: 'moveBorder', target, border, direction }));
  const mark = (type: EntityType): ((given: unknown) => Promise<void>) =>
    decide((target) => ({ kind: 'add', target, scope: 'mention', type }));
  return {
    'dateline.acceptMention': decide((target) => ({ kind: 'accept', target, scope: 'mention' })),
    'dateline.rejectMention': reject('mention'),
    'dateline.rejectInArticle': reject('article'),
    'dateline.rejectEverywhere': reject('corpus'),
    'dateline.markAsPerson': mark('person'),
    'dateline.markAsOrganization': mark('organization'),
    'dateline.markAsPlace': mark('place'),
    'dateline.extendStart': moveBorder('start', 'extend'),
    'dateline.shrinkStart': moveBorder('start', 'shrink'),
    'dateline.extendEnd': moveBorder('end', 'extend'),
    'dateline.shrinkEnd': moveBorder('end', 'shrink'),
    'dateline.changeType': about((targets) => changeType(client, decisions, targets)),
    'dateline.assignEntity': about((targets) => assignEntity(client, decisions, targets)),
    'dateline.splitOff': about(([target]) => target && splitOff(decisions, target)),
    'dateline.addNote': about(([target]) => target && addNote(client, decisions, target)),
  };
}

async function changeType(
  client: LanguageClient,
  decisions: Decisions,
  targets: readonly MentionTarget[],
): Promise<void> {
  const type = await pickType('Change Type', await commonType(client, targets));
  if (type === undefined) return;
  const retype = (scope: DecisionScope): DecideAction =>
    together(targets, (target) => ({ kind: 'retype', target, scope, type }));
  const scope = await pickScope(decisions, 'Change Type', retype);
  if (scope !== undefined) await decisions.decide(retype(scope));
}

async function assignEntity(
  client: LanguageClient,
  decisions: Decisions,
  targets: readonly MentionTarget[],
): Promise<void> {
  const [first] = targets;
  const entity = await pickEntity(client, {
    title: 'Assign to Another Entity',
    placeholder: 'Type any name of whom or what this mention means',
    ...(first && { like: { textDocument: { uri: first.uri }, position: first.range.start } }),
  });
  if (entity === undefined) return;
  const assign = (scope: DecisionScope): DecideAction =>
    together(targets, (target) => ({ kind: 'assign', target, scope, entity: entity.id }));
  const scope = await pickScope(decisions, `Assign to ${entity.name}`, assign);
  if (scope !== undefined) await decisions.decide(assign(scope));
}

async function splitOff(decisions: Decisions, target: MentionTarget): Promise<void> {
  const scope = await pickScope(decisions, 'Split Off', (each) => ({
    kind: 'splitOff',
    target,
    scope: each,
  }));
  if (scope === undefined) return;
  const name = await window.showInputBox({
    title: 'Split Off',
    prompt: 'The full name of the new entity. Leave it empty to keep the name in the text.',
  });
  if (name === undefined) return;
  const trimmed = name.trim();
  await decisions.decide({ kind: 'splitOff', target, scope, ...(trimmed !== '' && { name: trimmed }) });
}

async function addNote(client: LanguageClient, decisions: Decisions, target: MentionTarget): Promise<void> {
  const range = client.protocol2CodeConverter.asRange(target.range);
  // A row of a view may be about another mention than the one at the cursor.
  const isAtCursor = window.activeTextEditor?.selection.isEqual(range) === true;
  const found = isAtCursor ? await mentionAtCursor(client) : undefined;
  const note = await window.showInputBox({
    title: 'Note',
    prompt: 'A remark on this mention. An empty one takes the remark away.',
    value: found?.mention.note ?? '',
  });
  if (note !== undefined) await decisions.decide({ kind: 'note', target, note: note.trim() });
}
