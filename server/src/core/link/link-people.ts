import type { Mention } from '../detect/mention.ts';
import type { Clusters } from './clusters.ts';
import { genderOfGivenName, isCommonGivenName, usualSpelling, type Gender } from './given-names.ts';
import { firstMention, type DocumentText, type LocalName } from './local-name.ts';
import {
  areGivenNamesCompatible,
  doGivenNamesAgree,
  familyKey,
  givenNames,
  isSingle,
  isSpellingOf,
  parsePersonName,
  type PersonName,
} from './person-name.ts';
import { genderOfTitle, givenTitle, rolePhrases } from './roles.ts';
import { isOneEditApart } from './spelling.ts';

/** A name of the document, taken apart. */
interface LocalPerson extends PersonName {
  readonly local: LocalName;
}

/** Joins the mentions of each person in the document. */
export function linkPeople(document: DocumentText, names: readonly LocalName[], clusters: Clusters): void {
  const people = names.map((local) => describe(document, local));
  people.sort(
    (a, b) =>
      b.words.length - a.words.length ||
      b.title.length - a.title.length ||
      b.local.name.length - a.local.name.length,
  );
  const byWord = new Map<string, LocalPerson[]>();
  for (const person of people) {
    const candidates = findFuller(person, byWord, clusters);
    const [best, ...others] = candidates;
    if (best === undefined) joinAll(person.local, person.local, clusters);
    else if (others.length === 0) joinAll(person.local, best.local, clusters);
    else joinAmbiguous(document, person, candidates, clusters);
    for (const word of new Set(indexWords(person))) {
      const others = byWord.get(word);
      if (others === undefined) byWord.set(word, [person]);
      else others.push(person);
    }
  }
}

/** Takes a name apart; a title in front of one of its mentions counts as part of it. */
function describe({ text, mentions }: DocumentText, local: LocalName): LocalPerson {
  const name = parsePersonName(local.name);
  if (name.title !== '' || !isSingle(name)) return { local, ...name };
  for (const index of local.mentions) {
    const mention = mentions[index];
    const title = mention === undefined ? '' : givenTitle(text, mention, local.name);
    if (title !== '') return { local, ...name, title };
  }
  return { local, ...name };
}

function joinAll({ mentions }: LocalName, to: LocalName, clusters: Clusters): void {
  for (const mention of mentions) clusters.join(firstMention(to), mention);
}

/** The words by which a name is found: its own, and the beginning of its family name for the sake of misspellings. */
function indexWords(person: PersonName): string[] {
  return [...person.words, familyKey(person), stemOf(person)];
}

function stemOf(person: PersonName): string {
  return `${familyKey(person).slice(0, 3)}…`;
}

/** How well a fuller name explains a shorter one; only the best explanations count. */
const Fit = { none: 0, misspelling: 1, middleName: 2, givenName: 3, familyName: 4, sameName: 5 } as const;
type Fit = (typeof Fit)[keyof typeof Fit];

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

function fitOf(full: PersonName, short: PersonName): Fit {
  if (!isSingle(short)) return isSingle(full) ? Fit.none : fitOfFullNames(full, short);
  if (short.suffix !== '' && short.suffix !== full.suffix) return Fit.none;
  if (short.title !== '' && (!isSingle(full) || full.title !== short.title)) return Fit.none;
  const isSameFamily = familyKey(full) === familyKey(short);
  if (isSameFamily) return endsIn(full, short) ? Fit.familyName : Fit.none;
  if (isSingle(full) && full.words.length === 1) {
    return isMisspelling(familyKey(full), familyKey(short)) ? Fit.misspelling : Fit.none;
  }
  const [word = ''] = short.words;
  if (short.words.length > 1)
    return full.words.join(' ').includes(short.words.join(' ')) ? Fit.middleName : Fit.none;
  const [first = ''] = full.words;
  if (first === word || (word.length > 1 && first.length > 1 && areGivenNamesCompatible(first, word)))
    return Fit.givenName;
  if (full.words.includes(word)) return Fit.middleName;
  return isMisspelling(familyKey(full), word) ? Fit.misspelling : Fit.none;
}

/** Whether a name ends in the words of a shorter one; "Assad" is enough for "al-Assad". */
function endsIn(full: PersonName, short: PersonName): boolean {
  const offset = full.words.length - short.words.length;
  return short.words.every(
    (word, index) => usualSpelling(word) === usualSpelling(full.words[offset + index] ?? ''),
  );
}

function fitOfFullNames(full: PersonName, short: PersonName): Fit {
  if (full.suffix !== short.suffix) return Fit.none;
  if (full.words.join(' ') === short.words.join(' ')) return Fit.sameName;
  const isSameFamily =
    familyKey(full) === familyKey(short) || isSpellingOf(familyKey(full), familyKey(short));
  if (isSameFamily && doGivenNamesAgree(givenNames(full), givenNames(short))) return Fit.sameName;
  // "Andrés Manuel López" or "López Obrador" for "Andrés Manuel López Obrador".
  const isPrefix = short.words.every((word, index) => word === full.words[index]);
  return isPrefix || endsIn(full, short) ? Fit.familyName : Fit.none;
}

/** Whether a family name alone is written a little wrong; short names and given names differ too easily by chance. */
function isMisspelling(right: string, wrong: string): boolean {
  return (
    Math.min(right.length, wrong.length) >= 6 &&
    right.startsWith(wrong.charAt(0)) &&
    !isCommonGivenName(wrong) &&
    isOneEditApart(right, wrong)
  );
}

/** Joins each mention of an ambiguous name to the candidate that it means most probably. */
function joinAmbiguous(
  { text, mentions }: DocumentText,
  { local }: LocalPerson,
  candidates: readonly LocalPerson[],
  clusters: Clusters,
): void {
  for (const index of local.mentions) {
    const mention = mentions[index];
    if (mention === undefined) continue;
    const gender = genderOfTitle(text, mention);
    const roles = rolesOf(text, mention);
    const fitting = narrowed(
      narrowed(candidates, (candidate) => gender === undefined || genderOf(candidate) !== opposite(gender)),
      (candidate) =>
        roles.length > 0 && rolesOfName({ text, mentions }, candidate).some((role) => roles.includes(role)),
    );
    // The others are mostly relatives of the one whom the document names first, and called by their full names.
    const firsts = fitting.map((candidate) => clusters.find(firstMention(candidate.local)));
    clusters.join(Math.min(...firsts), index);
  }
}

/** Returns those that pass the test, or all where none does. */
function narrowed<T>(values: readonly T[], test: (value: T) => boolean): readonly T[] {
  const passed = values.filter(test);
  return passed.length === 0 ? values : passed;
}

function opposite(gender: Gender): Gender {
  return gender === 'male' ? 'female' : 'male';
}

function genderOf(person: LocalPerson): Gender | undefined {
  return genderOfGivenName(givenNames(person)[0] ?? '');
}

/** Returns the last words of the role phrases next to a mention, in lower case: "president". */
function rolesOf(text: string, mention: Mention): string[] {
  return rolePhrases(text, mention).map((role) => role.slice(role.lastIndexOf(' ') + 1).toLowerCase());
}

function rolesOfName({ text, mentions }: DocumentText, { local }: LocalPerson): string[] {
  return local.mentions.flatMap((index) => {
    const mention = mentions[index];
    return mention === undefined ? [] : rolesOf(text, mention);
  });
}
