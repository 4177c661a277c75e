import type { Lexicon } from '../src/core/detect/lexicon.ts';
import { readParagraph } from '../src/core/detect/sentence.ts';
import { analyzeWord, type Word } from '../src/core/detect/word.ts';
import { readZippedText } from './data.ts';
import type { AnnotatedText } from './corpora.ts';
import type { LeakageCheck } from './leakage.ts';
import { createRandom, shuffle } from './random.ts';

/** Text in which nothing is marked, as numbers of its distinct words. */
export interface UnlabelledText {
  readonly words: readonly Word[];
  /** How often each of the words stands in the text. */
  readonly counts: Int32Array;
  /** The words one after the other, and behind each sentence {@link SENTENCE_END}. */
  readonly tokens: Int32Array;
}

export const SENTENCE_END = -1;

const FILES = ['congressional_record', 'factbook', 'kremlin', 'whitehouse'];
/** Shorter lines are greetings and headings, longer ones tables. */
const SHORTEST_LINE = 20;
const LONGEST_LINE = 3000;

/** How often the paragraphs of the annotated texts are read: there is little news in the rest. */
const TIMES_ANNOTATED = 2;

/**
 * Returns the unlabelled text of the data, each sentence once, without copies of what must stay unseen, and the paragraphs
 * of the annotated texts without their marks, all mixed.
 */
export function readUnlabelledText(
  lexicon: Lexicon,
  unseen: LeakageCheck,
  annotated: readonly AnnotatedText[],
): UnlabelledText {
  const lines = FILES.flatMap((file) => readZippedText('text', `${file}.txt.gz`).split('\n'));
  const texts = [...withoutRepeats(lines, unseen)];
  for (const { text, paragraphs } of annotated) {
    for (const { start, end } of paragraphs)
      for (let time = 0; time < TIMES_ANNOTATED; time++) texts.push(text.slice(start, end));
  }
  const order = Int32Array.from(texts.keys());
  shuffle(order, createRandom(1));
  return indexWords(inOrder(texts, order), lexicon);
}

function* inOrder(texts: readonly string[], order: Int32Array): Generator<string> {
  for (const i of order) yield texts[i]!;
}

/** Yields the sentences among the lines, each once, without copies of what must stay unseen. */
export function* withoutRepeats(lines: readonly string[], unseen: LeakageCheck): Generator<string> {
  const known = new Set<string>();
  for (const line of lines) {
    if (line.length < SHORTEST_LINE || line.length > LONGEST_LINE || known.has(line)) continue;
    known.add(line);
    if (!unseen.isLeak(line)) yield line;
  }
}

/** Returns paragraphs as numbers of their words. */
export function indexWords(paragraphs: Iterable<string>, lexicon: Lexicon): UnlabelledText {
  const words = new Map<string, Word>();
  const numbers = new Map<Word, number>();
  const counts: number[] = [];
  const tokens = new GrowingNumbers();
  function wordAt(text: string, start: number, end: number): Word {
    const token = text.slice(start, end);
    const known = words.get(token);
    if (known !== undefined) return known;
    const word = analyzeWord(token, lexicon);
    words.set(token, word);
    numbers.set(word, counts.push(0) - 1);
    return word;
  }
  for (const text of paragraphs) {
    const { sentences } = readParagraph(text, { start: 0, end: text.length, kind: 'body' }, wordAt);
    for (const sentence of sentences) {
      for (const word of sentence.words) {
        const number = numbers.get(word)!;
        counts[number]!++;
        tokens.push(number);
      }
      tokens.push(SENTENCE_END);
    }
  }
  return { words: [...words.values()], counts: Int32Array.from(counts), tokens: tokens.finish() };
}

/** Many numbers: an array of JavaScript's own would need twice the room, and more while it grows. */
class GrowingNumbers {
  #numbers = new Int32Array(1024);
  #length = 0;

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Int32Array(2 * this.#length);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length++] = number;
  }

  finish(): Int32Array {
    return this.#numbers.slice(0, this.#length);
  }
}
