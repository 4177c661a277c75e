import type { Clusters } from './clusters.ts';
import { firstMention, type LocalName } from './local-name.ts';
import { initialsOf, isAcronym, wordsOf } from './name-words.ts';
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

function joinShortForms(names: readonly LocalName[], clusters: Clusters): void {
  const byWord = new Map<string, LocalName[]>();
  const fullestFirst = [...names].sort((a, b) => b.name.length - a.name.length);
  for (const name of fullestFirst) {
    const words = wordsOf(name.name);
    const [first = ''] = words;
    const fuller = (byWord.get(first) ?? []).filter((other) =>
      isAcronym(name.name)
        ? initialsOf(wordsOf(other.name)).includes(first)
        : isShortPlace(other.name, name.name),
    );
    const [only] = fuller;
    const roots = new Set(fuller.map((other) => clusters.find(firstMention(other))));
    if (only !== undefined && roots.size === 1) clusters.join(firstMention(only), firstMention(name));
    for (const word of new Set([...words, ...initialsOf(words).filter((initials) => initials.length > 2)])) {
      const others = byWord.get(word);
      if (others === undefined) byWord.set(word, [name]);
      else others.push(name);
    }
  }
}
