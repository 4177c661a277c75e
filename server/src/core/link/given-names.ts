import { MENS_NAMES, NAMES_OF_BOTH, NICKNAMES, TRANSLITERATIONS, WOMENS_NAMES } from './data/nicknames.ts';
import { memoized } from './memoized.ts';
import { romanized } from './romanization.ts';

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
  return nicknamesByFormal.get(formal) ?? NONE;
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
  return formalByNickname.get(nickname) ?? NONE;
}

const NONE: readonly string[] = [];

/** Returns the given names of which the word is a nickname, its own nicknames, and the other nicknames of those. */
export function givenNamesLike(word: string): readonly string[] {
  const formal = formalNames(word);
  const own = nicknamesOf(word);
  if (formal.length === 0) return own;
  return [...new Set([...formal, ...own, ...formal.flatMap(nicknamesOf)])].filter((name) => name !== word);
}

/** Whether the word is a given name or nickname of the shipped table, so that alone it means nobody in particular. */
export function isCommonGivenName(word: string): boolean {
  commonGivenNames ??= new Set([...groups(NICKNAMES).flat(), ...groups(WOMENS_NAMES).flat()]);
  return commonGivenNames.has(word);
}

/** Whether the word is a given name or nickname of women or men of the shipped tables. */
export function isGivenName(word: string): boolean {
  return isCommonGivenName(word) || genderOfGivenName(word) !== undefined;
}

/** Returns the usual spelling of a word of a name that has several in Latin letters, or the word itself. */
export const usualSpelling: (word: string) => string = memoized((word) => {
  usualSpellings ??= new Map(
    groups(TRANSLITERATIONS).flatMap(([usual = '', ...others]) =>
      [usual, ...others].map((each) => [each, usual]),
    ),
  );
  const written = romanized(word);
  return usualSpellings.get(word) ?? usualSpellings.get(written) ?? written;
});

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

/** Family names of China, Korea and Vietnam, which stand in front of the given names. */
const FIRST_FAMILY_NAMES = new Set(
  `ahn an bae bai ban bui cai cao chang chen cheng cho choe choi chu chun chung cui dang deng ding dinh do dong du duan duong fan fang feng fu
  gao gong gu guo ha hahn han hao he heo ho hoang hong hou hu hua huang hur huynh hwang jang jeon jeong ji jia jiang jin jo joo ju jung kang kim
  ko kong koo kwak kwon lai lam le lee lei li liang liao lim lin ling liu long lu luo luong ly ma mai mao meng min moon na nam ngo nguyen ni noh
  oh pak pan park peng pham phan pyo qian qin qiu quach ren ri ryang ryu seo shao shen shi shim shin so son song su suh sun ta tan tang tao
  thai tian to tran trinh truong tsai vo vu wan wang wei wen woo wu xi xia xiang xiao xie xu xue yan yang yao ye yeo yi yim yin yoo yoon you
  yu yuan yun zeng zhang zhao zheng zhong zhou zhu zou`.split(/\s+/),
);

/** Whether the word is a family name that stands in front of the given names. */
export function comesFirst(word: string): boolean {
  return FIRST_FAMILY_NAMES.has(word);
}

export type Gender = 'female' | 'male';

let genders: Map<string, Gender> | undefined;

/** Returns whether women or men have a given name, or undefined where both do or nothing is known. */
export function genderOfGivenName(name: string): Gender | undefined {
  if (genders === undefined) {
    genders = new Map(
      [...groups(NICKNAMES).flat(), ...groups(MENS_NAMES).flat()].map((male): [string, Gender] => [
        male,
        'male',
      ]),
    );
    for (const female of groups(WOMENS_NAMES).flat()) genders.set(female, 'female');
    for (const both of NAMES_OF_BOTH.split(' ')) genders.delete(both);
  }
  return genders.get(name);
}
