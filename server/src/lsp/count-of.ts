/** Returns a number with its noun: "1 article", "14 articles". */
export function countOf(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
