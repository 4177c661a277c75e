import {
  decideMentions,
  type DecidedMention,
  type DecidedMentions,
  type DecisionScopes,
} from '../decisions/decide-mentions.ts';
import { placeThreads, type Places } from '../decisions/place-threads.ts';
import { adjustSuggestions } from '../learning/adjust-suggestions.ts';
import type { LearnedNames } from '../learning/name-evidence.ts';
import { linkDocument } from '../link/link-document.ts';
import type { LocalEntity } from '../link/local-entity.ts';
import { fold } from '../text/fold.ts';
import { surfaceForm, type Document, type Reading } from './document.ts';

/** All that people have decided, as far as it touches an article. */
export interface Decided {
  readonly scopes: DecisionScopes;
  readonly learned: LearnedNames;
  /** Folded names that the registry says are none. */
  readonly ignored: ReadonlySet<string>;
  /** Suggestions with a lower score are left out; from 0 to 1. */
  readonly minimumScore: number;
}

/**
 * Returns the document that a reading and the decisions make. `places` says where decided mentions stand as far as that is
 * known from edits; without it they are searched for, and where they are is not kept.
 */
export function decideDocument(reading: Reading, decided: Decided, places?: Places): Document {
  const { scopes } = decided;
  const suggested = suggestMentions(reading, decided);
  const { article, corpus } = scopes;
  const placement = placeThreads(reading.text, article.threads, places);
  const isUndecided = article.threads.length + article.names.size + corpus.names.size === 0;
  const { mentions, rejections, orphans }: DecidedMentions = isUndecided
    ? { mentions: suggested, rejections: NONE, orphans: NONE }
    : decideMentions(reading.text, suggested, scopes, placement);
  const locals = linkDocument(reading.text, mentions);
  return {
    uri: reading.uri,
    text: reading.text,
    date: reading.date,
    paragraphs: reading.paragraphs,
    detected: reading.detected,
    mentions,
    rejections,
    orphans,
    places: places === undefined ? undefined : placement.places,
    decisions: article,
    locals,
    localOf: localOfMentions(locals, mentions.length),
  };
}

const NONE: readonly never[] = [];

function suggestMentions(
  reading: Reading,
  { learned, ignored, minimumScore }: Decided,
): readonly DecidedMention[] {
  const { text, detected } = reading;
  const isKept = (mention: DecidedMention): boolean =>
    mention.score >= minimumScore && !(ignored.size > 0 && ignored.has(fold(surfaceForm(reading, mention))));
  const adjusted =
    learned.size === 0
      ? detected
      : adjustSuggestions(text, detected, learned).map((mention) => ({
          ...mention,
          status: 'suggested' as const,
        }));
  return adjusted.every(isKept) ? adjusted : adjusted.filter(isKept);
}

function localOfMentions(locals: readonly LocalEntity[], count: number): Uint32Array {
  const result = new Uint32Array(count);
  for (const [index, local] of locals.entries())
    for (const mention of local.mentions) result[mention] = index;
  return result;
}
