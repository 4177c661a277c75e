import type { Span } from '../text/span.ts';
import type { Clusters } from './clusters.ts';
import { firstMention, type DocumentText, type LocalName } from './local-name.ts';
import { initialsOf, isAcronym } from './name-words.ts';
import { isShortPlace, placedIn, placeSlug, type PlaceName } from './place-name.ts';
import type { WrittenName } from './written-name.ts';

/** Joins the mentions of each place in the document. */
export function linkPlaces(document: DocumentText, names: readonly LocalName[], clusters: Clusters): void {
  const places = names.map((local) => ({ local, place: placedIn(local.name.place, local.container) }));
  const explained = new Map<string, ExplainedPlace[]>();
  for (const { local, place } of places) {
    if (place.container === '') continue;
    const first = firstMention(local);
    explained.set(place.slug, [...(explained.get(place.slug) ?? NONE), { place, first }]);
  }
  const bySlug = new Map<string, number>();
  for (const { local, place } of places) {
    const explanations = place.container === '' ? (explained.get(place.slug) ?? NONE) : NONE;
    for (const mention of local.mentions) {
      const slug = placeSlug(meantPlace(document, mention, place, explanations));
      const first = bySlug.get(slug);
      if (first === undefined) bySlug.set(slug, mention);
      else clusters.join(first, mention);
    }
  }
  joinShortForms(names, clusters);
}

const NONE: readonly ExplainedPlace[] = [];

/** A place that the document names with its region, and the mention where it does so first. */
interface ExplainedPlace {
  readonly place: PlaceName;
  readonly first: number;
}

/**
 * Returns which place a bare name means where the document explains the name. Articles explain a place when they name it
 * first; so what is named before, other than in a heading, is the place that everybody knows by the name, if there is one.
 */
function meantPlace(
  { text, mentions }: DocumentText,
  index: number,
  bare: PlaceName,
  explanations: readonly ExplainedPlace[],
): PlaceName {
  const [only] = explanations;
  if (only === undefined || explanations.length > 1) return bare;
  const mention = mentions[index];
  const isFamous = (bare.known?.weight ?? 0) >= FAMOUS;
  if (index > only.first || mention === undefined || !isFamous) return only.place;
  return standsInHeading(text, mention) ? only.place : bare;
}

/** Thousands of inhabitants from which on a city may be named without its region. */
const FAMOUS = 100;

/** Whether the line around the span does not end as a sentence does. */
function standsInHeading(text: string, { start, end }: Span): boolean {
  const from = text.lastIndexOf('\n', start) + 1;
  const to = text.indexOf('\n', end);
  return !/[.!?…]["”’')]*\s*$/u.test(text.slice(from, to < 0 ? text.length : to));
}

/** Joins "Everest" to "Mount Everest" and acronyms to what they stand for, where one place alone can be meant. */
function joinShortForms(names: readonly LocalName[], clusters: Clusters): void {
  const byWord = new Map<string, LocalName[]>();
  const fullestFirst = [...names].sort((a, b) => b.name.text.length - a.name.text.length);
  for (const name of fullestFirst) {
    const { words } = name.name;
    const mayBeFuller = byWord.get(words[0] ?? '');
    if (mayBeFuller !== undefined) joinToFuller(name, mayBeFuller, clusters);
    if (words.length < 2) continue;
    for (const word of [...words, ...initialsOf(words)]) {
      const same = byWord.get(word);
      if (same === undefined) byWord.set(word, [name]);
      else same.push(name);
    }
  }
}

function joinToFuller(name: LocalName, others: readonly LocalName[], clusters: Clusters): void {
  const fuller = others.filter((other) => isShortFor(name.name, other.name));
  const [only] = fuller;
  const roots = new Set(fuller.map((other) => clusters.find(firstMention(other))));
  if (only !== undefined && roots.size === 1) clusters.join(firstMention(only), firstMention(name));
}

function isShortFor(short: WrittenName, full: WrittenName): boolean {
  if (!isAcronym(short.text)) return isShortPlace(full.words, short.words);
  return short.slug.length > 2 && initialsOf(full.words).includes(short.slug);
}
