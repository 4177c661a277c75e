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
    const own = new Set<Chunk>();
    /** Returns a chunk that may be changed. */
    const ownChunk = (index: number): DocumentEntry[] => {
      const chunk = chunks[index] ?? NONE;
      if (isOwn(chunk, own)) return chunk;
      const copy = [...chunk];
      own.add(copy);
      chunks[index] = copy;
      return copy;
    };
    let { size } = this;
    for (const document of removed) {
      const index = chunkFor(chunks, document);
      const position = positionIn(chunks[index] ?? NONE, document);
      if (chunks[index]?.[position] !== document) continue;
      size--;
      if (chunks[index].length === 1) chunks.splice(index, 1);
      else ownChunk(index).splice(position, 1);
    }
    for (const document of added) {
      const index = chunkFor(chunks, document);
      const position = positionIn(chunks[index] ?? NONE, document);
      if (chunks[index]?.[position] === document) continue;
      size++;
      const chunk = ownChunk(index);
      chunk.splice(position, 0, document);
      if (chunk.length <= MOST_IN_CHUNK) continue;
      const rest = chunk.splice(MOST_IN_CHUNK / 2);
      own.add(rest);
      chunks.splice(index + 1, 0, rest);
    }
    return size === this.size && own.size === 0 ? this : new DocumentSet(size, chunks);
  }
}

const NONE: Chunk = [];

function isOwn(chunk: Chunk, own: ReadonlySet<Chunk>): chunk is DocumentEntry[] {
  return own.has(chunk);
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
