import type { Span } from '../text/span.ts';
import type { Clusters } from './clusters.ts';
import { firstMention, type DocumentText, type LocalName } from './local-name.ts';
import { initialsOf, isAcronym, slugOf, wordsOf } from './name-words.ts';
import { isShortPlace, knownPlace, parsePlaceName, placeSlug, type PlaceName } from './place-name.ts';

/** Joins the mentions of each place in the document. */
export function linkPlaces(document: DocumentText, names: readonly LocalName[], clusters: Clusters): void {
  const explained = new Map<string, ExplainedPlace[]>();
  for (const name of names) {
    const place = parsePlaceName(name.name, name.container);
    if (place.container === '') continue;
    const first = firstMention(name);
    explained.set(place.slug, [...(explained.get(place.slug) ?? []), { place, first }]);
  }
  const bySlug = new Map<string, number>();
  for (const name of names) {
    const place = parsePlaceName(name.name, name.container);
    const explanations = place.container === '' ? (explained.get(place.slug) ?? []) : [];
    for (const mention of name.mentions) {
      const slug = placeSlug(meantPlace(document, mention, place, explanations));
      const first = bySlug.get(slug);
      if (first === undefined) bySlug.set(slug, mention);
      else clusters.join(first, mention);
    }
  }
  joinShortForms(names, clusters);
}

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
  [only, ...others]: readonly ExplainedPlace[],
): PlaceName {
  if (only === undefined || others.length > 0) return bare;
  const mention = mentions[index];
  const isFamous = (knownPlace(bare)?.weight ?? 0) >= FAMOUS;
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
  const fullestFirst = [...names].sort((a, b) => b.name.length - a.name.length);
  for (const name of fullestFirst) {
    const words = wordsOf(name.name);
    const others = byWord.get(words[0] ?? '') ?? [];
    const fuller = others.filter((other) => isShortFor(name.name, other.name));
    const [only] = fuller;
    const roots = new Set(fuller.map((other) => clusters.find(firstMention(other))));
    if (only !== undefined && roots.size === 1) clusters.join(firstMention(only), firstMention(name));
    if (words.length < 2) continue;
    for (const word of [...words, ...initialsOf(words)]) {
      const same = byWord.get(word);
      if (same === undefined) byWord.set(word, [name]);
      else same.push(name);
    }
  }
}

function isShortFor(short: string, full: string): boolean {
  if (!isAcronym(short)) return isShortPlace(full, short);
  const letters = slugOf(short);
  return letters.length > 2 && initialsOf(wordsOf(full)).includes(letters);
}
