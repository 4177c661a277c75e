/** What stands abbreviated in front of a name, and behind one. */
const IN_FRONT: ReadonlyMap<string, string> = new Map([
  ['ft', 'fort'],
  ['mt', 'mount'],
  ['st', 'saint'],
  ['ste', 'sainte'],
]);
const BEHIND: ReadonlyMap<string, string> = new Map([
  ['ave', 'avenue'],
  ['blvd', 'boulevard'],
  ['rd', 'road'],
  ['st', 'street'],
]);

const MAY_BE_OTHERWISE = /(?:^|-)(?:ft|mt|ste?)-|-(?:ave|blvd|rd|st)$/;

/** Returns the slug that a place's name has in whichever way it is spelled: "St. Louis" is "saint-louis", "Mill St." "mill-street". */
export function placeSpelling(slug: string): string {
  if (!MAY_BE_OTHERWISE.test(slug)) return slug;
  const words = slug.split('-');
  return words
    .map((word, index) => (index + 1 < words.length ? IN_FRONT : BEHIND).get(word) ?? word)
    .join('-');
}
