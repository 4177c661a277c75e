import type { LinkedText } from './describe-local.ts';
import { endsInKin, genderBeside } from './gender.ts';
import {
  comesFirst,
  genderOfGivenName,
  isCommonFamilyName,
  isGivenName,
  type Gender,
} from './given-names.ts';
import { givenNames, isSingle, type PersonName } from './person-name.ts';

/** Relatives who mostly have one family name. */
const NEAR =
  'aunt|brother|daughter|father|grandfather|grandmother|grandson|granddaughter|husband|mother|nephew|niece|sister|son|uncle|widow|widower|wife';
const WHO = String.raw`(?:[\p{L}\p{N}-]+ ){0,2}(?:${NEAR})s?,?\s`;
/** What stands in front of a relative called by the given name alone: "and his late wife, ". */
const HIS_RELATIVE = new RegExp(String.raw`(?:^|[^\p{L}])(?:(his)|(her)|their|an?|another) ${WHO}$`, 'iu');
/** Whoever is named right before that is meant. */
const RIGHT_BEFORE = /^(?:,|,? and|,? with) $/u;
/** What stands between somebody and a relative: "'s elder sister ". */
const SOMEBODYS_RELATIVE = new RegExp(`^['’]s? ${WHO}$`, 'u');
const HIS_NAMED_RELATIVE = new RegExp(
  String.raw`(?:^|[^\p{L}])(?:(his)|(her)) (?:\p{Ll}+ ){0,2}(?:brother|daughter|father|mother|sister|son),?\s$`,
  'u',
);
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
  if (given.words.length !== 1 || (isCommonFamilyName(name) && !isGivenName(name))) return '';
  for (const index of group) {
    const family = familyOfOwner(document, firstOfList(document, index), name);
    if (family !== '' && family !== name) return family;
  }
  return familyOfNamedRelative(document, group);
}

/** Returns the family name of a relative who is named in full behind: "Venus withdrew, a day after her sister Serena Williams". */
function familyOfNamedRelative({ text, mentions, nameOf }: LinkedText, group: readonly number[]): string {
  for (const index of group) {
    const mention = mentions[index];
    let next = index + 1;
    while (next < mentions.length && next <= index + BACK && mentions[next]?.type !== 'person') next++;
    const [span, person] = [mentions[next], nameOf[next]?.name.person];
    if (mention === undefined || span?.type !== 'person' || person === undefined || isSingle(person))
      continue;
    if (!endsInKin(text, span.start)) continue;
    const between = text.slice(Math.max(mention.end, span.start - REACH), span.start);
    const [, his, her] = HIS_NAMED_RELATIVE.exec(between) ?? [];
    if (his === undefined && her === undefined) continue;
    const known = genderBeside(text, mention) ?? genderOfGivenName(nameOf[index]?.name.person.words[0] ?? '');
    if (known === undefined || known === (his === undefined ? 'female' : 'male')) return familyOf(person);
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

function familyOfOwner(document: LinkedText, index: number, given: string): string {
  const { text, mentions, nameOf, statedNames } = document;
  const mention = mentions[index];
  const before = mentions[index - 1];
  if (mention === undefined || before === undefined || !endsInKin(text, mention.start)) return '';
  if (before.type === 'person' && SOMEBODYS_RELATIVE.test(text.slice(before.end, mention.start)))
    return familyOf(nameOf[index - 1]?.name.person);
  const whose = HIS_RELATIVE.exec(text.slice(Math.max(before.end, mention.start - REACH), mention.start));
  if (whose === null) return '';
  const [phrase, his, her] = whose;
  const gender: Gender | undefined = his !== undefined ? 'male' : her !== undefined ? 'female' : undefined;
  let likely = '';
  for (let owner = index - 1; owner >= 0 && owner >= index - BACK; owner--) {
    const [span, person] = [mentions[owner], nameOf[owner]?.name.person];
    if (span?.type !== 'person' || person === undefined || person.words.includes(given)) continue;
    const known = genderBeside(text, span) ?? genderOfGivenName(givenNames(person)[0] ?? '');
    if (gender !== undefined && known !== undefined && known !== gender) continue;
    // "Pelé" is no family name where it is another name of somebody, nor is that of another relative.
    if (isSingle(person) && (statedNames.has(owner) || isRelative(document, owner))) continue;
    const family = familyOf(person);
    if (family === '') continue;
    const isNamedBefore = RIGHT_BEFORE.test(text.slice(span.end, mention.start - phrase.length + 1));
    if (gender === undefined || known === gender || isNamedBefore) return family;
    // Somebody farther away of whom it is known that it is a man, or a woman, goes first.
    if (likely === '') likely = family;
  }
  return likely;
}

/** Whether a mention is introduced as that of somebody's relative: "his brother Mahinda". */
function isRelative({ text, mentions }: LinkedText, index: number): boolean {
  const start = mentions[index]?.start ?? 0;
  return endsInKin(text, start) && HIS_RELATIVE.test(text.slice(Math.max(0, start - REACH), start));
}

/** Returns the family name of a name that has one and where it comes last, else empty. */
function familyOf(person: PersonName | undefined): string {
  const [first] = person?.words ?? [];
  if (person === undefined || first === undefined || comesFirst(first)) return '';
  if (isSingle(person) && (person.words.length > 1 || isGivenName(first))) return '';
  return person.words.slice(person.familyStart).join(' ');
}
