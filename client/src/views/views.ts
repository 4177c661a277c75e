import type { Disposable, Memento } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { mergeEntities } from '../commands/decide-entity.ts';
import type { Decisions } from '../decisions.ts';
import { ArticleView } from './article-view.ts';
import { EntitiesView } from './entities-view.ts';

/** The views of the Dateline container in the activity bar. */
export class Views implements Disposable {
  readonly entities: EntitiesView;
  readonly article: ArticleView;

  constructor(client: LanguageClient, decisions: Decisions, state: Memento) {
    this.entities = new EntitiesView(client, state, (from, into) =>
      decisions.inTurn(() => mergeEntities(decisions, from, into)),
    );
    this.article = new ArticleView(client);
  }

  dispose(): void {
    this.entities.dispose();
    this.article.dispose();
  }

  refresh(): void {
    this.entities.refresh();
    this.article.refresh();
  }
}
