import type { DecidedMention } from '../decisions/decide-mentions.ts';
import type { Decision } from '../decisions/decision.ts';
import { nameKey } from '../decisions/fold.ts';
import { Evidence } from '../detect/mention.ts';
import type { EstablishedName } from '../learning/established-names.ts';
import type { NameEvidence } from '../learning/name-evidence.ts';
import { paragraphIndexAt, sentenceSpanAt, surfaceForm, type Document } from '../corpus/document.ts';
import type { MentionInDocument, Snapshot } from '../corpus/snapshot.ts';
import type { Entity, EntityId } from '../link/entity.ts';
import type { RegistryEntity } from '../link/registry.ts';
import type { Span } from '../text/span.ts';
import { candidatesInWords, type CandidateInWords } from './candidates.ts';

/** What there is to say of an entity, as plain data. */
export interface EntitySummary {
  readonly entity: Entity;
  /** What a person wrote down about it; absent where nobody has. */
  readonly registered?: RegistryEntity;
  readonly first: FirstMention | undefined;
  /** Those named most often in the same paragraphs, the most frequent first. */
  readonly mentionedWith: readonly CoMention[];
}

/** What the hover shows of a mention and its entity, as plain data. */
export interface EntityCard extends EntitySummary {
  /** The mention hovered. */
  readonly mention: DecidedMention;
  /** The decision that the mention's status comes from; absent where it is only suggested. */
  readonly decision?: Decision;
  /** What decisions on the same name elsewhere did to the suggestion; absent where they did nothing. */
  readonly learned?: NameEvidence;
  /** What other articles surely say about the name that this one is in doubt about; absent where that changed nothing. */
  readonly established?: EstablishedName;
  readonly mentionsHere: number;
  /** How many mentions of the entity nobody has decided, in all articles. */
  readonly undecidedCount: number;
  /** Whom the name may mean, and why; empty where there is no doubt. */
  readonly candidates: readonly CandidateInWords[];
}

/** The first mention of an entity by article date, with the sentence around it. */
export interface FirstMention extends MentionInDocument {
  readonly sentence: Span;
}

export interface CoMention {
  readonly entity: Entity;
  /** In how many paragraphs both are named. */
  readonly paragraphs: number;
}

const CO_MENTIONS_SHOWN = 5;
/** A hover answers in milliseconds, so that for an entity named everywhere the newest articles have to do. */
const DOCUMENTS_COUNTED = 400;

/** Returns the card of what is named at the offset, or undefined where nothing is. */
export function entityCard(snapshot: Snapshot, uri: string, offset: number): EntityCard | undefined {
  const found = snapshot.mentionAt(uri, offset);
  if (found === undefined) return undefined;
  const entity = snapshot.entityOf(found.document, found.index);
  if (entity === undefined) return undefined;
  const documents = snapshot.documentsOf(entity.id);
  return {
    ...summarize(snapshot, entity, documents),
    mention: found.mention,
    ...reasonFor(snapshot, found),
    mentionsHere: snapshot.mentionsIn(found.document, entity.id).length,
    undecidedCount: entity.mentionCount - countDecided(snapshot, entity.id, documents),
    candidates: candidatesInWords(snapshot, found.document, found.index),
  };
}

function countDecided(snapshot: Snapshot, id: EntityId, documents: readonly Document[]): number {
  let count = 0;
  for (const document of documents) {
    // Most articles have no decisions, which is seen sooner than who is named where.
    if (document.mentions.every(isSuggested)) continue;
    for (const { mention } of snapshot.mentionsIn(document, id)) if (!isSuggested(mention)) count++;
  }
  return count;
}

function isSuggested({ status }: DecidedMention): boolean {
  return status === 'suggested';
}

/** Returns what there is to say of an entity wherever it is asked about. */
export function summarize(
  snapshot: Snapshot,
  entity: Entity,
  documents: readonly Document[] = snapshot.documentsOf(entity.id),
): EntitySummary {
  const registered = snapshot.registered(entity.id);
  return {
    entity,
    ...(registered === undefined ? {} : { registered }),
    first: firstMention(snapshot, entity.id, documents),
    mentionedWith: countCoMentions(snapshot, entity, documents.slice(-DOCUMENTS_COUNTED)),
  };
}

/** Returns what a mention is due to, beyond the detector. */
function reasonFor(
  snapshot: Snapshot,
  found: MentionInDocument,
): Pick<EntityCard, 'decision' | 'learned' | 'established'> {
  const { document, mention } = found;
  const decision = snapshot.decisionOn(found);
  if (decision !== undefined) return { decision };
  const has = (bit: number): boolean => (mention.evidence & bit) !== 0;
  const name = surfaceForm(document, mention);
  const learned = has(Evidence.learned) ? snapshot.learnedOf(name) : undefined;
  const established = has(Evidence.established) ? snapshot.established?.get(nameKey(name)) : undefined;
  return { ...(learned && { learned }), ...(established && { established }) };
}

function firstMention(
  snapshot: Snapshot,
  id: EntityId,
  documents: readonly Document[],
): FirstMention | undefined {
  const [document] = documents;
  const [first] = document === undefined ? [] : snapshot.mentionsIn(document, id);
  if (first === undefined) return undefined;
  return { ...first, sentence: sentenceSpanAt(first.document, first.mention.start) ?? first.mention };
}

function countCoMentions(snapshot: Snapshot, entity: Entity, documents: readonly Document[]): CoMention[] {
  const counts = new Map<EntityId, number>();
  for (const document of documents) {
    for (const named of companyByParagraph(snapshot, document, entity.id))
      for (const other of named) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  counts.delete(entity.id);
  return [...counts]
    .flatMap(([id, paragraphs]) => {
      const other = snapshot.entity(id);
      return other === undefined ? [] : [{ entity: other, paragraphs }];
    })
    .sort(
      (a, b) =>
        b.paragraphs - a.paragraphs || b.entity.mentionCount - a.entity.mentionCount || compareIds(a, b),
    )
    .slice(0, CO_MENTIONS_SHOWN);
}

function compareIds(a: CoMention, b: CoMention): number {
  return a.entity.id < b.entity.id ? -1 : 1;
}

/** Returns for each paragraph of the document that names the entity all that it names. */
function companyByParagraph(
  snapshot: Snapshot,
  document: Document,
  id: EntityId,
): Iterable<ReadonlySet<EntityId>> {
  const byParagraph = new Map<number, Set<EntityId>>();
  for (const { mention } of snapshot.mentionsIn(document, id))
    byParagraph.set(paragraphIndexAt(document, mention.start), new Set());
  for (const [index, mention] of document.mentions.entries()) {
    const named = byParagraph.get(paragraphIndexAt(document, mention.start));
    const other = named === undefined ? undefined : snapshot.entityIdOf(document, index);
    if (other !== undefined) named?.add(other);
  }
  return byParagraph.values();
}
