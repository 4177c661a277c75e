import { genderBeside } from './gender.ts';
import { genderOfGivenName, type Gender } from './given-names.ts';
import type { DocumentText, LocalName } from './local-name.ts';
import { givenNames, type PersonName } from './person-name.ts';
import { givenTitle, rolePhrases } from './roles.ts';

/** A person's name in a document, taken apart. */
export interface LocalPerson extends PersonName {
  readonly local: LocalName;
  /** What the document says of the bearer, once somebody has asked for it; null where it says nothing. */
  gender?: Gender | null;
}

/** Takes a name apart; a title in front of one of its mentions counts as part of it. */
export function describePerson({ text, mentions }: DocumentText, local: LocalName): LocalPerson {
  const { words, familyStart, suffix, title } = local.name.person;
  const person = { local, words, familyStart, suffix, title };
  if (title !== '' || familyStart > 0) return person;
  for (const index of local.mentions) {
    const mention = mentions[index];
    const given = mention === undefined ? '' : givenTitle(text, mention, local.name.text);
    if (given !== '') return { ...person, title: given };
  }
  return person;
}

/** Returns what the words beside the name say of its bearer, in any of its mentions, or else the given name. */
export function genderOf(document: DocumentText, person: LocalPerson): Gender | undefined {
  person.gender ??= findGender(document, person) ?? null;
  return person.gender ?? undefined;
}

function findGender({ text, mentions }: DocumentText, person: LocalPerson): Gender | undefined {
  for (const index of person.local.mentions) {
    const mention = mentions[index];
    const gender = mention === undefined ? undefined : genderBeside(text, mention);
    if (gender !== undefined) return gender;
  }
  return genderOfGivenName(givenNames(person)[0] ?? '');
}

/** Returns the last words of the role phrases beside any of the name's mentions, in lower case: "president". */
export function roleHeads({ text, mentions }: DocumentText, indices: readonly number[]): string[] {
  return indices.flatMap((index) => {
    const mention = mentions[index];
    if (mention === undefined) return [];
    return rolePhrases(text, mention).map((role) => role.slice(role.lastIndexOf(' ') + 1).toLowerCase());
  });
}
