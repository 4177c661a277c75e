import { Location, type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { OrphansRequest, type DecideAction, type OrphanItem } from '../../../server/src/lsp/messages.ts';
import { request } from '../client.ts';
import type { Decisions } from '../decisions.ts';
import { showLocation, showPassingMessage } from '../editor.ts';
import { bracketedLabel } from '../views/mention-label.ts';

/** Lists the decisions whose place in the text was lost; each can be attached again or closed. */
export async function listOrphans(client: LanguageClient, decisions: Decisions): Promise<void> {
  const orphans = await request(client, OrphansRequest, {});
  if (orphans.length === 0) {
    showPassingMessage('Every decision has its place in the text', 'pass');
    return;
  }
  const items = orphans.map((orphan) => ({
    orphan,
    label: orphan.label,
    description: workspace.asRelativePath(Uri.parse(orphan.uri)),
    detail: bracketedLabel(orphan),
  }));
  const chosen = await window.showQuickPick(items, {
    title: 'Decisions Without a Place',
    placeHolder: 'Their text was changed or is gone. Choose one to attach it again or to close it.',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen === undefined) return;
  const action = await chooseAnswer(client, chosen.orphan);
  if (action !== undefined) await decisions.decide(action);
}

interface AnswerItem extends QuickPickItem {
  readonly action?: DecideAction;
  readonly isLook?: true;
}

async function chooseAnswer(client: LanguageClient, orphan: OrphanItem): Promise<DecideAction | undefined> {
  const { uri, thread, now } = orphan;
  const id = { uri, thread };
  const answers: AnswerItem[] = [
    { label: 'The text', kind: QuickPickItemKind.Separator },
    {
      label: '$(go-to-file) Show the place as it is now',
      detail: now === undefined ? 'The place is gone.' : `Now: ${now.text}`,
      isLook: true,
    },
    { label: 'Attach again', kind: QuickPickItemKind.Separator },
    ...orphan.candidates.map((candidate): AnswerItem => ({
      label: `$(link) ${bracketedLabel(candidate)}`,
      action: { kind: 'reattach', orphan: id, target: { uri, range: candidate.range } },
    })),
    ...selectionAnswer(client, orphan),
    { label: 'Or', kind: QuickPickItemKind.Separator },
    {
      label: '$(close) Close it',
      detail: 'It belongs to nothing any more. Undo Last Decision brings it back.',
      action: { kind: 'closeOrphan', orphan: id },
    },
  ];
  const answer = await window.showQuickPick(answers, {
    title: `${orphan.label}: ${orphan.reason}`,
    placeHolder: `Then: ${bracketedLabel(orphan)}`,
  });
  if (answer?.isLook === true) await showPlace(client, orphan);
  return answer?.action;
}

/** Offers the selection of the active editor, if it is in the orphan's article. */
function selectionAnswer(client: LanguageClient, { uri, thread }: OrphanItem): AnswerItem[] {
  const editor = window.activeTextEditor;
  if (editor === undefined || editor.selection.isEmpty) return [];
  const converter = client.code2ProtocolConverter;
  if (converter.asUri(editor.document.uri) !== uri) return [];
  const target = { uri, range: converter.asRange(editor.selection) };
  return [
    {
      label: `$(selection) The selection: ${editor.document.getText(editor.selection)}`,
      action: { kind: 'reattach', orphan: { uri, thread }, target },
    },
  ];
}

async function showPlace(client: LanguageClient, { uri, now, candidates }: OrphanItem): Promise<void> {
  const range = now?.range ??
    candidates[0]?.range ?? {
      start: { line: 0, character: 0 },
      end: { line: 0, character: 0 },
    };
  const converter = client.protocol2CodeConverter;
  await showLocation(new Location(converter.asUri(uri), converter.asRange(range)));
}
