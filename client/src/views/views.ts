import type { Disposable, Memento } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { mergeEntities } from '../commands/decide-entity.ts';
import type { Decisions } from '../decisions.ts';
import { AgreementView } from './agreement-view.ts';
import { ArticleView } from './article-view.ts';
import { EntitiesView } from './entities-view.ts';
import { focusedRow } from './focused-row.ts';
import { OrphansView } from './orphans-view.ts';

/** The views of the Dateline container in the activity bar. */
export class Views implements Disposable {
  readonly entities: EntitiesView;
  readonly article: ArticleView;
  readonly agreement: AgreementView;
  readonly orphans: OrphansView;

  /** `reasonLeftOut` says why the server does not read a file, where it does not. */
  constructor(
    client: LanguageClient,
    decisions: Decisions,
    state: Memento,
    reasonLeftOut: (uri: string) => string | undefined,
  ) {
    this.entities = new EntitiesView(client, state, (from, into) =>
      decisions.inTurn(() => mergeEntities(decisions, from, into)),
    );
    this.article = new ArticleView(client, reasonLeftOut);
    this.agreement = new AgreementView(client);
    this.orphans = new OrphansView(client);
  }

  dispose(): void {
    this.entities.dispose();
    this.article.dispose();
    this.agreement.dispose();
    this.orphans.dispose();
  }

  refresh(): void {
    this.entities.refresh();
    this.article.refresh();
    this.orphans.refresh();
  }

  /** Returns the row that the keyboard has reached in the view with the focus, or undefined. */
  async focusedRow(): Promise<{ readonly kind: string } | undefined> {
    return focusedRow<{ readonly kind: string }>([this.entities, this.article, this.agreement, this.orphans]);
  }
}
