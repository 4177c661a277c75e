import type { Document } from '../corpus/document.ts';
import type { Snapshot } from '../corpus/snapshot.ts';
import type { Candidate } from '../link/entity.ts';

/** Shared entities that are named; the others are only counted. */
const SHARED_SHOWN = 3;

/** One of those whom an ambiguous name may mean, with what speaks for it in words. */
export interface CandidateInWords {
  readonly entity: Candidate;
  /** Phrases whose subject is the candidate: "shares Leeds with this article", the most telling first; never empty. */
  readonly reasons: readonly string[];
}

/** Returns whom a mention may mean where its name is ambiguous, the likeliest first; empty where there is no doubt. */
export function candidatesInWords(
  snapshot: Snapshot,
  document: Document,
  mentionIndex: number,
): readonly CandidateInWords[] {
  return snapshot
    .candidatesOf(document, mentionIndex)
    .map((entity) => ({ entity, reasons: reasonsFor(snapshot, entity) }));
}

function reasonsFor(snapshot: Snapshot, { evidence, roles, documentCount }: Candidate): string[] {
  const { sharedEntities, sharedRoles, mentionsWithForm } = evidence;
  const shared = sharedEntities.map((id) => snapshot.entity(id)?.name ?? id);
  const [role] = roles;
  return [
    ...sharedRoles.slice(0, 1).map((phrase) => `is ${phrase} elsewhere too`),
    ...(shared.length === 0 ? [] : [`shares ${listed(shared)} with this article`]),
    ...(sharedRoles.length > 0 || role === undefined ? [] : [`is ${role} elsewhere`]),
    ...(mentionsWithForm === 0 ? [] : [`is called so ${times(mentionsWithForm)}`]),
    `is named in ${documentCount} ${documentCount === 1 ? 'article' : 'articles'}`,
  ];
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHARED_SHOWN);
  if (names.length > SHARED_SHOWN) shown.push(`${names.length - SHARED_SHOWN} more`);
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}
