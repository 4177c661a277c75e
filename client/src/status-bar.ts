import { Disposable, MarkdownString, StatusBarAlignment, ThemeColor, Uri, window, workspace } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import {
  type ChangedParams,
  DocumentStatusRequest,
  ENTITY_TYPES,
  type EntityCounts,
  StatusNotification,
  type StatusParams,
} from '../../server/src/lsp/messages.ts';
import { activeArticle } from './articles.ts';
import { request } from './client.ts';
import { describeCounts, ENTITY_ICONS, formatCount, formatNumber } from './entity-types.ts';

const COUNT_DELAY_MS = 300;

/** The commands that the tooltip links to, and what it calls them. */
const LINKS = {
  'dateline.goToEntity': '$(search) Go to Entity…',
  'dateline.rebuildIndex': '$(refresh) Rebuild Index',
  'dateline.showOutput': '$(output) Show Output',
};

const UNDO = 'dateline.undoDecision';
const REDO = 'dateline.redoDecision';

/** The item in the status bar: what the active article names, how far the index is, and what it left out. */
export class StatusBar implements Disposable {
  readonly #item = window.createStatusBarItem('dateline.status', StatusBarAlignment.Right, 100);
  readonly #client: LanguageClient;
  readonly #subscriptions: Disposable;
  #hasFailed = false;
  #corpus: StatusParams | undefined;
  #article: EntityCounts | undefined;
  #counting: NodeJS.Timeout | undefined;
  #history: Pick<ChangedParams, 'undo' | 'redo'> = {};

  /** `onStatus` is called whenever the server tells of the corpus as it is after articles were read or edited. */
  constructor(client: LanguageClient, onStatus: (status: StatusParams) => void) {
    this.#client = client;
    this.#item.name = 'Dateline';
    this.#subscriptions = Disposable.from(
      this.#item,
      client.onNotification(StatusNotification, (status: StatusParams) => {
        const isNew = status.revision !== this.#corpus?.revision || status.state !== this.#corpus.state;
        this.#corpus = status;
        this.#render();
        if (!isNew) return;
        this.#countSoon();
        onStatus(status);
      }),
      client.onDidChangeState(({ newState }) => {
        this.#hasFailed = newState === State.Stopped || newState === State.StartFailed;
        this.#corpus = undefined;
        this.#article = undefined;
        this.#render();
        this.#countSoon();
      }),
      window.onDidChangeActiveTextEditor(() => {
        this.#article = undefined;
        this.#render();
        this.#countSoon(0);
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document === activeArticle()) this.#countSoon();
      }),
    );
    this.#render();
  }

  /** Has the tooltip offer what can be taken back or brought back. */
  offerHistory(history: Pick<ChangedParams, 'undo' | 'redo'>): void {
    this.#history = history;
    this.#render();
  }

  /** Returns why the server does not read a file, as a phrase, if it has said so. */
  reasonLeftOut(uri: string): string | undefined {
    return this.#corpus?.skipped.find((file) => file.uri === uri)?.detail;
  }

  dispose(): void {
    clearTimeout(this.#counting);
    this.#subscriptions.dispose();
  }

  #countSoon(delay = COUNT_DELAY_MS): void {
    clearTimeout(this.#counting);
    this.#counting = setTimeout(() => void this.#count(), delay);
  }

  async #count(): Promise<void> {
    const article = activeArticle();
    if (article === undefined || !this.#client.isRunning()) return;
    const uri = this.#client.code2ProtocolConverter.asUri(article.uri);
    try {
      const counts = await request(this.#client, DocumentStatusRequest, { uri });
      if (article !== activeArticle()) return;
      this.#article = counts ?? undefined;
      this.#render();
    } catch (error) {
      this.#client.debug('The names of the article could not be counted.', error, false);
    }
  }

  #render(): void {
    const item = this.#item;
    item.backgroundColor = this.#hasFailed ? new ThemeColor('statusBarItem.errorBackground') : undefined;
    item.command = this.#hasFailed ? 'dateline.showOutput' : 'dateline.goToEntity';
    item.text = this.#text();
    item.accessibilityInformation = { label: this.#label() };
    item.tooltip = this.#tooltip();
    const isElsewhere = window.activeTextEditor !== undefined && activeArticle() === undefined;
    if (isElsewhere && !this.#hasFailed && this.#corpus?.state !== 'indexing') item.hide();
    else item.show();
  }

  #text(): string {
    if (this.#hasFailed) return '$(error) Dateline';
    if (this.#corpus?.state === 'indexing') {
      return `$(sync~spin) ${formatNumber(this.#corpus.indexed)} / ${formatNumber(this.#corpus.total)}`;
    }
    const article = this.#article;
    if (article === undefined) return '$(book) Dateline';
    return ENTITY_TYPES.map((type) => `$(${ENTITY_ICONS[type]}) ${formatNumber(article[type])}`).join('  ');
  }

  /** The same for those who cannot see the icons. */
  #label(): string {
    if (this.#hasFailed) return 'Dateline is not running';
    if (this.#corpus?.state === 'indexing') return `Dateline: ${describeProgress(this.#corpus)}`;
    return this.#article === undefined ? 'Dateline' : `Dateline: ${describeCounts(this.#article)}`;
  }

  #tooltip(): MarkdownString {
    const tooltip = new MarkdownString('', true);
    tooltip.isTrusted = { enabledCommands: [...Object.keys(LINKS), UNDO, REDO] };
    const addParagraph = (heading: string, text: string): void => {
      tooltip.appendMarkdown(`**${heading}**  \n${text}\n\n`);
    };
    if (this.#hasFailed) addParagraph('Dateline is not running', 'The output says why.');
    if (this.#article !== undefined) addParagraph('This article', describeCounts(this.#article));
    if (this.#corpus !== undefined) {
      addParagraph('All articles', describeCorpus(this.#corpus));
      appendSkippedFiles(tooltip, this.#corpus);
    }
    tooltip.appendMarkdown('---\n\n');
    const { undo, redo } = this.#history;
    if (undo !== undefined) tooltip.appendMarkdown(`[$(discard) Undo: ${escape(undo)}](command:${UNDO})  \n`);
    if (redo !== undefined) tooltip.appendMarkdown(`[$(redo) Redo: ${escape(redo)}](command:${REDO})  \n`);
    if (undo !== undefined || redo !== undefined) tooltip.appendMarkdown('\n');
    const links = Object.entries(LINKS).map(([command, title]) => `[${title}](command:${command})`);
    return tooltip.appendMarkdown(links.join(' &nbsp; '));
  }
}

/** A name may hold signs that Markdown gives a meaning. */
function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+.!|<>$&~-]/g, '\\$&');
}

function describeProgress({ indexed, total }: StatusParams): string {
  return `${formatNumber(indexed)} of ${formatCount(total, 'file')} read`;
}

function describeCorpus(corpus: StatusParams): string {
  const lines = [
    `${formatCount(corpus.mentions, 'mention')} in ${formatCount(corpus.documents, 'article')}`,
    describeCounts(corpus.byType),
  ];
  if (corpus.state === 'indexing') lines.unshift(describeProgress(corpus));
  return lines.join('  \n');
}

function appendSkippedFiles(tooltip: MarkdownString, { skipped, skippedCount }: StatusParams): void {
  if (skippedCount === 0) return;
  tooltip.appendMarkdown(`**${formatCount(skippedCount, 'file')} left out**\n\n`);
  for (const { uri, detail } of skipped) {
    tooltip.appendMarkdown('- ');
    tooltip.appendText(`${workspace.asRelativePath(Uri.parse(uri))}: ${detail}`);
    tooltip.appendMarkdown('\n');
  }
  if (skippedCount > skipped.length) {
    tooltip.appendMarkdown(`- and ${formatCount(skippedCount - skipped.length, 'more', 'more')}\n`);
  }
  tooltip.appendMarkdown('\n');
}
