import type { EntityId } from './entity.ts';

/** A node that may be called by a shorter name than its own. */
export interface Bearer {
  readonly key: EntityId;
  /** In how many documents the node suggests the shorter name. */
  suggested: number;
  /** In how many documents the node is called by it. */
  attested: number;
}

/** Who may be called by each name, counted by documents. */
export class NameBearers {
  readonly #bearers = new Map<EntityId, Bearer[]>();

  /** Returns the bearers of a name, sorted by key. */
  of(name: EntityId): readonly Bearer[] {
    return this.#bearers.get(name) ?? [];
  }

  /** Adds to the counts of a name and a node; the node is a bearer as long as it suggests the name somewhere. */
  count(name: EntityId, key: EntityId, suggested: number, attested: number): void {
    let bearers = this.#bearers.get(name);
    if (bearers === undefined) {
      bearers = [];
      this.#bearers.set(name, bearers);
    }
    const position = positionOf(bearers, key);
    let bearer = bearers[position];
    if (bearer?.key !== key) {
      bearer = { key, suggested: 0, attested: 0 };
      bearers.splice(position, 0, bearer);
    }
    bearer.suggested += suggested;
    bearer.attested += attested;
    if (bearer.suggested > 0) return;
    bearers.splice(position, 1);
    if (bearers.length === 0) this.#bearers.delete(name);
  }
}

function positionOf(bearers: readonly Bearer[], key: EntityId): number {
  let low = 0;
  let high = bearers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bearers[middle]?.key ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
