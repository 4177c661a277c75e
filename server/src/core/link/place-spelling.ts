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

const MAY_BE_OTHERWISE = /^river-|(?:^|-)(?:ft|mt|ste?)-|-(?:airport|ave|blvd|rd|st)$/;

/**
 * Returns the slug that a place's name has in whichever way it is put: "St. Louis" is "saint-louis", "Mill St."
 * "mill-street", "River Cam" "cam-river", "Orly International Airport" "orly-airport".
 */
export function placeSpelling(slug: string): string {
  if (!MAY_BE_OTHERWISE.test(slug)) return slug;
  const words = slug.split('-');
  return words
    .map((word, index) => (index + 1 < words.length ? IN_FRONT : BEHIND).get(word) ?? word)
    .join('-')
    .replace(/^(river)-(?!of-)(.+)$/, '$2-$1')
    .replace(/-international-airport$/, '-airport');
}
