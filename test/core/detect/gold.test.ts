import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Detector } from '../../../server/src/core/detect/detector.ts';
import { parseNotation, printNotation } from '../../../server/src/core/formats/notation.ts';
import { splitParagraphs } from '../../../server/src/core/text/paragraphs.ts';
import { scoreMentions } from '../../../server/training/score.ts';
import { shippedModel } from '../../fixture.ts';

/**
 * What the detector reaches on the project's own gold texts, in percent of F1, rounded down: raise a floor when a new
 * model clears it, and never lower one without saying why in the model card.
 */
const FLOORS = { person: 92, organization: 83, place: 87, micro: 88 };

/** The samples as the shipped model tags them, so that every change of it shows what it changes for readers. */
const SNAPSHOT = new URL('../../gold/tagged-samples.txt', import.meta.url);

describe('gold texts', () => {
  const folder = new URL('../../gold/samples/', import.meta.url);
  const detector = new Detector(shippedModel());
  const documents = readdirSync(folder)
    .sort()
    .flatMap((file) =>
      parseNotation(readFileSync(new URL(file, folder), 'utf8')).map((document) => ({
        ...document,
        name: file,
      })),
    )
    .map(({ name, text, mentions }) => ({
      name,
      text,
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

  it('are tagged as in the snapshot', () => {
    const tagged = printNotation(
      documents.map(({ predicted, ...rest }) => ({ ...rest, mentions: predicted })),
    );
    if (process.env.UPDATE === '1') writeFileSync(SNAPSHOT, tagged);
    const changes = changedLines(readFileSync(SNAPSHOT, 'utf8'), tagged);
    if (changes.length > 0) {
      assert.fail(
        `the model tags the samples otherwise than in test/gold/tagged-samples.txt. Where these changes are wanted, run ` +
          `"UPDATE=1 npx mocha test/core/detect/gold.test.ts" and commit the file with the model.\n\n${changes.join('\n')}`,
      );
    }
  });
});

/** Returns the lines that differ, each as it was and as it is; marks change lines but never add one. */
function changedLines(before: string, after: string): string[] {
  const old = before.split('\n');
  return after.split('\n').flatMap((line, i) => (line === old[i] ? [] : [`- ${old[i] ?? ''}`, `+ ${line}`]));
}
