import { Map as ImmutableMap } from 'immutable';
import type { EntityId } from './entity.ts';
import { EntityTable } from './entity-table.ts';
import { FilingSystem, formalKeys, namesBorneBy, nicknameKeys, type Filing } from './filing.ts';
import { Forest } from './forest.ts';
import { localDifference } from './local-difference.ts';
import type { LocalEntity } from './local-entity.ts';
import { saysLess } from './name-order.ts';
import { NameBearers, type Bearer } from './name-bearers.ts';
import { NodeDraft, type Node } from './node.ts';
import { preferredId } from './preferred-id.ts';
import { EMPTY_REGISTRY, type Registry } from './registry.ts';

export { EntityTable, type Occurrence } from './entity-table.ts';

/** The local entities of one document before and after a change; a new document has none before, a removed one none after. */
export interface LocalChange {
  readonly uri: string;
  readonly before?: readonly LocalEntity[];
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
 */
export class EntityIndex {
  readonly #filing: FilingSystem;
  /** For each id those of the entities that it must not be joined with. */
  readonly #separated = new Map<EntityId, EntityId[]>();
  readonly #bearers = new NameBearers();
  readonly #forest = new Forest();
  /** The nodes as they are now; the tables share those of their time. */
  readonly #nodes = new Map<EntityId, Node>();
  #documents = ImmutableMap<string, readonly (EntityId | undefined)[]>();
  #published = ImmutableMap<EntityId, Node>();

  constructor(registry: Registry = EMPTY_REGISTRY) {
    this.#filing = new FilingSystem(registry);
    for (const [a, b] of registry.not.flatMap(([x, y]) => [[x, y] as const, [y, x] as const]))
      this.#separated.set(a, [...(this.#separated.get(a) ?? []), b]);
  }

  /** Applies the changes as one step, each document at most once, and returns what is known afterwards. */
  update(changes: readonly LocalChange[]): EntityTable {
    const unsettled = new Set<EntityId>();
    const changed = new Set<EntityId>();
    const drafts = this.#draft(changes, unsettled);
    for (const draft of drafts.values()) this.#replaceNode(draft, unsettled, changed);
    this.#settle(unsettled, changed);
    this.#publish(changed);
    return new EntityTable({ documents: this.#documents, nodes: this.#published });
  }

  /** Counts what the changes take away and add; names whose bearers change are unsettled. */
  #draft(changes: readonly LocalChange[], unsettled: Set<EntityId>): Map<EntityId, NodeDraft> {
    const drafts = new Map<EntityId, NodeDraft>();
    const draftOf = ({ key, shorter, attested }: Filing, sign: 1 | -1): NodeDraft => {
      let draft = drafts.get(key);
      if (draft === undefined) {
        draft = new NodeDraft(key, this.#nodes.get(key));
        drafts.set(key, draft);
      }
      for (const name of shorter) {
        this.#bearers.count(name, draft.key, sign, attested.includes(name) ? sign : 0);
        unsettled.add(name);
      }
      return draft;
    };
    this.#documents = this.#documents.withMutations((documents) => {
      for (const { uri, before = [], after } of changes) {
        const { removed, added } = localDifference(before, after ?? []);
        const filings = (after ?? []).map((local) => this.#filing.file(local));
        for (const local of removed) {
          const filing = this.#filing.file(local);
          if (filing === undefined) continue;
          const isLast = !filings.some((other) => other?.key === filing.key);
          draftOf(filing, -1).remove(uri, local, filing, isLast);
        }
        for (const index of added) {
          const local = after?.[index];
          const filing = filings[index];
          if (local !== undefined && filing !== undefined) draftOf(filing, 1).add(uri, local, filing);
        }
        // One string for each key is kept, because a corpus has millions of them.
        const keys = filings.map((filing) => {
          if (filing === undefined) return undefined;
          return (drafts.get(filing.key) ?? this.#nodes.get(filing.key) ?? filing).key;
        });
        if (after === undefined) documents.delete(uri);
        else documents.set(uri, keys);
      }
    });
    return drafts;
  }

  /** Puts a draft in force; marks the trees that change and what depends on the node if it came or went. */
  #replaceNode(draft: NodeDraft, unsettled: Set<EntityId>, changed: Set<EntityId>): void {
    const { key, before } = draft;
    const after = draft.finish();
    changed.add(key);
    if (after !== undefined) this.#nodes.set(key, after);
    if ((before?.known === undefined) !== (after?.known === undefined)) unsettled.add(key);
    if ((before === undefined) === (after === undefined)) return;
    unsettled.add(key);
    for (const name of nicknameKeys(key)) unsettled.add(name);
    if (after !== undefined) return;
    this.#nodes.delete(key);
    changed.add(this.#forest.rootOf(key));
    this.#forest.setParent(key, undefined);
    for (const child of this.#forest.childrenOf(key)) unsettled.add(child);
  }

  /** Hangs every unsettled node where it belongs, and those again that depend on the ones that moved. */
  #settle(unsettled: Set<EntityId>, changed: Set<EntityId>): void {
    for (const key of unsettled) {
      unsettled.delete(key);
      const node = this.#nodes.get(key);
      if (node === undefined) continue;
      const { parent, rivals } = this.#placeOf(node);
      if (!areEqual(rivals, node.rivals)) {
        this.#nodes.set(key, { ...node, rivals });
        changed.add(key);
      }
      if (parent === this.#forest.parentOf(key)) continue;
      changed.add(this.#forest.rootOf(key)).add(key);
      this.#forest.setParent(key, parent);
      for (const moved of this.#forest.treeOf(key)) {
        const { type, forms = [] } = this.#nodes.get(moved) ?? {};
        if (type !== undefined) for (const name of namesBorneBy(type, forms)) unsettled.add(name);
        for (const name of nicknameKeys(moved)) unsettled.add(name);
        for (const other of this.#separated.get(moved) ?? []) unsettled.add(other);
      }
    }
  }

  /** Returns the root on which a node has to hang, and who may be meant by its name where they are several. */
  #placeOf({ key, known }: Node): Place {
    const bearers = known === undefined ? this.#bearersOf(key) : [];
    const [first] = bearers;
    if (first === undefined) return NOWHERE;
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
    const [only] = documents.keys();
    if (documents.size < 2) return { parent: only, rivals: NOBODY };
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
    const bearers = this.#bearers.of(key);
    const formal = formalKeys(key).filter((name) => this.#nodes.has(name));
    if (formal.length === 0) return bearers;
    return [...bearers, ...formal.map((name) => ({ key: name, suggested: 0, attested: 0 }))];
  }

  /** Puts the changed trees into the map that the next table shares. */
  #publish(changed: ReadonlySet<EntityId>): void {
    this.#published = this.#published.withMutations((published) => {
      const roots = new Set<EntityId>();
      for (const key of changed) {
        if (this.#nodes.has(key)) roots.add(this.#forest.rootOf(key));
        else published.delete(key);
      }
      for (const root of roots) {
        const tree = this.#forest.treeOf(root).flatMap((key) => this.#nodes.get(key) ?? []);
        const entity = preferredId(tree);
        for (const node of tree) {
          // The holder is made anew whatever changed, because the description of the entity hangs on it.
          const isHolder = node.key === entity;
          const isPublished = published.get(node.key) === node;
          const members = !isHolder ? NOBODY : tree.length === 1 ? [entity] : tree.map(({ key }) => key);
          const isRight = node.entity === entity && areEqual(node.members, members);
          if (isRight && isPublished && !isHolder) continue;
          const next = isRight && !isPublished ? node : { ...node, entity, members };
          this.#nodes.set(node.key, next);
          published.set(node.key, next);
        }
      }
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

function areEqual(a: readonly EntityId[], b: readonly EntityId[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}
