import { DOCUMENT_FEATURE_COUNT } from '../src/core/detect/document-opinions.ts';
import { SLOT_COUNT } from '../src/core/detect/features.ts';
import { LABEL_COUNT } from '../src/core/detect/labels.ts';
import { ENTITY_TYPES } from '../src/core/detect/mention.ts';
import { modelFile } from '../src/core/detect/model.ts';
import { writeWeightTable } from '../src/core/detect/weight-table.ts';
import type { Vocabulary } from './examples.ts';
import type { NetworkWeights } from './network.ts';

/** What is learned from whole documents, when the network is trained. */
export interface SecondLook {
  readonly documentWeights: Float32Array;
  readonly calibration: Float32Array;
}

/** Changes nothing of what the network says. */
export const NO_SECOND_LOOK: SecondLook = {
  documentWeights: new Float32Array(DOCUMENT_FEATURE_COUNT * LABEL_COUNT),
  calibration: Float32Array.from(ENTITY_TYPES.flatMap(() => [1, 0])),
};

/** Returns a model file of what was learned; `lists` are the bytes of the lexicon. */
export function exportModel(
  vocabulary: Vocabulary,
  weights: NetworkWeights,
  { documentWeights, calibration }: SecondLook,
  lists: Uint8Array,
): Uint8Array {
  const hidden = weights.bias.length;
  const dimensions = weights.slots.length / (SLOT_COUNT * hidden);
  return modelFile((writer) => {
    writer.raw(lists);
    writeWeightTable(writer, vocabulary.word, weights.embeddings, dimensions);
    writeWeightTable(writer, vocabulary.context, weights.contexts, hidden);
    writer.floats(transposeEach(weights.slots, dimensions, hidden));
    writer.floats(weights.bias);
    writer.floats(transpose(weights.output, LABEL_COUNT, hidden));
    writer.floats(weights.transitions);
    writer.floats(documentWeights);
    writer.floats(calibration);
  });
}

/** Returns matrices that stand one behind the other, each transposed. */
function transposeEach(matrices: Float32Array, rows: number, columns: number): Float32Array {
  const size = rows * columns;
  const transposed = new Float32Array(matrices.length);
  for (let start = 0; start < matrices.length; start += size)
    transposed.set(transpose(matrices.subarray(start, start + size), rows, columns), start);
  return transposed;
}

function transpose(matrix: Float32Array, rows: number, columns: number): Float32Array {
  return Float32Array.from(matrix, (_, i) => matrix[(i % rows) * columns + Math.floor(i / rows)] ?? 0);
}
