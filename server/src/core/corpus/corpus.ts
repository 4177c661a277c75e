import { Map as ImmutableMap } from 'immutable';
import { NO_DECISIONS, type DecisionState } from '../decisions/fold.ts';
import { movePlaces, type Places } from '../decisions/place-threads.ts';
import type { Detector } from '../detect/detector.ts';
import { mayContain } from '../learning/adjust-suggestions.ts';
import { learn, NOTHING_LEARNED, type LearnedNames } from '../learning/name-evidence.ts';
import { EntityIndex, type EntityTable } from '../link/entity-index.ts';
import { EMPTY_REGISTRY } from '../link/registry.ts';
import { fold } from '../text/fold.ts';
import type { Change, DecisionChange, TextChange } from './change.ts';
import { decideDocument, type Decided } from './decide-document.ts';
import type { Document, Reading } from './document.ts';
import { TextReader } from './read-text.ts';
import { Snapshot, type SnapshotParts } from './snapshot.ts';

export type { Change } from './change.ts';

export interface CorpusOptions {
  /** Mentions with a lower score are left out; from 0 to 1. */
  readonly minimumScore: number;
}

/** The one mutable object of the core: takes changes and yields snapshots. */
export class Corpus {
  readonly #reader: TextReader;
  readonly #options: CorpusOptions;
  #index = new EntityIndex();
  #registry = EMPTY_REGISTRY;
  #ignored: ReadonlySet<string> = new Set();
  /** The decisions on each article that has any, be it in the corpus or not. */
  readonly #decisions = new Map<string, DecisionState>();
  #corpusDecisions = NO_DECISIONS;
  #learned: LearnedNames = NOTHING_LEARNED;
  #documents = ImmutableMap<string, Document>();
  #snapshot: Snapshot;

  constructor(detector: Pick<Detector, 'detect'>, options: CorpusOptions = { minimumScore: 0 }) {
    this.#reader = new TextReader(detector);
    this.#options = options;
    this.#snapshot = new Snapshot(0, this.#partsWith(this.#index.update([])));
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /**
   * Applies all changes as one step and returns what is known afterwards. The result does not depend on their history,
   * except that edits move what was decided on.
   */
  apply(changes: readonly Change[]): Snapshot {
    const step = new Step();
    for (const change of changes) {
      if (change.kind === 'set' || change.kind === 'remove') this.#changeText(change, step);
      else this.#changeDecisions(change, step);
    }
    for (const document of this.#documentsNaming(step)) step.unsettled.add(document.uri);
    const before = this.#documents;
    this.#documents = this.#settle(step);
    const entities = this.#link(before, step);
    this.#snapshot = new Snapshot(this.#snapshot.revision + 1, this.#partsWith(entities));
    return this.#snapshot;
  }

  #partsWith(entities: EntityTable): SnapshotParts {
    return {
      documents: this.#documents,
      entities,
      decisions: this.#corpusDecisions,
      learned: this.#learned,
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
      case 'register': {
        const before = this.#ignored;
        this.#registry = change.registry;
        this.#ignored = new Set(change.registry.ignore.map(fold));
        step.isLinkedAnew = true;
        if (before.size + this.#ignored.size > 0)
          for (const uri of this.#documents.keys()) step.unsettled.add(uri);
      }
    }
  }

  /** Yields the documents in whose texts a name stands about which something else is decided or learned now. */
  *#documentsNaming({ names, isRedirected }: Step): Iterable<Document> {
    if (names.size === 0 && !isRedirected) return;
    for (const document of this.#documents.values()) {
      const isAssigned = isRedirected && document.mentions.some(({ entity }) => entity !== undefined);
      if (isAssigned || [...names].some((name) => mayContain(document.text, name))) yield document;
    }
  }

  #settle({ unsettled, readings, places }: Step): ImmutableMap<string, Document> {
    return this.#documents.withMutations((documents) => {
      for (const uri of unsettled) {
        const document = documents.get(uri);
        const reading = readings.has(uri) ? readings.get(uri) : document;
        if (reading === undefined) {
          documents.delete(uri);
          continue;
        }
        const known = readings.has(uri) ? places.get(uri) : document?.places;
        documents.set(uri, decideDocument(reading, this.#decidedOn(uri), known));
      }
    });
  }

  #decidedOn(uri: string): Decided {
    return {
      scopes: { article: this.#decisions.get(uri) ?? NO_DECISIONS, corpus: this.#corpusDecisions },
      learned: this.#learned,
      ignored: this.#ignored,
      minimumScore: this.#options.minimumScore,
    };
  }

  #link(before: ImmutableMap<string, Document>, { unsettled, isLinkedAnew }: Step): EntityTable {
    if (isLinkedAnew) {
      this.#index = new EntityIndex(this.#registry);
      return this.#index.update(
        [...this.#documents.values()].map(({ uri, locals }) => ({ uri, after: locals })),
      );
    }
    return this.#index.update(
      [...unsettled].map((uri) => {
        const gone = before.get(uri)?.locals;
        const come = this.#documents.get(uri)?.locals;
        return { uri, ...(gone && { before: gone }), ...(come && { after: come }) };
      }),
    );
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
  isLinkedAnew = false;
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
