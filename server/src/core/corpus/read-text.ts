import type { DecidedMention } from '../decisions/decide-mentions.ts';
import type { Detector, ParagraphMemo } from '../detect/detector.ts';
import type { Mention } from '../detect/mention.ts';
import { settleNames } from '../link/settle-names.ts';
import { settlePeople } from '../link/settle-people.ts';
import { splitParagraphs, type Paragraph } from '../text/paragraphs.ts';
import { articleDate } from './article-date.ts';
import type { TextChange } from './change.ts';
import type { Reading } from './document.ts';

/**
 * Returns the mentions of a text by itself, sorted: what the detector finds, as the names settle it that the article has in
 * full. The memo is the detector's.
 */
export function findMentions(
  detector: Pick<Detector, 'detect'>,
  text: string,
  paragraphs: readonly Paragraph[] = splitParagraphs(text),
  memo?: ParagraphMemo,
): Mention[] {
  return settlePeople(text, settleNames(text, detector.detect(text, paragraphs, memo)));
}

/** Documents whose tagged paragraphs are kept: more than anybody edits at a time. */
const MEMOS_KEPT = 16;

/** Reads texts: what is said of each by itself, before anybody decided anything. */
export class TextReader {
  readonly #detector: Pick<Detector, 'detect'>;
  /** What was tagged in the last version of each open document, so that typing tags one paragraph again and no more. */
  readonly #memos = new Map<string, ParagraphMemo>();

  constructor(detector: Pick<Detector, 'detect'>) {
    this.#detector = detector;
  }

  read({ uri, text, mentions, isOpen = false }: Extract<TextChange, { kind: 'set' }>): Reading {
    const paragraphs = splitParagraphs(text);
    const memo = isOpen ? this.#memoOf(uri) : undefined;
    if (memo === undefined) this.forget(uri);
    const detected = mentions ?? findMentions(this.#detector, text, paragraphs, memo);
    return {
      uri,
      text,
      date: articleDate(uri, text, paragraphs),
      paragraphs,
      detected: detected.map(suggest),
    };
  }

  forget(uri: string): void {
    this.#memos.delete(uri);
  }

  /** Returns the memo, which becomes the newest; the oldest is forgotten where there are too many. */
  #memoOf(uri: string): ParagraphMemo {
    const memo: ParagraphMemo = this.#memos.get(uri) ?? new Map<string, never>();
    this.#memos.delete(uri);
    this.#memos.set(uri, memo);
    const [oldest] = this.#memos.keys();
    if (this.#memos.size > MEMOS_KEPT && oldest !== undefined) this.#memos.delete(oldest);
    return memo;
  }
}

function suggest({ start, end, type, score, evidence }: Mention): DecidedMention {
  return { start, end, type, score, evidence, status: 'suggested' };
}
