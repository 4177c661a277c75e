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
      b.local.name.length - a.local.name.length,
  );
  const byWord = new Map<string, LocalPerson[]>();
  for (const person of people) {
    joinMentions(document, person, findFuller(person, byWord, clusters), clusters);
    for (const word of new Set(indexWords(person))) {
      const others = byWord.get(word);
      if (others === undefined) byWord.set(word, [person]);
      else others.push(person);
    }
  }
}

/** The words by which a name is found: its own, and the beginning of its family name for the sake of misspellings. */
function indexWords(person: PersonName): string[] {
  return [...person.words, familyKey(person), stemOf(person)];
}

function stemOf(person: PersonName): string {
  return `${familyKey(person).slice(0, 3)}…`;
}

/** Returns one name of each person that the given name may mean best; the fuller names have been linked already. */
function findFuller(
  person: LocalPerson,
  byWord: ReadonlyMap<string, readonly LocalPerson[]>,
  clusters: Clusters,
): LocalPerson[] {
  let best: Fit = Fit.none;
  let found = new Map<number, LocalPerson>();
  for (const word of new Set(indexWords(person))) {
    for (const other of byWord.get(word) ?? []) {
      const fit = fitOf(other, person);
      if (fit === Fit.none || fit < best) continue;
      if (fit > best) found = new Map();
      best = fit;
      const root = clusters.find(firstMention(other.local));
      if (!found.has(root)) found.set(root, other);
    }
  }
  return [...found.values()];
}

/** Joins each mention of a name to the one of the fuller names that it means, or else to the others of its own kind. */
function joinMentions(
  document: DocumentText,
  person: LocalPerson,
  fuller: readonly LocalPerson[],
  clusters: Clusters,
): void {
  /** The first mention of those that no fuller name explains, by what their titles say: Mr Voss and Mrs Voss are two. */
  const unexplained = new Map<string, number>();
  for (const index of person.local.mentions) {
    const meant = isSingle(person) ? whoseName(document, index, fuller) : fuller;
    // The others are mostly relatives of the one whom the document names first, and called by their full names.
    const first = Math.min(...meant.map((other) => clusters.find(firstMention(other.local))));
    if (Number.isFinite(first)) {
      clusters.join(first, index);
      continue;
    }
    const title = (isSingle(person) ? titleOf(document, index) : undefined) ?? UNTITLED;
    const same = unexplained.get(title);
    if (same === undefined) unexplained.set(title, index);
    else clusters.join(same, index);
  }
  joinUntitled(unexplained, clusters);
}

const UNTITLED = 'untitled';

function titleOf({ text, mentions }: DocumentText, index: number): Gender | undefined {
  const mention = mentions[index];
  return mention === undefined ? undefined : genderOfTitle(text, mention);
}

/** Those without a title are the one whom the document calls so first. */
function joinUntitled(unexplained: ReadonlyMap<string, number>, clusters: Clusters): void {
  const untitled = unexplained.get(UNTITLED);
  const [titled] = [...unexplained].flatMap(([title, index]) => (title === UNTITLED ? [] : [index]));
  if (untitled !== undefined && titled !== undefined) clusters.join(untitled, titled);
}
