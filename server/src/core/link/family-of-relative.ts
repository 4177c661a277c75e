import type { LinkedText } from './describe-local.ts';
import { genderBeside } from './gender.ts';
import {
  comesFirst,
  genderOfGivenName,
  isCommonFamilyName,
  isCommonGivenName,
  type Gender,
} from './given-names.ts';
import { givenNames, isSingle, type PersonName } from './person-name.ts';

/** Relatives who mostly have one family name. */
const NEAR = 'brother|daughter|father|husband|mother|sister|son|widow|widower|wife';
const WHO = String.raw`(?:[\p{L}\p{N}-]+ ){0,2}(?:${NEAR})s?,?\s`;
/** What stands in front of a relative called by the given name alone: "and his late wife, ". */
const HIS_RELATIVE = new RegExp(String.raw`(?:^|[^\p{L}])(?:(his)|(her)|their) ${WHO}$`, 'iu');
/** What stands between somebody and a relative: "'s elder sister ". */
const SOMEBODYS_RELATIVE = new RegExp(`^['’]s? ${WHO}$`, 'u');
const NEXT_IN_LIST = /^(?:,|,? and)\s$/;
const REACH = 48;
/** How many names before it those are looked for whose relative somebody may be. */
const BACK = 6;

/**
 * Returns the family name, in lower case, of somebody whom the document calls by a given name alone, as it calls a relative:
 * "macron" of Brigitte in "Emmanuel Macron and his wife Brigitte". Empty where it names no such relative.
 */
export function familyOfRelative(document: LinkedText, group: readonly number[], given: PersonName): string {
  const [name = ''] = given.words;
  if (given.words.length !== 1 || isCommonFamilyName(name)) return '';
  for (const index of group) {
    const family = familyOfOwner(document, firstOfList(document, index), name);
    if (family !== '' && family !== name) return family;
  }
  return '';
}

/** Returns the index of the first of a list of given names: that of Gamal for "his sons Gamal and Alaa". */
function firstOfList({ text, mentions, nameOf }: LinkedText, index: number): number {
  let first = index;
  for (;;) {
    const [before, mention] = [mentions[first - 1], mentions[first]];
    const person = nameOf[first - 1]?.name.person;
    if (before?.type !== 'person' || mention === undefined || person === undefined) return first;
    if (!isSingle(person) || !NEXT_IN_LIST.test(text.slice(before.end, mention.start))) return first;
    first--;
  }
}

function familyOfOwner({ text, mentions, nameOf }: LinkedText, index: number, given: string): string {
  const mention = mentions[index];
  const before = mentions[index - 1];
  if (mention === undefined || before === undefined) return '';
  if (before.type === 'person' && SOMEBODYS_RELATIVE.test(text.slice(before.end, mention.start)))
    return familyOf(nameOf[index - 1]?.name.person);
  const whose = HIS_RELATIVE.exec(text.slice(Math.max(before.end, mention.start - REACH), mention.start));
  if (whose === null) return '';
  const [, his, her] = whose;
  const gender: Gender | undefined = his !== undefined ? 'male' : her !== undefined ? 'female' : undefined;
  for (let owner = index - 1; owner >= 0 && owner >= index - BACK; owner--) {
    const [span, person] = [mentions[owner], nameOf[owner]?.name.person];
    if (span?.type !== 'person' || person === undefined || person.words.includes(given)) continue;
    const known = genderBeside(text, span) ?? genderOfGivenName(givenNames(person)[0] ?? '');
    if (gender !== undefined && known !== undefined && known !== gender) continue;
    const family = familyOf(person);
    if (family !== '') return family;
  }
  return '';
}

/** Returns the family name of a name that has one and where it comes last, else empty. */
function familyOf(person: PersonName | undefined): string {
  const [first] = person?.words ?? [];
  if (person === undefined || first === undefined || comesFirst(first)) return '';
  if (isSingle(person) && (person.words.length > 1 || isCommonGivenName(first))) return '';
  return person.words.slice(person.familyStart).join(' ');
}
