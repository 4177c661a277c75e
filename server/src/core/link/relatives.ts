import type { Span } from '../text/span.ts';
import { areSame } from './are-same.ts';
import type { LinkedText } from './describe-local.ts';
import { endsInKin, genderOfTitle, KIN } from './gender.ts';
import type { Gender } from './given-names.ts';
import { firstMention, type DocumentText } from './local-name.ts';
import type { LocalPerson } from './local-person.ts';
import { familyKey, isSingle } from './person-name.ts';

/** What stands in front of a relative: "His wife, ", "her late husband ". */
const WHOSE_RELATIVE = new RegExp(
  String.raw`(?:^|[^\p{L}])(?:(his)|her) (?:\p{Ll}+ ){0,2}(?:${KIN}),?\s$`,
  'iu',
);
/** What stands in front of those whose relative somebody is: "the grandson of ", "a daughter of the late President ". */
const RELATIVE_OF = new RegExp(String.raw`(?:^|[^\p{L}])(?:${KIN}) of (?:[\p{L}-]+\.? ){0,4}$`, 'iu');
/** What stands between somebody and a relative of his: "Clinton's wife, Hillary Clinton". */
const AND_RELATIVE = new RegExp(String.raw`^['’]s? (?:\p{Ll}+ ){0,2}(?:${KIN}),?\s$`, 'u');
/** What stands behind a relative: "Hillary Clinton, his wife, ". */
const HIS_RELATIVE_BEHIND = new RegExp(String.raw`^, (?:his|her) (?:\p{Ll}+ ){0,2}(?:${KIN})(?!\p{L})`, 'u');
const REACH = 60;

/**
 * Whether the document names somebody as a relative of the one whom a mention of the family name alone means, who is
 * somebody else then: "Former president Clinton fell ill. His wife, Hillary Clinton, waited."
 */
export function isRelative(
  document: DocumentText,
  index: number,
  person: LocalPerson,
  candidate: LocalPerson,
): boolean {
  const { text, mentions } = document;
  const mention = mentions[index];
  if (mention === undefined) return false;
  const first = firstMention(candidate.local);
  const named = mentions[first];
  const owner =
    named !== undefined && firstMention(person.local) < first ? genderOfOwner(text, named) : undefined;
  // Behind a title that is not the owner's the relative may be meant: "Mrs Clinton".
  if (owner !== undefined && (genderOfTitle(text, mention) ?? owner) === owner) return true;
  const isBeside = (other: number): boolean => candidate.local.mentions.includes(other);
  const next = mentions[index + 1];
  if (next !== undefined && isBeside(index + 1)) {
    if (endsInKin(text, next.start) && AND_RELATIVE.test(text.slice(mention.end, next.start))) return true;
    if (HIS_RELATIVE_BEHIND.test(text.slice(next.end, next.end + REACH))) return true;
  }
  if (first < index && !isBeside(index - 1)) return false;
  const before = text.slice(Math.max(mentions[index - 1]?.end ?? 0, mention.start - REACH), mention.start);
  return before.includes(' of ') && RELATIVE_OF.test(before);
}

/** What stands between somebody and one whose relative he is: "John Voss, the son of ", "Voss is a brother of ". */
const RELATIVE_OF_NEXT = new RegExp(
  String.raw`^(?:,| is| was) (?:the |an? )(?:[\p{L}-]+ ){0,2}(?:${KIN}) of (?:[\p{L}-]+\.? ){0,3}$`,
  'u',
);
/** What stands between somebody and a relative: "'s wife, ", " and his brother ". */
const AND_HIS_RELATIVE = new RegExp(
  String.raw`^(?:['’]s?|,? and (?:his|her)|, (?:his|her)|,? with (?:his|her)) (?:\p{Ll}+ ){0,2}(?:${KIN}),?\s$`,
  'u',
);

/** What stands between two who do something together or to one another, " and " or " was beaten by ", but not " was born ". */
const TOGETHER = /^ (?:(?!(?:aka|alias|as|born|called|is|known|named|née?|or) )\p{Ll}+ ){1,3}$/u;

/**
 * Whether the document says of two full names of one family that they are those of two: "Bill Hale and his son William Hale",
 * "Mia Scarlatino beat Mia Scarlatano". Nobody is written in two ways in one breath.
 */
export function areNamedAsTwo({ text, mentions }: DocumentText, a: LocalPerson, b: LocalPerson): boolean {
  if (isSingle(a.name) || isSingle(b.name) || areSame(a.name.spelled, b.name.spelled)) return false;
  const haveOneGivenName = a.name.words[0] === b.name.words[0];
  return a.local.mentions.some((index) =>
    [index - 1, index + 1].some((other) => {
      if (!b.local.mentions.includes(other)) return false;
      const [first, second] =
        index < other ? [mentions[index], mentions[other]] : [mentions[other], mentions[index]];
      if (first === undefined || second === undefined || second.start - first.end > REACH) return false;
      const between = text.slice(first.end, second.start);
      if (TOGETHER.test(between)) return true;
      return !haveOneGivenName && (RELATIVE_OF_NEXT.test(between) || AND_HIS_RELATIVE.test(between));
    }),
  );
}

/** How many names farther on a relative is looked for. */
const SOON = 4;

/** Returns what the document says of somebody called by the family name alone when it names a relative of that name soon. */
export function genderByRelative({ text, mentions, nameOf }: LinkedText, index: number): Gender | undefined {
  const own = nameOf[index];
  for (let next = index + 1; next <= index + SOON && next < mentions.length; next++) {
    const name = nameOf[next];
    const mention = mentions[next];
    if (own === undefined || mention === undefined || name?.type !== 'person') continue;
    if (isSingle(name.name.person) || familyKey(name.name.person) !== familyKey(own.name.person)) continue;
    return genderOfOwner(text, mention);
  }
  return undefined;
}

/** Returns of which gender the one is as whose relative somebody is named there: "his wife" is a man's. */
function genderOfOwner(text: string, { start }: Span): Gender | undefined {
  if (!endsInKin(text, start)) return undefined;
  const before = WHOSE_RELATIVE.exec(text.slice(Math.max(0, start - REACH), start));
  if (before === null) return undefined;
  return before[1] === undefined ? 'female' : 'male';
}
