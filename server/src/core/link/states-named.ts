import type { Mention } from '../detect/mention.ts';
import { areSame } from './are-same.ts';
import { countryOf, knownEntities, type KnownEntity } from './known-names.ts';
import type { PlaceName } from './place-name.ts';
import { writtenName } from './written-name.ts';

/** What stands in front of and behind a name that is that of a state. */
const BEFORE = /(?:\bstate of|\bGov(?:\.|ernor)(?: \p{Lu}\S*){0,3} of|\bgovernor of) $/u;
const BEHIND = /^(?: state\b|(?:['’]s)? (?:Gov\.|[Gg]overnor\b|[Ll]egislature\b))/;
const REACH = 48;

/**
 * Returns a function that says of a place of an article, given by its index and its name, whether the state is meant where a
 * city or a country has the name too: "Washington state", "the governor of Georgia", "Seattle, Washington". A city goes on
 * being called by its name alone; but whether Georgia is the state or the country depends on what else the article names.
 */
export function statesNamed(
  text: string,
  mentions: readonly Mention[],
): (index: number, place: PlaceName) => boolean {
  const meansState = new Map<string, boolean>();
  return (index, { slug, state }) => {
    if (state === undefined) return false;
    if (isCalledState(index, state)) return true;
    let isMeant = meansState.get(slug);
    if (isMeant === undefined) {
      isMeant = isAboutState(slug, state);
      meansState.set(slug, isMeant);
    }
    return isMeant;
  };

  function placeAt(index: number): PlaceName | undefined {
    const mention = mentions[index];
    return mention?.type === 'place' ? writtenName(text.slice(mention.start, mention.end)).place : undefined;
  }

  /** Whether what stands right beside the name says that it is the state's. */
  function isCalledState(index: number, state: KnownEntity): boolean {
    const mention = mentions[index];
    if (mention === undefined) return false;
    if (BEFORE.test(text.slice(Math.max(0, mention.start - REACH), mention.start))) return true;
    if (BEHIND.test(text.slice(mention.end, mention.end + REACH))) return true;
    const last = mentions[index - 1];
    if (last === undefined || !/^,\s$/.test(text.slice(last.end, mention.start))) return false;
    const town = placeAt(index - 1);
    return town !== undefined && knownEntities('place', town.slug).some((each) => isInState(each, state));
  }

  /** Whether the article means the state, not the country of the name, by the other places that it names. */
  function isAboutState(slug: string, state: KnownEntity): boolean {
    const country = knownEntities('place', slug).find(({ kind }) => kind === 'country');
    if (country === undefined) return false;
    const union = countryOf(state);
    let isSaid = false;
    let balance = 0;
    for (const index of mentions.keys()) {
      const place = placeAt(index);
      if (place?.slug === slug) isSaid ||= isCalledState(index, state);
      // What may be a state or a city itself says nothing, and least of all Washington, where governments speak.
      if (place?.known === undefined || place.state !== undefined || place.known.slug === union) continue;
      const where = countryOf(place.known);
      if (where === '') continue;
      if (where === country.slug) return false;
      if (isInState(place.known, state)) isSaid = true;
      balance += where === union ? 1 : -1;
    }
    return isSaid || balance > 0;
  }
}

function isInState({ containers }: KnownEntity, state: KnownEntity): boolean {
  return areSame(containers, state.containers);
}
