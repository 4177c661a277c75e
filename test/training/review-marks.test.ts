import assert from 'node:assert/strict';
import { parseNotation } from '../../server/src/core/formats/notation.ts';
import { splitParagraphs } from '../../server/src/core/text/paragraphs.ts';
import { tagHeldOut } from '../../server/training/document-training.ts';
import { DocumentPass } from '../../server/src/core/detect/document-pass.ts';
import { findDisagreements } from '../../server/training/review-marks.ts';
import { shippedModel } from '../fixture.ts';

/** Returns for each disagreement with the marks of a text its words, and which types are marked and tagged in its sentence. */
function review(source: string): string[] {
  const model = shippedModel();
  const texts = parseNotation(source).map((document) => ({
    id: document.name,
    source: 'test',
    text: document.text,
    mentions: document.mentions,
    paragraphs: splitParagraphs(document.text),
  }));
  return tagHeldOut(model, texts).flatMap((document) =>
    findDisagreements(document, new DocumentPass(model.documentWeights)).map(
      ({ start, end, marked, tagged, certainty }) => {
        assert.ok(certainty > 0.5 && certainty <= 1);
        const types = [marked, tagged].map(
          (names) => names.map(({ type }) => type).join(' and ') || 'nothing',
        );
        return `${document.annotated.text.slice(start, end)}: ${types.join(' against ')}`;
      },
    ),
  );
}

describe('review of marks', () => {
  it('finds nothing where marks and tags agree', () => {
    assert.deepEqual(review('[Angela Merkel person] spoke in [Berlin place] on Monday.\n'), []);
  });

  it('finds a mark of another type, with other borders, too many or missing', () => {
    const wrong = `[Angela Merkel organization] spoke on Monday.

She met [Barack person] Obama at noon.

They talked on a [Monday person].

Later they flew to London.
`;
    assert.deepEqual(review(wrong), [
      'Angela Merkel: organization against person',
      'Barack Obama: person against person',
      'Monday: person against nothing',
      'London: nothing against place',
    ]);
  });
});
