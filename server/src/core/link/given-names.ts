import { NAMES_OF_BOTH, NICKNAMES, TRANSLITERATIONS, WOMENS_NAMES } from './data/nicknames.ts';

let nicknamesByFormal: Map<string, string[]> | undefined;
let formalByNickname: Map<string, string[]> | undefined;
let usualSpellings: Map<string, string> | undefined;
let commonGivenNames: Set<string> | undefined;

function groups(table: string): string[][] {
  return table
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' '));
}

/** Returns the nicknames of a formal given name, or an empty list. */
export function nicknamesOf(formal: string): readonly string[] {
  nicknamesByFormal ??= new Map(groups(NICKNAMES).map(([name = '', ...nicknames]) => [name, nicknames]));
  return nicknamesByFormal.get(formal) ?? [];
}

/** Returns the formal names that a nickname stands for, or an empty list. */
export function formalNames(nickname: string): readonly string[] {
  if (formalByNickname === undefined) {
    formalByNickname = new Map();
    for (const [formal = '', ...nicknames] of groups(NICKNAMES)) {
      for (const name of nicknames)
        formalByNickname.set(name, [...(formalByNickname.get(name) ?? []), formal]);
    }
  }
  return formalByNickname.get(nickname) ?? [];
}

/** Whether the word is a given name or nickname of the shipped table, so that alone it means nobody in particular. */
export function isCommonGivenName(word: string): boolean {
  commonGivenNames ??= new Set(groups(NICKNAMES).flat());
  return commonGivenNames.has(word);
}

/** Returns the usual spelling of a word of a name that has several in Latin letters, or the word itself. */
export function usualSpelling(word: string): string {
  usualSpellings ??= new Map(
    groups(TRANSLITERATIONS).flatMap(([usual = '', ...others]) => others.map((other) => [other, usual])),
  );
  return usualSpellings.get(word) ?? word;
}

/** Whether one of the two given names is a nickname of the other, or both are nicknames of one. */
export function areNicknames(a: string, b: string): boolean {
  const formalOfA = formalNames(a);
  const formalOfB = formalNames(b);
  return formalOfA.includes(b) || formalOfB.includes(a) || formalOfA.some((name) => formalOfB.includes(name));
}

/** Family names so common that two people of them with alike given names are as likely two as one. */
const COMMON_FAMILY_NAMES = new Set(
  `adams ali allen anderson bailey baker bell brown campbell carter chen clark collins cook cooper cox davies davis edwards evans fernandez
  garcia gonzalez green hall harris hernandez hill hughes jackson james johnson jones kelly khan kim king lee lewis li lopez martin martinez
  miller mitchell moore morgan morris murphy murray nguyen parker patel perez phillips ramirez reed richardson rivera roberts robinson rodriguez
  rogers sanchez scott singh smith stewart taylor thomas thompson torres turner walker wang ward watson white williams wilson wood wright
  young zhang`.split(/\s+/),
);

/** Whether the family name is among the commonest of the English-speaking press. */
export function isCommonFamilyName(word: string): boolean {
  return COMMON_FAMILY_NAMES.has(word);
}

export type Gender = 'female' | 'male';

let genders: Map<string, Gender> | undefined;

/** Returns whether women or men have a given name, or undefined where both do or nothing is known. */
export function genderOfGivenName(name: string): Gender | undefined {
  if (genders === undefined) {
    genders = new Map(
      groups(NICKNAMES)
        .flat()
        .map((male): [string, Gender] => [male, 'male']),
    );
    for (const female of groups(WOMENS_NAMES).flat()) genders.set(female, 'female');
    for (const both of NAMES_OF_BOTH.split(' ')) genders.delete(both);
  }
  return genders.get(name);
}
