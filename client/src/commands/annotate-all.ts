import { QuickPickItemKind, type QuickPickItem, ThemeIcon, window, workspace, Uri } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  AnnotateAllPreviewRequest,
  type AnnotateAllArticle,
  type AnnotateAllOccurrence,
  type AnnotateAllPreview,
  type EntityType,
  type MentionTarget,
} from '../../../server/src/lsp/messages.ts';
import { activeArticle } from '../articles.ts';
import { request } from '../client.ts';
import type { Decisions } from '../decisions.ts';
import { showPassingMessage } from '../editor.ts';
import { formatCount, formatNumber } from '../entity-types.ts';
import { pickType } from '../type-pick.ts';
import { bracketedLabel } from '../views/mention-label.ts';
import { mentionAtCursor } from './subject.ts';

/** More rows than this would take the list too long to appear. What is not listed is annotated all the same. */
const MOST_LISTED = 2000;

/** Shows where the selected name stands in all articles, and annotates the places that the person leaves checked. */
export async function annotateAll(client: LanguageClient, decisions: Decisions): Promise<void> {
  const wanted = await wantedName(client);
  if (wanted === undefined) {
    showPassingMessage('Select a name first');
    return;
  }
  const { name, article } = wanted;
  const type = wanted.type ?? (await pickType(`Annotate All “${name}”`));
  if (type === undefined) return;
  const choice = await chooseOccurrences(client, { name, type, article });
  if (choice === undefined) return;
  const { except, uri } = choice;
  await decisions.decide({ kind: 'annotateAll', name, type, except, ...(uri !== undefined && { uri }) });
}

/** Returns the selected text, or the name at the cursor, and the type of that if it is one already. */
async function wantedName(
  client: LanguageClient,
): Promise<{ name: string; type?: EntityType; article: string } | undefined> {
  const editor = window.activeTextEditor;
  if (editor === undefined || activeArticle() === undefined) return undefined;
  const article = client.code2ProtocolConverter.asUri(editor.document.uri);
  const selected = editor.document.getText(editor.selection).trim();
  const found = await mentionAtCursor(client);
  if (selected !== '' && selected !== found?.mention.name) return { name: selected, article };
  return found === undefined ? undefined : { name: found.mention.name, type: found.mention.type, article };
}

interface Wanted {
  readonly name: string;
  readonly type: EntityType;
  /** The article that the search can be limited to. */
  readonly article: string;
}

interface Choice {
  readonly except: readonly MentionTarget[];
  /** The article, if only that is meant. */
  readonly uri: string | undefined;
}

interface OccurrenceItem extends QuickPickItem {
  readonly target?: MentionTarget;
  /** Whether it can be annotated; what is decided already stays as it is. */
  readonly isOpen?: boolean;
}

/** Lets the person pick occurrences out; `undefined` when they leave without a choice. */
async function chooseOccurrences(client: LanguageClient, wanted: Wanted): Promise<Choice | undefined> {
  const pick = window.createQuickPick<OccurrenceItem>();
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.placeholder = 'Uncheck what is something else; type to find an article or a word';
  let uri: string | undefined;

  const list = async (): Promise<void> => {
    pick.busy = true;
    const params = { name: wanted.name, ...(uri !== undefined && { uri }) };
    const preview = await request(client, AnnotateAllPreviewRequest, params);
    const items = listItems(preview, wanted.type);
    pick.items = items;
    pick.selectedItems = items.filter(({ isOpen }) => isOpen === true);
    pick.title = describe(wanted, preview, pick.selectedItems.length);
    pick.buttons = [
      uri === undefined
        ? { iconPath: new ThemeIcon('file'), tooltip: 'Only in this article' }
        : { iconPath: new ThemeIcon('files'), tooltip: 'In all articles' },
    ];
    pick.busy = false;
  };

  try {
    return await new Promise((resolve, reject) => {
      pick.onDidTriggerButton(() => {
        uri = uri === undefined ? wanted.article : undefined;
        list().catch(reject);
      });
      pick.onDidChangeSelection((selected) => {
        const open = selected.filter(({ isOpen }) => isOpen === true);
        if (open.length < selected.length) pick.selectedItems = open;
      });
      pick.onDidAccept(() => {
        const chosen = new Set(pick.selectedItems);
        const except = pick.items.flatMap((item) =>
          item.target !== undefined && !chosen.has(item) ? [item.target] : [],
        );
        resolve({ except, uri });
      });
      pick.onDidHide(() => {
        resolve(undefined);
      });
      pick.show();
      list().catch(reject);
    });
  } finally {
    pick.dispose();
  }
}

function listItems(preview: AnnotateAllPreview, type: EntityType): OccurrenceItem[] {
  const items: OccurrenceItem[] = [];
  let room = MOST_LISTED;
  for (const article of preview.articles) {
    if (room <= 0) break;
    items.push({ label: titleOf(article), kind: QuickPickItemKind.Separator });
    const occurrences = article.occurrences.slice(0, room);
    room -= occurrences.length;
    for (const occurrence of occurrences) items.push(occurrenceItem(article.uri, occurrence, type));
  }
  return items;
}

function titleOf({ uri, date, occurrences }: AnnotateAllArticle): string {
  const path = workspace.asRelativePath(Uri.parse(uri));
  return `${path}${date === undefined ? '' : ` · ${date}`} · ${formatNumber(occurrences.length)}`;
}

function occurrenceItem(uri: string, occurrence: AnnotateAllOccurrence, type: EntityType): OccurrenceItem {
  const reason = whyLeft(occurrence, type);
  return {
    label: bracketedLabel(occurrence),
    description: reason ?? (occurrence.state === 'suggested' ? 'suggested' : ''),
    target: { uri, range: occurrence.range },
    isOpen: reason === undefined,
  };
}

/** Returns why an occurrence is left as it is, or `undefined` for one that can be annotated. */
function whyLeft({ state, type: found }: AnnotateAllOccurrence, type: EntityType): string | undefined {
  switch (state) {
    case 'decided':
      return `decided${found === undefined ? '' : ` as ${found}`}, stays`;
    case 'rejected':
      return 'rejected, stays';
    case 'inLongerName':
      return 'part of a longer name, stays';
    case 'suggested':
      return found === undefined || found === type ? undefined : `suggested as ${found}, stays`;
    case 'free':
      return undefined;
  }
}

function describe({ name, type }: Wanted, { count, articles }: AnnotateAllPreview, open: number): string {
  const where = `${formatCount(count, 'occurrence')} in ${formatCount(articles.length, 'article')}`;
  const listed = articles.reduce((sum, { occurrences }) => sum + occurrences.length, 0);
  const rest = listed > MOST_LISTED ? `, the first ${formatNumber(MOST_LISTED)} listed` : '';
  return `Annotate “${name}” as ${type}: ${where}${rest}, ${formatNumber(open)} open`;
}
