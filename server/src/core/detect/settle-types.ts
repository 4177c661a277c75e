import { isTypeSure, type FoundName } from './find-names.ts';
import { List, LONGEST_NAME, nameKey, PLACE_LISTS, type Lexicon } from './lexicon.ts';
import { ENTITY_TYPES } from './mention.ts';
import type { TaggedParagraph } from './tagger.ts';
import { Writing } from './word.ts';

/** How probable a type is that had to be settled: it is right more often than not. */
const SETTLED = 0.5;
/** What is not of one known type. */
const MIXED = -1;
const PERSON = ENTITY_TYPES.indexOf('person');
const PLACE = ENTITY_TYPES.indexOf('place');
/** What stands between the names of a list, besides numbers. */
const LIST_WORDS = new Set([',', ';', '/', '&', '(', ')', 'and', 'or']);
const LISTS_OF_OTHERS = List.firstName | List.lastName | List.fullName | List.organization | List.acronym;

/**
 * Returns the names of an article's paragraphs whose type is known. What is surely a name, but of one type as well as of
 * another, has the type that it surely has elsewhere in the article, by itself or as a surname; failing that, the one that
 * all names have with which it stands in a list; failing that, it is a place if it is known as one and as nothing else.
 * Others of unsure type are left out.
 */
export function settleTypes(
  paragraphs: readonly TaggedParagraph[],
  found: readonly (readonly FoundName[])[],
  lexicon: Lexicon,
): FoundName[][] {
  const known = knownTypes(paragraphs, found);
  return found.map((names, index) =>
    names.flatMap((name, at) => {
      if (isTypeSure(name)) return name;
      const key = keyOf(paragraphs[index], name.start, name.end);
      const type =
        known.get(key) ?? typeOfList(paragraphs[index], names, at) ?? listedType(key, name, lexicon);
      return type === MIXED ? [] : { ...name, type, probability: SETTLED };
    }),
  );
}

/** Returns for each name the type that it has wherever its type is sure, or `MIXED`; a surname is the person's. */
function knownTypes(
  paragraphs: readonly TaggedParagraph[],
  found: readonly (readonly FoundName[])[],
): Map<number, number> {
  const types = new Map<number, number>();
  for (const [index, names] of found.entries()) {
    for (const name of names) {
      if (!isTypeSure(name)) continue;
      const { type, start, end } = name;
      const lastStart = type === PERSON ? end - 1 : start;
      for (let from = start; from <= lastStart; from++) {
        const key = keyOf(paragraphs[index], from, end);
        types.set(key, (types.get(key) ?? type) === type ? type : MIXED);
      }
    }
  }
  return types;
}

function keyOf(paragraph: TaggedParagraph | undefined, start: number, end: number): number {
  let key = 0;
  for (let i = start; i < end; i++) key = nameKey(key, paragraph?.words[i]?.nameToken ?? 0);
  return key;
}

function listedType(key: number, { start, end }: FoundName, lexicon: Lexicon): number {
  const lists = end - start > LONGEST_NAME ? 0 : lexicon.listsOf(key);
  return (lists & PLACE_LISTS) !== 0 && (lists & LISTS_OF_OTHERS) === 0 ? PLACE : MIXED;
}

/** Returns the type that all names in a list have whose type is sure, if these are several, or undefined. */
function typeOfList(
  paragraph: TaggedParagraph | undefined,
  names: readonly FoundName[],
  at: number,
): number | undefined {
  let first = at;
  while (areListed(paragraph, names[first - 1], names[first])) first--;
  let last = at;
  while (areListed(paragraph, names[last], names[last + 1])) last++;
  const types = names
    .slice(first, last + 1)
    .filter(isTypeSure)
    .map(({ type }) => type);
  return types.length > 1 && new Set(types).size === 1 ? types[0] : undefined;
}

/** Whether nothing stands between two names but what stands between the names of a list, as "2, " in "Weber 2, Cole". */
function areListed(
  paragraph: TaggedParagraph | undefined,
  before: FoundName | undefined,
  after: FoundName | undefined,
): boolean {
  if (before === undefined || after === undefined) return false;
  const between = paragraph?.words.slice(before.end, after.start) ?? [];
  return between.every(({ text, writing }) => writing === Writing.number || LIST_WORDS.has(text));
}
