import { window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { ArticleEntitiesRequest, type DecideAction } from '../../../server/src/lsp/messages.ts';
import { request } from '../client.ts';
import type { Decisions } from '../decisions.ts';
import { formatCount } from '../entity-types.ts';
import { formatPercent } from '../mention-status.ts';
import type { Handlers } from './handlers.ts';
import { articleSubject } from './subject.ts';

/** The commands that decide about much at once, and those that take decisions back. */
export function bulkCommands(client: LanguageClient, decisions: Decisions): Handlers {
  return {
    'dateline.acceptAbove': (given) => acceptAbove(client, decisions, given),
    'dateline.markReviewed': (given) => markReviewed(client, decisions, given),
    'dateline.undoDecision': () => decisions.undo(),
    'dateline.redoDecision': () => decisions.redo(),
  };
}

async function acceptAbove(client: LanguageClient, decisions: Decisions, given: unknown): Promise<void> {
  const usual = workspace.getConfiguration('dateline').get('acceptThreshold', 0.9);
  const input = await window.showInputBox({
    title: 'Accept All Above a Threshold',
    prompt: 'How sure Dateline must be, in percent',
    value: String(Math.round(usual * 100)),
    validateInput: (value) =>
      /^\d+([.,]\d+)?\s*%?$/.test(value.trim()) && parsePercent(value) <= 100
        ? undefined
        : 'A number from 0 to 100 is needed.',
  });
  if (input === undefined) return;
  const threshold = parsePercent(input) / 100;
  const title = `Accept What Is at Least ${formatPercent(threshold)} Sure`;
  const uri = articleSubject(client, given);
  const action: DecideAction = { kind: 'acceptAbove', threshold };
  const describe = async (label: string, each: DecideAction): Promise<ActionItem> => {
    const { count, articleCount } = await decisions.preview(each);
    const description = `${formatCount(count, 'mention')} in ${formatCount(articleCount, 'article')}`;
    return { label, description, action: each };
  };
  const items = Promise.all([
    ...(uri === undefined ? [] : [describe('$(file) In this article', { ...action, uri })]),
    describe('$(files) In all articles', action),
  ]);
  const chosen = await window.showQuickPick(items, { title, placeHolder: 'Where?' });
  if (chosen !== undefined) await decisions.decide(chosen.action);
}

interface ActionItem {
  readonly label: string;
  readonly description: string;
  readonly action: DecideAction;
}

function parsePercent(input: string): number {
  return Number.parseFloat(input.replace(',', '.'));
}

/** Marks an article as reviewed; one that is reviewed and unchanged since then is no longer. */
async function markReviewed(client: LanguageClient, decisions: Decisions, given: unknown): Promise<void> {
  const uri = articleSubject(client, given);
  if (uri === undefined) return;
  const review = (await request(client, ArticleEntitiesRequest, { uri }))?.review;
  const isCurrent = review?.isReviewed === true && !review.hasTextChanged && review.newMentionCount === 0;
  await decisions.decide({ kind: 'markReviewed', uri, isReviewed: !isCurrent });
}
