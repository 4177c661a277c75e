import type { Clusters } from './clusters.ts';
import { Fit, fitOf } from './fuller-name.ts';
import { genderOfTitle } from './gender.ts';
import type { Gender } from './given-names.ts';
import { firstMention, type DocumentText, type LocalName } from './local-name.ts';
import { describePerson, type LocalPerson } from './local-person.ts';
import { familyKey, isSingle, type PersonName } from './person-name.ts';
import { whoseName } from './whose-name.ts';

/** Joins the mentions of each person in the document. */
export function linkPeople(document: DocumentText, names: readonly LocalName[], clusters: Clusters): void {
  const people = names.map((local) => describePerson(document, local));
  people.sort(
    (a, b) =>
      b.words.length - a.words.length ||
      b.title.length - a.title.length ||
      b.local.name.text.length - a.local.name.text.length,
  );
  const byWord = new Map<string, LocalPerson[]>();
  for (const person of people) {
    const words = indexWords(person);
    joinMentions(document, person, findFuller(person, words, byWord, clusters), clusters);
    for (const word of words) {
      const others = byWord.get(word);
      if (others === undefined) byWord.set(word, [person]);
      else if (others.at(-1) !== person) others.push(person);
    }
  }
}

/** The words by which a name is found: its own, and the beginning of its family name for the sake of misspellings. */
function indexWords(person: PersonName): string[] {
  const family = familyKey(person);
  return [...person.words, family, `${family.slice(0, 3)}…`];
}

/** Returns one name of each person that the given name may mean best, found by its words; the fuller names have been linked already. */
function findFuller(
  person: LocalPerson,
  words: readonly string[],
  byWord: ReadonlyMap<string, readonly LocalPerson[]>,
  clusters: Clusters,
): readonly LocalPerson[] {
  let best: Fit = Fit.none;
  let found: Map<number, LocalPerson> | undefined;
  for (const word of words) {
    const others = byWord.get(word);
    if (others === undefined) continue;
    for (const other of others) {
      const fit = fitOf(other, person);
      if (fit === Fit.none || fit < best) continue;
      if (found === undefined || fit > best) found = new Map();
      best = fit;
      const root = clusters.find(firstMention(other.local));
      if (!found.has(root)) found.set(root, other);
    }
  }
  return found === undefined ? NOBODY : [...found.values()];
}

const NOBODY: readonly LocalPerson[] = [];

/** Joins each mention of a name to the one of the fuller names that it means, or else to the others of its own kind. */
function joinMentions(
  document: DocumentText,
  person: LocalPerson,
  fuller: readonly LocalPerson[],
  clusters: Clusters,
): void {
  if (isSingle(person)) joinSingleName(document, person, fuller, clusters);
  else
    for (const index of person.local.mentions)
      clusters.join(firstOf(fuller, clusters) ?? firstMention(person.local), index);
}

/** Whom one mention of a family name or of a given name means depends on what stands beside it. */
function joinSingleName(
  document: DocumentText,
  person: LocalPerson,
  fuller: readonly LocalPerson[],
  clusters: Clusters,
): void {
  /** The first mention of those that no fuller name explains, by what their titles say: Mr Voss and Mrs Voss are two. */
  const unexplained = new Map<string, number>();
  for (const index of person.local.mentions) {
    const first = firstOf(whoseName(document, index, fuller), clusters);
    if (first !== undefined) {
      clusters.join(first, index);
      continue;
    }
    const title = titleOf(document, index) ?? UNTITLED;
    const same = unexplained.get(title);
    if (same === undefined) unexplained.set(title, index);
    else clusters.join(same, index);
  }
  if (unexplained.size > 1) joinUntitled(unexplained, clusters);
}

/** The others are mostly relatives of the one whom the document names first, and called by their full names. */
function firstOf(people: readonly LocalPerson[], clusters: Clusters): number | undefined {
  let first: number | undefined;
  for (const { local } of people) {
    const root = clusters.find(firstMention(local));
    if (first === undefined || root < first) first = root;
  }
  return first;
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
