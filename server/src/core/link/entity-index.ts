import { Map as ImmutableMap } from 'immutable';
import { mayHaveCourtesy, withoutCourtesy } from './courtesy.ts';
import { divideName } from './divide-name.ts';
import { Doubts } from './doubts.ts';
import type { EntityId } from './entity.ts';
import { EntityTable, type FiledDocument } from './entity-table.ts';
import { FiledNames, mayBeDivided } from './filed-names.ts';
import { FilingSystem, formalKeys, nicknameKeys, type Filing } from './filing.ts';
import { Forest } from './forest.ts';
import { LinkStep } from './link-step.ts';
import { filingDifference, localDifference } from './local-difference.ts';
import type { LocalEntity } from './local-entity.ts';
import { saysLess } from './name-order.ts';
import { NameBearers, type Bearer } from './name-bearers.ts';
import { NameParts, type Division } from './name-parts.ts';
import type { Namesake } from './namesakes.ts';
import { NodeDraft, type Node } from './node.ts';
import { nameOfNamesake, targetOf } from './part-key.ts';
import { affectedBy } from './registry-difference.ts';
import { areSameKeys } from './same-keys.ts';
import { publishEntities } from './publish-entities.ts';
import { EMPTY_REGISTRY, type Registry } from './registry.ts';
import type { Bearing } from './weigh-bearers.ts';

export { EntityTable, type Occurrence } from './entity-table.ts';

/** The local entities of one document after a change; a removed document has none. */
export interface LocalChange {
  readonly uri: string;
  readonly after?: readonly LocalEntity[];
}

/** A name that so many bear means nobody in particular; looking at all of them would only take time. */
const MOST_BEARERS = 64;
/** An ambiguous name goes to the one entity that it means in enough documents and in nearly all of them. */
const ENOUGH_DOCUMENTS = 3;
const CLEAR_SHARE = 0.9;
/**
 * Links local entities across documents, one batch of changes at a time; the result depends on the documents only, not on
 * the order in which they came.
 *
 * Local entities with one key (type and normalized name) make a node. A node may be called by shorter names: "David
 * Cameron" by "Cameron". Where all nodes that may be called by another node's name are one entity, that node hangs on it;
 * where they are several, it is ambiguous and stays by itself. So entities are trees of nodes, and a change touches only
 * the names that it has in common with others.
 *
 * Then the articles of a shared name are looked at one by one (divide-name.ts): those in which it is clear who is meant
 * become parts of the node and go with that entity. What makes it clear are names as they are filed, never what other
 * articles were decided to mean, so that one decision does not depend on another.
 */
export class EntityIndex {
  #registry: Registry;
  #filing: FilingSystem;
  /** For each id those of the entities that it must not be joined with. */
  #separated: ReadonlyMap<EntityId, readonly EntityId[]>;
  readonly #bearers = new NameBearers();
  readonly #forest = new Forest();
  readonly #names = new FiledNames();
  readonly #parts = new NameParts();
  #documents = ImmutableMap<string, FiledDocument>();
  #published = ImmutableMap<EntityId, Node>();

  constructor(registry: Registry = EMPTY_REGISTRY) {
    this.#registry = registry;
    this.#filing = new FilingSystem(registry);
    this.#separated = separations(registry);
  }

  /** Puts another registry in force and returns what is known under it; only what the two say otherwise is linked anew. */
  register(registry: Registry): EntityTable {
    const affected = [...this.#documentsAffected(registry)].map((uri) => ({
      uri,
      after: this.#names.document(uri).filed.locals,
    }));
    const step = new LinkStep();
    const filedBy = this.#filing;
    const before = this.#separated;
    this.#registry = registry;
    this.#filing = new FilingSystem(registry);
    this.#separated = separations(registry);
    for (const id of [...before.keys(), ...this.#separated.keys()]) {
      step.unsettled.add(id);
      step.doubtful.add(id);
    }
    return this.#apply(affected, step, filedBy);
  }

  #documentsAffected(registry: Registry): ReadonlySet<string> {
    // What is ignored is not in the index, and so cannot be found there.
    if (!areSameKeys(registry.ignore, this.#registry.ignore)) return new Set(this.#names.documents.keys());
    const isAffected = affectedBy(this.#registry, registry);
    const uris = new Set<string>();
    for (const node of this.#names.nodes())
      if (isAffected(node)) for (const { uri } of node.documents) uris.add(uri);
    return uris;
  }

  /** Applies the changes as one step, each document at most once, and returns what is known afterwards. */
  update(changes: readonly LocalChange[]): EntityTable {
    return this.#apply(changes, new LinkStep());
  }

  /** Applies the changes to what was filed by the given system, which is another one where the registry has changed. */
  #apply(changes: readonly LocalChange[], step: LinkStep, filedBy = this.#filing): EntityTable {
    const drafts = this.#draft(changes, step, filedBy);
    for (const draft of drafts.values()) this.#replaceNode(draft, step);
    const doubts = new Doubts(this.#names, step);
    for (const [key, changed] of step.touched) {
      const draft = drafts.get(key);
      doubts.add(key, changed, draft === undefined ? this.#names.nodeOf(key) : draft.before);
    }
    this.#tellNamesakesApart(step);
    this.#settle(step);
    this.#divideNames(step);
    const filed = { names: this.#names, parts: this.#parts, forest: this.#forest };
    this.#published = publishEntities(this.#published, filed, step.changed);
    this.#documents = this.#documents.withMutations((published) => {
      for (const { uri, filed } of step.documents) {
        if (this.#names.documents.has(uri)) published.set(uri, filed);
        else published.delete(uri);
      }
    });
    return new EntityTable({ documents: this.#documents, nodes: this.#published });
  }

  /** Counts what the changes take away and add; names whose bearers change are unsettled. */
  #draft(changes: readonly LocalChange[], step: LinkStep, filedBy: FilingSystem): Map<EntityId, NodeDraft> {
    const drafts = new Map<EntityId, NodeDraft>();
    const draftOf = ({ key, shorter, attested }: Filing, sign: 1 | -1): NodeDraft => {
      const name = this.#names.name(key);
      let draft = drafts.get(key);
      if (draft === undefined) {
        draft = new NodeDraft(name.key, name.node);
        drafts.set(name.key, draft);
      }
      for (const other of shorter) {
        if (this.#bearers.count(other, name, sign, attested.includes(other) ? sign : 0))
          this.#unsettle(other, step);
      }
      return draft;
    };
    for (const { uri, after } of changes) {
      const document = this.#names.document(uri);
      const before = document.filed;
      const filings = (after ?? []).map((local) => this.#filing.file(local));
      const { removed, added } =
        filedBy === this.#filing
          ? localDifference(before.locals, after ?? [])
          : filingDifference(after ?? [], filings, filedBy);
      for (const local of removed) {
        const filing = filedBy.file(local);
        if (filing === undefined) continue;
        const isLast = !filings.some((other) => other?.key === filing.key);
        draftOf(filing, -1).remove(document, local, filing, isLast);
      }
      for (const index of added) {
        const local = after?.[index];
        const filing = filings[index];
        if (local !== undefined && filing !== undefined) draftOf(filing, 1).add(document, local, filing);
      }
      // One string for each key is kept, because a corpus has millions of them.
      const named = filings.map((filing) => filing && this.#names.name(filing.key));
      const names = named.map((name) => name?.key);
      const company = [...new Set(named)].filter((name) => name !== undefined);
      if (removed.length + added.length > 0)
        step.touch(
          document,
          before.company.length === 0 ? company : [...new Set([...before.company, ...company])],
        );
      step.documents.add(document);
      document.filed = { locals: after ?? [], names, keys: this.#keysOf(uri, names), company };
      if (after === undefined) this.#names.documents.delete(uri);
    }
    return drafts;
  }

  /** Returns the keys of the nodes to which a document's local entities with these names belong. */
  #keysOf(uri: string, names: FiledDocument['names']): FiledDocument['keys'] {
    const keys = names.map((name) => name && (this.#parts.keysOf(name).get(uri) ?? name));
    return keys.every((key, index) => key === names[index]) ? names : keys;
  }

  /** Puts a draft in force; marks the trees that change and what depends on the node if it came or went. */
  #replaceNode(draft: NodeDraft, step: LinkStep): void {
    const { key, before } = draft;
    const after = draft.finish();
    step.changed.add(key);
    this.#names.put(key, after);
    const namesake = nameOfNamesake(key);
    if (namesake !== undefined) step.doubtful.add(namesake);
    if ((before?.known === undefined) !== (after?.known === undefined)) step.unsettled.add(key);
    if ((before === undefined) === (after === undefined)) return;
    step.unsettled.add(key);
    for (const name of nicknameKeys(key)) this.#unsettle(name, step);
    if (after !== undefined) return;
    step.doubtful.add(key);
    step.changed.add(this.#forest.rootOf(key));
    this.#forest.setParent(key, undefined);
    for (const child of this.#forest.childrenOf(key)) step.unsettled.add(child);
  }

  /** Whoever bears the name may be meant by it with a courtesy title too. */
  #unsettle(name: EntityId, { unsettled }: LinkStep): void {
    unsettled.add(name);
    for (const key of this.#names.titledLike(name)) unsettled.add(key);
  }

  /** What a node's names mean depends on the entity to which it belongs. */
  #unsettleNamesOf(node: Node, step: LinkStep): void {
    for (const name of this.#names.namesOf(node)) {
      step.unsettled.add(name);
      step.doubtful.add(name);
    }
  }

  /** Finds out which of the doubtful full names several people or institutions bear. */
  #tellNamesakesApart(step: LinkStep): void {
    for (const key of step.doubtful) {
      const node = this.#names.nodeOf(key);
      const before = this.#names.namesakes.get(key) ?? NO_NAMESAKES;
      if (before.length === 0 && (node?.qualifiers.length ?? 0) < 2) continue;
      const after = node === undefined ? NO_NAMESAKES : this.#names.namesakesOf(node);
      if (JSON.stringify(before) === JSON.stringify(after)) continue;
      if (after.length === 0) this.#names.namesakes.delete(key);
      else this.#names.namesakes.set(key, after);
      step.unsettled.add(key);
      if (node !== undefined) this.#unsettleNamesOf(node, step);
    }
  }

  /** Hangs every unsettled node where it belongs, and those again that depend on the ones that moved. */
  #settle(step: LinkStep): void {
    const { unsettled, changed, doubtful } = step;
    for (const key of unsettled) {
      unsettled.delete(key);
      const node = this.#names.nodeOf(key);
      if (node === undefined) continue;
      const { parent, rivals } = this.#placeOf(node);
      if (!areSameKeys(rivals, node.rivals)) {
        this.#names.replace({ ...node, rivals });
        changed.add(key);
        doubtful.add(key);
      }
      if (parent === this.#forest.parentOf(key)) continue;
      changed.add(this.#forest.rootOf(key)).add(key);
      doubtful.add(key);
      this.#forest.setParent(key, parent);
      for (const moved of this.#forest.treeOf(key)) {
        const node = this.#names.nodeOf(moved);
        if (node !== undefined) this.#unsettleNamesOf(node, step);
        for (const other of this.#separated.get(moved) ?? []) {
          unsettled.add(other);
          doubtful.add(other);
        }
      }
    }
  }

  /** Returns the root on which a node has to hang, and who may be meant by its name where they are several. */
  #placeOf({ key, known }: Node): Place {
    if (known !== undefined) return NOWHERE;
    const namesakes = this.#asNamesakes(key);
    const others = this.#bearersOf(key);
    if (namesakes.length + others.length === 0) return NOWHERE;
    const bearers = namesakes.length === 0 ? others : [...namesakes, ...others];
    const [only] = bearers;
    if (only !== undefined && bearers.length === 1) {
      const root = this.#forest.rootOf(only.key);
      return { parent: this.#areSeparated(key, root) ? undefined : root, rivals: NOBODY };
    }
    const rivals = bearers.map((bearer) => bearer.key);
    if (bearers.length > MOST_BEARERS) return { parent: undefined, rivals };
    const documents = new Map<EntityId, number>();
    let total = 0;
    for (const bearer of bearers) {
      const root = this.#forest.rootOf(bearer.key);
      if (this.#areSeparated(key, root)) continue;
      documents.set(root, (documents.get(root) ?? 0) + bearer.attested);
      total += bearer.attested;
    }
    const [one] = documents.keys();
    if (documents.size < 2) return { parent: one, rivals: NOBODY };
    const enough = Math.max(ENOUGH_DOCUMENTS, CLEAR_SHARE * total);
    const [clear] = [...documents].find(([, count]) => count >= enough) ?? [];
    return { parent: clear, rivals };
  }

  /** Whether the entity of the root has a node that the key must not be joined with. Of two such the fuller name goes first. */
  #areSeparated(key: EntityId, root: EntityId): boolean {
    const others = this.#separated.get(key);
    if (others === undefined) return false;
    return others.some((other) => this.#forest.rootOf(other) === root && !saysLess(other, key));
  }

  /** Returns the nodes that may be called by the name of the key, those with a formal given name for a nickname among them. */
  #bearersOf(key: EntityId): readonly Bearer[] {
    const untitled = withoutCourtesy(key);
    if (untitled !== undefined)
      return this.#bearers.of(untitled).filter((bearer) => mayHaveCourtesy(bearer.key, key));
    const bearers = this.#bearers.of(key);
    const formal = formalKeys(key).filter((name) => this.#names.nodeOf(name) !== undefined);
    if (formal.length === 0 && !this.#haveNamesakes(bearers)) return bearers;
    return [...bearers, ...formal.map(asBearer)].flatMap((bearer) => {
      const namesakes = this.#asNamesakes(bearer.key);
      return namesakes.length === 0 ? [bearer] : namesakes;
    });
  }

  #haveNamesakes(bearers: readonly Bearer[]): boolean {
    return this.#names.namesakes.size > 0 && bearers.some(({ key }) => this.#names.namesakes.has(key));
  }

  #asNamesakes(key: EntityId): readonly Bearer[] {
    return this.#names.namesakes.get(key)?.map(({ id }) => asBearer(id)) ?? NO_BEARERS;
  }

  /** Divides the doubtful names anew. */
  #divideNames({ doubtful, changed, documents }: LinkStep): void {
    const moved = new Set<string>();
    for (const key of doubtful) {
      const before = this.#parts.keysOf(key);
      const division = this.#divisionOf(key);
      if (before.size === 0 && division === undefined) continue;
      for (const part of this.#parts.divide(key, division)) changed.add(part).add(targetOf(part));
      const after = this.#parts.keysOf(key);
      for (const uri of new Set([...before.keys(), ...after.keys()]))
        if (before.get(uri) !== after.get(uri)) moved.add(uri);
    }
    for (const uri of moved) {
      const document = this.#names.documents.get(uri);
      if (document === undefined) continue;
      document.filed = { ...document.filed, keys: this.#keysOf(uri, document.filed.names) };
      documents.add(document);
    }
  }

  #divisionOf(key: EntityId): Division | undefined {
    const node = this.#names.nodeOf(key);
    if (node === undefined || !mayBeDivided(node)) return undefined;
    const namesakes = this.#names.namesakes.get(key) ?? NO_NAMESAKES;
    const bearings = new Map<EntityId, Bearing>();
    for (const rival of node.rivals) {
      const id = this.#forest.rootOf(rival);
      if (this.#areSeparated(key, id)) continue;
      const appearance = this.#names.appearanceOf(rival);
      const bearing = bearings.get(id);
      if (bearing === undefined) bearings.set(id, { id, keys: [rival], appearances: [appearance] });
      else {
        bearing.keys.push(rival);
        bearing.appearances.push(appearance);
      }
    }
    const assignedTo = (id: EntityId): Node | undefined => (id === key ? undefined : this.#names.nodeOf(id));
    return divideName({
      node,
      namesakes,
      bearings: [...bearings.values()],
      usual: this.#forest.parentOf(key),
      assignedTo,
    });
  }
}

/** Where a node hangs, and who else may be meant. */
interface Place {
  readonly parent: EntityId | undefined;
  readonly rivals: readonly EntityId[];
}

const NOBODY: readonly EntityId[] = [];
const NOWHERE: Place = { parent: undefined, rivals: NOBODY };
const NO_NAMESAKES: readonly Namesake[] = [];
const NO_BEARERS: readonly Bearer[] = [];

function separations({ not }: Registry): Map<EntityId, EntityId[]> {
  const result = new Map<EntityId, EntityId[]>();
  for (const [a, b] of not.flatMap(([x, y]) => [[x, y] as const, [y, x] as const]))
    result.set(a, [...(result.get(a) ?? []), b]);
  return result;
}

function asBearer(key: EntityId): Bearer {
  return { key, suggested: 0, attested: 0 };
}
