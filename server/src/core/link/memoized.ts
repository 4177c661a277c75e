/** Ten thousand articles have some thirty thousand names; taking them apart again and again takes a third of the time of linking. */
const MOST_RESULTS = 40_000;

/**
 * Returns a function that computes the same results but remembers them, those asked for lately at least. The computation
 * must be pure, its results immutable.
 */
export function memoized<Result>(compute: (key: string) => Result): (key: string) => Result {
  let results = new Map<string, Result>();
  let older = results;
  return (key) => {
    const known = results.get(key);
    if (known !== undefined) return known;
    const own = copyOf(key);
    const result = older.get(key) ?? compute(own);
    if (results.size >= MOST_RESULTS) {
      older = results;
      results = new Map();
    }
    results.set(own, result);
    return result;
  };
}

/** Returns the same characters in a string of its own: V8 keeps a whole text alive for the sake of a slice of it. */
function copyOf(slice: string): string {
  return ` ${slice}`.slice(1);
}
