import type { EntityType } from '../detect/mention.ts';
import { ChangingCounts } from './changing-counts.ts';
import { MOST_OCCASIONS } from './company.ts';
import type { DocumentEntry } from './document-entry.ts';
import { DocumentSet } from './document-set.ts';
import type { FiledName } from './filed-name.ts';
import type { Known } from './filing.ts';
import type { Form, LocalEntity } from './local-entity.ts';

/** All local entities of the corpus that are filed under one name. A value: a change makes another one. */
export interface Node {
  readonly name: FiledName;
  readonly type: EntityType;
  readonly documents: DocumentSet;
  readonly mentionCount: number;
  /** How often each form is used, in no particular order. */
  readonly forms: readonly Form[];
  /** How many documents have each role phrase, in no particular order. */
  readonly roles: readonly Form[];
  /** How many documents have each qualifier, in no particular order. */
  readonly qualifiers: readonly Form[];
  /** What the registry or the shipped lists say of it. */
  readonly known: Known | undefined;
  /** How many of the local entities they know; others were assigned to it. */
  readonly knownCount: number;
  /** The names that the name may mean too, where there are several; sorted by key. */
  readonly rivals: readonly FiledName[];
  /** The name that gives its entity the id: one of the names of the entity's nodes. */
  readonly entity: FiledName;
  /** For the node that gives the entity its id, the names of all its nodes, the fullest name first; else empty. */
  readonly members: readonly FiledName[];
}

/** Returns the documents of a node that are looked at when somebody else is to be told from it. */
export function sampleOf({ documents }: Node): readonly DocumentEntry[] {
  return documents.first(MOST_OCCASIONS);
}

const NOTHING: readonly never[] = [];

/** A node while the local entities that documents gain or lose are counted for it. */
export class NodeDraft {
  readonly before: Node | undefined;
  readonly #name: FiledName;
  #type: EntityType | undefined;
  #mentionCount: number;
  #known: Known | undefined;
  #knownCount: number;
  readonly #forms: ChangingCounts;
  #roles: ChangingCounts | undefined;
  #qualifiers: ChangingCounts | undefined;

  constructor(name: FiledName, before: Node | undefined) {
    this.#name = name;
    this.before = before;
    this.#mentionCount = before?.mentionCount ?? 0;
    this.#known = before?.known;
    this.#knownCount = before?.knownCount ?? 0;
    this.#forms = new ChangingCounts(before?.forms ?? NOTHING);
  }

  add(local: LocalEntity, type: EntityType, known: Known | undefined): void {
    this.#type ??= type;
    // What is taken away may have been known by another registry.
    this.#known = known ?? this.#known;
    this.#count(local, known, 1);
  }

  remove(local: LocalEntity, known: Known | undefined): void {
    this.#known ??= known;
    this.#count(local, known, -1);
  }

  #count(
    { mentions, forms, roles, qualifiers = NOTHING }: LocalEntity,
    known: Known | undefined,
    sign: 1 | -1,
  ): void {
    this.#mentionCount += sign * mentions.length;
    if (known !== undefined) this.#knownCount += sign;
    this.#forms.addAll(forms, sign);
    if (roles.length > 0) {
      this.#roles ??= new ChangingCounts(this.before?.roles ?? NOTHING);
      for (const role of roles) this.#roles.add(role, sign);
    }
    if (qualifiers.length > 0) {
      this.#qualifiers ??= new ChangingCounts(this.before?.qualifiers ?? NOTHING);
      for (const qualifier of qualifiers) this.#qualifiers.add(qualifier, sign);
    }
  }

  /**
   * Returns the node with the changes, or undefined where no document is left. Of the documents that changed those are
   * given that have the name now, and those that do not; no document twice.
   */
  finish(having: readonly DocumentEntry[], lacking: readonly DocumentEntry[] = NOTHING): Node | undefined {
    const { before } = this;
    const documents = (before?.documents ?? DocumentSet.empty).with(having, lacking);
    const type = this.#type ?? before?.type;
    if (type === undefined || documents.size === 0) return undefined;
    return {
      name: this.#name,
      type,
      documents,
      mentionCount: this.#mentionCount,
      forms: this.#forms.positive,
      roles: this.#roles?.positive ?? before?.roles ?? NOTHING,
      qualifiers: this.#qualifiers?.positive ?? before?.qualifiers ?? NOTHING,
      known: this.#knownCount === 0 ? undefined : this.#known,
      knownCount: this.#knownCount,
      rivals: before?.rivals ?? NOTHING,
      entity: before?.entity ?? this.#name,
      members: before?.members ?? [this.#name],
    };
  }
}
