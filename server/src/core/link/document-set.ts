import { firstIndex } from '../text/first-index.ts';
import { compareEntries, type DocumentEntry } from './document-entry.ts';

/** Documents that are copied together when one of them changes; few enough for that, enough to keep their list short. */
const MOST_IN_CHUNK = 64;

type Chunk = readonly DocumentEntry[];

/**
 * A set of documents, in the order of their ranks. It never changes: another one shares with it all chunks in which nothing
 * changed, so that a document more costs about the same in a set of ten thousand as in one of a hundred.
 */
export class DocumentSet implements Iterable<DocumentEntry> {
  static readonly empty = new DocumentSet(0, []);

  readonly size: number;
  /** None of them is empty. */
  readonly #chunks: readonly Chunk[];

  private constructor(size: number, chunks: readonly Chunk[]) {
    this.size = size;
    this.#chunks = chunks;
  }

  [Symbol.iterator](): Iterator<DocumentEntry> {
    const [chunk = NONE, next] = this.#chunks;
    return (next === undefined ? chunk : this.#chunks.flat())[Symbol.iterator]();
  }

  has(document: DocumentEntry): boolean {
    const chunk = this.#chunks[chunkFor(this.#chunks, document)];
    return chunk?.[positionIn(chunk, document)] === document;
  }

  /** Returns the first documents of the set, at most so many. */
  first(count: number): readonly DocumentEntry[] {
    const [chunk = NONE, next] = this.#chunks;
    if (next === undefined && chunk.length <= count) return chunk;
    if (chunk.length >= count) return chunk.slice(0, count);
    const result: DocumentEntry[] = [];
    for (const document of this) if (result.push(document) === count) break;
    return result;
  }

  /** Returns the set with some documents more and without some others; neither list has a document twice. */
  with(added: Chunk, removed: Chunk): DocumentSet {
    if (this.size === 0 && added.length === 1) return new DocumentSet(1, [added]);
    const chunks = [...this.#chunks];
    let { size } = this;
    const replaceChunk = (document: DocumentEntry, change: typeof withOne): void => {
      const index = chunkFor(chunks, document);
      const before = chunks[index] ?? NONE;
      const after = change(before, document);
      size += after.length - before.length;
      if (after.length > 0 && after.length <= MOST_IN_CHUNK) chunks[index] = after;
      else chunks.splice(index, 1, ...halves(after));
    };
    for (const document of removed) replaceChunk(document, without);
    for (const document of added) replaceChunk(document, withOne);
    return new DocumentSet(size, chunks);
  }
}

const NONE: Chunk = [];

/** Returns the chunk with a document more, or the same chunk where it has that already. */
function withOne(chunk: Chunk, document: DocumentEntry): Chunk {
  const position = positionIn(chunk, document);
  return chunk[position] === document ? chunk : chunk.toSpliced(position, 0, document);
}

/** Returns the chunk without a document, or the same chunk where it does not have that. */
function without(chunk: Chunk, document: DocumentEntry): Chunk {
  const position = positionIn(chunk, document);
  return chunk[position] === document ? chunk.toSpliced(position, 1) : chunk;
}

/** Returns the halves of a chunk that has become too long, or nothing of one that is empty. */
function halves(chunk: Chunk): readonly Chunk[] {
  if (chunk.length === 0) return [];
  const middle = chunk.length >> 1;
  return [chunk.slice(0, middle), chunk.slice(middle)];
}

/** Returns the index of the chunk in which a document is or would have to be: the last one that does not begin behind it. */
function chunkFor(chunks: readonly Chunk[], document: DocumentEntry): number {
  const beginsBehind = (index: number): boolean => {
    const first = chunks[index]?.[0];
    return first === undefined || compareEntries(first, document) > 0;
  };
  return firstIndex(1, chunks.length, beginsBehind) - 1;
}

/** Returns the index in a chunk at which a document is or would have to be. */
function positionIn(chunk: Chunk, document: DocumentEntry): number {
  return firstIndex(0, chunk.length, (index) => {
    const other = chunk[index];
    return other === undefined || compareEntries(other, document) >= 0;
  });
}
