import type { Mention } from '../../../server/src/core/detect/mention.ts';
import { Evidence } from '../../../server/src/core/detect/mention.ts';
import {
  parseNotation,
  printNotation,
  type MarkedDocument,
} from '../../../server/src/core/formats/notation.ts';
import { EntityIndex, type EntityTable } from '../../../server/src/core/link/entity-index.ts';
import { linkDocument } from '../../../server/src/core/link/link-document.ts';
import type { LocalEntity } from '../../../server/src/core/link/local-entity.ts';
import { EMPTY_REGISTRY, type Registry } from '../../../server/src/core/link/registry.ts';

/** Documents in the notation, linked with their marks taken as given mentions. */
export interface LinkedDocuments {
  readonly documents: readonly MarkedDocument[];
  readonly locals: readonly (readonly LocalEntity[])[];
  readonly table: EntityTable;
}

export function givenMentions({ mentions }: MarkedDocument): Mention[] {
  return mentions.map(({ start, end, type }) => ({ start, end, type, score: 1, evidence: Evidence.given }));
}

export function linkNotation(source: string, registry: Registry = EMPTY_REGISTRY): LinkedDocuments {
  const documents = parseNotation(source);
  const locals = documents.map((document) => linkDocument(document.text, givenMentions(document)));
  const table = new EntityIndex(registry).update(
    documents.map(({ name }, index) => ({ uri: name, after: locals[index] ?? [] })),
  );
  return { documents, locals, table };
}

/** Returns the entity id of each mention of each document, in order. */
export function entityIds({ documents, locals, table }: LinkedDocuments): string[][] {
  return documents.map(({ name, mentions }, index) => {
    const ids = mentions.map(() => '');
    for (const [local, { mentions: own }] of (locals[index] ?? []).entries())
      for (const mention of own) ids[mention] = table.entityOf(name, local) ?? '';
    return ids;
  });
}

/** Returns the notation as it was given and as it is linked, entities numbered by first mention in both. */
export function compareNotation(source: string, registry?: Registry): { expected: string; actual: string } {
  const linked = linkNotation(source, registry);
  const ids = entityIds(linked);
  const print = (idOf: (document: number, mention: number) => string): string => {
    const numbers = new Map<string, number>();
    return printNotation(
      linked.documents.map((document, d) => ({
        ...document,
        mentions: document.mentions.map((mention, m) => {
          const id = idOf(d, m);
          const entity = numbers.get(id) ?? numbers.size + 1;
          numbers.set(id, entity);
          return { ...mention, entity };
        }),
      })),
    );
  };
  return {
    expected: print((d, m) => String(linked.documents[d]?.mentions[m]?.entity ?? `${d} ${m}`)),
    actual: print((d, m) => ids[d]?.[m] ?? ''),
  };
}
