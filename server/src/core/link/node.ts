import type { EntityType } from '../detect/mention.ts';
import type { DocumentEntry } from './document-entry.ts';
import { DocumentSet } from './document-set.ts';
import type { EntityId } from './entity.ts';
import type { Filing, Known } from './filing.ts';
import type { Form, LocalEntity } from './local-entity.ts';

/** All local entities of the corpus that are filed under one key. A value: a change makes another one. */
export interface Node {
  readonly key: EntityId;
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
  readonly known?: Known;
  /** How many of the local entities they know; others were assigned to it. */
  readonly knownCount: number;
  /** The keys of the nodes that the name may mean too, where there are several; sorted. */
  readonly rivals: readonly EntityId[];
  /** The entity it belongs to; the id is the key of one of the entity's nodes. */
  readonly entity: EntityId;
  /** For the node that gives the entity its id, the keys of all its nodes, that of the fullest name first; else empty. */
  readonly members: readonly EntityId[];
}

const NOTHING: readonly never[] = [];

/** A local entity that a document gained or lost, and where it was filed. */
interface Step {
  readonly document: DocumentEntry;
  readonly local: LocalEntity;
  readonly filing: Filing;
  readonly sign: 1 | -1;
  /** Whether the document has none of the node's local entities any more. */
  readonly isLast: boolean;
}

/** A node while a batch of changes is collected for it. */
export class NodeDraft {
  readonly before: Node | undefined;
  readonly key: EntityId;
  readonly #steps: Step[] = [];

  constructor(key: EntityId, before: Node | undefined) {
    this.before = before;
    this.key = before?.key ?? key;
  }

  add(document: DocumentEntry, local: LocalEntity, filing: Filing): void {
    this.#steps.push({ document, local, filing, sign: 1, isLast: false });
  }

  /** Takes away a local entity of a document; `isLast` says that the document keeps none of the node's. */
  remove(document: DocumentEntry, local: LocalEntity, filing: Filing, isLast: boolean): void {
    this.#steps.push({ document, local, filing, sign: -1, isLast });
  }

  /** Returns the node with the changes, or undefined where no document is left. */
  finish(): Node | undefined {
    const { before, key } = this;
    const documents = this.#documents();
    const [first] = this.#steps;
    if (first === undefined || documents.size === 0) return undefined;
    return {
      key,
      type: this.#steps.find(({ sign }) => sign > 0)?.filing.type ?? before?.type ?? first.filing.type,
      documents,
      mentionCount: this.#steps.reduce(
        (sum, { local, sign }) => sum + sign * local.mentions.length,
        before?.mentionCount ?? 0,
      ),
      forms: this.#forms(first),
      roles: this.#countIn('roles'),
      qualifiers: this.#countIn('qualifiers'),
      ...this.#known(),
      rivals: before?.rivals ?? NOTHING,
      entity: before?.entity ?? key,
      members: before?.members ?? [key],
    };
  }

  #known(): Pick<Node, 'known' | 'knownCount'> {
    let known = this.before?.known;
    let knownCount = this.before?.knownCount ?? 0;
    for (const { filing, sign } of this.#steps) {
      if (filing.known === undefined) continue;
      // What is taken away may have been known by another registry.
      if (sign > 0 || known === undefined) known = filing.known;
      knownCount += sign;
    }
    return knownCount === 0 || known === undefined ? { knownCount } : { known, knownCount };
  }

  #documents(): DocumentSet {
    const before = this.before?.documents ?? DocumentSet.empty;
    const added = new Set<DocumentEntry>();
    const removed = new Set<DocumentEntry>();
    for (const { document, isLast, sign } of this.#steps) {
      if (isLast) removed.add(document);
      else if (sign > 0) added.add(document);
    }
    return before.with([...added], [...removed]);
  }

  #forms(first: Step): readonly Form[] {
    // Most names are in one document only, and its list will do.
    if (this.before === undefined && this.#steps.length === 1) return first.local.forms;
    const differences = new Map<string, number>();
    for (const { local, sign } of this.#steps)
      for (const { name, count } of local.forms)
        differences.set(name, (differences.get(name) ?? 0) + sign * count);
    return changeCounts(this.before?.forms ?? NOTHING, differences);
  }

  /** Counts in how many documents each role phrase or qualifier stands. */
  #countIn(property: 'roles' | 'qualifiers'): readonly Form[] {
    const before = this.before?.[property] ?? NOTHING;
    if (!this.#steps.some(({ local }) => (local[property]?.length ?? 0) > 0)) return before;
    const differences = new Map<string, number>();
    for (const { local, sign } of this.#steps)
      for (const value of local[property] ?? []) differences.set(value, (differences.get(value) ?? 0) + sign);
    return changeCounts(before, differences);
  }
}

/** Returns the counts with the differences added; empties the differences. */
function changeCounts(before: readonly Form[], differences: Map<string, number>): readonly Form[] {
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
