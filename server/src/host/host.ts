/** What the product may ask of the world around it. Node and the browser each have their own. */
export interface Host {
  /** Returns the content of a file, without its bytes where it is larger than `maxBytes`; rejects when it cannot be read. */
  readFile(uri: string, maxBytes: number): Promise<FileContent>;
  /** Returns what stands at the URI now. */
  kindOf(uri: string): Promise<'file' | 'folder' | 'none'>;
  /** Returns the articles of a folder, as the filter and the folder's ignore files have it. */
  articleFolder(uri: string, filter: ArticleFilter): ArticleFolder;
  /** Resolves as soon as what waits in the event loop has had its turn. */
  yieldToOthers(): Promise<void>;
}

export interface FileContent {
  /** The size of the whole file in bytes. */
  readonly size: number;
  readonly bytes: Uint8Array;
}

/** A folder of articles; its ignore files are read once. */
export interface ArticleFolder {
  readonly uri: string;
  /** Yields the URIs of its articles, or of those in one of its folders; what cannot be read yields nothing. */
  list(below?: string): AsyncIterable<string>;
  /** Whether a file counts as one of its articles, be it there or not. */
  includes(uri: string): Promise<boolean>;
}

/** Says which files of a folder are articles. Paths are relative to the folder, with `/` between their parts. */
export interface ArticleFilter {
  /** Whether a file is one, by its name alone. */
  accepts(path: string): boolean;
  /** Whether a folder, or a file in it, is out of the question, by its name alone. */
  excludes(path: string): boolean;
}
