import type { Map as ImmutableMap } from 'immutable';
import { describeEntity } from './describe-entity.ts';
import type { Candidate, Entity, EntityId } from './entity.ts';
import type { Node } from './node.ts';

/** A local entity of the corpus: the index is that of the document's local entities. */
export interface Occurrence {
  readonly uri: string;
  readonly local: number;
}

/** What an {@link EntityTable} is made of. */
export interface TableParts {
  /** For each document the node keys of its local entities; undefined for one that the registry ignores. */
  readonly documents: ImmutableMap<string, readonly (EntityId | undefined)[]>;
  readonly nodes: ImmutableMap<EntityId, Node>;
}

/** The entities that have been described, by the nodes that give them their ids; those change with every other node. */
const described = new WeakMap<Node, Entity>();

/** Candidates that are shown, those in the most documents. */
const MOST_CANDIDATES = 20;
/** Documents of a candidate that are looked at for shared entities. */
const DOCUMENTS_COMPARED = 100;

/** All entities of a corpus at one moment. It never changes. */
export class EntityTable {
  readonly #parts: TableParts;

  constructor(parts: TableParts) {
    this.#parts = parts;
  }

  entity(id: EntityId): Entity | undefined {
    const node = this.#parts.nodes.get(id);
    return node?.entity === id ? this.#describe(node) : undefined;
  }

  /** Returns all entities, in no particular order. */
  *entities(): Iterable<Entity> {
    for (const node of this.#parts.nodes.values()) if (node.entity === node.key) yield this.#describe(node);
  }

  /** Returns the entity of a document's local entity, given by its index; undefined where the registry ignores the name. */
  entityOf(uri: string, local: number): EntityId | undefined {
    return this.#nodeOf(uri, local)?.entity;
  }

  /** Returns where an entity is named, in no particular order. */
  *occurrencesOf(id: EntityId): Iterable<Occurrence> {
    for (const { key, documents } of this.#membersOf(this.#parts.nodes.get(id))) {
      for (const uri of documents) {
        for (const [local, other] of (this.#parts.documents.get(uri) ?? []).entries())
          if (other === key) yield { uri, local };
      }
    }
  }

  /**
   * Returns the entities that an ambiguous name may mean, those with the most evidence first; empty where there is no
   * doubt. If one of them was chosen for being meant nearly always, it is among them.
   */
  candidatesOf(uri: string, local: number): readonly Candidate[] {
    const node = this.#nodeOf(uri, local);
    if (node === undefined || node.rivals.length === 0) return [];
    const rivals = node.rivals
      .flatMap((key) => this.#parts.nodes.get(key) ?? [])
      .sort((a, b) => b.documents.size - a.documents.size || (a.key < b.key ? -1 : 1));
    const ids = new Set(rivals.slice(0, MOST_CANDIDATES).map(({ entity }) => entity));
    const here = this.#entitiesIn(uri);
    here.delete(node.entity);
    const forms = new Set(node.forms.map(({ name }) => name));
    return [...ids]
      .flatMap((id) => {
        const entity = this.entity(id);
        if (entity === undefined) return [];
        const mentionsWithForm = entity.aliases.reduce(
          (sum, { name, count }) => sum + (forms.has(name) ? count : 0),
          0,
        );
        const sharedEntities = this.#sharedEntities(uri, id, here);
        return [{ ...entity, evidence: { mentionsWithForm, sharedEntities } }];
      })
      .sort(byEvidence);
  }

  #describe(node: Node): Entity {
    let entity = described.get(node);
    if (entity === undefined) {
      entity = describeEntity(node.key, this.#membersOf(node));
      described.set(node, entity);
    }
    return entity;
  }

  #membersOf(node: Node | undefined): readonly Node[] {
    return node?.members.flatMap((key) => this.#parts.nodes.get(key) ?? []) ?? [];
  }

  #nodeOf(uri: string, local: number): Node | undefined {
    const key = this.#parts.documents.get(uri)?.[local];
    return key === undefined ? undefined : this.#parts.nodes.get(key);
  }

  #entitiesIn(uri: string): Set<EntityId> {
    const result = new Set<EntityId>();
    for (const key of this.#parts.documents.get(uri) ?? []) {
      const entity = key === undefined ? undefined : this.#parts.nodes.get(key)?.entity;
      if (entity !== undefined) result.add(entity);
    }
    return result;
  }

  #sharedEntities(uri: string, id: EntityId, here: ReadonlySet<EntityId>): EntityId[] {
    const shared = new Set<EntityId>();
    let compared = 0;
    for (const occurrence of this.occurrencesOf(id)) {
      if (occurrence.uri === uri) continue;
      if (++compared > DOCUMENTS_COMPARED) break;
      for (const other of this.#entitiesIn(occurrence.uri)) if (here.has(other)) shared.add(other);
    }
    shared.delete(id);
    return [...shared].sort();
  }
}

function byEvidence(a: Candidate, b: Candidate): number {
  return (
    b.evidence.sharedEntities.length - a.evidence.sharedEntities.length ||
    b.evidence.mentionsWithForm - a.evidence.mentionsWithForm ||
    (a.id < b.id ? -1 : 1)
  );
}
