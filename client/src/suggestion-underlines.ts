import { Disposable, type TextEditor, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { ArticleEntitiesRequest } from '../../server/src/lsp/messages.ts';
import { isArticle } from './articles.ts';
import { request } from './client.ts';

const SETTING = 'dateline.editor.underlineSuggestions';

/**
 * Puts dots under the names that nobody has decided, so that a suggestion differs from a decision, which is bold, in more
 * than color. Semantic tokens cannot draw dots.
 */
export class SuggestionUnderlines implements Disposable {
  readonly #client: LanguageClient;
  readonly #dots = window.createTextEditorDecorationType({
    textDecoration: 'underline dotted 1px; text-underline-offset: 3px',
  });
  readonly #subscriptions: Disposable;

  constructor(client: LanguageClient) {
    this.#client = client;
    this.#subscriptions = Disposable.from(
      this.#dots,
      window.onDidChangeVisibleTextEditors((editors) => {
        for (const editor of editors) void this.#draw(editor);
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SETTING)) this.refresh();
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Draws again in all editors that can be seen. */
  refresh(): void {
    for (const editor of window.visibleTextEditors) void this.#draw(editor);
  }

  async #draw(editor: TextEditor): Promise<void> {
    const { document } = editor;
    if (!isArticle(document) || !this.#client.isRunning()) return;
    if (!workspace.getConfiguration(undefined, document).get<boolean>(SETTING, true)) {
      editor.setDecorations(this.#dots, []);
      return;
    }
    const asked = document.version;
    const uri = this.#client.code2ProtocolConverter.asUri(document.uri);
    try {
      const article = await request(this.#client, ArticleEntitiesRequest, { uri });
      // The editor has moved the dots with what was typed; the server tells when it has read that too.
      if (editor.document.version !== asked) return;
      const suggested = (article?.entities ?? [])
        .flatMap(({ mentions }) => mentions)
        .filter(({ status }) => status === 'suggested');
      const converter = this.#client.protocol2CodeConverter;
      editor.setDecorations(
        this.#dots,
        suggested.map(({ range }) => converter.asRange(range)),
      );
    } catch (error) {
      this.#client.debug('The suggestions could not be underlined.', error, false);
    }
  }
}
