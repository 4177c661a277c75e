import type { DocumentEntry } from './document-entry.ts';
import { rootOf, treeOf } from './forest.ts';
import { isTold, newLook, type FiledName } from './filed-name.ts';
import { mayBeDivided, type FiledNames } from './filed-names.ts';
import type { LinkStep, TouchedName } from './link-step.ts';
import { sampleOf, type Node } from './node.ts';

const NONE: readonly DocumentEntry[] = [];

/** Finds the shared names that have to be divided anew because of what documents say around their bearers now. */
export class Doubts {
  readonly #names: FiledNames;
  readonly #step: LinkStep;

  constructor(names: FiledNames, step: LinkStep) {
    this.#names = names;
    this.#step = step;
  }

  /** Marks the names that a touched one may be called by, for which its documents say something else around it now. */
  add({ name, documents, draft }: TouchedName): void {
    const { node } = name;
    const { doubtful } = this.#step;
    this.#unsettleAlike(name);
    if (this.#names.isInDoubt(name)) doubtful.add(name);
    const before = draft === undefined ? node : draft.before;
    if (isTold(before) !== isTold(node)) {
      this.#unsettleAlikeBeside([before, node]);
      // The names that are short for it tell as much as it does.
      this.addNamesBeside([before, ...treeOf(name).map((each) => each.node)]);
    }
    if (node === undefined || !this.#names.hasOtherNames(name)) return;
    let telling: readonly DocumentEntry[] | undefined;
    let look: number | undefined;
    for (const shared of this.#names.namesOf(name)) {
      if (shared.node === undefined || !mayBeDivided(shared.node) || doubtful.has(shared)) continue;
      telling ??= this.#tellingDocuments(name, node, before, documents);
      if (telling.length === 0) return;
      look ??= this.#noteNamesIn(telling);
      if (isNear(shared.node, look)) doubtful.add(shared);
    }
  }

  /** Returns the documents that say something else for those who bear the names of a node than they did before. */
  #tellingDocuments(
    name: FiledName,
    node: Node,
    before: Node | undefined,
    changed: readonly DocumentEntry[],
  ): readonly DocumentEntry[] {
    if (this.#names.namesakes.has(name)) return changed;
    const now = sampleOf(node);
    const once = before === undefined ? NONE : sampleOf(before);
    const isOther = (document: DocumentEntry): boolean =>
      changed.includes(document) || !(now.includes(document) && once.includes(document));
    return [...now, ...once.filter((document) => !now.includes(document))].filter(isOther);
  }

  /** Only what is named in few documents tells whom they mean; where that begins or ends, all their names are in doubt. */
  addNamesBeside(nodes: readonly (Node | undefined)[]): void {
    for (const node of nodes) {
      for (const document of node?.documents ?? NONE) {
        // What the changed documents name is touched, and so in doubt by itself.
        if (this.#step.isChanged(document)) continue;
        for (const name of document.filed.company)
          if (this.#names.isInDoubt(name)) this.#step.doubtful.add(name);
      }
    }
  }

  #unsettleAlikeBeside(nodes: readonly (Node | undefined)[]): void {
    for (const node of nodes)
      for (const document of node?.documents ?? NONE)
        for (const name of document.filed.company) this.#unsettleAlike(name);
  }

  /** Whether names that are only alike are one's depends on what their documents have in common. */
  #unsettleAlike({ alikeFuller, alikeLesser }: FiledName): void {
    for (const alike of [alikeFuller, alikeLesser]) {
      if (alike === undefined) continue;
      for (const { lesser, isDoubtful } of alike) if (isDoubtful) this.#step.unsettled.add(lesser);
    }
  }

  /** Has the names in documents, before and after a change, note that they are met if they say something of others. */
  #noteNamesIn(documents: readonly DocumentEntry[]): number {
    const look = newLook();
    for (const document of documents)
      for (const name of this.#step.namesIn(document) ?? document.filed.company)
        if (name.weight > 0) name.look = look;
    return look;
  }
}

/** Whether the documents of a shared name have any of the noted names, or may have a role phrase, in common with the others. */
function isNear({ documents, roles }: Node, look: number): boolean {
  if (roles.length > 0) return true;
  const isNoted = (name: FiledName): boolean => name.look === look || rootOf(name).look === look;
  for (const { filed } of documents) if (filed.company.some(isNoted)) return true;
  return false;
}
