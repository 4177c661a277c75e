import { window } from 'vscode';
import type { DecideAction, DecisionScope } from '../../server/src/lsp/messages.ts';
import type { Decisions } from './decisions.ts';
import { formatCount } from './entity-types.ts';

const SCOPES: readonly { readonly scope: DecisionScope; readonly label: string }[] = [
  { scope: 'mention', label: '$(symbol-string) This mention' },
  { scope: 'article', label: '$(file) This name in this article' },
  { scope: 'corpus', label: '$(files) This name in all articles' },
];

/** Lets the person choose how far an action reaches, with the number of mentions; `undefined` when they choose nothing. */
export async function pickScope(
  decisions: Decisions,
  title: string,
  action: (scope: DecisionScope) => DecideAction,
): Promise<DecisionScope | undefined> {
  const items = Promise.all(
    SCOPES.map(async ({ scope, label }) => {
      const { count, articleCount } = await decisions.preview(action(scope));
      const description = `${formatCount(count, 'mention')} in ${formatCount(articleCount, 'article')}`;
      return { scope, label, description };
    }),
  );
  const chosen = await window.showQuickPick(items, { title, placeHolder: 'How far?' });
  return chosen?.scope;
}
