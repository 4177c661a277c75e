import type { Decoder } from './decoder.ts';
import { OUTSIDE, spansOf, type TokenSpan } from './labels.ts';
import { ENTITY_TYPES } from './mention.ts';
import { isNameLike } from './sentence.ts';
import type { TaggedParagraph } from './tagger.ts';
import { isTitle } from './titles.ts';
import { Writing, type Word } from './word.ts';

/** A name among the tokens of a paragraph, with its most probable type. */
export interface FoundName extends TokenSpan {
  /** How probable it is that exactly this is named there and that it is of the type; not yet calibrated. */
  readonly probability: number;
}

const PERSON = ENTITY_TYPES.indexOf('person');

/** The best labelling can hold names that are nevertheless more probably none, or others: these are not worth showing. */
const LEAST_PROBABLE = 0.5;

/** A longer run of capitals is a text in capitals, not a name; in tokens. */
const LONGEST_NAME = 40;

/**
 * Returns the names of the most probable labelling of a paragraph whose open tokens have these label scores. Some are surely
 * names, but not surely of their type; see {@link isTypeSure}.
 */
export function findNames(
  paragraph: TaggedParagraph,
  emissions: Float32Array,
  decoder: Decoder,
): FoundName[] {
  const { runStarts, openTokens } = paragraph;
  const names: FoundName[] = [];
  for (let run = 0; run + 1 < runStarts.length; run++) {
    const first = runStarts[run] ?? 0;
    const length = (runStarts[run + 1] ?? 0) - first;
    const labels = decoder.bestLabels(emissions, length, first);
    if (labels.every((label) => label === OUTSIDE)) continue;
    decoder.sum(emissions, length, first);
    const firstToken = openTokens[first] ?? 0;
    for (const { start, end, type } of spansOf(labels)) {
      if (end - start > LONGEST_NAME) continue;
      const name =
        type === PERSON
          ? withoutTitles(paragraph.words, firstToken, start, end, decoder)
          : { start, probability: decoder.spanProbability(start, end, type) };
      const { probability } = name;
      if (probability < LEAST_PROBABLE && probabilityAsName(decoder, start, end) < LEAST_PROBABLE) continue;
      names.push({ start: firstToken + name.start, end: firstToken + end, type, probability });
    }
  }
  return names;
}

/**
 * Returns where a person's name in the run last summed begins behind titles, and how probable it is with or without them. Where
 * the tagger does not know a title, it is unsure of the name only because it could begin at either.
 */
function withoutTitles(
  words: readonly Word[],
  firstToken: number,
  start: number,
  end: number,
  decoder: Decoder,
): { readonly start: number; readonly probability: number } {
  const wordAt = (i: number): Word | undefined => words[firstToken + i];
  const isTitleAt = (i: number): boolean =>
    isTitle(wordAt(i), wordAt(i - 1)) && isNameLike(wordAt(i + 1)) && !mayBeInitials(wordAt(i), end - i);
  let nameStart = start;
  while (nameStart + 1 < end && isTitleAt(nameStart)) nameStart++;
  let probability = decoder.spanProbability(nameStart, end, PERSON);
  for (let i = nameStart - 1; i >= 0 && isTitleAt(i); i--)
    probability += decoder.spanProbability(i, end, PERSON);
  return { start: nameStart, probability };
}

/** Whether a word before a single other is too short to be no initials: "MK Stalin" is a name, "MK Ram Ben Barak" has a title. */
function mayBeInitials(word: Word | undefined, length: number): boolean {
  return word?.writing === Writing.upper && word.text.length === 2 && length === 2;
}

/** Returns how probable it is that exactly these tokens of the run last summed are a name, of whichever type. */
function probabilityAsName(decoder: Decoder, start: number, end: number): number {
  return ENTITY_TYPES.reduce((sum, _, type) => sum + decoder.spanProbability(start, end, type), 0);
}

/** Whether the name is more probably of its type than not. */
export function isTypeSure({ probability }: FoundName): boolean {
  return probability >= LEAST_PROBABLE;
}
