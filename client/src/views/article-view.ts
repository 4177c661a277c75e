import {
  commands,
  Disposable,
  type Tab,
  TabInputText,
  type TextDocument,
  type TextEditor,
  type TreeView,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { EntityAtPositionRequest, type ArticleEntities } from '../../../server/src/lsp/messages.ts';
import { activeArticle } from '../articles.ts';
import { cursorOf, request } from '../client.ts';
import { formatCount, formatNumber } from '../entity-types.ts';
import { ArticleData, type ArticleTreeNode } from './article-data.ts';
import { ArticleTree } from './article-tree.ts';
import { onCursorRest } from './cursor.ts';

/** The view of the article in the active editor. It stays on the last one while something else is active. */
export class ArticleView implements Disposable {
  readonly #client: LanguageClient;
  readonly #reasonLeftOut: (uri: string) => string | undefined;
  readonly #data: ArticleData;
  readonly #tree: ArticleTree;
  readonly view: TreeView<ArticleTreeNode>;
  readonly #subscriptions: Disposable;

  /** `reasonLeftOut` says why the server does not read a file, where it does not. */
  constructor(client: LanguageClient, reasonLeftOut: (uri: string) => string | undefined) {
    this.#client = client;
    this.#reasonLeftOut = reasonLeftOut;
    this.#data = new ArticleData((method, params, token) => request(client, method, params, token));
    this.#tree = new ArticleTree(this.#data);
    this.view = window.createTreeView('dateline.article', {
      treeDataProvider: this.#tree,
      showCollapseAll: true,
    });
    this.#subscriptions = Disposable.from(
      this.view,
      this.view.onDidChangeVisibility(() => {
        this.refresh();
      }),
      window.onDidChangeActiveTextEditor(() => {
        this.refresh();
      }),
      onCursorRest((editor) => void this.#follow(editor)),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** How many rows VS Code has been given so far. */
  get rowCount(): number {
    return this.#tree.rowCount;
  }

  /** Has the view ask again for what it shows. */
  refresh(): void {
    void this.#load();
  }

  async #load(): Promise<void> {
    if (!this.view.visible || !this.#client.isRunning()) return;
    const document = activeArticle();
    const shown = this.#data.article?.uri;
    // Some other tab is active, as the settings or an image: the person still works on the article.
    if (document === undefined && shown !== undefined && isOpen(shown)) return;
    const uri = document === undefined ? undefined : this.#client.code2ProtocolConverter.asUri(document.uri);
    try {
      if (!(await this.#data.load(uri))) return;
    } catch (error) {
      this.#client.debug('What the article names could not be listed.', error, false);
      return;
    }
    this.#tree.refresh();
    const { article } = this.#data;
    this.#describe(article);
    if (article === undefined && document !== undefined) this.view.message = this.#describeLeftOut(document);
    await commands.executeCommand('setContext', 'dateline.hasNoArticle', document === undefined && !article);
  }

  #describeLeftOut({ uri }: TextDocument): string {
    const reason = this.#reasonLeftOut(this.#client.code2ProtocolConverter.asUri(uri));
    return `${workspace.asRelativePath(uri)} is left out${reason === undefined ? '' : `: ${reason}`}.`;
  }

  #describe(article: ArticleEntities | undefined): void {
    const { decided = 0, total = 0 } = article?.progress ?? {};
    this.view.description =
      article === undefined ? '' : `${formatNumber(decided)} of ${formatNumber(total)} decided`;
    this.view.message = article === undefined ? '' : describeReview(article);
  }

  async #follow(editor: TextEditor): Promise<void> {
    const uri = this.#client.code2ProtocolConverter.asUri(editor.document.uri);
    if (!this.view.visible || this.#data.article?.uri !== uri || !this.#client.isRunning()) return;
    try {
      const found = await request(this.#client, EntityAtPositionRequest, cursorOf(this.#client, editor));
      if (found === null) return;
      const { line, character } = found.mention.range.start;
      const node = this.#data.find(line, character);
      if (node !== undefined) await this.view.reveal(node, { select: true, focus: false });
    } catch (error) {
      this.#client.debug('The mention at the cursor could not be shown.', error, false);
    }
  }
}

function isOpen(uri: string): boolean {
  const wanted = Uri.parse(uri).toString();
  const isWanted = ({ input }: Tab): boolean =>
    input instanceof TabInputText && input.uri.toString() === wanted;
  return window.tabGroups.all.some(({ tabs }) => tabs.some(isWanted));
}

/** Returns what there is to say of the review of an article, or how to begin where no name was found. */
function describeReview({ review, progress }: ArticleEntities): string {
  if (!review.isReviewed) {
    return progress.total === 0
      ? 'No names are found here. To mark one, select it and open the menu Dateline of the editor.'
      : '';
  }
  const { author, time, hasTextChanged, newMentionCount } = review;
  return [
    `✓ Reviewed by ${author} on ${time.slice(0, 10)}.`,
    ...(hasTextChanged ? ['The text has changed since.'] : []),
    ...(newMentionCount > 0 ? [`${formatCount(newMentionCount, 'mention')} new since.`] : []),
  ].join(' ');
}
