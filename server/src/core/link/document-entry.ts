import { hash } from 'immutable';
import type { FiledDocument } from './entity-table.ts';

const DIGIT_BITS = 5;
const HASH_BITS = 32;

/** A document in an index of names, the same object as long as it is there, whatever its text says. */
export class DocumentEntry {
  readonly uri: string;
  /** Where it stands among others: by a hash of its URI, so that the first of any set are a fair sample of it. */
  readonly rank: number;
  /** What is filed of it now. */
  filed: FiledDocument = NOTHING_FILED;

  constructor(uri: string) {
    this.uri = uri;
    this.rank = rankOf(uri);
  }
}

const NOTHING_FILED: FiledDocument = { locals: [], names: [], parts: [], company: [] };

/** Negative if the first stands before the second, 0 if they are the same. */
export function compareEntries(a: DocumentEntry, b: DocumentEntry): number {
  return a.rank - b.rank || (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0);
}

/** Returns the hash with its last digits first, because URIs that are much alike differ there. */
function rankOf(uri: string): number {
  const hashed = hash(uri);
  let rank = 0;
  for (let shift = 0; shift < HASH_BITS; shift += DIGIT_BITS)
    rank = rank * 2 ** DIGIT_BITS + ((hashed >>> shift) & (2 ** DIGIT_BITS - 1));
  return rank;
}
