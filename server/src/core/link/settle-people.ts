import { Evidence, type Mention } from '../detect/mention.ts';
import { isUpper, isWordCharacter } from '../text/characters.ts';
import { knownEntities } from './known-names.ts';
import { writtenName } from './written-name.ts';

/** A full name has to be this certain before it decides its shorter forms, and what is found by it alone is no surer. */
const SURE = 0.5;
const SHORTEST_SURNAME = 3;
/** Surnames may begin with small words: "al-Burhan", "von der Leyen", "de la Rúa". */
const BEGINS_SMALL =
  /^(?:(?:a[dlnrstz]|e[ls])[-\s]|(?:d[aeiou]s?|del|della|la|le|van|von|der|den|ter|ten|zu|bin|ibn)\s)/;
const GENERATION = /^(?:Jr|Sr|II|III|IV)\.?$/;

/**
 * Returns the mentions of an article as the people whom it names in full settle them, sorted: where "Jean-Yves Le Drian" is
 * named, "Le Drian" is that person too, although by itself it looked like an organization, or like nothing. A place or an
 * organization of that name that is known stays one, and a surname beside other capitals may be a part of another name.
 */
export function settlePeople(text: string, mentions: readonly Mention[]): Mention[] {
  const surnames = surnamesOf(text, mentions);
  if (surnames.size === 0) return [...mentions];
  const settled = mentions.map((mention) => {
    if (mention.type === 'person') return mention;
    // Disney may be the company beside the man, and what is surer than the full name something that no list has.
    const name = text.slice(mention.start, mention.end);
    if (mention.score >= (surnames.get(name) ?? 0)) return mention;
    if (knownEntities(mention.type, writtenName(name).slug).length > 0) return mention;
    return {
      ...mention,
      type: 'person' as const,
      evidence: mention.evidence | Evidence.fullNameInDocument,
    };
  });
  // The longest first, because "Maria de Souza" takes the place of "Souza".
  const longestFirst = [...surnames.keys()].sort((a, b) => b.length - a.length);
  return longestFirst.reduce((all, surname) => {
    const added = findSurname(text, all, surname);
    return added.length === 0 ? all : [...all, ...added].sort((a, b) => a.start - b.start);
  }, settled);
}

/** Returns all that can be surnames in the full names of people, "Drian" and "Le Drian", each with the name's score. */
function surnamesOf(text: string, mentions: readonly Mention[]): Map<string, number> {
  const surnames = new Map<string, number>();
  for (const { start, end, type, score } of mentions) {
    if (type !== 'person' || score < SURE) continue;
    const name = text.slice(start, end);
    for (let space = name.indexOf(' '); space !== -1; space = name.indexOf(' ', space + 1)) {
      const surname = name.slice(space + 1);
      const isSurname =
        surname.length >= SHORTEST_SURNAME && (isUpper(surname.charCodeAt(0)) || BEGINS_SMALL.test(surname));
      if (isSurname && !GENERATION.test(surname))
        surnames.set(surname, Math.max(score, surnames.get(surname) ?? 0));
    }
  }
  return surnames;
}

/** Returns the places where a surname stands by itself and nothing is marked. */
function findSurname(text: string, mentions: readonly Mention[], surname: string): Mention[] {
  const found: Mention[] = [];
  let next = 0;
  for (let start = text.indexOf(surname); start !== -1; start = text.indexOf(surname, start + 1)) {
    const end = start + surname.length;
    while ((mentions[next]?.end ?? Infinity) <= start) next++;
    const isFree = (mentions[next]?.start ?? Infinity) >= end;
    if (!isFree || !standsAlone(text, start, end)) continue;
    found.push({ start, end, type: 'person', score: SURE, evidence: Evidence.fullNameInDocument });
  }
  return found;
}

/** Whether a stretch of text is made of whole words, between which and others no capital or hyphen stands. */
function standsAlone(text: string, start: number, end: number): boolean {
  if (isPartOfWord(text, start - 1) || isPartOfWord(text, end)) return false;
  if (text.charAt(end) === ' ' && isUpper(text.charCodeAt(end + 1))) return false;
  if (text.charAt(start - 1) !== ' ') return true;
  let before = start - 1;
  while (isWordCharacter(text.charCodeAt(before - 1))) before--;
  return !isUpper(text.charCodeAt(before));
}

function isPartOfWord(text: string, index: number): boolean {
  return isWordCharacter(text.charCodeAt(index)) || text.charAt(index) === '-';
}
