import { surfaceForm, type Document } from '../corpus/document.ts';
import type { MentionInDocument, Snapshot } from '../corpus/snapshot.ts';
import { nameKey } from '../decisions/fold.ts';
import { documentAt } from './decision-plan.ts';

/** Returns the mentions that have exactly this name, in one article or in all. */
export function mentionsNamed(snapshot: Snapshot, name: string, uri?: string): readonly MentionInDocument[] {
  const key = nameKey(name);
  if (uri !== undefined) return mentionsIn(documentAt(snapshot, uri), key);
  const known = found.get(snapshot);
  if (known?.key === key) return known.mentions;
  const mentions = [...documentsNaming(snapshot, key)].flatMap((document) => mentionsIn(document, key));
  found.set(snapshot, { key, mentions });
  return mentions;
}

/** What was asked for last: one menu asks for the same name once for each decision that it offers. */
const found = new WeakMap<
  Snapshot,
  { readonly key: string; readonly mentions: readonly MentionInDocument[] }
>();

/** An entity knows all the forms of its name, so that not every text has to be searched. */
function documentsNaming(snapshot: Snapshot, key: string): Set<Document> {
  const documents = new Set<Document>();
  for (const { id, aliases } of snapshot.entities())
    if (aliases.some(({ name }) => isNamed(name, key)))
      for (const document of snapshot.documentsOf(id)) documents.add(document);
  return documents;
}

function mentionsIn(document: Document, key: string): MentionInDocument[] {
  return document.mentions.flatMap((mention, index) =>
    isNamed(surfaceForm(document, mention), key) ? [{ document, index, mention }] : [],
  );
}

/** Most names are their own key; to make it takes ten times as long as to see that. */
function isNamed(name: string, key: string): boolean {
  return name === key || (HAS_OTHER_KEY.test(name) && nameKey(name) === key);
}

const HAS_OTHER_KEY = /[^ -~]|'|-| {2}/;
