/** A corpus has its few thousand most frequent names in nearly all of its mentions; more are not worth their memory. */
const MOST_RESULTS = 20_000;

/** Returns a function that computes the same results but remembers them. The computation must be pure, its results immutable. */
export function memoized<Result>(compute: (key: string) => Result): (key: string) => Result {
  let results = new Map<string, Result>();
  return (key) => {
    let result = results.get(key);
    if (result === undefined) {
      if (results.size >= MOST_RESULTS) results = new Map();
      result = compute(key);
      results.set(key, result);
    }
    return result;
  };
}
