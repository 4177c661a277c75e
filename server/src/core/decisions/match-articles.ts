import { isWordCharacter } from '../text/characters.ts';
import { CONTEXT_LENGTH, standsUnchanged, type Anchor } from './anchor.ts';
import { checksum } from './checksum.ts';
import type { Decision } from './decision.ts';
import { foldDecisions } from './fold.ts';
import { resolveAnchors } from './resolve-anchor.ts';

/** A journal whose article is gone. */
export interface LostJournal {
  readonly uri: string;
  readonly decisions: readonly Decision[];
}

/** An article that the journal may be about. */
export interface ArticleText {
  readonly uri: string;
  readonly text: string;
}

/** How much speaks for an article to be the one that a journal is about. */
export interface ArticleMatch {
  readonly uri: string;
  /** Whether somebody decided on exactly this text. */
  readonly isSameText: boolean;
  /** How many of the decided mentions have a place in the text, and how many there are. */
  readonly found: number;
  readonly of: number;
  /** Whether so many were found, so far from each other, that the text can be no other one. */
  readonly isSure: boolean;
}

/** Characters that are compared before anchors are resolved, which takes a thousand times as long. */
const PROBE_LENGTH = 24;
/** Where fewer of an anchor's surroundings are in a text as they were, it is another article. */
const ENOUGH_PROBES = 0.2;
/** Of a text that was rewritten too, so many decided mentions have to be found, */
const SURE_SHARE = 0.75;
/** in so many places whose surroundings do not overlap: articles share paragraphs of background; */
const SURE_PLACES = 3;
/** and these have to be spread over so much of the text. */
const SURE_SPREAD = 1 / 3;
/** A text that was not rewritten needs fewer places. */
const SURE_PLACES_UNCHANGED = 2;
/** The checksum of a text that is shorter, in UTF-16 code units, tells nothing: it may be a form that was not filled in. */
const SHORTEST_TEXT = 80;
/** What fits more articles than these belongs to none in particular. */
const MOST_MATCHES = 50;

/**
 * Finds for journals whose articles are gone the articles that they are about: by the checksum of the text, else by the
 * places of the decided mentions. Every article of the corpus is to be compared, because only then is it known that no
 * other one fits as well.
 */
export class ArticleMatcher {
  readonly #lost: readonly Lost[];
  readonly #byProbe = new Map<string, Lost[]>();
  readonly #knowsTexts: boolean;

  constructor(journals: readonly LostJournal[]) {
    this.#lost = journals.map(toLost);
    this.#knowsTexts = this.#lost.some(({ texts }) => texts.size > 0);
    for (const lost of this.#lost)
      for (const probe of lost.probes) this.#byProbe.set(probe, [...(this.#byProbe.get(probe) ?? []), lost]);
  }

  /** Compares an article with all journals, once more if it was compared before. */
  compare(article: ArticleText): void {
    const { uri, text } = article;
    const sum = this.#knowsTexts && text.length >= SHORTEST_TEXT ? checksum(text) : '';
    const hits = this.#probe(text);
    for (const lost of this.#lost) {
      lost.matches.delete(uri);
      const isSameText = lost.texts.has(sum);
      const isLike = (hits.get(lost) ?? 0) >= Math.max(1, ENOUGH_PROBES * lost.probes.size);
      if (!isSameText && (!isLike || lost.matches.size >= MOST_MATCHES)) continue;
      const match = matchOf(article, lost, isSameText);
      if (isSameText || match.found > 0) lost.matches.set(uri, match);
    }
  }

  /** Returns the articles that a journal may be about, the likeliest first. */
  matchesOf(journal: string): ArticleMatch[] {
    const lost = this.#lost.find(({ uri }) => uri === journal);
    return [...(lost?.matches.values() ?? [])].sort(compareMatches);
  }

  /**
   * Returns for each journal about which there is no doubt its article, one that may be had. There is doubt where two
   * articles fit, and where two journals are about one article.
   */
  moves(mayBe: (journal: string, article: string) => boolean): Map<string, string> {
    const moves = new Map<string, string>();
    const claims = new Map<string, number>();
    for (const { uri } of this.#lost) {
      const article = onlyMatch(uri, this.matchesOf(uri), mayBe);
      if (article === undefined) continue;
      moves.set(uri, article);
      claims.set(article, (claims.get(article) ?? 0) + 1);
    }
    for (const [journal, article] of moves) if (claims.get(article) !== 1) moves.delete(journal);
    return moves;
  }

  /** Counts for each journal how many of its probes are in a text. */
  #probe(text: string): Map<Lost, number> {
    const hits = new Map<Lost, number>();
    if (this.#byProbe.size === 0) return hits;
    const seen = new Set<string>();
    let isInWord = false;
    for (let offset = 0; offset < text.length; offset++) {
      const wasInWord = isInWord;
      isInWord = isWordCharacter(text.charCodeAt(offset));
      if (!isInWord || wasInWord) continue;
      const part = text.slice(offset, offset + PROBE_LENGTH);
      const found = this.#byProbe.get(part);
      if (found === undefined || seen.has(part)) continue;
      seen.add(part);
      for (const lost of found) hits.set(lost, (hits.get(lost) ?? 0) + 1);
    }
    return hits;
  }
}

interface Lost {
  readonly uri: string;
  readonly anchors: readonly Anchor[];
  /** Checksums of the texts that were decided on. */
  readonly texts: ReadonlySet<string>;
  /** Parts of the anchors' surroundings that begin with a word. */
  readonly probes: ReadonlySet<string>;
  /** By the URI of the article. */
  readonly matches: Map<string, ArticleMatch>;
}

function toLost({ uri, decisions }: LostJournal): Lost {
  const anchors = foldDecisions(decisions).threads.map(({ anchor }) => anchor);
  const texts = new Set<string>();
  for (const decision of decisions) if ('text' in decision) texts.add(decision.text);
  return { uri, anchors, texts, probes: new Set(anchors.flatMap(probesOf)), matches: new Map() };
}

function probesOf({ prefix, quote, suffix }: Anchor): string[] {
  const whole = prefix + quote + suffix;
  return [0, Math.max(0, prefix.length - PROBE_LENGTH), prefix.length].flatMap((from) => {
    const start = wordStart(whole, from);
    return start + PROBE_LENGTH <= whole.length ? [whole.slice(start, start + PROBE_LENGTH)] : [];
  });
}

/** Returns where the first word begins that begins at the offset or behind it; the context may begin inside a word. */
function wordStart(text: string, from: number): number {
  const isWordAt = (offset: number): boolean => isWordCharacter(text.charCodeAt(offset));
  let offset = from;
  while (offset < text.length && (!isWordAt(offset) || offset === 0 || isWordAt(offset - 1))) offset++;
  return offset;
}

function matchOf({ uri, text }: ArticleText, { anchors }: Lost, isSameText: boolean): ArticleMatch {
  const places = resolveAnchors(text, anchors).flatMap((resolved) =>
    'span' in resolved ? [resolved.span.start] : [],
  );
  places.sort((a, b) => a - b);
  const apart = countApart(places);
  const spread = ((places.at(-1) ?? 0) - (places[0] ?? 0)) / Math.max(text.length, 1);
  const isUnchanged = anchors.every((anchor) => standsUnchanged(text, anchor));
  const isSure = isUnchanged
    ? apart >= SURE_PLACES_UNCHANGED
    : places.length >= SURE_SHARE * anchors.length && apart >= SURE_PLACES && spread >= SURE_SPREAD;
  return { uri, isSameText, found: places.length, of: anchors.length, isSure };
}

/** Counts the places that are so far from each other that they share no context; sorted. */
function countApart(places: readonly number[]): number {
  let count = 0;
  let last = -Infinity;
  for (const place of places) {
    if (place - last < 2 * CONTEXT_LENGTH) continue;
    count++;
    last = place;
  }
  return count;
}

/** Returns the article that a journal is about if only one fits. Of several equal texts it is the one with the same name. */
function onlyMatch(
  journal: string,
  matches: readonly ArticleMatch[],
  mayBe: (journal: string, article: string) => boolean,
): string | undefined {
  const same = matches.filter(({ isSameText }) => isSameText);
  const free = same.filter(({ uri }) => mayBe(journal, uri));
  const named = free.filter(({ uri }) => fileNameOf(uri) === fileNameOf(journal.replace(/\.jsonl$/, '')));
  if (free.length === 1 || named.length === 1) return (named[0] ?? free[0])?.uri;
  if (same.length > 0) return undefined;
  const [best, second] = matches;
  const isAlone = best !== undefined && 2 * (second?.found ?? 0) <= best.found;
  return isAlone && best.isSure && mayBe(journal, best.uri) ? best.uri : undefined;
}

function compareMatches(a: ArticleMatch, b: ArticleMatch): number {
  return (
    Number(b.isSameText) - Number(a.isSameText) ||
    b.found - a.found ||
    (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0)
  );
}

function fileNameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
