import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ComparedDocument, TypedSpan } from '../../../server/src/core/agreement/agreement.ts';
import { ENTITY_TYPES } from '../../../server/src/core/detect/mention.ts';
import { parseNotation, type MarkedMention } from '../../../server/src/core/formats/notation.ts';

/** Returns the documents that two annotators marked, each in the notation. */
export function compared(a: string, b: string): ComparedDocument[] {
  const ofB = parseNotation(b);
  return parseNotation(a).map(({ name, text, mentions }, index) => {
    assert.equal(ofB[index]?.text, text);
    return { uri: name, text, a: mentions.map(typedSpan), b: ofB[index].mentions.map(typedSpan) };
  });
}

/** The number behind `#` names an entity. */
function typedSpan({ start, end, type, entity }: MarkedMention): TypedSpan {
  return { start, end, type, ...(entity === undefined ? {} : { entity: `#${entity}` }) };
}

const TEXT = 'Franco-German talks: Dr. Angela Merkel (CDU) met 😀 the BBC’s J. Smith in Zürich.\n'.repeat(2);

/** Spans that do not overlap, with borders anywhere, in tokens too. */
const annotation: fc.Arbitrary<TypedSpan[]> = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 20 }),
      length: fc.integer({ min: 1, max: 20 }),
      type: fc.constantFrom(...ENTITY_TYPES),
    }),
    { maxLength: 8 },
  )
  .map((steps) => {
    const spans: TypedSpan[] = [];
    let start = 0;
    for (const { gap, length, type } of steps) {
      start += gap;
      const end = Math.min(start + length, TEXT.length);
      if (start < end) spans.push({ start, end, type });
      start = end;
    }
    return spans;
  });

/** Any documents of two annotators, who agree often. */
export const comparedDocuments: fc.Arbitrary<ComparedDocument[]> = fc
  .array(fc.record({ a: annotation, b: annotation, changed: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]) }), {
    maxLength: 4,
  })
  .map((documents) =>
    documents.map(({ a, b, changed }, index) => {
      const kept = a.filter((_, place) => !changed.includes(place));
      const added = b.filter((span) =>
        kept.every(({ start, end }) => span.end <= start || end <= span.start),
      );
      return { uri: `document:${index}`, text: TEXT, a, b: [...kept, ...added] };
    }),
  );

/** The same documents with the annotators' names exchanged. */
export function exchanged(documents: readonly ComparedDocument[]): ComparedDocument[] {
  return documents.map((document) => ({ ...document, a: document.b, b: document.a }));
}
