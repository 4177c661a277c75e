import { commands, Location, Uri, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { OrphansRequest, type MentionTarget, type OrphanItem } from '../../../server/src/lsp/messages.ts';
import { request } from '../client.ts';
import type { Decisions } from '../decisions.ts';
import { placeCursor, showPassingMessage } from '../editor.ts';
import { bracketedLabel } from '../views/mention-label.ts';
import type { CandidateNode, NowNode, OrphanNode } from '../views/orphans-data.ts';
import type { OrphansView } from '../views/orphans-view.ts';
import type { Handlers } from './handlers.ts';

/** The commands about decisions whose place in the text was lost. */
export function orphanCommands(client: LanguageClient, decisions: Decisions, view: OrphansView): Handlers {
  const about =
    (act: (orphan: OrphanItem, row: OrphanRow | undefined) => unknown) =>
    async (given: unknown): Promise<void> => {
      const row = isOrphanRow(given) ? given : undefined;
      const orphan = row?.orphan ?? (await pickOrphan(client));
      if (orphan !== undefined) await act(orphan, row);
    };
  return {
    'dateline.listOrphans': async () => {
      await view.load();
      if (view.count === 0) showPassingMessage('Every decision has its place in the text', 'pass');
      else await commands.executeCommand('dateline.orphans.focus');
    },
    'dateline.compareOrphan': about((orphan) => view.compare(orphan)),
    'dateline.reattachOrphan': about(async (orphan, row) => {
      const target =
        row?.kind === 'candidate'
          ? { uri: orphan.uri, range: row.candidate.range }
          : selectionIn(client, orphan);
      if (target === undefined) await askForSelection(client, orphan);
      else await decisions.decide({ kind: 'reattach', orphan: idOf(orphan), target });
    }),
    'dateline.closeOrphan': about((orphan) =>
      decisions.decide({ kind: 'closeOrphan', orphan: idOf(orphan) }),
    ),
  };
}

function idOf({ uri, thread }: OrphanItem): { uri: string; thread: string } {
  return { uri, thread };
}

/** Returns the selection of the active editor, if it is in the orphan's article. */
function selectionIn(client: LanguageClient, { uri }: OrphanItem): MentionTarget | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined || editor.selection.isEmpty) return undefined;
  const converter = client.code2ProtocolConverter;
  return converter.asUri(editor.document.uri) === uri
    ? { uri, range: converter.asRange(editor.selection) }
    : undefined;
}

/** Shows the article where the name stood, so that the person can select where it belongs now. */
async function askForSelection(client: LanguageClient, orphan: OrphanItem): Promise<void> {
  const { uri, now, candidates } = orphan;
  const range = candidates[0]?.range ?? now?.range ?? NOWHERE;
  const converter = client.protocol2CodeConverter;
  await placeCursor(new Location(converter.asUri(uri), converter.asRange(range)));
  const button = 'Re-attach to the Selection';
  const question = `Select where “${orphan.name}” belongs, then choose “${button}”.`;
  // Not awaited: the person works in the article meanwhile.
  void window.showInformationMessage(question, button).then(async (answer) => {
    const row: OrphanRow = { kind: 'orphan', orphan, uri };
    if (answer !== undefined) await commands.executeCommand('dateline.reattachOrphan', row);
  });
}

/** Where an article is opened of which nothing is left where the name stood. */
const NOWHERE = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

async function pickOrphan(client: LanguageClient): Promise<OrphanItem | undefined> {
  const items = (await request(client, OrphansRequest, {})).map((orphan) => ({
    orphan,
    label: bracketedLabel(orphan),
    description: workspace.asRelativePath(Uri.parse(orphan.uri)),
    detail: `${orphan.label}. ${orphan.reason}`,
  }));
  if (items.length === 0) {
    showPassingMessage('Every decision has its place in the text', 'pass');
    return undefined;
  }
  const chosen = await window.showQuickPick(items, {
    title: 'Decisions Without a Place',
    placeHolder: 'Their text was changed or is gone',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.orphan;
}

type OrphanRow = OrphanNode | NowNode | CandidateNode;

function isOrphanRow(given: unknown): given is OrphanRow {
  return typeof given === 'object' && given !== null && 'orphan' in given;
}
