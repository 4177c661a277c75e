import { genderBeside } from './gender.ts';
import { genderOfGivenName, type Gender } from './given-names.ts';
import type { DocumentText, LocalName } from './local-name.ts';
import { givenNames, type PersonName } from './person-name.ts';
import { givenTitle, rolePhrases } from './roles.ts';

/** A person's name in a document, taken apart. */
export interface LocalPerson {
  readonly local: LocalName;
  readonly name: PersonName;
  /** What the document says of the bearer, once somebody has asked for it; null where it says nothing. */
  gender?: Gender | null;
}

/** Takes a name apart; a title in front of one of its mentions counts as part of it. */
export function describePerson(document: DocumentText, local: LocalName): LocalPerson {
  const name = local.name.person;
  const title = name.title === '' && name.familyStart === 0 ? titleBefore(document, local) : '';
  return { local, name: title === '' ? name : { ...name, title } };
}

function titleBefore({ text, mentions }: DocumentText, local: LocalName): string {
  for (const index of local.mentions) {
    const mention = mentions[index];
    const title = mention === undefined ? '' : givenTitle(text, mention, local.name.text);
    if (title !== '') return title;
  }
  return '';
}

/** Returns what the words beside the name say of its bearer, in any of its mentions, or else the given name. */
export function genderOf(document: DocumentText, person: LocalPerson): Gender | undefined {
  person.gender ??= findGender(document, person) ?? null;
  return person.gender ?? undefined;
}

function findGender({ text, mentions }: DocumentText, { local, name }: LocalPerson): Gender | undefined {
  for (const index of local.mentions) {
    const mention = mentions[index];
    const gender = mention === undefined ? undefined : genderBeside(text, mention);
    if (gender !== undefined) return gender;
  }
  return genderOfGivenName(givenNames(name)[0] ?? '');
}

/** Returns the last words of the role phrases beside any of the name's mentions, in lower case: "president". */
export function roleHeads({ text, mentions }: DocumentText, indices: readonly number[]): string[] {
  return indices.flatMap((index) => {
    const mention = mentions[index];
    if (mention === undefined) return [];
    return rolePhrases(text, mention).map((role) => role.slice(role.lastIndexOf(' ') + 1).toLowerCase());
  });
}
