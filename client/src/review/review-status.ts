import { type Disposable, StatusBarAlignment, window } from 'vscode';
import type { ReviewItem, ReviewProgress, ReviewQueue } from '../../../server/src/lsp/messages.ts';
import { formatCount, formatNumber } from '../entity-types.ts';
import { formatPercent } from '../mention-status.ts';

/** The keys of the review mode, as package.json binds them, and what they do. */
const KEYS = [
  ['A', 'accept'],
  ['Shift+A', 'accept all of this entity'],
  ['R', 'not a name here'],
  ['Shift+R', 'not a name anywhere'],
  ['P, O, L', 'person, organization, place (location)'],
  ['T', 'another type, also in other articles'],
  ['[ and ]', 'extend to the left and right'],
  ['{ and }', 'shrink from the left and right'],
  ['E', 'means another entity'],
  ['M', 'merge the entity into another'],
  ['N or Space', 'skip'],
  ['U', 'undo'],
  ['Escape', 'end'],
].map(([key, meaning]) => `${key}: ${meaning}`);

/** The item in the status bar during a review: how far the article is, and how far all of them are. */
export class ReviewStatus implements Disposable {
  readonly #item = window.createStatusBarItem('dateline.review', StatusBarAlignment.Left, 100);

  constructor() {
    this.#item.name = 'Dateline Review';
    this.#item.command = 'dateline.showReviewedMention';
  }

  dispose(): void {
    this.#item.dispose();
  }

  show(item: ReviewItem, queue: ReviewQueue): void {
    const { article, corpus, articles, reviewedArticles } = queue;
    const here = article === undefined ? '' : ` ${formatProgress(article)} here,`;
    this.#item.text = `$(checklist) ${item.type}? ${formatPercent(item.score)} ·${here} ${formatProgress(corpus)} in all`;
    const lines = [
      `Reviewing “${item.name}”, ${formatCount(item.sameName, 'undecided mention')} of this name`,
      ...(article === undefined ? [] : [`This article: ${formatProgress(article)} mentions decided`]),
      `All articles: ${formatProgress(corpus)} mentions decided`,
      `${formatNumber(reviewedArticles)} of ${formatCount(articles, 'article')} marked reviewed`,
      ...KEYS,
    ];
    this.#item.tooltip = lines.join('\n');
    this.#item.accessibilityInformation = { label: lines.join('. ') };
    this.#item.show();
  }

  hide(): void {
    this.#item.hide();
  }
}

function formatProgress({ decided, total }: ReviewProgress): string {
  return `${formatNumber(decided)} / ${formatNumber(total)}`;
}
