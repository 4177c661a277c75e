import { Map as ImmutableMap } from 'immutable';
import type { Detector, ParagraphMemo } from '../detect/detector.ts';
import type { Mention } from '../detect/mention.ts';
import { EntityIndex } from '../link/entity-index.ts';
import { linkDocument } from '../link/link-document.ts';
import type { LocalEntity } from '../link/local-entity.ts';
import { splitParagraphs } from '../text/paragraphs.ts';
import { articleDate } from './article-date.ts';
import type { Document } from './document.ts';
import { Snapshot } from './snapshot.ts';

/** What happened to one document. */
export type Change =
  | {
      readonly kind: 'set';
      readonly uri: string;
      readonly text: string;
      /** Mentions that are known already; the detector is not asked then. */
      readonly mentions?: readonly Mention[];
      /** Whether more changes of this document are to be expected soon, so that what is tagged should be kept for them. */
      readonly isOpen?: boolean;
    }
  | { readonly kind: 'remove'; readonly uri: string };

export interface CorpusOptions {
  /** Mentions with a lower score are left out; from 0 to 1. */
  readonly minimumScore: number;
}

/** The one mutable object of the core: takes changes and yields snapshots. */
export class Corpus {
  readonly #detector: Pick<Detector, 'detect'>;
  readonly #options: CorpusOptions;
  readonly #index = new EntityIndex();
  /** What was tagged in the last version of each open document, so that typing tags one paragraph again and no more. */
  readonly #memos = new Map<string, ParagraphMemo>();
  #documents = ImmutableMap<string, Document>();
  #snapshot: Snapshot;

  constructor(detector: Pick<Detector, 'detect'>, options: CorpusOptions = { minimumScore: 0 }) {
    this.#detector = detector;
    this.#options = options;
    this.#snapshot = new Snapshot(0, this.#documents, this.#index.update([]));
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** Applies all changes as one step and returns what is known afterwards. The result does not depend on their history. */
  apply(changes: readonly Change[]): Snapshot {
    const before = new Map<string, Document | undefined>();
    this.#documents = this.#documents.withMutations((documents) => {
      for (const change of changes) {
        if (!before.has(change.uri)) before.set(change.uri, documents.get(change.uri));
        if (change.kind === 'remove') {
          documents.delete(change.uri);
          this.#memos.delete(change.uri);
        } else {
          documents.set(change.uri, this.#analyze(change));
        }
      }
    });
    const entities = this.#index.update(
      [...before].map(([uri, document]) => {
        const after = this.#documents.get(uri);
        return {
          uri,
          ...(document === undefined ? {} : { before: document.locals }),
          ...(after === undefined ? {} : { after: after.locals }),
        };
      }),
    );
    this.#snapshot = new Snapshot(this.#snapshot.revision + 1, this.#documents, entities);
    return this.#snapshot;
  }

  #analyze({ uri, text, mentions: given, isOpen = false }: Extract<Change, { kind: 'set' }>): Document {
    const paragraphs = splitParagraphs(text);
    const mentions = given ?? this.#detect(uri, text, paragraphs, isOpen);
    const locals = linkDocument(text, mentions);
    return {
      uri,
      text,
      date: articleDate(uri, text, paragraphs),
      paragraphs,
      mentions,
      locals,
      localOf: localOfMentions(locals, mentions.length),
    };
  }

  #detect(
    uri: string,
    text: string,
    paragraphs: Document['paragraphs'],
    isOpen: boolean,
  ): readonly Mention[] {
    let memo: ParagraphMemo | undefined;
    if (isOpen) {
      memo = this.#memos.get(uri) ?? new Map();
      this.#remember(uri, memo);
    } else {
      this.#memos.delete(uri);
    }
    const found = this.#detector.detect(text, paragraphs, memo);
    const { minimumScore } = this.#options;
    return minimumScore > 0 ? found.filter((mention) => mention.score >= minimumScore) : found;
  }

  /** Keeps the memo as the newest, and forgets the oldest where there are too many. */
  #remember(uri: string, memo: ParagraphMemo): void {
    this.#memos.delete(uri);
    this.#memos.set(uri, memo);
    const [oldest] = this.#memos.keys();
    if (this.#memos.size > MEMOS_KEPT && oldest !== undefined) this.#memos.delete(oldest);
  }
}

/** Documents whose tagged paragraphs are kept: more than anybody edits at a time. */
const MEMOS_KEPT = 16;

function localOfMentions(locals: readonly LocalEntity[], count: number): Uint32Array {
  const result = new Uint32Array(count);
  for (const [index, local] of locals.entries())
    for (const mention of local.mentions) result[mention] = index;
  return result;
}
