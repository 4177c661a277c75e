import type { EntityType } from '../detect/mention.ts';
import type { EntityId } from '../link/entity.ts';
import type { Anchor } from './anchor.ts';
import { checksum } from './checksum.ts';
import type { RegistryChange } from './registry-change.ts';

export type DecisionId = string;

/** The version of the journal's format that this code writes. */
export const JOURNAL_VERSION = 1;

/** What somebody decided: one line of a journal. Fields that this version does not know are kept in the object. */
export type Decision = MentionDecision | NameDecision | Review | Move | RegistryDecision | Revert;

/** Who decided, and when. */
export interface Stamp {
  readonly v: typeof JOURNAL_VERSION;
  /** Unique over all journals. */
  readonly id: DecisionId;
  /** ISO 8601 with seconds and a time zone, such as `2026-03-01T09:30:00.000Z`. */
  readonly time: string;
  readonly author: string;
  /** Shared by all decisions, of all journals, that are undone together; absent where a decision stands alone. */
  readonly step?: string;
}

/** What can be decided about a mention, or about all mentions of one name. */
export type Operation =
  /** The mention is right as it was found. The type says what was seen, because another model may find another one. */
  | { readonly operation: 'accept'; readonly type: EntityType }
  /** This is not a name. */
  | { readonly operation: 'reject' }
  | { readonly operation: 'retype'; readonly type: EntityType }
  /** The borders are those of the anchor, not those that were found. */
  | { readonly operation: 'respan'; readonly type: EntityType }
  /** Nobody found this name. With a name instead of an anchor: wherever it stands as a whole word. */
  | { readonly operation: 'add'; readonly type: EntityType }
  /** It means this entity. */
  | { readonly operation: 'assign'; readonly type: EntityType; readonly entity: EntityId }
  /** A remark; an empty one takes the remark away. */
  | { readonly operation: 'note'; readonly note: string };

/** By what an article is known again that was given another name outside the editor. */
interface Seen {
  /** A {@link checksum} of the article's text as it was decided on; a step tells it once for each article. */
  readonly text?: string;
}

/** About one mention. It lives in the journal of its article. */
export type MentionDecision = Stamp &
  Operation &
  Seen & {
    readonly scope: 'mention';
    readonly anchor: Anchor;
    /** The first decision about the same mention; absent in that first decision. */
    readonly mention?: DecisionId;
    /**
     * The two authors or revisions between whom it decides. It is in force as any decision, but how far its author agrees
     * with others is not measured by it.
     */
    readonly adjudicates?: readonly string[];
  };

/** About all mentions of a name, in the article whose journal it is in or, in the corpus's journal, everywhere. */
export type NameDecision = Stamp &
  Exclude<Operation, { operation: 'respan' }> &
  Seen & {
    readonly scope: 'article' | 'corpus';
    readonly name: string;
    /** Restricts it to mentions that were found to be of this type: "Paris" the person, not the place. */
    readonly foundAs?: EntityType;
  };

/** Somebody has looked through the whole article, or takes that back. */
export interface Review extends Stamp, Seen {
  readonly operation: 'review';
  readonly isReviewed: boolean;
  /** What it named then, each once, as `person/David Cameron`, so that what is new can be told. */
  readonly names?: readonly string[];
}

/**
 * The text around a decided mention was rewritten in the editor, which knows where the mention went; this is its anchor
 * from now on. Nobody decided anything, so it is never undone.
 */
export interface Move extends Stamp {
  readonly operation: 'move';
  readonly moves: DecisionId;
  readonly anchor: Anchor;
}

export const REGISTRY_EDITS = [
  'add',
  'remove',
  'rename',
  'alias',
  'wikidata',
  'merge',
  'split',
  'separate',
  'ignore',
  'note',
] as const;
export type RegistryEdit = (typeof REGISTRY_EDITS)[number];

/** An edit of the registry file. The file is what counts; the line tells who did it and how to undo it. */
export interface RegistryDecision extends Stamp {
  readonly operation: 'registry';
  readonly edit: RegistryEdit;
  readonly changes: readonly RegistryChange[];
  /** After a merge: decisions that assign the one entity mean the other. */
  readonly redirect?: { readonly from: EntityId; readonly to: EntityId };
}

/** Takes back the step or the decision with this id. Reverting a revert brings back what it took. */
export interface Revert extends Stamp {
  readonly operation: 'revert';
  readonly reverts: string;
}

const KEYS =
  `v id time author step operation scope mention adjudicates moves anchor name foundAs type entity note isReviewed text names edit
  changes redirect reverts`.split(/\s+/);
const ANCHOR_KEYS = ['start', 'end', 'quote', 'prefix', 'suffix'];
/** Characters that JSON leaves as they are although many editors end a line there. */
const UNUSUAL_LINE_BREAKS = /[\u0085\u2028\u2029]/g;

/**
 * Returns the decision as one line of JSON without a line break. The order of the fields is always the same: the known
 * ones first, then the unknown by name, then `sum`, a checksum that tells a whole line from a torn one.
 */
export function formatDecision(decision: Decision): string {
  const ordered = inOrder(decision, KEYS);
  const anchor = ordered.anchor;
  if (isObject(anchor)) ordered.anchor = inOrder(anchor, ANCHOR_KEYS);
  ordered.sum = checksum(decision);
  return JSON.stringify(ordered).replace(
    UNUSUAL_LINE_BREAKS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Orders decisions by time, then by id: the order in which they count, on every machine. */
export function compareDecisions(a: Decision, b: Decision): number {
  const difference = Date.parse(a.time) - Date.parse(b.time);
  if (difference !== 0) return difference;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * Returns the decisions in order, each id once. Should two lines share an id and differ, the one that counts is chosen by
 * what they say, so that it is the same one on every machine.
 */
export function distinctDecisions(decisions: readonly Decision[]): Decision[] {
  const byId = new Map<DecisionId, Decision>();
  for (const decision of decisions) {
    const other = byId.get(decision.id);
    if (other === undefined || (other !== decision && formatDecision(decision) < formatDecision(other)))
      byId.set(decision.id, decision);
  }
  // Journals are in order for the most part, and a time is parsed slowly: each but once.
  const timed = Array.from(byId.values(), (decision) => ({ decision, time: Date.parse(decision.time) }));
  timed.sort((a, b) => a.time - b.time || (a.decision.id < b.decision.id ? -1 : 1));
  return timed.map(({ decision }) => decision);
}

/** Returns what is undone together with the decision: its step's id, or its own where it stands alone. */
export function stepOf(decision: Decision): string {
  return decision.step ?? decision.id;
}

function inOrder(object: object, keys: readonly string[]): Record<string, unknown> {
  const values = new Map<string, unknown>(Object.entries(object));
  const unknown = [...values.keys()].filter((key) => !keys.includes(key)).sort();
  return Object.fromEntries(
    [...keys, ...unknown].filter((key) => values.has(key)).map((key) => [key, values.get(key)]),
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
