import { commands, Disposable, Location, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  ReviewQueueRequest,
  type MentionTarget,
  type ReviewItem,
  type ReviewQueue,
} from '../../../server/src/lsp/messages.ts';
import { request } from '../client.ts';
import type { Decided, Decisions } from '../decisions.ts';
import { placeCursor } from '../editor.ts';
import { ReviewMark } from './review-mark.ts';
import { ReviewStatus } from './review-status.ts';
import { TypingGuard } from './typing-guard.ts';

/** When the last step back is looked for, the queue of its article is read this far. */
const LOOK_BACK = 500;

/** What leaves the mention open: a border may need more than one step, and a remark decides nothing. */
const STAYING: readonly Decided['kind'][] = ['moveBorder', 'note', 'noteEntity'];

/**
 * Leads from one mention that is worth a decision to the next, in one article or across all of them. The keys of the review
 * mode run the usual commands on the cursor, which stands on the mention; after each decision the next one is shown.
 */
export class ReviewSession implements Disposable {
  readonly #client: LanguageClient;
  readonly #decisions: Decisions;
  readonly #mark = new ReviewMark();
  readonly #status = new ReviewStatus();
  readonly #guard = new TypingGuard();
  readonly #subscriptions: Disposable;
  /** The article that is reviewed, if it is only one. */
  #uri: string | undefined;
  #isActive = false;
  #item: ReviewItem | undefined;
  #skipped: MentionTarget[] = [];
  /** What was decided in this session and can be undone, the last at the end. */
  #decided: ReviewItem[] = [];

  constructor(client: LanguageClient, decisions: Decisions) {
    this.#client = client;
    this.#decisions = decisions;
    this.#subscriptions = Disposable.from(
      this.#mark,
      this.#status,
      this.#guard,
      decisions.onDidDecide((decided) => this.#goOn(decided)),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Begins with the mention that it is most worth to decide, in one article or everywhere. */
  async start(uri?: string): Promise<void> {
    this.#uri = uri;
    this.#skipped = [];
    this.#decided = [];
    this.#isActive = true;
    this.#guard.turnOn();
    await commands.executeCommand('setContext', 'dateline.reviewing', true);
    await this.#showNext();
  }

  /** Leaves the mention for later and shows the next. */
  async skip(): Promise<void> {
    if (this.#item === undefined) return;
    const { uri, range } = this.#item;
    this.#skipped.push({ uri, range });
    await this.#showNext();
  }

  /** Shows the mention again, when the person has gone elsewhere. */
  async showAgain(): Promise<void> {
    if (this.#item !== undefined) await this.#show(this.#item);
  }

  async end(): Promise<void> {
    this.#isActive = false;
    this.#guard.turnOff();
    this.#item = undefined;
    this.#mark.clear();
    this.#status.hide();
    await commands.executeCommand('setContext', 'dateline.reviewing', false);
  }

  async #goOn({ kind }: Decided): Promise<void> {
    if (!this.#isActive) return;
    const steps = this.#decided;
    if (this.#item !== undefined && kind !== 'undo' && kind !== 'redo') steps.push(this.#item);
    if (STAYING.includes(kind)) await this.#stay();
    else await this.#showNext(kind === 'undo' ? steps.pop() : undefined);
  }

  /** Shows the mention that the queue has first now, or one that waits for a decision again. */
  async #showNext(again?: ReviewItem): Promise<void> {
    const skipped = this.#skipped;
    const uri = this.#uri;
    const queue = await this.#ask({ ...(uri !== undefined && { uri }), skipped, limit: 1 });
    const item = (again === undefined ? undefined : await this.#find(again)) ?? queue.items[0];
    if (item === undefined) {
      await this.#finish();
      return;
    }
    await this.#show(item);
    await this.#countProgress(item, queue);
  }

  async #find({ uri, range, name }: ReviewItem): Promise<ReviewItem | undefined> {
    const { items } = await this.#ask({ uri, limit: LOOK_BACK });
    const same = items.filter((item) => item.name === name);
    return (
      same.find((item) => item.range.start.line === range.start.line && isSameColumn(item, range)) ?? same[0]
    );
  }

  async #show(item: ReviewItem): Promise<void> {
    this.#item = item;
    const converter = this.#client.protocol2CodeConverter;
    const location = new Location(converter.asUri(item.uri), converter.asRange(item.range));
    const editor = await placeCursor(location);
    this.#mark.show(editor, location.range, item);
  }

  async #stay(): Promise<void> {
    const editor = window.activeTextEditor;
    if (editor !== undefined) await this.#mark.follow(this.#client, editor);
  }

  /** The queue of all articles does not tell how far the one is that is shown. */
  async #countProgress(item: ReviewItem, queue: ReviewQueue): Promise<void> {
    const article = queue.article ?? (await this.#ask({ uri: item.uri, limit: 0 })).article;
    this.#status.show(item, { ...queue, ...(article !== undefined && { article }) });
  }

  async #finish(): Promise<void> {
    const uri = this.#uri;
    await this.end();
    if (uri === undefined) {
      void window.showInformationMessage('Everything that Dateline found is decided.');
      return;
    }
    // Not awaited: the person may go on without an answer.
    void window
      .showInformationMessage(
        'Everything in this article is decided.',
        'Mark as Reviewed',
        'Review All Articles',
      )
      .then(async (answer) => {
        if (answer === 'Review All Articles') await commands.executeCommand('dateline.startReview');
        if (answer === 'Mark as Reviewed') {
          await this.#decisions.decide({ kind: 'markReviewed', uri, isReviewed: true });
        }
      });
  }

  #ask(params: { uri?: string; limit: number; skipped?: readonly MentionTarget[] }): Promise<ReviewQueue> {
    return request(this.#client, ReviewQueueRequest, params);
  }
}

function isSameColumn(item: ReviewItem, { start }: ReviewItem['range']): boolean {
  return item.range.start.character === start.character;
}
