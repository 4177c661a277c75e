import type { Clusters } from './clusters.ts';
import { Fit, fitOf } from './fuller-name.ts';
import { genderOfTitle } from './gender.ts';
import { givenNamesLike, type Gender } from './given-names.ts';
import { firstMention, type DocumentText, type LocalName, type StatingText } from './local-name.ts';
import { describePerson, type LocalPerson } from './local-person.ts';
import { familyKey, isSingle } from './person-name.ts';
import { areNamedAsTwo } from './relatives.ts';
import { whoseName } from './whose-name.ts';

/** Joins the mentions of each person in the document. */
export function linkPeople(document: StatingText, names: readonly LocalName[], clusters: Clusters): void {
  const people = names.map((local) => describePerson(document, local)).sort(fullestFirst);
  const named = new PeopleByName();
  for (const person of people)
    joinMentions(document, person, findFuller(document, person, named.add(person), clusters), clusters);
}

function fullestFirst(a: LocalPerson, b: LocalPerson): number {
  return (
    b.name.words.length - a.name.words.length ||
    b.name.title.length - a.name.title.length ||
    b.local.name.text.length - a.local.name.text.length
  );
}

/** People by what their names share with others: a word or, for the sake of misspellings, how the family name begins. */
class PeopleByName {
  readonly #byWord = new Map<string, LocalPerson[]>();
  readonly #byBeginning = new Map<string, LocalPerson[]>();

  /** Adds a person, and returns the lists of those who are found by its name, in each of which it is the last itself. */
  add(person: LocalPerson): readonly (readonly LocalPerson[])[] {
    const { words } = person.name;
    const family = familyKey(person.name);
    const lists: (readonly LocalPerson[])[] = [];
    for (const word of words) addTo(this.#byWord, word, person, lists);
    if (family !== words.at(-1)) addTo(this.#byWord, family, person, lists);
    addTo(this.#byBeginning, family.slice(0, 3), person, lists);
    const [byname] = person.name.bynames;
    if (byname !== undefined) addTo(this.#byWord, byname, person, lists);
    if (words.length === 1) for (const other of givenNamesLike(words[0] ?? '')) this.#find(other, lists);
    return lists;
  }

  #find(word: string, found: (readonly LocalPerson[])[]): void {
    const list = this.#byWord.get(word);
    if (list !== undefined) found.push(list);
  }
}

function addTo(
  lists: Map<string, LocalPerson[]>,
  key: string,
  person: LocalPerson,
  found: (readonly LocalPerson[])[],
): void {
  const list = lists.get(key);
  if (list === undefined) {
    lists.set(key, [person]);
  } else if (list.at(-1) !== person) {
    list.push(person);
    found.push(list);
  }
}

/** Returns one name of each person that the given name may mean best; the fuller names have been linked already. */
function findFuller(
  document: DocumentText,
  person: LocalPerson,
  lists: readonly (readonly LocalPerson[])[],
  clusters: Clusters,
): readonly LocalPerson[] {
  let best: Fit = Fit.none;
  let found: LocalPerson[] | undefined;
  for (const others of lists) {
    for (const other of others) {
      if (other === person) continue;
      const fit = fitOf(other.name, person.name);
      if (fit === Fit.none || fit < best || areNamedAsTwo(document, other, person)) continue;
      if (found === undefined || fit > best) found = [];
      best = fit;
      const root = rootOf(other, clusters);
      if (!found.some((known) => rootOf(known, clusters) === root)) found.push(other);
    }
  }
  // Of two who may have a nickname it is nobody's.
  if (found === undefined || (best === Fit.nickname && found.length > 1)) return NOBODY;
  return found;
}

const NOBODY: readonly LocalPerson[] = [];

/** Joins each mention of a name to the one of the fuller names that it means, or else to the others of its own kind. */
function joinMentions(
  document: StatingText,
  person: LocalPerson,
  fuller: readonly LocalPerson[],
  clusters: Clusters,
): void {
  if (isSingle(person.name)) {
    joinSingleName(document, person, fuller, clusters);
    return;
  }
  const first = firstOf(fuller, clusters) ?? firstMention(person.local);
  for (const index of person.local.mentions) clusters.join(first, index);
}

/** Whom one mention of a family name or of a given name means depends on what stands beside it. */
function joinSingleName(
  document: StatingText,
  person: LocalPerson,
  fuller: readonly LocalPerson[],
  clusters: Clusters,
): void {
  /** The first mention of those that no fuller name explains, by what their titles say: Mr Voss and Mrs Voss are two. */
  let unexplained: Map<string, number> | undefined;
  for (const index of person.local.mentions) {
    // "Jane Hale, née Voss" is explained, whoever else is a Voss; but "Hale was born Voss" says nothing of who Hale is.
    if (fuller.length > 0 && isExplained(document, index, clusters)) continue;
    const first = firstOf(whoseName(document, index, person, fuller), clusters);
    if (first !== undefined) {
      clusters.join(first, index);
      continue;
    }
    const title = titleOf(document, index) ?? UNTITLED;
    const same = unexplained?.get(title);
    if (same === undefined) unexplained = (unexplained ?? new Map()).set(title, index);
    else clusters.join(same, index);
  }
  if (unexplained !== undefined && unexplained.size > 1) joinUntitled(unexplained, clusters);
}

/** Whether the text states that the name is another one of what it names right before. */
function isExplained({ statedNames }: StatingText, index: number, clusters: Clusters): boolean {
  if (!statedNames.has(index)) return false;
  return statedNames.has(index - 1) && clusters.find(index - 1) === clusters.find(index);
}

/** The others are mostly relatives of the one whom the document names first, and called by their full names. */
function firstOf(people: readonly LocalPerson[], clusters: Clusters): number | undefined {
  let first: number | undefined;
  for (const person of people) {
    const root = rootOf(person, clusters);
    if (first === undefined || root < first) first = root;
  }
  return first;
}

function rootOf({ local }: LocalPerson, clusters: Clusters): number {
  return clusters.find(firstMention(local));
}

const UNTITLED = 'untitled';

function titleOf({ text, mentions }: DocumentText, index: number): Gender | undefined {
  const mention = mentions[index];
  return mention === undefined ? undefined : genderOfTitle(text, mention);
}

/** Those without a title are the one whom the document calls so first. */
function joinUntitled(unexplained: ReadonlyMap<string, number>, clusters: Clusters): void {
  const untitled = unexplained.get(UNTITLED);
  const [, titled] = [...unexplained].find(([title]) => title !== UNTITLED) ?? [];
  if (untitled !== undefined && titled !== undefined) clusters.join(untitled, titled);
}
