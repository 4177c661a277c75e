/** A corpus has its most frequent names in nearly all of its mentions; more are not worth their memory. */
const MOST_RESULTS = 20_000;

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
    const result = older.get(key) ?? compute(key);
    if (results.size >= MOST_RESULTS) {
      older = results;
      results = new Map();
    }
    results.set(key, result);
    return result;
  };
}
