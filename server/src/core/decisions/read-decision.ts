import { ENTITY_TYPES } from '../detect/mention.ts';
import { checksum } from './checksum.ts';
import { JOURNAL_VERSION, REGISTRY_EDITS, type Decision } from './decision.ts';
import type { RegistryChange } from './registry-change.ts';

/** A decision, or why a value is none. A newer version's line is not damaged: it is kept for the version that reads it. */
export type ReadDecision =
  { readonly decision: Decision } | { readonly kind: 'newer' | 'damaged'; readonly message: string };

/** Checks that a value parsed from JSON is a decision. Unknown fields stay in it; the checksum is taken off. */
export function readDecision(value: unknown): ReadDecision {
  if (!isObject(value)) return damaged('not a whole JSON object');
  const { sum, ...fields } = value;
  if (sum !== undefined && sum !== checksum(fields))
    return damaged('the checksum does not match: the line was torn, mixed with another or changed by hand');
  if (typeof fields.v !== 'number') return damaged('v is missing');
  if (fields.v > JOURNAL_VERSION)
    return newer(`version ${String(fields.v)} of the format is from a newer version of Dateline`);
  const operation = fields.operation;
  if (typeof operation !== 'string') return damaged('operation is missing');
  if (!Object.hasOwn(OPERATIONS, operation))
    return newer(`the operation "${operation}" is from a newer version of Dateline`);
  const checks: Record<string, Check> = {
    ...STAMP,
    ...targetOf(fields),
    ...OPERATIONS[operation as keyof typeof OPERATIONS],
  };
  for (const [field, isRight] of Object.entries(checks))
    if (!isRight(fields[field])) return damaged(`${field} is missing or wrong`);
  return { decision: fields as unknown as Decision };
}

type Check = (value: unknown) => boolean;

const isString: Check = (value) => typeof value === 'string';
const isName: Check = (value) => typeof value === 'string' && value.trim() !== '';
const isListOfStrings: Check = (value) => Array.isArray(value) && value.every(isString);
const isType = isOneOf(ENTITY_TYPES);
const isTime: Check = (value) =>
  typeof value === 'string' && ISO_TIME.test(value) && !Number.isNaN(Date.parse(value));
/** Without its zone a time would mean something else on every machine. */
const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

const STAMP: Readonly<Record<string, Check>> = {
  v: (value) => value === JOURNAL_VERSION,
  id: isName,
  time: isTime,
  author: isString,
  step: optional(isName),
};

const SEEN: Readonly<Record<string, Check>> = { text: optional(isString) };

/** What each operation has to have besides its target. */
export const OPERATIONS = {
  accept: { type: isType },
  reject: {},
  retype: { type: isType },
  respan: { type: isType, scope: isOneOf(['mention']) },
  add: { type: isType },
  assign: { type: isType, entity: isName },
  note: { note: isString },
  review: {
    ...SEEN,
    isReviewed: (value) => typeof value === 'boolean',
    names: optional(isListOfStrings),
  },
  move: { moves: isName, anchor: isAnchor },
  registry: {
    edit: isOneOf(REGISTRY_EDITS),
    changes: (value) => Array.isArray(value) && value.every(isRegistryChange),
    redirect: optional((value) => isObject(value) && isName(value.from) && isName(value.to)),
  },
  revert: { reverts: isName },
} satisfies Record<string, Record<string, Check>>;

const OPERATIONS_WITHOUT_TARGET: readonly unknown[] = ['review', 'move', 'registry', 'revert'];

function targetOf({ operation, scope }: Record<string, unknown>): Record<string, Check> {
  if (OPERATIONS_WITHOUT_TARGET.includes(operation)) return {};
  if (scope === 'mention')
    return { ...SEEN, anchor: isAnchor, mention: optional(isName), adjudicates: optional(isListOfStrings) };
  return { ...SEEN, scope: isOneOf(['article', 'corpus']), name: isName, foundAs: optional(isType) };
}

function isAnchor(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { start, end, quote, prefix, suffix } = value;
  const areOffsets = Number.isSafeInteger(start) && Number.isSafeInteger(end) && Number(start) >= 0;
  return areOffsets && Number(end) >= Number(start) && [quote, prefix, suffix].every(isString);
}

export function isRegistryChange(value: unknown): value is RegistryChange {
  if (!isObject(value)) return false;
  const { kind, before, after } = value;
  if (kind === 'ignore')
    return isName(value.name) && typeof before === 'boolean' && typeof after === 'boolean';
  return kind === 'entity' && isName(value.id) && [before, after].every(optional(isRegistryEntry));
}

function isRegistryEntry(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { id, type, name, aliases, not, wikidata, note } = value;
  const areLists = [aliases, not].every(isListOfStrings);
  return isName(id) && isType(type) && isName(name) && areLists && [wikidata, note].every(optional(isString));
}

function isOneOf(values: readonly string[]): Check {
  return (value) => typeof value === 'string' && values.includes(value);
}

function optional(check: Check): Check {
  return (value) => value === undefined || check(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function damaged(message: string): ReadDecision {
  return { kind: 'damaged', message };
}

function newer(message: string): ReadDecision {
  return { kind: 'newer', message };
}
