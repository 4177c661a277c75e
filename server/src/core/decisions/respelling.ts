/**
 * Whether the one word, folded, is probably a respelling of the other: the same first letter and so few letters missing,
 * added, replaced or swapped that another name is unlikely. Short words have to be equal, since "Iran" is not "Iraq".
 */
export function isRespelling(word: string, other: string): boolean {
  if (word === other) return true;
  const length = Math.min(word.length, other.length);
  const allowed = length < 5 ? 0 : length < 9 ? 1 : 2;
  if (allowed === 0 || !other.startsWith(word.charAt(0)) || Math.abs(word.length - other.length) > allowed)
    return false;
  return editDistance(word, other) <= allowed;
}

/** Returns the optimal string alignment distance (Damerau and Levenshtein, each stretch edited once). */
function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;
      let distance = Math.min(
        at(previous, j) + 1,
        at(current, j - 1) + 1,
        at(previous, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        distance = Math.min(distance, at(beforePrevious, j - 2) + 1);
      current.push(distance);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? Infinity;
}
