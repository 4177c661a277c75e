import type { MentionInDocument, Snapshot } from '../corpus/snapshot.ts';
import { nameKey } from '../decisions/fold.ts';
import type { RegistryDecision, RegistryEdit } from '../decisions/decision.ts';
import type { RegistryEntry } from '../decisions/registry-change.ts';
import {
  addAlias,
  addEntity,
  changeId,
  mergeEntities,
  renameEntity,
  separateEntities,
  setNote,
  setWikidata,
  splitEntity,
} from '../decisions/registry-edits.ts';
import type { DraftDecision, RegistryEditor } from '../decisions/step-draft.ts';
import type { Entity, EntityId } from '../link/entity.ts';
import {
  countArticles,
  documentAt,
  nameOf,
  onMentions,
  planOf,
  UndecidableError,
  type DecisionPlan,
  type Scope,
  type Target,
} from './decision-plan.ts';
import { mentionsNamed } from './mentions-named.ts';
import { mentionOver, planMention } from './plan-mention.ts';
import { findEntity } from './registry/find-entity.ts';

/** An edit of the registry that concerns one entity. */
export type EntityEdit =
  | { readonly edit: 'rename'; readonly name: string }
  | { readonly edit: 'alias'; readonly alias: string }
  | { readonly edit: 'wikidata'; readonly item: string | undefined }
  | { readonly edit: 'note'; readonly note: string }
  | { readonly edit: 'separate'; readonly other: EntityId };

const WIKIDATA_ITEM = /^Q[1-9]\d*$/;

/** Plans to accept what nobody has decided yet: mentions of an entity, of a minimum score, in one article or in all. */
export function planAcceptance(
  snapshot: Snapshot,
  filter: { readonly entity?: EntityId; readonly threshold?: number; readonly uri?: string },
): DecisionPlan {
  const { entity, threshold = 0, uri } = filter;
  const undecided = mentionsIn(snapshot, uri, entity).filter(
    ({ mention }) => mention.status === 'suggested' && mention.score >= threshold,
  );
  if (undecided.length === 0) throw new UndecidableError('There is nothing left to accept.');
  const articles = onMentions(undecided, ({ mention: { type } }) => ({ operation: 'accept', type }));
  return planOf(entity === undefined ? '' : entityOf(snapshot, entity).name, articles);
}

/** Plans that no mention of an entity, in one article or in all, is a name. */
export function planRejection(snapshot: Snapshot, id: EntityId, uri?: string): DecisionPlan {
  const { name } = entityOf(snapshot, id);
  return planOf(
    name,
    onMentions(mentionsIn(snapshot, uri, id), () => ({ operation: 'reject' })),
  );
}

export function planEntityEdit(snapshot: Snapshot, id: EntityId, edit: EntityEdit): DecisionPlan {
  const entity = entityOf(snapshot, id);
  const entry = entryOf(snapshot, entity);
  if ('name' in edit && edit.name.trim() === '') throw new UndecidableError('An entity needs a name.');
  if ('item' in edit && edit.item !== undefined && !WIKIDATA_ITEM.test(edit.item))
    throw new UndecidableError('An item of Wikidata is a Q with a number, such as Q30.');
  const change: RegistryEditor = (entries) => {
    switch (edit.edit) {
      case 'rename':
        return renameEntity(entries, entry, edit.name.trim());
      case 'alias':
        return addAlias(entries, entry, edit.alias.trim());
      case 'wikidata':
        return setWikidata(entries, entry, edit.item);
      case 'note':
        return setNote(entries, entry, edit.note);
      case 'separate':
        return separateEntities(entries, entry, edit.other);
    }
  };
  const plan = registryPlan(entity, edit.edit, change);
  return 'other' in edit ? { ...plan, other: entityOf(snapshot, edit.other).name } : plan;
}

/** Plans that a registered entity has another id: also for those that are not it, and where it was assigned. */
export function planIdChange(snapshot: Snapshot, id: EntityId, newId: EntityId): DecisionPlan {
  const entity = entityOf(snapshot, id);
  const to = newId.trim();
  if (to === '') throw new UndecidableError('An entity needs an id.');
  if (snapshot.registered(id) === undefined)
    throw new UndecidableError('Only an entity of .dateline/entities.yaml can have another id.');
  if (to !== id && findEntity(snapshot, to) !== undefined)
    throw new UndecidableError(`Another entity has the id “${to}”. To make them one, merge them.`);
  const change: RegistryEditor = (entries) => changeId(entries, id, to);
  return registryPlan(entity, 'rename', change, { from: id, to });
}

/** Plans that one entity is another one. */
export function planMerge(snapshot: Snapshot, from: EntityId, into: EntityId): DecisionPlan {
  if (from === into) throw new UndecidableError('An entity cannot be merged with itself.');
  const merged = entityOf(snapshot, from);
  const kept = entityOf(snapshot, into);
  const redirect = { from, to: into };
  const size = {
    subject: merged.name,
    other: kept.name,
    count: merged.mentionCount,
    articleCount: merged.documentCount,
  };
  const entry = entryOf(snapshot, kept);
  if (merged.type === kept.type) {
    const mergedEntry = entryOf(snapshot, merged);
    const change: RegistryEditor = (entries) => mergeEntities(entries, entry, mergedEntry);
    return { ...size, draft: { registry: { edit: 'merge', change, redirect } } };
  }
  // The registry has no names for entities of another type: the names are assigned one by one.
  const corpus = merged.aliases.map(({ name }): DraftDecision => ({
    operation: 'assign',
    type: kept.type,
    entity: into,
    scope: 'corpus',
    name: nameKey(name),
    foundAs: merged.type,
  }));
  const change: RegistryEditor = (entries) => addEntity(entries, entry);
  return { ...size, draft: { corpus, registry: { edit: 'merge', change, redirect } } };
}

/** Plans that a mention, or all mentions of its name, are an entity of their own. */
export function planSplit(snapshot: Snapshot, target: Target, scope: Scope, name?: string): DecisionPlan {
  const document = documentAt(snapshot, target.uri);
  const mention = mentionOver(document, target.span);
  const found = mention === undefined ? undefined : snapshot.mentionAt(target.uri, mention.start);
  const entity = found === undefined ? undefined : snapshot.entityOf(found.document, found.index);
  if (mention === undefined || entity === undefined)
    throw new UndecidableError('Nothing is marked as a name here.');
  const surface = nameOf(document, mention);
  const partName = name?.trim() ?? surface;
  const id = freshId(snapshot, entity, partName);
  const part: RegistryEntry = { id, type: entity.type, name: partName, aliases: [], not: [entity.id] };
  const others = entity.aliases.filter((alias) => nameKey(alias.name) !== nameKey(surface));
  if (scope === 'corpus' && others.length > 0 && name === undefined) {
    const named = mentionsNamed(snapshot, surface);
    const entry = entryOf(snapshot, entity);
    const change: RegistryEditor = (entries) => splitEntity(entries, entry, part);
    const draft = { registry: { edit: 'split' as const, change } };
    return { draft, subject: surface, count: named.length, articleCount: countArticles(named) };
  }
  const assigned = planMention(snapshot, target, scope, { operation: 'assign', entity: id });
  // A name that the old entity shares cannot be registered as the new one's: it would take all of them.
  if (nameKey(partName) === nameKey(surface)) return assigned;
  const change: RegistryEditor = (entries) => addEntity(entries, part);
  return { ...assigned, other: partName, draft: { ...assigned.draft, registry: { edit: 'split', change } } };
}

export function entityOf(snapshot: Snapshot, id: EntityId): Entity {
  const entity = findEntity(snapshot, id);
  if (entity === undefined) throw new UndecidableError('The corpus does not know this entity any more.');
  return entity;
}

/** Returns the entity as the registry has it or, where nobody has registered it, would have it. */
function entryOf(snapshot: Snapshot, { id, type, name, knowledgeBaseId }: Entity): RegistryEntry {
  const registered = snapshot.registered(id);
  const wikidata = registered?.knowledgeBaseId ?? knowledgeBaseId;
  return {
    id,
    type,
    name: registered?.name ?? name,
    aliases: registered?.aliases ?? [],
    not: [],
    ...(wikidata === undefined ? {} : { wikidata }),
  };
}

function registryPlan(
  { id, name, mentionCount, documentCount }: Entity,
  edit: RegistryEdit,
  change: RegistryEditor,
  redirect?: RegistryDecision['redirect'],
): DecisionPlan {
  return {
    draft: { registry: { edit, change, entity: id, ...(redirect === undefined ? {} : { redirect }) } },
    subject: name,
    count: mentionCount,
    articleCount: documentCount,
  };
}

function mentionsIn(
  snapshot: Snapshot,
  uri: string | undefined,
  id: EntityId | undefined,
): MentionInDocument[] {
  if (uri !== undefined) {
    const document = documentAt(snapshot, uri);
    return id === undefined ? allMentions(document) : snapshot.mentionsIn(document, id);
  }
  return id === undefined ? [...snapshot.documents()].flatMap(allMentions) : snapshot.mentionsOf(id);
}

function allMentions(document: MentionInDocument['document']): MentionInDocument[] {
  return document.mentions.map((mention, index) => ({ document, index, mention }));
}

/** Returns an id that no entity has: that of the entity, with a number. */
function freshId(snapshot: Snapshot, entity: Entity, name: string): EntityId {
  const taken = new Set(snapshot.registry.entities.map(({ id }) => id));
  const slug = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  const base = `${entity.type}/${slug}`;
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (snapshot.entity(id) === undefined && !taken.has(id)) return id;
  }
}
