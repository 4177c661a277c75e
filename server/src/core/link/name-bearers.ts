import { firstIndex } from '../text/first-index.ts';
import type { EntityId } from './entity.ts';
import type { FiledName } from './filed-name.ts';

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

  /**
   * Adds to the counts of a shorter name and of a name that suggests it; somebody is a bearer as long as his name suggests
   * the shorter one somewhere. Returns whether it may mean somebody else now.
   */
  count(shorter: EntityId, name: FiledName, suggested: number, attested: number): boolean {
    let bearers = this.#bearers.get(shorter);
    if (bearers === undefined) {
      bearers = [];
      this.#bearers.set(shorter, bearers);
    }
    const position = positionOf(bearers, name.key);
    let bearer = bearers[position];
    const isNew = bearer?.key !== name.key;
    if (bearer === undefined || isNew) {
      bearer = { key: name.key, suggested: 0, attested: 0 };
      bearers.splice(position, 0, bearer);
      name.shorter.push(shorter);
    }
    bearer.suggested += suggested;
    bearer.attested += attested;
    if (bearer.suggested > 0) return isNew || attested !== 0;
    bearers.splice(position, 1);
    name.shorter.splice(name.shorter.indexOf(shorter), 1);
    if (bearers.length === 0) this.#bearers.delete(shorter);
    return true;
  }
}

function positionOf(bearers: readonly Bearer[], key: EntityId): number {
  return firstIndex(0, bearers.length, (index) => (bearers[index]?.key ?? '') >= key);
}
