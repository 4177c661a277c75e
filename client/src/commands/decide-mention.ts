import { Range, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type {
  DecideAction,
  DecisionScope,
  EntityType,
  MentionTarget,
} from '../../../server/src/lsp/messages.ts';
import { activeArticle } from '../articles.ts';
import type { Decisions } from '../decisions.ts';
import { showPassingMessage } from '../editor.ts';
import { pickEntity } from '../entity-pick.ts';
import { pickScope } from '../scope-pick.ts';
import { pickType } from '../type-pick.ts';
import type { Handlers } from './handlers.ts';
import { mentionAtCursor, mentionSubject } from './subject.ts';

/** The commands that decide about the mention at the cursor, or of a row of a view. */
export function mentionCommands(client: LanguageClient, decisions: Decisions): Handlers {
  const about =
    (act: (target: MentionTarget) => unknown) =>
    async (given: unknown): Promise<void> => {
      const target = mentionSubject(client, given);
      if (target !== undefined) await act(target);
    };
  const decide = (action: (target: MentionTarget) => DecideAction): ((given: unknown) => Promise<void>) =>
    about((target) => decisions.decide(action(target)));
  const reject = (scope: DecisionScope): ((given: unknown) => Promise<void>) =>
    decide((target) => ({ kind: 'reject', target, scope }));
  const moveBorder = (
    border: 'start' | 'end',
    direction: 'extend' | 'shrink',
  ): ((given: unknown) => Promise<void>) =>
    decide((target) => ({ kind: 'moveBorder', target, border, direction }));
  const mark = (type: EntityType): ((given: unknown) => Promise<void>) =>
    about((target) => markAs(client, decisions, target, type));
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
    'dateline.changeType': about((target) => changeType(decisions, target)),
    'dateline.assignEntity': about((target) => assignEntity(client, decisions, target)),
    'dateline.splitOff': about((target) => splitOff(decisions, target)),
    'dateline.addNote': about((target) => addNote(client, decisions, target)),
  };
}

/** Makes the selection a mention of a type, or the word at the cursor; a mention that is there already changes its type. */
async function markAs(
  client: LanguageClient,
  decisions: Decisions,
  target: MentionTarget,
  type: EntityType,
): Promise<void> {
  const found = await mentionIn(client, target);
  if (found !== undefined) {
    await decisions.decide({ kind: 'retype', target: found, scope: 'mention', type });
    return;
  }
  const range = isEmpty(target) ? wordAtCursor() : client.protocol2CodeConverter.asRange(target.range);
  if (range === undefined) {
    showPassingMessage('Select a name first');
    return;
  }
  const added = { uri: target.uri, range: client.code2ProtocolConverter.asRange(range) };
  await decisions.decide({ kind: 'add', target: added, scope: 'mention', type });
}

/** Returns the mention that a target stands for: the one it is, or, with nothing selected, the one at the cursor. */
async function mentionIn(client: LanguageClient, target: MentionTarget): Promise<MentionTarget | undefined> {
  const selection = window.activeTextEditor?.selection;
  const wanted = client.protocol2CodeConverter.asRange(target.range);
  // A row of a view says which mention it is.
  if (selection?.isEqual(wanted) !== true) return target;
  const found = await mentionAtCursor(client);
  if (found === undefined) return undefined;
  const range = client.protocol2CodeConverter.asRange(found.mention.range);
  // A selection that is wider or narrower than the mention is a name of its own.
  return selection.isEmpty || range.isEqual(new Range(selection.start, selection.end))
    ? { uri: target.uri, range: found.mention.range }
    : undefined;
}

function isEmpty({ range: { start, end } }: MentionTarget): boolean {
  return start.line === end.line && start.character === end.character;
}

function wordAtCursor(): Range | undefined {
  const editor = window.activeTextEditor;
  return editor === undefined || activeArticle() === undefined
    ? undefined
    : editor.document.getWordRangeAtPosition(editor.selection.active);
}

async function changeType(decisions: Decisions, target: MentionTarget): Promise<void> {
  const type = await pickType('Change Type');
  if (type === undefined) return;
  const retype = (scope: DecisionScope): DecideAction => ({ kind: 'retype', target, scope, type });
  const scope = await pickScope(decisions, 'Change Type', retype);
  if (scope !== undefined) await decisions.decide(retype(scope));
}

async function assignEntity(
  client: LanguageClient,
  decisions: Decisions,
  target: MentionTarget,
): Promise<void> {
  const entity = await pickEntity(client, {
    title: 'Assign to Another Entity',
    placeholder: 'Type any name of whom or what this mention means',
  });
  if (entity === undefined) return;
  const assign = (scope: DecisionScope): DecideAction => ({
    kind: 'assign',
    target,
    scope,
    entity: entity.id,
  });
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
  const found = await mentionIn(client, target);
  const atCursor = found === target ? undefined : await mentionAtCursor(client);
  const note = await window.showInputBox({
    title: 'Note',
    prompt: 'A remark on this mention. An empty one takes the remark away.',
    value: atCursor?.mention.note ?? '',
  });
  if (note !== undefined) await decisions.decide({ kind: 'note', target, note: note.trim() });
}
