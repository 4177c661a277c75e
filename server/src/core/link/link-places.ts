import type { Clusters } from './clusters.ts';
import { firstMention, type LocalName } from './local-name.ts';
import { initialsOf, isAcronym, slugOf, wordsOf } from './name-words.ts';
import { isShortPlace, parsePlaceName, placeSlug } from './place-name.ts';

/** Joins the mentions of each place in the document. */
export function linkPlaces(names: readonly LocalName[], clusters: Clusters): void {
  const contained = new Map<string, LocalName[]>();
  for (const name of names) {
    if (name.container === '') continue;
    const { slug } = parsePlaceName(name.name);
    contained.set(slug, [...(contained.get(slug) ?? []), name]);
  }
  const bySlug = new Map<string, number>();
  const joinSlug = (slug: string, mentions: readonly number[]): void => {
    for (const mention of mentions) {
      const first = bySlug.get(slug);
      if (first === undefined) bySlug.set(slug, mention);
      else clusters.join(first, mention);
    }
  };
  for (const name of names) {
    const place = parsePlaceName(name.name, name.container);
    const [only, ...others] = name.container === '' ? (contained.get(place.slug) ?? []) : [];
    // The article has said which Paris it means.
    const meant =
      only !== undefined && others.length === 0 ? parsePlaceName(only.name, only.container) : place;
    joinSlug(placeSlug(meant), name.mentions);
  }
  joinShortForms(names, clusters);
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
