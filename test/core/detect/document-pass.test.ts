import assert from 'node:assert/strict';
import {
  DOCUMENT_FEATURE_COUNT,
  DocumentOpinions,
} from '../../../server/src/core/detect/document-opinions.ts';
import { DocumentPass } from '../../../server/src/core/detect/document-pass.ts';
import { LABEL_COUNT } from '../../../server/src/core/detect/labels.ts';
import { Tagger, type TaggedParagraph } from '../../../server/src/core/detect/tagger.ts';
import { splitParagraphs } from '../../../server/src/core/text/paragraphs.ts';
import { createRandom } from '../../../server/training/random.ts';
import { shippedModel } from '../../fixture.ts';

const random = createRandom(5);

function randomWeights(): Float32Array {
  return Float32Array.from({ length: DOCUMENT_FEATURE_COUNT * LABEL_COUNT }, () => random() - 0.5);
}

/** Computes the label scores of a paragraph's open tokens the slow and obvious way, a token at a time. */
function scoresOf(paragraph: TaggedParagraph, opinions: DocumentOpinions, weights: Float32Array): number[] {
  const { runStarts } = paragraph;
  const evidence = new Float32Array(DOCUMENT_FEATURE_COUNT);
  const scores = [...paragraph.emissions];
  for (let run = 0; run + 1 < runStarts.length; run++) {
    opinions.writeRun(paragraph, run, evidence, 0);
    for (let row = runStarts[run]!; row < runStarts[run + 1]!; row++) {
      opinions.writeToken(paragraph, row, evidence, 0);
      for (let label = 0; label < LABEL_COUNT; label++)
        scores[row * LABEL_COUNT + label]! += evidence.reduce(
          (sum, value, feature) => sum + value * weights[feature * LABEL_COUNT + label]!,
          0,
        );
    }
  }
  return scores;
}

function assertClose(actual: Float32Array, expected: readonly number[]): void {
  assert.equal(actual.length, expected.length);
  for (const [i, value] of expected.entries())
    assert.ok(Math.abs(actual[i]! - value) < 1e-4, `score ${i}: ${actual[i]} instead of ${value}`);
}

describe('document pass', () => {
  const greeting = 'Angela Merkel met the IMF in Paris, and Merkel, Hollande and Cameron praised it. ';
  const text = `MERKEL MEETS THE IMF\n\n${greeting.repeat(60)}\n\nNothing else.\n\n${greeting}\n`;
  const paragraphs = new Tagger(shippedModel()).tag(text, splitParagraphs(text));
  const opinions = new DocumentOpinions(paragraphs);

  it('adds to each token, in short paragraphs and in long ones, what the formula says', () => {
    const weights = randomWeights();
    const pass = new DocumentPass(weights);
    for (const paragraph of paragraphs)
      assertClose(pass.revise(paragraph, opinions), scoresOf(paragraph, opinions, weights));
  });

  it('weighs by the weights that were set last', () => {
    const pass = new DocumentPass(randomWeights());
    const weights = randomWeights();
    pass.setWeights(weights);
    const [, paragraph] = paragraphs;
    assert.ok(paragraph !== undefined && paragraph.openTokens.length > 256);
    assertClose(pass.revise(paragraph, opinions), scoresOf(paragraph, opinions, weights));
  });
});
