import assert from 'node:assert/strict';
import { wordFeatures } from '../../server/src/core/detect/word.ts';
import { LeakageCheck } from '../../server/training/leakage.ts';
import { readLexicon } from '../../server/training/names.ts';
import { pretrainEmbeddings } from '../../server/training/pretraining.ts';
import { indexWords, withoutRepeats } from '../../server/training/unlabelled.ts';
import { buildToyLists } from './toy-lists.ts';

const PLACES = ['Oslo', 'Rome', 'Lima', 'Kyiv'];
const PEOPLE = ['Fox', 'Hill', 'Webb', 'Nash'];
const sentences = Array.from({ length: 600 }, (_, i) => {
  const [place, person] = [PLACES[i % 4], PEOPLE[Math.floor(i / 4) % 4]];
  return i % 2 === 0
    ? `Mr ${person} said that nobody lived in ${place} any more .`
    : `They flew to ${place} , where Mr ${person} told them why .`;
});

describe('pre-training', () => {
  const text = indexWords(sentences, readLexicon(buildToyLists()));
  const features = Int32Array.from(new Set(text.words.flatMap((word) => [...wordFeatures(word)])));
  const options = {
    dimensions: 16,
    embeddingRate: 0.2,
    contextRate: 0.2,
    featureDropout: 0.1,
    frequentShare: 1,
    rarestContext: 5,
    wrongWords: 4,
    seed: 1,
  };
  const embeddings = pretrainEmbeddings(text, features, options);

  function embeddingOf(token: string): Float64Array {
    const vector = new Float64Array(options.dimensions);
    for (const feature of wordFeatures(text.words.find((word) => word.text === token)!)) {
      const row = features.indexOf(feature) * options.dimensions;
      for (let d = 0; d < vector.length; d++) vector[d]! += embeddings[row + d]!;
    }
    return vector;
  }

  function likeness(left: string, right: string): number {
    const [a, b] = [embeddingOf(left), embeddingOf(right)];
    return a.reduce((sum, x, i) => sum + x * b[i]!, 0) / (Math.hypot(...a) * Math.hypot(...b));
  }

  it('makes words alike that stand in the same places', () => {
    for (const place of PLACES.slice(1)) {
      for (const person of PEOPLE) assert.ok(likeness('Oslo', place) > likeness('Oslo', person));
    }
  });

  it('gives the same numbers for the same text', () => {
    assert.deepEqual(pretrainEmbeddings(text, features, options), embeddings);
  });

  it('reads each sentence once, and none that must stay unseen', () => {
    const unseen = 'This sentence stands in an article that is measured on .';
    const lines = [sentences[0]!, 'Too short .', sentences[1]!, sentences[0]!, unseen];
    assert.deepEqual([...withoutRepeats(lines, new LeakageCheck([unseen]))], sentences.slice(0, 2));
  });
});
