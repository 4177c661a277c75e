import type { EntityType, Mention } from '../detect/mention.ts';
import type { WrittenName } from './written-name.ts';

/** A text with its mentions, sorted. */
export interface DocumentText {
  readonly text: string;
  readonly mentions: readonly Mention[];
}

/** A text of whose mentions it is known which the text itself explains as another name of one. */
export interface StatingText extends DocumentText {
  readonly statedNames: ReadonlySet<number>;
}

/** One spelling of a name in one document, with the mentions written so. */
export interface LocalName {
  readonly type: EntityType;
  readonly name: WrittenName;
  /** Indices into the document's mentions, ascending; never empty. */
  readonly mentions: readonly number[];
  /** The region named right beside a place, as written, or the slug of what an institution is named to be of; or empty. */
  readonly container: string;
}

/** Returns the index of the first mention, which stands for the name. */
export function firstMention({ mentions }: LocalName): number {
  return mentions[0] ?? 0;
}

/** Whether the text explains the name somewhere by stating whose other name it is. */
export function isStated({ statedNames }: StatingText, { mentions }: LocalName): boolean {
  return statedNames.size > 0 && mentions.some((index) => statedNames.has(index));
}
