import { Set as ImmutableSet } from 'immutable';
import type { EntityType } from '../detect/mention.ts';
import type { EntityId } from './entity.ts';
import type { Known } from './filing.ts';
import type { Form, LocalEntity } from './local-entity.ts';

/** All local entities of the corpus that are filed under one key. A value: a change makes another one. */
export interface Node {
  readonly key: EntityId;
  readonly type: EntityType;
  /** The URIs of the documents. */
  readonly documents: ImmutableSet<string>;
  readonly mentionCount: number;
  /** How often each form is used, in no particular order. */
  readonly forms: readonly Form[];
  /** How many documents have each role phrase, in no particular order. */
  readonly roles: readonly Form[];
  /** What the registry or the shipped lists say of it. */
  readonly known?: Known;
  /** The keys of the nodes that the name may mean too, where there are several; sorted. */
  readonly rivals: readonly EntityId[];
  /** The entity it belongs to; the id is the key of one of the entity's nodes. */
  readonly entity: EntityId;
  /** For the node that gives the entity its id, the keys of all its nodes, that of the fullest name first; else empty. */
  readonly members: readonly EntityId[];
}

const NOTHING: readonly never[] = [];

/** A node while a batch of changes is applied to it. */
export class NodeDraft {
  readonly before: Node | undefined;
  readonly key: EntityId;
  readonly #type: EntityType;
  readonly #documents: ImmutableSet<string>;
  readonly #forms = new Map<string, number>();
  readonly #roles = new Map<string, number>();
  #mentionCount: number;
  #known: Known | undefined;

  constructor(key: EntityId, type: EntityType, before: Node | undefined) {
    this.before = before;
    this.key = before?.key ?? key;
    this.#type = type;
    this.#documents = (before?.documents ?? ImmutableSet<string>()).asMutable();
    this.#mentionCount = before?.mentionCount ?? 0;
    this.#known = before?.known;
  }

  add(uri: string, local: LocalEntity, known: Known | undefined): void {
    this.#documents.add(uri);
    this.#known = known;
    this.#count(local, 1);
  }

  remove(uri: string, local: LocalEntity): void {
    this.#documents.delete(uri);
    this.#count(local, -1);
  }

  #count({ mentions, forms, roles }: LocalEntity, sign: 1 | -1): void {
    this.#mentionCount += sign * mentions.length;
    for (const { name, count } of forms) this.#forms.set(name, (this.#forms.get(name) ?? 0) + sign * count);
    for (const role of roles) this.#roles.set(role, (this.#roles.get(role) ?? 0) + sign);
  }

  /** Returns the node, or undefined where no document is left. The draft must not be used afterwards. */
  finish(): Node | undefined {
    const documents = this.#documents.asImmutable();
    if (documents.size === 0) return undefined;
    return {
      key: this.key,
      type: this.#type,
      documents,
      mentionCount: this.#mentionCount,
      forms: changeCounts(this.before?.forms ?? NOTHING, this.#forms),
      roles: changeCounts(this.before?.roles ?? NOTHING, this.#roles),
      ...(this.#known === undefined ? {} : { known: this.#known }),
      rivals: this.before?.rivals ?? NOTHING,
      entity: this.before?.entity ?? this.key,
      members: this.before?.members ?? NOTHING,
    };
  }
}

/** Returns the counts with the differences added; empties the differences. */
function changeCounts(before: readonly Form[], differences: Map<string, number>): readonly Form[] {
  if (differences.size === 0) return before;
  const result: Form[] = [];
  for (const form of before) {
    const difference = differences.get(form.name) ?? 0;
    differences.delete(form.name);
    if (difference === 0) result.push(form);
    else if (form.count + difference > 0) result.push({ name: form.name, count: form.count + difference });
  }
  for (const [name, count] of differences) if (count > 0) result.push({ name, count });
  return result.length === 0 ? NOTHING : result;
}
