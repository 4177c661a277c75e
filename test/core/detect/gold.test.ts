import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Detector } from '../../../server/src/core/detect/detector.ts';
import { parseNotation } from '../../../server/src/core/formats/notation.ts';
import { splitParagraphs } from '../../../server/src/core/text/paragraphs.ts';
import { scoreMentions } from '../../../server/training/score.ts';
import { shippedModel } from '../../fixture.ts';

/**
 * What the detector reaches on the project's own gold texts, in percent of F1, rounded down: raise a floor when a new
 * model clears it, and never lower one without saying why in the model card.
 */
const FLOORS = { person: 91, organization: 80, place: 86, micro: 86 };

describe('gold texts', () => {
  const folder = new URL('../../gold/samples/', import.meta.url);
  const detector = new Detector(shippedModel());
  const documents = readdirSync(folder)
    .sort()
    .flatMap((file) => parseNotation(readFileSync(new URL(file, folder), 'utf8')))
    .map(({ text, mentions }) => ({
      gold: mentions,
      predicted: detector.detect(text, splitParagraphs(text)),
    }));
  const scores = scoreMentions(documents);
  for (const [name, floor] of Object.entries(FLOORS)) {
    it(`are marked at least as well as before (${name})`, () => {
      const { f1 } = scores[name as keyof typeof FLOORS];
      assert.ok(f1 * 100 >= floor, `F1 fell from ${floor} to ${(f1 * 100).toFixed(2)}`);
    });
  }
});
