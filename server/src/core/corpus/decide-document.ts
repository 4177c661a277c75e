import {
  decideMentions,
  type DecidedMention,
  type DecidedMentions,
  type DecisionScopes,
} from '../decisions/decide-mentions.ts';
import { placeThreads, type Placement, type Places } from '../decisions/place-threads.ts';
import { adjustSuggestions } from '../learning/adjust-suggestions.ts';
import { adjustToCorpus } from '../learning/adjust-to-corpus.ts';
import { NOTHING_ESTABLISHED, type EstablishedNames } from '../learning/established-names.ts';
import type { LearnedNames } from '../learning/name-evidence.ts';
import { linkDocument } from '../link/link-document.ts';
import type { LocalEntity } from '../link/local-entity.ts';
import { fold } from '../text/fold.ts';
import { surfaceForm, type Document, type Reading } from './document.ts';

/** All that people have decided and that other articles say, as far as it touches an article. */
export interface Decided {
  readonly scopes: DecisionScopes;
  readonly learned: LearnedNames;
  /** Names that other articles are sure of; left out where corpus knowledge is not wanted. */
  readonly established?: EstablishedNames | undefined;
  /** Folded names that the registry says are none. */
  readonly ignored: ReadonlySet<string>;
  /** Suggestions with a lower score are left out; from 0 to 1. */
  readonly minimumScore: number;
}

/**
 * Returns the document that a reading and the decisions make. `places` says where decided mentions stand as far as that is
 * known from edits; without it they are searched for, and where they are is not kept. Who is who is taken over from the
 * document before where the same names stand in the same text: to accept a suggestion changes nothing about that.
 */
export function decideDocument(
  reading: Reading,
  decided: Decided,
  places?: Places,
  before?: Document,
): Document {
  const { article } = decided.scopes;
  const placement = placeThreads(reading.text, article.threads, places);
  const { mentions, rejections, orphans } = decideReading(reading, decided, placement);
  const isLinked = before?.text === reading.text && areNamedAlike(before.mentions, mentions);
  const locals = isLinked ? before.locals : linkDocument(reading.text, mentions);
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
    localOf: isLinked ? before.localOf : localOfMentions(locals, mentions.length),
  };
}

/** Whether mentions of one text are the same ones as far as linking asks: their places, types and assigned entities. */
function areNamedAlike(a: readonly DecidedMention[], b: readonly DecidedMention[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ start, end, type, entity }, index) => {
      const other = b[index];
      return start === other?.start && end === other.end && type === other.type && entity === other.entity;
    })
  );
}

/** Returns the mentions of a reading after all decisions, not linked yet. */
export function decideReading(
  reading: Pick<Reading, 'text' | 'detected'>,
  decided: Decided,
  placement: Placement,
): DecidedMentions {
  const { article, corpus } = decided.scopes;
  const suggested = suggestMentions(reading, decided);
  const isUndecided = article.threads.length + article.names.size + corpus.names.size === 0;
  return isUndecided
    ? { mentions: suggested, rejections: NONE, orphans: NONE }
    : decideMentions(reading.text, suggested, decided.scopes, placement);
}

const NONE: readonly never[] = [];

function suggestMentions(
  reading: Pick<Reading, 'text' | 'detected'>,
  { learned, established = NOTHING_ESTABLISHED, ignored, minimumScore }: Decided,
): readonly DecidedMention[] {
  const isKept = (mention: DecidedMention): boolean =>
    mention.score >= minimumScore && !(ignored.size > 0 && ignored.has(fold(surfaceForm(reading, mention))));
  const helped = established.size === 0 ? reading.detected : adjustToCorpus(reading, established, learned);
  const adjusted =
    learned.size === 0
      ? helped
      : adjustSuggestions(reading.text, helped, learned).map((mention) => ({
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
