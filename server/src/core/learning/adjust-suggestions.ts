import { Evidence, ENTITY_TYPES, type EntityType, type Mention } from '../detect/mention.ts';
import { nameKey } from '../decisions/fold.ts';
import { isWordCharacter } from '../text/characters.ts';
import { overlaps } from '../text/span.ts';
import { OUTCOMES, type LearnedNames, type NameEvidence, type Outcome } from './name-evidence.ts';

/** How far one decided mention moves the odds of another one of its name, as a natural logarithm. */
const STEP = 1.6;
/** What is not the type that was found is, for this share, no name at all. */
const SHARE_OF_NONE = 0.5;
/** The probability that a name that the detector did not find is one all the same. */
const MISSED = 0.1;
/** A suggestion disappears only where people said so more than once: one rejection stays where it was made. */
const ENOUGH_TO_REMOVE = 2;

/**
 * Returns the suggestions of a document after what people decided about the same names elsewhere. It is a naive Bayes
 * estimate: what the detector says is the prior, and each decided mention multiplies the odds. Sorted, without overlaps.
 */
export function adjustSuggestions(
  text: string,
  detected: readonly Mention[],
  learned: LearnedNames,
): Mention[] {
  const adjusted = detected.flatMap((mention) => {
    const evidence = learned.get(nameKey(text.slice(mention.start, mention.end)));
    return evidence === undefined ? [mention] : adjust(mention, evidence);
  });
  const missed = findMissed(text, adjusted, learned);
  return missed.length === 0 ? adjusted : [...adjusted, ...missed].sort((a, b) => a.start - b.start);
}

/** Whether anything that is learned may change the suggestions of a text; true is no promise. */
export function mayContain(text: string, name: string): boolean {
  const longest = name.split(/[\s'-]+/).reduce((best, part) => (part.length > best.length ? part : best), '');
  return text.includes(longest) || text.includes(longest.normalize('NFD'));
}

function adjust(mention: Mention, evidence: NameEvidence): Mention[] {
  const others = 1 - mention.score;
  const prior = (outcome: Outcome): number => {
    if (outcome === mention.type) return mention.score;
    return others * (outcome === 'none' ? SHARE_OF_NONE : (1 - SHARE_OF_NONE) / (ENTITY_TYPES.length - 1));
  };
  const { outcome, probability } = mostLikely(prior, evidence);
  if (outcome !== 'none')
    return [{ ...mention, type: outcome, score: probability, evidence: mention.evidence | Evidence.learned }];
  if ((evidence.none?.weight ?? 0) >= ENOUGH_TO_REMOVE) return [];
  return [{ ...mention, score: 1 - probability, evidence: mention.evidence | Evidence.learned }];
}

function mostLikely(
  prior: (outcome: Outcome) => number,
  evidence: NameEvidence,
): { outcome: Outcome; probability: number } {
  let sum = 0;
  let best: { outcome: Outcome; weight: number } = { outcome: 'none', weight: 0 };
  for (const outcome of OUTCOMES) {
    const weight = prior(outcome) * Math.exp(STEP * Math.log2(1 + (evidence[outcome]?.weight ?? 0)));
    sum += weight;
    if (weight > best.weight) best = { outcome, weight };
  }
  return { outcome: best.outcome, probability: best.weight / sum };
}

/** Returns suggestions for learned names that stand in the text as whole words and that nobody found. */
function findMissed(text: string, found: readonly Mention[], learned: LearnedNames): Mention[] {
  const names = findableNames(learned);
  if (names.size === 0) return [];
  const missed: Mention[] = [];
  let next = 0;
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}])[\p{Lu}\p{N}]/gu)) {
    while (next < found.length && (found[next]?.end ?? 0) <= index) next++;
    for (const name of names.get(text.slice(index, index + INITIAL_LENGTH)) ?? []) {
      const span = { start: index, end: index + name.text.length };
      if (!text.startsWith(name.text, index) || continuesWord(text, span.end)) continue;
      const before = found[next];
      const isTaken = before !== undefined && overlaps(before, span);
      const last = missed.at(-1);
      if (isTaken || (last !== undefined && overlaps(last, span))) continue;
      missed.push({ ...span, type: name.type, score: name.score, evidence: Evidence.learned });
      break;
    }
  }
  return missed;
}

function continuesWord(text: string, offset: number): boolean {
  return offset < text.length && isWordCharacter(text.charCodeAt(offset));
}

interface FindableName {
  readonly text: string;
  readonly type: EntityType;
  readonly score: number;
}

const INITIAL_LENGTH = 3;
const findable = new WeakMap<LearnedNames, ReadonlyMap<string, readonly FindableName[]>>();

/** Returns the names that people confirmed so often that they are suggested wherever they stand, by their first letters. */
function findableNames(learned: LearnedNames): ReadonlyMap<string, readonly FindableName[]> {
  const known = findable.get(learned);
  if (known !== undefined) return known;
  const result = new Map<string, FindableName[]>();
  const prior = (outcome: Outcome): number =>
    outcome === 'none' ? 1 - MISSED : MISSED / ENTITY_TYPES.length;
  for (const [text, evidence] of learned) {
    if (text.length < INITIAL_LENGTH) continue;
    const { outcome, probability } = mostLikely(prior, evidence);
    if (outcome === 'none') continue;
    const initial = text.slice(0, INITIAL_LENGTH);
    const names = result.get(initial) ?? [];
    names.push({ text, type: outcome, score: probability });
    result.set(initial, names);
  }
  for (const names of result.values()) names.sort((a, b) => b.text.length - a.text.length);
  findable.set(learned, result);
  return result;
}
