import { labelOf, LabelPart, OUTSIDE } from './labels.ts';
import { ENTITY_TYPES } from './mention.ts';
import type { Decoder } from './decoder.ts';

/**
 * What the tagger thinks of a token, as probabilities: outside of names, and for each entity type a name by itself or a part
 * of a longer one; and, last, whether a name goes on behind the token.
 */
export const OPINION_WIDTH = 2 + 2 * ENTITY_TYPES.length;
export const Opinion = { outside: 0, goesOn: OPINION_WIDTH - 1 } as const;

/** Returns the column of a type's names of one token, or of the parts of its longer names. */
export function opinionColumn(type: number, isPart: boolean): number {
  return 1 + 2 * type + (isPart ? 1 : 0);
}

/** Writes the opinion of each token of the run that the decoder has summed. */
export function writeOpinions(decoder: Decoder, length: number, target: Float32Array, offset: number): void {
  for (let i = 0; i < length; i++) {
    const row = offset + i * OPINION_WIDTH;
    target[row + Opinion.outside] = decoder.labelProbability(i, OUTSIDE);
    let goesOn = 0;
    for (let type = 0; type < ENTITY_TYPES.length; type++) {
      const begin = decoder.labelProbability(i, labelOf(type, LabelPart.begin));
      const inside = decoder.labelProbability(i, labelOf(type, LabelPart.inside));
      const end = decoder.labelProbability(i, labelOf(type, LabelPart.end));
      target[row + opinionColumn(type, false)] = decoder.labelProbability(i, labelOf(type, LabelPart.single));
      target[row + opinionColumn(type, true)] = begin + inside + end;
      goesOn += begin + inside;
    }
    target[row + Opinion.goesOn] = goesOn;
  }
}
