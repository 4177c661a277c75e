import { Map as ImmutableMap } from 'immutable';
import { NO_DECISIONS, type DecisionState } from '../decisions/fold.ts';
import { movePlaces, type Places } from '../decisions/place-threads.ts';
import type { Detector } from '../detect/detector.ts';
import { mayContain } from '../learning/adjust-suggestions.ts';
import { EstablishedNameIndex } from '../learning/established-names.ts';
import { learn, NOTHING_LEARNED, type LearnedNames } from '../learning/name-evidence.ts';
import { EntityIndex, type LocalChange } from '../link/entity-index.ts';
import { EMPTY_REGISTRY, type Registry } from '../link/registry.ts';
import { fold } from '../text/fold.ts';
import type { Change, DecisionChange, TextChange } from './change.ts';
import { decideDocument, type Decided } from './decide-document.ts';
import { surfaceForm, type Document, type Reading } from './document.ts';
import { TextReader } from './read-text.ts';
import { Snapshot, type SnapshotParts } from './snapshot.ts';

export type { Change } from './change.ts';

export interface CorpusOptions {
  /** Mentions with a lower score are left out; from 0 to 1. */
  readonly minimumScore: number;
  /** Whether names that other articles are sure of help an article that is in doubt about them. */
  readonly corpusKnowledge: boolean;
}

const DEFAULT_OPTIONS: CorpusOptions = { minimumScore: 0, corpusKnowledge: false };

/**
 * Documents that are filed but not linked at most. To link them together takes less time than to link each by itself, but
 * whoever asks for a snapshot waits for all of them.
 */
export const MOST_UNLINKED = 1024;

/** The one mutable object of the core: takes changes and yields snapshots. */
export class Corpus {
  readonly #reader: TextReader;
  readonly #options: CorpusOptions;
  readonly #index = new EntityIndex();
  #entities = this.#index.update([]);
  #registry = EMPTY_REGISTRY;
  #ignored: ReadonlySet<string> = new Set();
  /** The decisions on each article that has any, be it in the corpus or not. */
  readonly #decisions = new Map<string, DecisionState>();
  #corpusDecisions = NO_DECISIONS;
  #learned: LearnedNames = NOTHING_LEARNED;
  /** Without corpus knowledge nothing of it is kept. */
  readonly #establishedNames: EstablishedNameIndex | undefined;
  #documents = ImmutableMap<string, Document>();
  #mentionCount = 0;
  #revision = 0;
  /** Whether another registry is in force than when the documents were linked. */
  #isRegistryNew = false;
  /** What is known now; undefined until somebody asks for it. */
  #snapshot: Snapshot | undefined;

  constructor(detector: Pick<Detector, 'detect'>, options = DEFAULT_OPTIONS) {
    this.#reader = new TextReader(detector);
    this.#options = options;
    this.#establishedNames = options.corpusKnowledge ? new EstablishedNameIndex() : undefined;
  }

  /** All that is known now. */
  get snapshot(): Snapshot {
    if (this.#snapshot === undefined) {
      this.#link();
      this.#snapshot = new Snapshot(this.#revision, this.#parts());
    }
    return this.#snapshot;
  }

  get documentCount(): number {
    return this.#documents.size;
  }

  /** Returns the document with the URI as it is now, or undefined; sooner than a snapshot does. */
  document(uri: string): Document | undefined {
    return this.#documents.get(uri);
  }

  /** Applies all changes as one step and returns what is known afterwards. */
  apply(changes: readonly Change[]): Snapshot {
    this.collect(changes);
    return this.snapshot;
  }

  /**
   * Applies all changes as one step; what they mean for other documents is found out with the next snapshot, or when many
   * wait for that. The result does not depend on the history of changes, except that edits move what was decided on.
   */
  collect(changes: readonly Change[]): void {
    this.#snapshot = undefined;
    this.#revision++;
    const step = new Step();
    for (const change of changes) {
      if (change.kind === 'set' || change.kind === 'remove') this.#changeText(change, step);
      else this.#changeDecisions(change, step);
    }
    for (const document of this.#documentsNaming(step)) step.unsettled.add(document.uri);
    for (const uri of this.#documentsInDoubt(step)) step.unsettled.add(uri);
    this.#documents = this.#settle(step);
    if (this.#index.unlinkedCount >= MOST_UNLINKED) this.#link();
  }

  #parts(): SnapshotParts {
    return {
      documents: this.#documents,
      mentionCount: this.#mentionCount,
      entities: this.#entities,
      decisions: this.#corpusDecisions,
      learned: this.#learned,
      established: this.#establishedNames?.established,
      registry: this.#registry,
    };
  }

  #changeText(change: TextChange, { readings, places, unsettled }: Step): void {
    const { uri } = change;
    unsettled.add(uri);
    if (change.kind === 'remove') {
      this.#reader.forget(uri);
      readings.set(uri, undefined);
      return;
    }
    readings.set(uri, this.#reader.read(change));
    const known = places.has(uri) ? places.get(uri) : this.#documents.get(uri)?.places;
    const moved =
      change.edits === undefined || known === undefined ? undefined : movePlaces(known, change.edits);
    places.set(uri, change.isOpen === true ? (moved ?? NO_PLACES) : undefined);
  }

  #changeDecisions(change: DecisionChange, step: Step): void {
    switch (change.kind) {
      case 'decideArticle': {
        const { uri, decisions } = change;
        const result = learn(this.#learned, this.#decisions.get(uri) ?? NO_DECISIONS, decisions);
        this.#learned = result.learned;
        for (const name of result.names) step.names.add(name);
        if (decisions === NO_DECISIONS) this.#decisions.delete(uri);
        else this.#decisions.set(uri, decisions);
        step.unsettled.add(uri);
        break;
      }
      case 'decideCorpus': {
        for (const name of changedNames(this.#corpusDecisions, change.decisions)) step.names.add(name);
        step.isRedirected ||= !areSame(this.#corpusDecisions.redirects, change.decisions.redirects);
        this.#corpusDecisions = change.decisions;
        break;
      }
      case 'register':
        this.#register(change.registry, step);
    }
  }

  /** Suggestions of ignored names are left out before linking, so that a name that somebody accepted all the same is linked. */
  #register(registry: Registry, step: Step): void {
    if (JSON.stringify(registry) === JSON.stringify(this.#registry)) return;
    const before = this.#ignored;
    this.#registry = registry;
    this.#ignored = new Set(registry.ignore.map(fold));
    this.#isRegistryNew = true;
    const changed = new Set([...before].filter((name) => !this.#ignored.has(name)));
    for (const name of this.#ignored) if (!before.has(name)) changed.add(name);
    if (changed.size === 0) return;
    for (const document of this.#documents.values())
      if (document.detected.some((mention) => changed.has(fold(surfaceForm(document, mention)))))
        step.unsettled.add(document.uri);
    for (const name of this.#learned.keys()) if (changed.has(fold(name))) step.names.add(name);
  }

  /** Yields the documents in whose texts a name stands about which something else is decided or learned now. */
  *#documentsNaming({ names, isRedirected }: Step): Iterable<Document> {
    if (names.size === 0 && !isRedirected) return;
    for (const document of this.#documents.values()) {
      const isAssigned = isRedirected && document.mentions.some(({ entity }) => entity !== undefined);
      if (isAssigned || [...names].some((name) => mayContain(document.text, name))) yield document;
    }
  }

  /** Returns the documents that are in doubt about a name of which the others now say something else. */
  #documentsInDoubt({ readings }: Step): Iterable<string> {
    if (this.#establishedNames === undefined) return [];
    return this.#establishedNames.update(
      [...readings].map(([uri, after]) => ({ uri, before: this.#documents.get(uri), after })),
    );
  }

  #settle({ unsettled, readings, places }: Step): ImmutableMap<string, Document> {
    const changes: LocalChange[] = [];
    const result = this.#documents.withMutations((documents) => {
      for (const uri of unsettled) {
        const document = documents.get(uri);
        const reading = readings.has(uri) ? readings.get(uri) : document;
        this.#mentionCount -= document?.mentions.length ?? 0;
        if (reading === undefined) {
          documents.delete(uri);
          changes.push({ uri });
          continue;
        }
        const known = readings.has(uri) ? places.get(uri) : document?.places;
        const settled = decideDocument(reading, this.#decidedOn(uri), known, document);
        documents.set(uri, settled);
        this.#mentionCount += settled.mentions.length;
        if (settled.locals !== document?.locals) changes.push({ uri, after: settled.locals });
      }
    });
    this.#index.file(changes);
    return result;
  }

  #decidedOn(uri: string): Decided {
    return {
      scopes: { article: this.#decisions.get(uri) ?? NO_DECISIONS, corpus: this.#corpusDecisions },
      learned: this.#learned,
      established: this.#establishedNames?.established,
      ignored: this.#ignored,
      minimumScore: this.#options.minimumScore,
    };
  }

  #link(): void {
    if (this.#isRegistryNew) this.#entities = this.#index.register({ ...this.#registry, ignore: [] });
    else if (this.#index.unlinkedCount > 0) this.#entities = this.#index.link();
    this.#isRegistryNew = false;
  }
}

const NO_PLACES: Places = new Map();

/** What one step of changes touches. */
class Step {
  /** Documents that have to be decided on anew. */
  readonly unsettled = new Set<string>();
  /** The new readings, undefined for documents that are removed. */
  readonly readings = new Map<string, Reading | undefined>();
  /** For documents that are read anew and open, where decided mentions stand now. */
  readonly places = new Map<string, Places | undefined>();
  readonly names = new Set<string>();
  isRedirected = false;
}

/** Returns the names on which something else is decided. */
function* changedNames({ names: before }: DecisionState, { names: after }: DecisionState): Iterable<string> {
  const ids = (decisions: DecisionState['names'], name: string): string =>
    (decisions.get(name) ?? []).map(({ id }) => id).join(' ');
  for (const name of new Set([...before.keys(), ...after.keys()]))
    if (ids(before, name) !== ids(after, name)) yield name;
}

function areSame<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}
