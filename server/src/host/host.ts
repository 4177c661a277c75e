/** What the product may ask of the world around it. Node and the browser each have their own. */
export interface Host {
  /** Returns the content of a file, without its bytes where it is larger than `maxBytes`; rejects when it cannot be read. */
  readFile(uri: string, maxBytes: number): Promise<FileContent>;
  /** Returns what stands at the URI now. */
  kindOf(uri: string): Promise<'file' | 'folder' | 'none'>;
  /** Whether a file below a folder, or a folder on the way to it, is a link. What is above the folder does not count. */
  isBehindLink(folder: string, uri: string): Promise<boolean>;
  /** Returns the articles of a folder, as the filter and the folder's ignore files have it. */
  articleFolder(uri: string, filter: ArticleFilter): ArticleFolder;
  /**
   * Appends text to a file with one write and resolves when it is durable. Makes the file and its folders where they are
   * missing. Where the last attempt broke off in the middle of a line, the text begins a new one.
   */
  appendFile(uri: string, text: string): Promise<void>;
  /** Replaces a file's content, durably: whatever happens, the file has the old content or the new. */
  replaceFile(uri: string, text: string): Promise<void>;
  /** Yields the files below a folder, in no particular order; what is not there yields nothing. Links are not followed. */
  listFiles(uri: string): AsyncIterable<string>;
  /**
   * Gives a file another name, durably, and makes the folders that are missing. Returns false, and leaves everything as it
   * is, where that name is taken.
   */
  moveFile(from: string, to: string): Promise<boolean>;
  /** Deletes a file, if it is there. */
  removeFile(uri: string): Promise<void>;
  /** Runs the action while nobody else, in this process or another one, runs one with the same lock file. */
  withLock<T>(uri: string, action: () => Promise<T>): Promise<T>;
  /** Returns the name that the user signs with in a folder: git's `user.name`, else that of the account. */
  userName(folder: string): Promise<string>;
  /**
   * Returns the files of a folder as they were at a revision of its git repository, by their URIs; those alone whose paths
   * in the folder are wanted. Rejects, with a reason for people, where there is no git or no such revision.
   */
  filesAtRevision(
    folder: string,
    revision: string,
    isWanted: (path: string) => boolean,
  ): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Returns what a folder's git repository has to choose revisions from; rejects as `filesAtRevision` does. */
  revisions(folder: string): Promise<readonly Revision[]>;
  /** Resolves as soon as what waits in the event loop has had its turn. */
  yieldToOthers(): Promise<void>;
}

/** What may be asked about single files. */
export type FileHost = Pick<
  Host,
  | 'readFile'
  | 'kindOf'
  | 'isBehindLink'
  | 'listFiles'
  | 'appendFile'
  | 'replaceFile'
  | 'moveFile'
  | 'removeFile'
  | 'withLock'
>;

export interface FileContent {
  /** The size of the whole file in bytes. */
  readonly size: number;
  readonly bytes: Uint8Array;
}

/** A revision in git that has a name, or one of the latest commits. */
export interface Revision {
  readonly name: string;
  readonly kind: 'branch' | 'tag' | 'commit';
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** The first line of the commit's message. */
  readonly subject: string;
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
