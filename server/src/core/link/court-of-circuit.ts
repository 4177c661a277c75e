const ORDINALS: ReadonlyMap<string, string> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh'
    .split(' ')
    .map((word, index) => [word, ordinalOf(index + 1)]),
);
const NUMBERS: ReadonlySet<string> = new Set([...ORDINALS.values(), 'dc', 'federal']);
const OTHERS = new Set('appeals circuit court for of states the united us'.split(' '));

/**
 * Returns the words of one of the American courts of appeals in the one way in which it is filed: "9th Circuit", "Ninth Circuit
 * Court of Appeals", "U.S. Court of Appeals for the Ninth Circuit". Of any other name they are the same list.
 */
export function courtOfCircuit(words: readonly string[]): readonly string[] {
  if (!words.includes('circuit')) return words;
  const spelled = words.map((word) => ORDINALS.get(word) ?? word);
  const [number, ...others] = [
    ...spelled.filter((word) => NUMBERS.has(word)),
    ...spelled.filter((word) => !NUMBERS.has(word)),
  ];
  const isCourtOfAppeals = words.length === 2 || words.includes('appeals');
  if (number === undefined || !NUMBERS.has(number) || !isCourtOfAppeals) return words;
  return others.every((word) => OTHERS.has(word)) ? [number, 'circuit', 'court', 'of', 'appeals'] : words;
}

function ordinalOf(number: number): string {
  return `${String(number)}${['st', 'nd', 'rd'][number - 1] ?? 'th'}`;
}
