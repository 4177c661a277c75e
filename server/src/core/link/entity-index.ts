import { List, Map as ImmutableMap } from 'immutable';
import { areSame } from './are-same.ts';
import { divideName } from './divide-name.ts';
import type { DocumentEntry } from './document-entry.ts';
import { Doubts } from './doubts.ts';
import { EntityTable, type FiledDocument } from './entity-table.ts';
import { isTold, type FiledName } from './filed-name.ts';
import { FiledNames, mayBeDivided } from './filed-names.ts';
import { areSameFilings, FilingSystem, type Filing } from './filing.ts';
import { rootOf, setParent, treeOf } from './forest.ts';
import { countApart, type Likeness } from './likeness.ts';
import { LinkStep, type TouchedName } from './link-step.ts';
import { localDifference } from './local-difference.ts';
import type { LocalEntity } from './local-entity.ts';
import { addBearer, bearerOf, countBearer, isSure } from './name-bearers.ts';
import { NameParts, type Division } from './name-parts.ts';
import { mayMeanAnother } from './named-beside.ts';
import type { Namesake } from './namesakes.ts';
import type { Node } from './node.ts';
import { nameOfNamesake } from './part-key.ts';
import { areSeparated, bearersOf, placeOf, type Separations } from './place-of-name.ts';
import { publishEntities } from './publish-entities.ts';
import { affectedBy } from './registry-difference.ts';
import { EMPTY_REGISTRY, type Registry } from './registry.ts';
import type { Bearing } from './weigh-bearers.ts';

export { EntityTable, type Occurrence } from './entity-table.ts';

/** The local entities of one document after a change; a removed document has none. */
export interface LocalChange {
  readonly uri: string;
  readonly after?: readonly LocalEntity[] | undefined;
}

/**
 * Links local entities across documents, one batch of changes at a time; the result depends on the documents only, not on
 * the order in which they came.
 *
 * Local entities with one key (type and normalized name) make a node. A node may be called by shorter names: "David
 * Cameron" by "Cameron". Where all nodes that may be called by another node's name are one entity, that node hangs on it;
 * where they are several, it is ambiguous and stays by itself. So entities are trees of nodes, and a change touches only
 * the names that it has in common with others.
 *
 * Then the articles of a shared name are looked at one by one (divide-name.ts): those in which it is clear who is meant
 * become parts of the node and go with that entity. What makes it clear are names as they are filed, never what other
 * articles were decided to mean, so that one decision does not depend on another.
 */
export class EntityIndex {
  #registry: Registry;
  #filing: FilingSystem;
  readonly #names = new FiledNames();
  readonly #parts = new NameParts();
  /** What was filed since entities were linked. */
  #step = new LinkStep();
  /** For each name those that it must not be joined with. */
  #separated: Separations;
  #documents = ImmutableMap<string, FiledDocument>();
  #published = List<Node | undefined>();

  constructor(registry: Registry = EMPTY_REGISTRY) {
    this.#registry = registry;
    this.#filing = new FilingSystem(registry);
    this.#separated = this.#separations();
  }

  /** How many documents were filed since entities were linked. */
  get unlinkedCount(): number {
    return this.#step.documents.size;
  }

  /** Puts another registry in force and returns what is known under it; only what the two say otherwise is linked anew. */
  register(registry: Registry): EntityTable {
    this.link();
    const affected = this.#namesAffected(registry);
    const step = this.#step;
    const filedBy = this.#filing;
    const before = this.#separated;
    this.#registry = registry;
    this.#filing = new FilingSystem(registry);
    this.#separated = this.#separations();
    for (const name of [...before.keys(), ...this.#separated.keys()]) {
      step.unsettled.add(name);
      step.doubtful.add(name);
    }
    for (const document of this.#documentsWith(affected)) this.#refile(document, affected, filedBy);
    return this.link();
  }

  /** Returns the names under which something may have to be filed otherwise; undefined where that may be anything. */
  #namesAffected(registry: Registry): ReadonlySet<FiledName> | undefined {
    // What is ignored is not in the index, and so cannot be found there.
    if (!areSame(registry.ignore, this.#registry.ignore)) return undefined;
    const isAffected = affectedBy(this.#registry, registry);
    const names = new Set<FiledName>();
    for (const name of this.#names.all())
      if (name.node !== undefined && isAffected(name.node)) names.add(name);
    return names;
  }

  #documentsWith(names: ReadonlySet<FiledName> | undefined): Iterable<DocumentEntry> {
    if (names === undefined) return [...this.#names.documents.values()];
    return new Set([...names].flatMap(({ node }) => [...(node?.documents ?? [])]));
  }

  #separations(): Map<FiledName, FiledName[]> {
    const result = new Map<FiledName, FiledName[]>();
    for (const [x, y] of this.#registry.not) {
      const [a, b] = [this.#names.name(x), this.#names.name(y)];
      result.set(a, [...(result.get(a) ?? []), b]);
      result.set(b, [...(result.get(b) ?? []), a]);
    }
    return result;
  }

  /** Applies the changes as one step and returns what is known afterwards. */
  update(changes: readonly LocalChange[]): EntityTable {
    this.file(changes);
    return this.link();
  }

  /** Counts what the changes take away and add, in any number of calls; what follows from that waits for {@link link}. */
  file(changes: readonly LocalChange[]): void {
    for (const change of changes) this.#file(change);
  }

  /** Links what was filed, as one step, and returns what is known then. */
  link(): EntityTable {
    const step = this.#step;
    this.#step = new LinkStep();
    for (const touched of step.touched) this.#replaceNode(touched, step);
    const doubts = new Doubts(this.#names, step);
    for (const touched of step.touched) {
      doubts.add(touched);
      if (mayMeanAnother(touched)) step.unsettled.add(touched.name);
    }
    this.#tellNamesakesApart(step);
    this.#settle(step, doubts);
    this.#divideNames(step);
    step.end();
    this.#published = publishEntities(this.#published, this.#parts, step.changed);
    this.#documents = this.#documents.withMutations((published) => {
      for (const document of step.documents) {
        const { uri, filed } = document;
        if (this.#names.documents.get(uri) === document) published.set(uri, filed);
        else published.delete(uri);
      }
    });
    return new EntityTable({ documents: this.#documents, nodes: this.#published, find: this.#names.find });
  }

  /** Files what a document says now. */
  #file({ uri, after }: LocalChange): void {
    const document = this.#names.document(uri);
    const { locals: before, names: namesBefore } = document.filed;
    const locals = after ?? [];
    const filings = locals.map((local) => this.#filing.file(local));
    // The name is one object, so that its key is kept once; a corpus has millions of them.
    const names = filings.map((filing) => filing && this.#names.name(filing.key));
    const { removed, added } = localDifference(before, locals);
    const gone = removed.map((index) => this.#filed(before[index], namesBefore[index], this.#filing));
    const come = added.map((index) => ({ local: locals[index], name: names[index], filing: filings[index] }));
    this.#replace(document, { locals, names }, gone, come);
    if (after === undefined) this.#names.documents.delete(uri);
  }

  /** Files anew what a document has under some names, or all, and another system than now has filed. */
  #refile(
    document: DocumentEntry,
    affected: ReadonlySet<FiledName> | undefined,
    filedBy: FilingSystem,
  ): void {
    const { locals, names: before } = document.filed;
    const names = [...before];
    const gone: FiledLocal[] = [];
    const come: FiledLocal[] = [];
    for (const [index, local] of locals.entries()) {
      const name = before[index];
      if (affected !== undefined && (name === undefined || !affected.has(name))) continue;
      const filing = this.#filing.file(local);
      const once = this.#filed(local, name, filedBy);
      if (areSameFilings(filing, once.filing)) continue;
      names[index] = filing && this.#names.name(filing.key);
      gone.push(once);
      come.push({ local, name: names[index], filing });
    }
    this.#replace(document, { locals, names }, gone, come);
  }

  #filed(local: LocalEntity | undefined, name: FiledName | undefined, filedBy: FilingSystem): FiledLocal {
    return { local, name, filing: local && filedBy.file(local) };
  }

  /** Puts what is filed of a document in the place of what was; `gone` and `come` are those in which the two differ. */
  #replace(
    document: DocumentEntry,
    { locals, names: found }: Pick<FiledDocument, 'locals' | 'names'>,
    gone: readonly FiledLocal[],
    come: readonly FiledLocal[],
  ): void {
    const step = this.#step;
    const before = document.filed;
    const company = [...new Set(found)].filter((name) => name !== undefined);
    countApart(before.company, -1, this.#unsettleLikeness);
    countApart(company, 1, this.#unsettleLikeness);
    // In most documents these are the same.
    const names = company.length === found.length ? company : found;
    if (gone.length + come.length > 0)
      step.touch(
        document,
        before.company.length === 0 ? company : [...new Set([...before.company, ...company])],
      );
    for (const { local, name, filing } of gone) {
      if (local === undefined || name === undefined || filing === undefined) continue;
      step.draftOf(name)?.remove(local, filing.known);
      this.#countBearers(name, filing, -1);
    }
    for (const { local, name, filing } of come) {
      if (local === undefined || name === undefined || filing === undefined) continue;
      step.draftOf(name)?.add(local, filing.type, filing.known);
      this.#countBearers(name, filing, 1);
    }
    step.documents.add(document);
    document.filed = { locals, names, parts: partsIn(document, names), company };
  }

  readonly #unsettleLikeness = ({ lesser }: Likeness): void => {
    this.#unsettle(lesser, this.#step);
  };

  /** Names whose bearers change are unsettled. */
  #countBearers(name: FiledName, { shorter, attested, possible }: Filing, sign: 1 | -1): void {
    for (const [place, key] of shorter.entries()) {
      const known = bearerOf(name, key, place);
      const bearer = known ?? addBearer(name, this.#names.name(key));
      const isAttested = attested.includes(key);
      const wasSure = isSure(bearer);
      countBearer(bearer, sign, isAttested, possible.includes(key));
      // The shorter name may mean somebody else where its bearers are others, or are called by it more or less often.
      if (known === undefined || bearer.suggested === 0 || isAttested || wasSure !== isSure(bearer))
        this.#unsettle(bearer.shorter, this.#step);
    }
  }

  /** Puts a draft in force; marks the trees that change and what depends on the node if it came or went. */
  #replaceNode({ name, documents, draft }: TouchedName, step: LinkStep): void {
    if (draft === undefined) return;
    const { before } = draft;
    const hasName = ({ filed }: DocumentEntry): boolean => filed.company.includes(name);
    const having = documents.filter(hasName);
    const lacking = having.length === documents.length ? [] : documents.filter((each) => !hasName(each));
    const after = draft.finish(having, lacking);
    step.changed.add(name);
    const isAsBefore = (before === undefined) === (after === undefined);
    if (isAsBefore) name.node = after;
    else this.#names.put(name, after);
    const namesake = nameOfNamesake(name.key);
    if (namesake !== undefined) step.doubtful.add(this.#names.name(namesake));
    if ((before?.known === undefined) !== (after?.known === undefined)) step.unsettled.add(name);
    if (isAsBefore) return;
    step.unsettled.add(name);
    for (const { lesser } of name.alikeLesser ?? []) this.#unsettle(lesser, step);
    if (after !== undefined) return;
    step.doubtful.add(name);
    step.changed.add(rootOf(name));
    setParent(name, undefined);
    for (const child of name.children ?? []) step.unsettled.add(child);
  }

  /** Whoever bears the name may be meant by it with a courtesy title too. */
  #unsettle(name: FiledName, { unsettled }: LinkStep): void {
    unsettled.add(name);
    for (const titled of this.#names.titledLike(name)) unsettled.add(titled);
  }

  /** What the names by which somebody may be called mean depends on the entity to which he belongs. */
  #unsettleNamesOf(name: FiledName, step: LinkStep): void {
    for (const other of this.#names.namesOf(name)) {
      step.unsettled.add(other);
      step.doubtful.add(other);
    }
  }

  /** Finds out which of the doubtful full names several people or institutions bear. */
  #tellNamesakesApart(step: LinkStep): void {
    for (const name of step.doubtful) {
      const before = this.#names.namesakes.get(name) ?? NO_NAMESAKES;
      if (before.length === 0 && (name.node?.qualifiers.length ?? 0) < 2) continue;
      const after = this.#names.namesakesOf(name);
      if (JSON.stringify(before) === JSON.stringify(after)) continue;
      if (after.length === 0) this.#names.namesakes.delete(name);
      else this.#names.namesakes.set(name, after);
      step.unsettled.add(name);
      if (name.node !== undefined) this.#unsettleNamesOf(name, step);
    }
  }

  /** Hangs every unsettled node where it belongs, and those again that depend on the ones that moved. */
  #settle(step: LinkStep, doubts: Doubts): void {
    const { unsettled, changed, doubtful } = step;
    for (const name of unsettled) {
      unsettled.delete(name);
      const { node } = name;
      if (node === undefined) continue;
      const { parent, rivals } = placeOf(name, node, this.#names, this.#separated);
      if (!areSame(rivals, node.rivals)) {
        name.node = { ...node, rivals };
        changed.add(name);
        doubtful.add(name);
      } else if (rivals.length > 0) doubtful.add(name);
      if (parent === name.parent) continue;
      const former = rootOf(name);
      changed.add(former).add(name);
      doubtful.add(name);
      setParent(name, parent);
      const isTelling = former.weight > 0 || rootOf(name).weight > 0;
      for (const moved of treeOf(name)) {
        if (moved.node !== undefined) this.#unsettleNamesOf(moved, step);
        // What a short name says of others in its articles is what the name says on which it hangs.
        if (isTelling && !isTold(moved.node)) doubts.addNamesBeside([moved.node]);
        for (const other of this.#separated.get(moved) ?? []) {
          unsettled.add(other);
          doubtful.add(other);
        }
      }
    }
  }

  /** Divides the doubtful names anew. */
  #divideNames({ doubtful, changed, documents }: LinkStep): void {
    const moved = new Set<DocumentEntry>();
    for (const name of doubtful) {
      const before = name.division?.names ?? NO_DIVISION;
      const division = this.#divisionOf(name);
      if (before.size === 0 && division === undefined) continue;
      for (const part of this.#parts.divide(name, division)) changed.add(part).add(part.target ?? part);
      const after = division?.names ?? NO_DIVISION;
      for (const document of new Set([...before.keys(), ...after.keys()]))
        if (before.get(document) !== after.get(document)) moved.add(document);
    }
    for (const document of moved) {
      const { uri, filed } = document;
      if (this.#names.documents.get(uri) !== document) continue;
      document.filed = { ...filed, parts: partsIn(document, filed.names) };
      documents.add(document);
    }
  }

  #divisionOf(name: FiledName): Division | undefined {
    const { node } = name;
    if (node === undefined || !mayBeDivided(node)) return undefined;
    const bearings = new Map<FiledName, Bearing>();
    for (const rival of node.rivals) {
      const entity = rootOf(rival);
      if (areSeparated(name, entity, this.#separated)) continue;
      const appearance = this.#names.appearanceOf(rival);
      const bearing = bearings.get(entity);
      if (bearing === undefined) bearings.set(entity, { entity, names: [rival], appearances: [appearance] });
      else {
        bearing.names.push(rival);
        bearing.appearances.push(appearance);
      }
    }
    const namesakes = this.#names.namesakes.get(name) ?? NO_NAMESAKES;
    const areSure =
      namesakes.length === 0 && node.type === 'person' && bearersOf(name, this.#names).some(isSure);
    return divideName({ node, namesakes, bearings: [...bearings.values()], areSure }, this.#names);
  }
}

/** A local entity, and where it is filed; what the registry ignores has no name and no filing. */
interface FiledLocal {
  readonly local: LocalEntity | undefined;
  readonly name: FiledName | undefined;
  readonly filing: Filing | undefined;
}

const NO_NAMESAKES: readonly Namesake[] = [];
const NO_DIVISION: Division['names'] = new Map();

/** Returns the names of the nodes to which a document's local entities with these names belong. */
function partsIn(document: DocumentEntry, names: FiledDocument['names']): FiledDocument['parts'] {
  if (!names.some((name) => name?.division?.names.has(document))) return names;
  return names.map((name) => name?.division?.names.get(document) ?? name);
}
