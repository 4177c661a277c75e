import { overlaps, type Span } from '../text/span.ts';
import { anchorsInContext, findUnchanged, standsUnchanged, type Anchor } from './anchor.ts';
import { contextOfAnchor, contextOfSpan, contextSimilarity, type Context } from './context.ts';
import { QuoteFinder, type QuoteMatch } from './find-quote.ts';

/**
 * Why an anchor has no place: its quote is not in the text any more, stands nowhere in its context, stands in several
 * places that are as good, or only where another anchor has a better right to be.
 */
export type OrphanReason = 'missing' | 'changed' | 'ambiguous' | 'taken';

export type ResolvedAnchor = { readonly span: Span } | { readonly orphan: OrphanReason };

/** Returns where an anchor stands in a text that may have been changed by anybody since. */
export function resolveAnchor(text: string, anchor: Anchor): ResolvedAnchor {
  return resolveAnchors(text, [anchor])[0] ?? { orphan: 'missing' };
}

/**
 * Returns where the anchors of one document stand in a text that may have been changed by anybody since, in the order
 * given. Each is weighed by how much of its context surrounds a candidate and by where the anchors next to it went. In
 * doubt it is an orphan, because a decision in the wrong place is worse than one that has to be placed by hand. `known`
 * holds, at the index of an anchor, the span that is known to be its own.
 */
export function resolveAnchors(
  text: string,
  anchors: readonly Anchor[],
  known: readonly (Span | undefined)[] = [],
): ResolvedAnchor[] {
  const resolution = new Resolution(text, anchors, known);
  return resolution.resolve();
}

/** A candidate's score is its context similarity, plus up to this much for standing where its neighbors would have it. */
const NEARNESS_WEIGHT = 0.15;
/** A distance at which a candidate is half as near as one right where it is expected, in UTF-16 code units. */
const HALF_NEAR = 60;
/** Scores are lowered for what happened to the quote itself. */
const PENALTY = { same: 0, similar: 0.02, respelled: 0.1, shortened: 0.12 } as const;
/** With less of its context a candidate needs to be near, with even less it is none. */
const ENOUGH_CONTEXT = { same: 0.45, similar: 0.5, respelled: 0.6, shortened: 0.6 } as const;
const SCANT_CONTEXT = 0.35;
const NEAR_ENOUGH = 0.5;
/** How much better than the next candidate the best one has to be, and how much more so the better that one fits itself. */
const MARGIN = 0.12;
const LIKE_MARGIN = 0.2;
/** From here on an anchor tells the others where the text went. */
const SURE_CONTEXT = 0.75;
const SURE_MARGIN = 0.3;

interface Candidate extends QuoteMatch {
  readonly context: number;
}

interface Landmark {
  readonly from: number;
  readonly to: number;
}

class Resolution {
  readonly #text: string;
  readonly #anchors: readonly Anchor[];
  readonly #known: readonly (Span | undefined)[];
  readonly #finder: QuoteFinder;
  readonly #contexts = new Map<string, Context>();
  /** Sorted by where they were. */
  #landmarks: Landmark[] = [];
  /** The anchor that has a span, by the span. */
  readonly #taken = new Map<string, Anchor>();

  constructor(text: string, anchors: readonly Anchor[], known: readonly (Span | undefined)[]) {
    this.#text = text;
    this.#anchors = anchors;
    this.#known = known;
    this.#finder = new QuoteFinder(text);
  }

  resolve(): ResolvedAnchor[] {
    const resolved = new Map<Anchor, ResolvedAnchor>();
    const unsettled = new Map<Anchor, readonly Candidate[]>();
    for (const [index, anchor] of this.#anchors.entries()) {
      const known = this.#known[index];
      const place =
        known ?? (standsUnchanged(this.#text, anchor) ? anchor : findUnchanged(this.#text, anchor));
      if (place !== undefined) resolved.set(anchor, this.#settle(anchor, place));
      else unsettled.set(anchor, this.#candidates(anchor));
    }
    for (const [anchor, candidates] of unsettled) {
      const sure = sureCandidate(candidates);
      if (sure !== undefined) this.#addLandmark(anchor, sure);
    }
    this.#landmarks.sort((a, b) => a.from - b.from);
    const ranked = [...unsettled].map(([anchor, candidates]) => ({
      anchor,
      ranking: this.#rank(anchor, candidates),
    }));
    // The best placed choose first, so that a doubtful one cannot take their place.
    ranked.sort((a, b) => (b.ranking[0]?.score ?? 0) - (a.ranking[0]?.score ?? 0));
    for (const { anchor, ranking } of ranked) resolved.set(anchor, this.#choose(anchor, ranking));
    return this.#anchors.map((anchor) => resolved.get(anchor) ?? { orphan: 'missing' });
  }

  /** Leaves out places that are rather those of other occurrences of the quote, which the anchor saw in its context. */
  #candidates(anchor: Anchor): Candidate[] {
    const remembered = contextOfAnchor(anchor);
    const others = anchorsInContext(anchor).map(contextOfAnchor);
    return this.#finder.find(anchor).flatMap((match) => {
      const found = this.#contextAt(match);
      const context = contextSimilarity(remembered, found);
      return others.some((other) => contextSimilarity(other, found) > context) ? [] : [{ ...match, context }];
    });
  }

  #contextAt(span: Span): Context {
    const key = keyOf(span);
    const known = this.#contexts.get(key);
    if (known !== undefined) return known;
    const context = contextOfSpan(this.#text, span);
    this.#contexts.set(key, context);
    return context;
  }

  #addLandmark(anchor: Anchor, span: Span): void {
    this.#landmarks.push({ from: anchor.start, to: span.start });
  }

  #settle(anchor: Anchor, { start, end }: Span): ResolvedAnchor {
    this.#taken.set(keyOf({ start, end }), anchor);
    this.#addLandmark(anchor, { start, end });
    return { span: { start, end } };
  }

  #rank(anchor: Anchor, candidates: readonly Candidate[]): RankedCandidate[] {
    const expected = this.#expectedStarts(anchor);
    return candidates
      .map((candidate) => {
        const distance = Math.min(...expected.map((start) => Math.abs(candidate.start - start)));
        const nearness = 1 / (1 + distance / HALF_NEAR);
        const score = candidate.context + NEARNESS_WEIGHT * nearness - PENALTY[candidate.likeness];
        return { ...candidate, nearness, score };
      })
      .sort((a, b) => b.score - a.score || a.start - b.start);
  }

  /** Returns where the anchor would start if it kept its distance from the next landmark before or behind it. */
  #expectedStarts({ start }: Anchor): number[] {
    const index = this.#landmarks.findIndex(({ from }) => from > start);
    const before = this.#landmarks.at(index === -1 ? -1 : index - 1);
    const behind = index === -1 ? undefined : this.#landmarks[index];
    const neighbors = [index === 0 ? undefined : before, behind].filter((landmark) => landmark !== undefined);
    return neighbors.length === 0 ? [start] : neighbors.map(({ from, to }) => start + to - from);
  }

  #choose(anchor: Anchor, ranking: readonly RankedCandidate[]): ResolvedAnchor {
    const [best] = ranking;
    if (best === undefined) return { orphan: 'missing' };
    if (!isGoodEnough(best)) return { orphan: 'changed' };
    const rival = ranking.find((other) => other !== best && !overlaps(other, best));
    if (rival !== undefined && best.score - rival.score < MARGIN + LIKE_MARGIN * rival.context)
      return { orphan: 'ambiguous' };
    const owner = this.#taken.get(keyOf(best));
    if (owner !== undefined && !stoodTogether(owner, anchor)) return { orphan: 'taken' };
    this.#taken.set(keyOf(best), anchor);
    return { span: { start: best.start, end: best.end } };
  }
}

interface RankedCandidate extends Candidate {
  /** From 0 to 1. */
  readonly nearness: number;
  readonly score: number;
}

function sureCandidate(candidates: readonly Candidate[]): Candidate | undefined {
  const [best, rival] = candidates.toSorted((a, b) => b.context - a.context);
  if (best === undefined || best.context < SURE_CONTEXT) return undefined;
  return best.context - (rival?.context ?? 0) >= SURE_MARGIN ? best : undefined;
}

function isGoodEnough({ context, nearness, likeness }: RankedCandidate): boolean {
  if (context >= ENOUGH_CONTEXT[likeness]) return true;
  return likeness === 'same' && context >= SCANT_CONTEXT && nearness >= NEAR_ENOUGH;
}

/** Whether two anchors were about one mention: it may have been decided on twice, by different people. */
function stoodTogether(a: Anchor, b: Anchor): boolean {
  if (a.quote !== b.quote) return false;
  return a.start === b.start || (a.prefix === b.prefix && a.suffix === b.suffix);
}

function keyOf({ start, end }: Span): string {
  return `${String(start)}:${String(end)}`;
}
