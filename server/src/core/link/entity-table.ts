import type { List, Map as ImmutableMap } from 'immutable';
import type { EntityType } from '../detect/mention.ts';
import { MOST_OCCASIONS, MOST_TELLING, weighing, weightOf, type Occasion } from './company.ts';
import { describeEntity } from './describe-entity.ts';
import type { Candidate, Entity, EntityId } from './entity.ts';
import type { FiledName } from './filed-name.ts';
import type { LocalEntity } from './local-entity.ts';
import type { Node } from './node.ts';

/** A local entity of the corpus: the index is that of the document's local entities. */
export interface Occurrence {
  readonly uri: string;
  readonly local: number;
}

/** The local entities of a document and where they belong. */
export interface FiledDocument {
  readonly locals: readonly LocalEntity[];
  /** For each local entity its name; undefined for one that the registry ignores. */
  readonly names: readonly (FiledName | undefined)[];
  /** For each local entity the name of its node: its own or, where several bear that, a part of it. */
  readonly parts: readonly (FiledName | undefined)[];
  /** The names, each once. */
  readonly company: readonly FiledName[];
}

/** What an {@link EntityTable} is made of. */
export interface TableParts {
  readonly documents: ImmutableMap<string, FiledDocument>;
  /** By the numbers of their names. */
  readonly nodes: List<Node | undefined>;
  /** Returns the name with a key, also one that had no node yet when the table was made. */
  readonly find: (key: EntityId) => FiledName | undefined;
}

/** The entities that have been described, by the nodes that give them their ids; those change with every other node. */
const described = new WeakMap<Node, Entity>();

/** Candidates that are shown, those in the most documents. */
const MOST_CANDIDATES = 20;

/** All entities of a corpus at one moment. It never changes. */
export class EntityTable {
  readonly #parts: TableParts;

  constructor(parts: TableParts) {
    this.#parts = parts;
  }

  entity(id: EntityId): Entity | undefined {
    const node = this.#holderOf(id);
    return node === undefined ? undefined : this.#describe(node);
  }

  /** Returns all entities, in no particular order. */
  *entities(): Iterable<Entity> {
    for (const node of this.#parts.nodes)
      if (node !== undefined && node.entity === node.name) yield this.#describe(node);
  }

  /** Returns the types of all entities, sooner than the entities themselves. */
  *types(): Iterable<EntityType> {
    for (const node of this.#parts.nodes) {
      if (node === undefined || node.entity !== node.name) continue;
      const [first] = this.#membersOf(node);
      if (first !== undefined) yield first.type;
    }
  }

  /** Returns the entity of a document's local entity, given by its index; undefined where the registry ignores the name. */
  entityOf(uri: string, local: number): EntityId | undefined {
    return this.#nodeAt(uri, local)?.entity.key;
  }

  /** Returns which local entities of a document belong to an entity; sooner than asking each of them. */
  localsOf(uri: string, id: EntityId): number[] {
    const members = this.#holderOf(id)?.members ?? [];
    const { parts = [] } = this.#parts.documents.get(uri) ?? {};
    return parts.flatMap((part, local) => (part !== undefined && members.includes(part) ? local : []));
  }

  /** Returns where an entity is named, in no particular order. */
  *occurrencesOf(id: EntityId): Iterable<Occurrence> {
    for (const { name, documents } of this.#membersOf(this.#holderOf(id))) {
      for (const { uri } of documents) {
        for (const [local, part] of (this.#parts.documents.get(uri)?.parts ?? []).entries())
          if (part === name) yield { uri, local };
      }
    }
  }

  /**
   * Returns the entities that an ambiguous name may mean, those with the most evidence first; empty where there is no
   * doubt. If the evidence was enough to choose one of them, it is among them.
   */
  candidatesOf(uri: string, local: number): readonly Candidate[] {
    const node = this.#nodeAt(uri, local);
    if (node === undefined || node.rivals.length === 0) return [];
    const entities = this.#entitiesNamed(node.rivals);
    const forms = new Set(node.forms.map(({ name }) => name));
    const mentionsWithForm = ({ aliases }: Entity): number =>
      aliases.reduce((sum, { name, count }) => sum + (forms.has(name) ? count : 0), 0);
    const occasions = new Map([...entities.keys()].map((id) => [id, this.#usualOccasion(id)]));
    const weighed = weighing(occasions, (other) => this.#weightOf(other))(this.#occasionAt(uri, node));
    return [...entities.values()]
      .map((entity) => {
        const { shared = [], roles = [], score = 0 } = weighed.find(({ id }) => id === entity.id) ?? {};
        const evidence = {
          mentionsWithForm: mentionsWithForm(entity),
          sharedEntities: shared.filter((other) => other !== node.entity.key),
          sharedRoles: roles,
          isChosen: node.entity.key === entity.id,
        };
        return { candidate: { ...entity, evidence }, score };
      })
      .sort(byEvidence)
      .map(({ candidate }) => candidate);
  }

  /** Returns the entities of the nodes, those in the most documents as far as they are to be shown. */
  #entitiesNamed(names: readonly FiledName[]): Map<EntityId, Entity> {
    const nodes = names
      .flatMap((name) => this.#nodeOf(name) ?? [])
      .sort((a, b) => b.documents.size - a.documents.size || (a.name.key < b.name.key ? -1 : 1));
    const ids = new Set(nodes.slice(0, MOST_CANDIDATES).map(({ entity }) => entity.key));
    return new Map(
      [...ids].flatMap((id) => {
        const entity = this.entity(id);
        return entity === undefined ? [] : [[id, entity] as const];
      }),
    );
  }

  #describe(node: Node): Entity {
    let entity = described.get(node);
    if (entity === undefined) {
      entity = describeEntity(node.name.key, this.#membersOf(node));
      described.set(node, entity);
    }
    return entity;
  }

  #membersOf(node: Node | undefined): readonly Node[] {
    return node?.members.flatMap((name) => this.#nodeOf(name) ?? []) ?? [];
  }

  /** Returns the node that gives an entity its id, or undefined where there is none with that id. */
  #holderOf(id: EntityId): Node | undefined {
    const name = this.#parts.find(id);
    const node = this.#nodeOf(name);
    return node?.entity === name ? node : undefined;
  }

  #nodeAt(uri: string, local: number): Node | undefined {
    return this.#nodeOf(this.#parts.documents.get(uri)?.parts[local]);
  }

  #nodeOf(name: FiledName | undefined): Node | undefined {
    return name === undefined ? undefined : this.#parts.nodes.get(name.number);
  }

  /** Returns what a document says around what it has of a node. */
  #occasionAt(uri: string, { name }: Node): Occasion {
    const { locals = [], parts = [] } = this.#parts.documents.get(uri) ?? {};
    const company = new Set<EntityId>();
    for (const part of parts) {
      const entity = this.#nodeOf(part)?.entity;
      if (entity !== undefined) company.add(entity.key);
    }
    return { company, roles: locals.flatMap(({ roles }, local) => (parts[local] === name ? roles : [])) };
  }

  #weightOf(id: EntityId): number {
    return (this.entity(id)?.documentCount ?? 0) > MOST_TELLING ? 0 : weightOf(id);
  }

  /** Returns what some of the documents that name an entity otherwise than by an ambiguous name say around it. */
  #usualOccasion(id: EntityId): Occasion {
    const occasions = this.#membersOf(this.#holderOf(id))
      .filter(({ rivals }) => rivals.length === 0)
      .flatMap((node) => node.documents.first(MOST_OCCASIONS).map(({ uri }) => this.#occasionAt(uri, node)));
    return {
      company: new Set(occasions.flatMap(({ company }) => [...company])),
      roles: occasions.flatMap(({ roles }) => roles),
    };
  }
}

interface Ranked {
  readonly candidate: Candidate;
  readonly score: number;
}

function byEvidence(a: Ranked, b: Ranked): number {
  const [ofA, ofB] = [a.candidate.evidence, b.candidate.evidence];
  return (
    b.score - a.score ||
    ofB.sharedEntities.length - ofA.sharedEntities.length ||
    ofB.mentionsWithForm - ofA.mentionsWithForm ||
    (a.candidate.id < b.candidate.id ? -1 : 1)
  );
}
