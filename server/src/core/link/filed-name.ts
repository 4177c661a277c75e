import { MOST_TELLING, weightOf } from './company.ts';
import type { EntityId } from './entity.ts';
import type { Likeness } from './likeness.ts';
import type { TouchedName } from './link-step.ts';
import type { Division } from './name-parts.ts';
import type { Node } from './node.ts';

/** Somebody or something that may be called by a shorter name than its own. */
export interface Bearer {
  readonly name: FiledName;
  readonly shorter: FiledName;
  /** In how many documents the name suggests the shorter one. */
  suggested: number;
  /** In how many documents its bearer is called by the shorter one. */
  attested: number;
  /** In how many documents the look of the name is not enough for that. */
  possible: number;
}

/**
 * A name in an index, the same object as long as the index lives, so that what hangs together is found without a look-up:
 * what is filed under the name, who may be called by it, on which other name it hangs (forest.ts).
 */
export class FiledName {
  readonly key: EntityId;
  /** Where its node is published; names are numbered from 0. */
  readonly number: number;
  /** For a part of a name the name of the entity that is meant. */
  readonly target: FiledName | undefined;
  /** How much it says now that two documents both have the name: nothing where it is named everywhere. */
  weight: number;
  /** The name as a bearer of each of the shorter ones by which it may be called; undefined where there is none. */
  bearerOf: Bearer[] | undefined;
  /** Who may be called by this name, sorted by key; undefined where nobody may. */
  bearers: Bearer[] | undefined;
  /** The likenesses with names that say less, and with those that say more: nicknames and formal names, for instance. */
  alikeLesser: Likeness[] | undefined;
  alikeFuller: Likeness[] | undefined;
  parent: FiledName | undefined;
  /** The names that hang on this one; undefined where there is none. */
  children: Set<FiledName> | undefined;
  /** What its documents mean, where they do not all mean the same. */
  division: Division | undefined;
  /** What the step of linking that is under way does to it. */
  touched: TouchedName | undefined;
  /** The look for names in common that met this one last ({@link newLook}), and with which of those who were looked for. */
  look = 0;
  bearer = 0;
  #node: Node | undefined;
  readonly #ownWeight: number;

  constructor(key: EntityId, number: number, target?: FiledName) {
    this.key = key;
    this.number = number;
    this.target = target;
    this.#ownWeight = weightOf(key);
    this.weight = this.#ownWeight;
  }

  /** All that is filed under the name, or undefined. */
  get node(): Node | undefined {
    return this.#node;
  }

  set node(node: Node | undefined) {
    this.#node = node;
    this.weight = isTold(node) ? 0 : this.#ownWeight;
  }
}

let looks = 0;

/** Returns a number with which names note that they are met, so that what they have noted before does not count. */
export function newLook(): number {
  return ++looks;
}

/** Whether the node is named in so many documents that it says nothing of any of them. */
export function isTold(node: Node | undefined): boolean {
  return node !== undefined && node.documents.size > MOST_TELLING;
}
