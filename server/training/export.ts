import type { BinaryWriter } from '../src/core/detect/binary.ts';
import { LABEL_COUNT } from '../src/core/detect/labels.ts';
import { modelFile } from '../src/core/detect/model.ts';
import { writeWeightTable } from '../src/core/detect/weight-table.ts';
import type { Vocabulary } from './examples.ts';
import type { NetworkWeights } from './network.ts';

/** Returns a model file of the trained weights: rows that matter, with eight bits a weight. */
export function exportModel(
  vocabulary: Vocabulary,
  weights: NetworkWeights,
  calibration: Float32Array,
  writeLists: (writer: BinaryWriter) => void,
): Uint8Array {
  const hidden = weights.bias.length;
  const dimensions = hidden === 0 ? 0 : weights.embeddings.length / vocabulary.word.length;
  return modelFile((writer) => {
    writeLists(writer);
    writeWeightTable(writer, vocabulary.wide, weights.wide, LABEL_COUNT, 0.03);
    writeWeightTable(writer, vocabulary.word, weights.embeddings, dimensions, 0.01);
    writeWeightTable(writer, vocabulary.context, weights.contexts, hidden, 0.01);
    writer.floats(weights.slots);
    writer.floats(weights.bias);
    writer.floats(weights.output);
    writer.floats(weights.transitions);
    writer.floats(calibration);
  });
}
