import type { DecisionChange, TextChange } from '../core/corpus/change.ts';
import { Corpus, type Change } from '../core/corpus/corpus.ts';
import type { Snapshot } from '../core/corpus/snapshot.ts';
import { NO_DECISIONS, type DecisionState } from '../core/decisions/fold.ts';
import type { TextEdit } from '../core/decisions/move-span.ts';
import type { Detector } from '../core/detect/detector.ts';
import { articleFilter } from '../host/article-filter.ts';
import { decodeArticle, type SkipReason } from '../host/decode-article.ts';
import type { ArticleFolder, Host } from '../host/host.ts';
import type { TaggingThreads } from '../host/tagging-threads.ts';
import { ArticleQueue } from './article-queue.ts';
import { BackgroundTagging } from './background-tagging.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

/** An open document as the editor has it, saved or not. */
export interface OpenDocument {
  readonly uri: string;
  getText(): string;
}

/** What people have decided, as it is to be asked for. */
export interface DecisionSource {
  /** Resolves when the decisions that are kept in the folders are known. */
  openFolders(uris: readonly string[]): Promise<void>;
  closeFolders(uris: readonly string[]): void;
  decisionsOn(article: string): DecisionState;
  /** Returns what is decided about the whole corpus. */
  corpusDecisions(): DecisionChange[];
}

const NOTHING_DECIDED: DecisionSource = {
  openFolders: () => Promise.resolve(),
  closeFolders: () => undefined,
  decisionsOn: () => NO_DECISIONS,
  corpusDecisions: () => [],
};

export interface Skipped {
  readonly reason: SkipReason;
  /** A phrase for people that says what is wrong and what can be done. */
  readonly detail: string;
}

/** Files read at the same time. */
export const PARALLEL_READS = 16;
/** About ten milliseconds of analysis: after that much text, whatever waits in the event loop has its turn. */
const CHARACTERS_PER_SLICE = 16_000;

/**
 * Keeps the corpus in step with the workspace folders, the disk and the open editors. An open document always wins over
 * its file. Every file goes through one queue and is brought into line with what the disk says at that moment, so that
 * the result does not depend on the order in which events arrive.
 */
export class Workspace {
  readonly #host: Host;
  readonly #detector: Detector;
  readonly #folders = new Map<string, ArticleFolder>();
  readonly #open = new Map<string, OpenDocument>();
  /** The open documents that were edited, with how; undefined where that is not known. */
  readonly #edited = new Map<string, TextEdit[] | undefined>();
  readonly #background: BackgroundTagging;
  readonly #queue = new ArticleQueue();
  readonly #skipped = new Map<string, Skipped>();
  #settings = DEFAULT_SETTINGS;
  #corpus: Corpus;
  #decisions = NOTHING_DECIDED;
  #draining: Promise<void> | undefined;
  /** How many lists of files are being made at this moment. */
  #lists = 0;
  /** Grows when everything starts anew or stops, which ends the listing of folders that is under way. */
  #run = 0;
  readonly #idle: (() => void)[] = [];

  /** Called whenever some files were read. */
  onProgress: () => void = () => undefined;
  /** Called when an open document was opened, edited or closed. */
  onEdit: (uri: string) => void = () => undefined;

  /** @param startThreads starts threads that can tag beside this one, with the same model as the detector's; if there are any */
  constructor(host: Host, detector: Detector, startThreads?: () => TaggingThreads) {
    this.#host = host;
    this.#background = new BackgroundTagging(startThreads);
    this.#detector = detector;
    this.#corpus = this.#newCorpus();
  }

  /** What is known now, the last edit included. */
  get snapshot(): Snapshot {
    this.#takeEdits();
    return this.#corpus.snapshot;
  }

  /** How many articles are known; sooner than the snapshot is. */
  get documentCount(): number {
    return this.#corpus.documentCount;
  }

  /** Suggestions with a lower score are not shown; from 0 to 1. */
  get minimumScore(): number {
    return this.#settings.minimumScore;
  }

  /** How sure Dateline must be of what "fix all" accepts; from 0 to 1. */
  get acceptThreshold(): number {
    return this.#settings.acceptThreshold;
  }

  get isIndexing(): boolean {
    return this.#draining !== undefined || this.#lists > 0;
  }

  /** How many files of the current run are read, and how many it has. */
  get progress(): { readonly done: number; readonly total: number } {
    return this.#queue.progress;
  }

  /** The files that look like articles and are not in the corpus. */
  get skipped(): ReadonlyMap<string, Skipped> {
    return this.#skipped;
  }

  /** Has a function called with the reason when threads have failed; from then on all texts are tagged on this one. */
  onThreadFailure(listener: (reason: string) => void): void {
    this.#background.onFailure = listener;
  }

  /** Has a function called whenever all files that are known to have changed are read. */
  onIdle(listener: () => void): void {
    this.#idle.push(listener);
  }

  /** From now on, asks there what people have decided. */
  useDecisions(decisions: DecisionSource): void {
    this.#decisions = decisions;
  }

  /** Takes over what somebody has decided. */
  decide(changes: readonly DecisionChange[]): Snapshot {
    // What was typed before comes first, because the decision was made on that text.
    this.#takeEdits();
    return this.#corpus.apply(changes);
  }

  /** Begins with these settings and folders. */
  async start(settings: Settings, folders: readonly string[]): Promise<void> {
    this.#settings = settings;
    await this.rebuild(folders);
  }

  /** Takes the settings over; where they change what is in the corpus, everything is read again. */
  async configure(settings: Settings): Promise<void> {
    const ofCorpus = (each: Settings): string => JSON.stringify({ ...each, author: '', acceptThreshold: 0 });
    const isSame = ofCorpus(settings) === ofCorpus(this.#settings);
    this.#settings = settings;
    if (!isSame) await this.rebuild();
  }

  /** Forgets all that was computed and reads every folder again. */
  async rebuild(folders: readonly string[] = [...this.#folders.keys()]): Promise<void> {
    this.stopIndexing();
    this.#skipped.clear();
    this.#corpus = this.#newCorpus();
    for (const uri of this.#open.keys()) this.#edited.set(uri, undefined);
    await this.addFolders(folders);
  }

  /** Reads the articles of the folders; resolves when they are all known, not when they are all read. */
  async addFolders(uris: readonly string[]): Promise<void> {
    const { include, exclude } = this.#settings;
    const folders = uris.map((uri) => this.#host.articleFolder(uri, articleFilter(include, exclude)));
    for (const folder of folders) this.#folders.set(folder.uri, folder);
    await this.#decisions.openFolders(uris);
    // What is open already was read when nobody knew yet what is decided on it.
    const onOpen = [...this.#open.keys()].map((uri) => this.#decisionsOn(uri));
    this.#corpus.collect([...this.#decisions.corpusDecisions(), ...onOpen]);
    await this.#listing(async () => {
      for (const folder of folders) await this.#enqueueFolder(folder);
    });
  }

  removeFolders(folders: readonly string[]): void {
    for (const folder of folders) this.#folders.delete(folder);
    this.#decisions.closeFolders(folders);
    this.#corpus.collect(this.#decisions.corpusDecisions());
    this.#enqueueKnownBelow(new Set(folders));
    this.#drain();
  }

  /** Stops reading; what is known stays. */
  stopIndexing(): void {
    this.#run++;
    this.#queue.clear();
    this.#background.stop();
  }

  openDocument(document: OpenDocument): void {
    this.#open.set(document.uri, document);
    this.editDocument(document.uri, undefined);
    // Edits can move what was decided on only from where it stood before them.
    if (this.#decisions.decisionsOn(document.uri) !== NO_DECISIONS) this.#takeEdits();
  }

  /** @param edits how the text came from the one before, in the order in which it was edited; undefined if nobody knows */
  editDocument(uri: string, edits: readonly TextEdit[] | undefined): void {
    if (!this.#open.has(uri)) return;
    const before = this.#edited.has(uri) ? this.#edited.get(uri) : [];
    this.#edited.set(uri, edits && before && [...before, ...edits]);
    this.onEdit(uri);
  }

  /** Whether an editor has the document open. */
  isOpen(uri: string): boolean {
    return this.#open.has(uri);
  }

  closeDocument(uri: string): void {
    this.#open.delete(uri);
    this.#edited.delete(uri);
    this.#queue.add(uri);
    this.#drain();
  }

  /** Brings files and folders that were created, changed or deleted into line with the disk. */
  async filesChanged(uris: readonly string[]): Promise<void> {
    await this.#listing(async () => {
      const gone = new Set<string>();
      for (const uri of uris) {
        const kind = await this.#host.kindOf(uri);
        const folder = this.#folderOf(uri);
        if (folder !== undefined && isIgnoreFile(uri)) await this.addFolders([folder.uri]);
        else if (folder !== undefined && kind === 'folder') await this.#enqueueFolder(folder, uri);
        else this.#queue.add(uri);
        if (kind === 'none') gone.add(uri);
      }
      this.#enqueueKnownBelow(gone);
    });
  }

  #newCorpus(): Corpus {
    const { minimumScore, corpusKnowledge } = this.#settings;
    return new Corpus(this.#detector, { minimumScore, corpusKnowledge });
  }

  #takeEdits(): void {
    if (this.#edited.size === 0) return;
    const changes = [...this.#edited].flatMap(([uri, edits]) => this.#changeOfOpen(uri, edits));
    this.#edited.clear();
    this.#apply(changes);
  }

  /** Applies changes of texts, each with what is decided about its article. */
  #apply(changes: readonly TextChange[]): void {
    this.#corpus.collect(changes.flatMap((change) => [this.#decisionsOf(change), change]));
  }

  #decisionsOf({ kind, uri }: TextChange): Change {
    return kind === 'set' ? this.#decisionsOn(uri) : { kind: 'decideArticle', uri, decisions: NO_DECISIONS };
  }

  #decisionsOn(uri: string): Change {
    return { kind: 'decideArticle', uri, decisions: this.#decisions.decisionsOn(uri) };
  }

  #changeOfOpen(uri: string, edits: readonly TextEdit[] | undefined): TextChange[] {
    const document = this.#open.get(uri);
    if (document === undefined) return [];
    const text = document.getText();
    if (text.length > this.#settings.maxFileSize) {
      this.#skipped.set(uri, tooLarge(text.length, this.#settings.maxFileSize));
      return [{ kind: 'remove', uri }];
    }
    this.#skipped.delete(uri);
    return [{ kind: 'set', uri, text, isOpen: true, ...(edits && { edits }) }];
  }

  /** Makes a list of files to read, during which the workspace counts as indexing. */
  async #listing(list: () => Promise<void>): Promise<void> {
    this.#lists++;
    try {
      await list();
    } finally {
      this.#lists--;
      this.#drain();
      this.#tellIfIdle();
    }
  }

  #tellIfIdle(): void {
    if (this.isIndexing) return;
    this.#background.stop();
    for (const listener of this.#idle) listener();
  }

  async #enqueueFolder(folder: ArticleFolder, below = folder.uri): Promise<void> {
    const run = this.#run;
    const listed = new Set<string>();
    for await (const uri of folder.list(below)) {
      if (this.#run !== run) return;
      listed.add(uri);
      this.#queue.add(uri);
      this.#drain();
    }
    // What is known below the folder but was not listed has gone, or is ignored now.
    this.#enqueueKnownBelow(new Set([below]), listed);
  }

  #enqueueKnownBelow(folders: ReadonlySet<string>, except?: ReadonlySet<string>): void {
    const known = [...this.#skipped.keys(), ...this.#background.uris];
    for (const { uri } of this.#corpus.snapshot.documents()) known.push(uri);
    for (const uri of known) if (isBelowAny(uri, folders) && except?.has(uri) !== true) this.#queue.add(uri);
  }

  #folderOf(uri: string): ArticleFolder | undefined {
    for (const folder of this.#folders.values()) if (isBelow(uri, folder.uri)) return folder;
    return undefined;
  }

  #drain(): void {
    if (this.#queue.isEmpty) return;
    if (this.#draining === undefined) this.#draining = this.#readQueue();
    else this.#background.interrupt();
  }

  async #readQueue(): Promise<void> {
    try {
      while (!this.#queue.isEmpty || this.#background.isBusy) {
        await this.#applyInSlices(this.#background.takeTagged());
        if (this.#queue.isEmpty) await this.#background.waitForTagged();
        else await this.#readNext();
        this.onProgress();
      }
    } finally {
      this.#queue.clear();
      this.#draining = undefined;
      this.#tellIfIdle();
    }
  }

  /** Reads the next files. Where the threads have enough to do, or there are none, their texts are tagged here. */
  async #readNext(): Promise<void> {
    const uris = this.#queue.take(PARALLEL_READS);
    const changes = await Promise.all(uris.map((uri) => this.#readArticle(uri)));
    const toApply = this.#limitCount(changes.flat());
    const texts = toApply.filter((change) => change.kind === 'set');
    if (texts.length > 0 && this.#background.hasRoom(this.#queue.length)) {
      this.#background.tag(texts);
      await this.#applyInSlices(toApply.filter(({ kind }) => kind === 'remove'));
    } else await this.#applyInSlices(toApply);
  }

  async #applyInSlices(changes: Iterable<TextChange>): Promise<void> {
    for (const slice of sliceByLength(changes)) {
      this.#apply(slice.filter(({ uri }) => !this.#open.has(uri)));
      await this.#host.yieldToOthers();
    }
  }

  /** Leaves out the articles that would be too many. */
  #limitCount(changes: readonly TextChange[]): TextChange[] {
    const { maxFileCount } = this.#settings;
    const isNew = (uri: string): boolean => this.#corpus.document(uri) === undefined;
    let room = maxFileCount - this.documentCount;
    for (const uri of this.#background.uris) if (isNew(uri)) room--;
    return changes.filter(({ kind, uri }) => {
      if (kind === 'remove' || !isNew(uri) || room-- > 0) return true;
      this.#skipped.set(uri, {
        reason: 'tooMany',
        detail: `there are more than the ${maxFileCount} articles of dateline.files.maxCount`,
      });
      return false;
    });
  }

  /** Returns the change that brings the corpus into line with the file, or none where an editor has it open. */
  async #readArticle(uri: string): Promise<TextChange[]> {
    this.#background.forget(uri);
    if (this.#open.has(uri)) return [];
    this.#skipped.delete(uri);
    const removal: TextChange = { kind: 'remove', uri };
    const isArticle = (await this.#folderOf(uri)?.includes(uri)) ?? false;
    if (!isArticle || (await this.#host.kindOf(uri)) !== 'file') return [removal];
    const { maxFileSize, encoding } = this.#settings;
    try {
      const { size, bytes } = await this.#host.readFile(uri, maxFileSize);
      const decoded = size > maxFileSize ? tooLarge(size, maxFileSize) : decodeArticle(bytes, encoding);
      if ('text' in decoded) {
        const known = this.#corpus.document(uri);
        // Where edits have moved what was decided on, it has to be found again now that the document is closed.
        const isKnown = known?.text === decoded.text && known.places === undefined;
        return isKnown ? [] : [{ kind: 'set', uri, text: decoded.text }];
      }
      const advice = decoded.reason === 'invalidUtf8' ? ', or set files.encoding' : '';
      this.#skipped.set(uri, { ...decoded, detail: `${decoded.detail}${advice}` });
    } catch (error) {
      this.#skipped.set(uri, {
        reason: 'unreadable',
        detail: error instanceof Error ? error.message : String(error),
      });
    }
    return [removal];
  }
}

function tooLarge(size: number, limit: number): Skipped {
  const inMegabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);
  return {
    reason: 'tooLarge',
    detail: `${inMegabytes(size)} MB, more than the ${inMegabytes(limit)} MB of dateline.files.maxSize`,
  };
}

function isBelow(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

function isBelowAny(uri: string, folders: ReadonlySet<string>): boolean {
  for (let end = uri.length; end > 0; end = uri.lastIndexOf('/', end - 1)) {
    if (folders.has(uri.slice(0, end))) return true;
  }
  return false;
}

function isIgnoreFile(uri: string): boolean {
  return /\/\.(?:git)?ignore$/.test(uri);
}

/** Yields the changes in groups with at most about {@link CHARACTERS_PER_SLICE} characters of text each. */
function* sliceByLength(changes: Iterable<TextChange>): Iterable<TextChange[]> {
  let slice: TextChange[] = [];
  let length = 0;
  for (const change of changes) {
    slice.push(change);
    length += change.kind === 'set' ? change.text.length : 0;
    if (length < CHARACTERS_PER_SLICE) continue;
    yield slice;
    slice = [];
    length = 0;
  }
  if (slice.length > 0) yield slice;
}
