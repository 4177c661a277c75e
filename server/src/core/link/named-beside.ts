import { withoutCourtesy } from './courtesy.ts';
import { isNamedInFull } from './divide-name.ts';
import type { FiledName } from './filed-name.ts';
import { MOST_DIVIDED } from './filed-names.ts';
import type { TouchedName } from './link-step.ts';
import type { Node } from './node.ts';
import type { BearerOfName } from './place-of-name.ts';

/** Whether somebody may be called by the family name whom an article names beside it, so that he is not meant there. */
export function mayBeNamedBeside({ key, node, bearers }: FiledName): boolean {
  if (node?.type !== 'person') return false;
  return withoutCourtesy(key) !== undefined || (bearers !== undefined && !key.includes('-'));
}

/** Whether changed documents may say that somebody else is meant by a family name than the only one who is known to have it. */
export function mayMeanAnother({ name, documents, draft }: TouchedName): boolean {
  const { node, bearers } = name;
  if (node === undefined || !mayBeNamedBeside(name)) return false;
  const { size } = (draft === undefined ? undefined : draft.before?.documents) ?? node.documents;
  if (size > MOST_DIVIDED) return node.documents.size <= MOST_DIVIDED;
  if (node.rivals.length > 0 || bearers === undefined) return true;
  return bearers.some((bearer) => documents.some((document) => bearer.name.node?.documents.has(document)));
}

/** Whether some article names somebody by a family name and, as another, one of its bearers. */
export function areNamedBeside({ name, documents }: Node, bearers: readonly BearerOfName[]): boolean {
  if (!mayBeNamedBeside(name) || documents.size > MOST_DIVIDED) return false;
  const family = (withoutCourtesy(name.key) ?? name.key).slice('person/'.length);
  for (const bearer of bearers) {
    const { node, key } = bearer.name;
    if (node === undefined || !key.endsWith(`-${family}`)) continue;
    const [fewer, more] =
      node.documents.size < documents.size ? [node.documents, documents] : [documents, node.documents];
    for (const document of fewer)
      if (more.has(document) && isNamedInFull(document.filed, bearer.name)) return true;
  }
  return false;
}
