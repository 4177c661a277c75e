import { fold } from '../text/fold.ts';
import type { ParagraphKind } from '../text/paragraphs.ts';
import { LONGEST_NAME, List, nameKey, PLACE_LISTS, type Lexicon } from './lexicon.ts';
import { Evidence, type EntityType, type Mention } from './mention.ts';
import type { Word } from './word.ts';

/** Returns the bits of {@link Evidence} for a mention, the words from `start` to `end` of a paragraph, that the paragraph shows. */
export function paragraphEvidence(
  words: readonly Word[],
  start: number,
  end: number,
  type: EntityType,
  kind: ParagraphKind,
  lexicon: Lexicon,
): number {
  const name = words.slice(start, end);
  const lists = listsOfName(name, lexicon);
  const before = words[start - 1];
  let evidence = 0;
  switch (type) {
    case 'person':
      if (((name[0]?.lists ?? 0) & List.firstName) !== 0) evidence |= Evidence.listedFirstName;
      if (((name.at(-1)?.lists ?? 0) & List.lastName) !== 0) evidence |= Evidence.listedLastName;
      if ((lists & List.fullName) !== 0) evidence |= Evidence.listedFullName;
      if (((before?.lists ?? 0) & List.title) !== 0) evidence |= Evidence.titleBefore;
      if (kind === 'byline') evidence |= Evidence.byline;
      break;
    case 'organization':
      if ((lists & (List.organization | List.acronym)) !== 0) evidence |= Evidence.listedOrganization;
      if (name.some((word) => (word.lists & List.organizationWord) !== 0))
        evidence |= Evidence.organizationWord;
      break;
    case 'place':
      if ((lists & PLACE_LISTS) !== 0) evidence |= Evidence.listedPlace;
      break;
  }
  if (kind === 'dateline' && start < DATELINE_REACH) evidence |= Evidence.dateline;
  if (before?.text === '(' && words[end]?.text === ')') evidence |= Evidence.abbreviationInBrackets;
  return evidence;
}

/** A dateline is at most so many words long: "MEXICO CITY, May 3 (Reuters) -". */
const DATELINE_REACH = 8;

function listsOfName(name: readonly Word[], lexicon: Lexicon): number {
  if (name.length > LONGEST_NAME) return 0;
  return lexicon.listsOf(name.reduce((key, word) => nameKey(key, word.nameToken), 0));
}

/** Returns the mentions with the evidence added that only all of them together show. */
export function addDocumentEvidence(text: string, mentions: readonly Mention[]): Mention[] {
  const names = mentions.map((mention) => fold(text.slice(mention.start, mention.end)));
  const highestScores = new Map<string, number>();
  /** The single words, each with its type, that longer names contain. */
  const partsOfNames = new Set<string>();
  for (const [i, mention] of mentions.entries()) {
    const name = names[i] ?? '';
    highestScores.set(name, Math.max(highestScores.get(name) ?? 0, mention.score));
    const parts = name.split(/[\s-]+/);
    if (parts.length < 2 || parts.length > LONGEST_NAME) continue;
    for (const part of parts) partsOfNames.add(`${mention.type} ${part}`);
  }
  return mentions.map((mention, i) => {
    const name = names[i] ?? '';
    let evidence = mention.evidence;
    if ((highestScores.get(name) ?? 0) > mention.score) evidence |= Evidence.repeatedInDocument;
    if (partsOfNames.has(`${mention.type} ${name}`)) evidence |= Evidence.fullNameInDocument;
    return evidence === mention.evidence ? mention : { ...mention, evidence };
  });
}
