import { Map as ImmutableMap } from 'immutable';
import { nameKey } from '../decisions/fold.ts';
import { ENTITY_TYPES, Evidence, type EntityType, type Mention } from '../detect/mention.ts';

/** What the articles of a corpus agree on about a name. */
export interface EstablishedName {
  readonly type: EntityType;
  /** How many articles surely name it so. */
  readonly articles: number;
}

/** The names that are well established in a corpus, by {@link nameKey}. */
export type EstablishedNames = ImmutableMap<string, EstablishedName>;

export const NOTHING_ESTABLISHED: EstablishedNames = ImmutableMap();

/** A text and what the detector found in it, before anything that others say of it. */
export interface Found<M extends Mention = Mention> {
  readonly text: string;
  readonly detected: readonly M[];
}

export interface FoundChange {
  readonly uri: string;
  readonly before: Found | undefined;
  readonly after: Found | undefined;
}

/** A mention is sure from this score on. */
const SURE = 0.9;
/** Fewer articles establish nothing. */
const ENOUGH_ARTICLES = 3;
/** Of the articles that surely name it, so many agree on the type of an established name. */
const AGREEMENT = 0.9;

/** In how many articles a name is surely of each type, in the order of {@link ENTITY_TYPES}. */
type Counts = readonly number[];

/**
 * Counts in how many articles names are surely found, and knows who may want to hear of it: the articles that are in doubt
 * about them. An article that is itself sure of a name is never in doubt about it, since what it says of itself is worth
 * more than what others say; so those who are helped have not been counted, and nobody confirms himself. What is counted is
 * what the detector found and never what this has changed, so that nothing feeds back and no order plays a part.
 */
export class EstablishedNameIndex {
  #established = NOTHING_ESTABLISHED;
  readonly #counts = new Map<string, Counts>();
  readonly #inDoubt = new Map<string, Set<string>>();

  get established(): EstablishedNames {
    return this.#established;
  }

  /** Takes over what was found and returns the documents that are in doubt about a name that is now established otherwise. */
  update(changes: Iterable<FoundChange>): Set<string> {
    const touched = new Set<string>();
    for (const { uri, before, after } of changes) {
      this.#remove(uri, before, touched);
      this.#add(uri, after, touched);
    }
    const affected = new Set<string>();
    this.#established = this.#established.withMutations((established) => {
      for (const name of touched) {
        const known = established.get(name);
        const verdict = verdictOn(this.#counts.get(name));
        if (verdict === undefined) established.delete(name);
        else if (verdict.articles !== known?.articles || verdict.type !== known.type)
          established.set(name, verdict);
        if (verdict?.type === known?.type) continue;
        for (const uri of this.#inDoubt.get(name) ?? []) affected.add(uri);
      }
    });
    return affected;
  }

  #remove(uri: string, found: Found | undefined, touched: Set<string>): void {
    if (found === undefined) return;
    const { sure, inDoubt } = certaintiesOf(found);
    for (const [name, types] of sure) {
      touched.add(name);
      const counts = added(this.#counts.get(name), types, -1);
      if (counts.every((count) => count === 0)) this.#counts.delete(name);
      else this.#counts.set(name, counts);
    }
    for (const name of inDoubt) {
      const uris = this.#inDoubt.get(name);
      uris?.delete(uri);
      if (uris?.size === 0) this.#inDoubt.delete(name);
    }
  }

  #add(uri: string, found: Found | undefined, touched: Set<string>): void {
    if (found === undefined) return;
    const { sure, inDoubt } = certaintiesOf(found);
    for (const [name, types] of sure) {
      touched.add(name);
      this.#counts.set(name, added(this.#counts.get(name), types, 1));
    }
    for (const name of inDoubt) {
      const uris = this.#inDoubt.get(name);
      if (uris === undefined) this.#inDoubt.set(name, new Set([uri]));
      else uris.add(uri);
    }
  }
}

/** Of what names an article is sure, and as what; and about which names it is in doubt only. */
interface Certainties {
  readonly sure: ReadonlyMap<string, ReadonlySet<EntityType>>;
  readonly inDoubt: ReadonlySet<string>;
}

/** Returns what the detector is sure of and what not. What was given from outside it has not found, so it says nothing. */
export function certaintiesOf({ text, detected }: Found): Certainties {
  const sure = new Map<string, Set<EntityType>>();
  const inDoubt = new Set<string>();
  for (const { start, end, type, score, evidence } of detected) {
    if ((evidence & Evidence.given) !== 0) continue;
    const name = nameKey(text.slice(start, end));
    if (score < SURE) inDoubt.add(name);
    else sure.set(name, (sure.get(name) ?? new Set()).add(type));
  }
  for (const name of sure.keys()) inDoubt.delete(name);
  return { sure, inDoubt };
}

function added(counts: Counts | undefined, types: ReadonlySet<EntityType>, count: number): Counts {
  return ENTITY_TYPES.map((type, index) => (counts?.[index] ?? 0) + (types.has(type) ? count : 0));
}

function verdictOn(counts: Counts = []): EstablishedName | undefined {
  const articles = Math.max(0, ...counts);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const type = ENTITY_TYPES[counts.indexOf(articles)];
  return type === undefined || articles < ENOUGH_ARTICLES || articles < AGREEMENT * all
    ? undefined
    : { type, articles };
}
