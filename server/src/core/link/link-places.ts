import type { Span } from '../text/span.ts';
import type { Clusters } from './clusters.ts';
import { firstMention, type DocumentText, type LocalName } from './local-name.ts';
import { initialsOf, isAcronym } from './name-words.ts';
import { placedIn, placeSlug, type PlaceName } from './place-name.ts';
import { SHORTEST_ACRONYM } from './shorter-places.ts';
import type { WrittenName } from './written-name.ts';

/** Joins the mentions of each place in the document. */
export function linkPlaces(document: DocumentText, names: readonly LocalName[], clusters: Clusters): void {
  const places = names.map((local) => ({ local, place: placedIn(local.name.place, local.container) }));
  const explained = explainedPlaces(places);
  const bySlug = new Map<string, number>();
  for (const { local, place } of places) {
    const explanation = place.container === '' ? explained?.get(place.slug) : undefined;
    let slug = placeSlug(place);
    for (const mention of local.mentions) {
      if (explanation !== undefined) slug = placeSlug(meantPlace(document, mention, place, explanation));
      const first = bySlug.get(slug);
      if (first === undefined) bySlug.set(slug, mention);
      else clusters.join(first, mention);
    }
  }
  joinShortForms(names, clusters);
}

interface LocalPlace {
  readonly local: LocalName;
  readonly place: PlaceName;
}

/** Returns the places that the document names with their regions, by their slugs, without slugs of which it does so with several. */
function explainedPlaces(places: readonly LocalPlace[]): ReadonlyMap<string, LocalPlace> | undefined {
  let explained: Map<string, LocalPlace> | undefined;
  let several: Set<string> | undefined;
  for (const local of places) {
    const { slug, container } = local.place;
    if (container === '') continue;
    explained ??= new Map();
    if (explained.has(slug)) (several ??= new Set()).add(slug);
    explained.set(slug, local);
  }
  for (const slug of several ?? NONE) explained?.delete(slug);
  return explained;
}

const NONE: readonly string[] = [];

/**
 * Returns which place a bare name means where the document explains the name. Articles explain a place when they name it
 * first; so what is named before, other than in a heading, is the place that everybody knows by the name, if there is one.
 */
function meantPlace(
  { text, mentions }: DocumentText,
  index: number,
  bare: PlaceName,
  explanation: LocalPlace,
): PlaceName {
  const mention = mentions[index];
  const isFamous = (bare.known?.weight ?? 0) >= FAMOUS;
  if (index > firstMention(explanation.local) || mention === undefined || !isFamous) return explanation.place;
  return standsInHeading(text, mention) ? explanation.place : bare;
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
  if (names.length < 2) return;
  const byShorter = new Map<string, LocalName[]>();
  for (const local of names)
    for (const shorter of shortForms(local.name)) {
      const same = byShorter.get(shorter);
      if (same === undefined) byShorter.set(shorter, [local]);
      else same.push(local);
    }
  if (byShorter.size === 0) return;
  const fullestFirst = [...names].sort((a, b) => b.name.text.length - a.name.text.length);
  for (const local of fullestFirst) {
    const { name } = local;
    const short = isAcronym(name.text) ? [name.place.slug, acronym(name.slug)] : [name.place.slug];
    const fuller = short.flatMap((form) => byShorter.get(form) ?? []);
    const roots = new Set(fuller.map((other) => clusters.find(firstMention(other))));
    const [root] = roots;
    if (root !== undefined && roots.size === 1) clusters.join(root, firstMention(local));
  }
}

/**
 * Returns the slugs of the shorter names that a place has in its own document, and its acronyms. Which place is meant by
 * the name of one that is named with its region is not found out here.
 */
function shortForms({ words, place }: WrittenName): readonly string[] {
  if (place.container !== '') return NONE;
  if (words.length < SHORTEST_ACRONYM) return place.shorter;
  const initials = initialsOf(words).filter(({ length }) => length >= SHORTEST_ACRONYM);
  return [...place.shorter, ...initials.map(acronym)];
}

/** Returns letters as an acronym, which no slug is, so that a name that only reads like one is not taken for it. */
function acronym(letters: string): string {
  return letters.toUpperCase();
}
