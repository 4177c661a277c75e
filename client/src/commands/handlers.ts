/** What commands do, by their ids. */
export type Handlers = Record<string, (...args: unknown[]) => unknown>;
