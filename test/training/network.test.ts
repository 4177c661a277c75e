import assert from 'node:assert/strict';
import { Detector } from '../../server/src/core/detect/detector.ts';
import { loadModel } from '../../server/src/core/detect/model.ts';
import { parseNotation, printNotation } from '../../server/src/core/formats/notation.ts';
import { splitParagraphs } from '../../server/src/core/text/paragraphs.ts';
import type { AnnotatedText } from '../../server/training/corpora.ts';
import { tagHeldOut, trainDocumentPass } from '../../server/training/document-training.ts';
import { buildVocabulary, extractExamples } from '../../server/training/examples.ts';
import { exportModel, NO_SECOND_LOOK } from '../../server/training/export.ts';
import { buildToyLists } from './toy-lists.ts';
import { readLexicon } from '../../server/training/names.ts';
import { trainNetwork } from '../../server/training/network.ts';

const source = `-- a --
[Ann Fox person] of [Acme Bank organization] flew to [Oslo place].

[Fox person] told [Acme Bank organization] that [Oslo place] was cold.
-- b --
In [Rome place], [Bob Hill person] sold [Apex Bank organization].

Mr [Hill person] likes [Rome place].
`;

const texts: AnnotatedText[] = parseNotation(source).map(({ name, text, mentions }) => ({
  id: name,
  source: 'test',
  text,
  mentions,
  paragraphs: splitParagraphs(text),
}));

function train(seed: number, epochs = 120): Uint8Array {
  const lists = buildToyLists();
  const examples = extractExamples(texts, readLexicon(lists));
  const vocabulary = buildVocabulary(examples, 1);
  const runWeights = new Float32Array(examples.runTexts.length).fill(1);
  let file: Uint8Array = new Uint8Array(0);
  for (const { weights } of trainNetwork(examples, vocabulary, runWeights, {
    epochs,
    averagedEpochs: 1,
    dimensions: 16,
    hidden: 16,
    embeddingRate: 0.05,
    denseRate: 0.02,
    featureDropout: 0.1,
    hiddenDropout: 0,
    seed,
  }))
    file = exportModel(vocabulary, weights, NO_SECOND_LOOK, lists);
  return file;
}

describe('training', () => {
  const file = train(1);

  it('learns what it is shown', () => {
    const detector = new Detector(loadModel(file));
    const learned = texts.map(({ id, text, paragraphs }) => ({
      name: id,
      text,
      mentions: detector.detect(text, paragraphs),
    }));
    assert.equal(printNotation(learned), source);
  });

  it('gives the same file for the same seed, byte for byte, and another for another', () => {
    assert.deepEqual(train(1), file);
    assert.notDeepEqual(train(2), file);
  });

  it('teaches the document pass from texts that the network has not seen', () => {
    const untrained = train(1, 1);
    const losses: number[] = [];
    const weights = trainDocumentPass(tagHeldOut(loadModel(untrained), texts), {
      epochs: 8,
      rate: 0.05,
      seed: 1,
      onEpoch: (_, loss) => losses.push(loss),
    });
    assert.ok(weights.some((weight) => weight !== 0));
    assert.ok(losses.at(-1)! < losses[0]!);
  });
});
