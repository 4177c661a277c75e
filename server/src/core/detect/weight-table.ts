import { ModelError, type BinaryReader, type BinaryWriter } from './binary.ts';

/** A row of weights for each known feature, in eight bits a weight and a scale for each row. */
export interface WeightTable {
  /** The hashes of the features, in the order of their rows. */
  readonly features: Int32Array;
  /** The numbers in a row. */
  readonly width: number;
  readonly weights: Int8Array;
  readonly scales: Float32Array;
}

/** Reads what {@link writeWeightTable} wrote. Throws a {@link ModelError} where its parts do not fit together. */
export function readWeightTable(reader: BinaryReader): WeightTable {
  const width = reader.varint();
  const features = reader.sortedKeys();
  const steps = reader.bytes();
  const scales = new Float32Array(steps.length);
  for (let row = 0; row < scales.length; row++) scales[row] = STEPS[steps[row] ?? 0] ?? 0;
  const weights = reader.signedBytes();
  if (scales.length !== features.length || weights.length !== features.length * width)
    throw new ModelError('its parts do not fit together');
  return { features, width, weights, scales };
}

/** The steps between eight-bit weights that a row can have: eight to a doubling, the widest for weights up to 64. */
const STEPS = Float64Array.from({ length: 256 }, (_, i) => (64 / 127) * 2 ** ((i - 255) / 8));

/** Rows without a weight of this size say nothing. */
const SMALLEST_WEIGHT = 0.01;

/** Writes the rows of `weights`, one for each feature, of which some weight is not close to zero. */
export function writeWeightTable(
  writer: BinaryWriter,
  features: Int32Array,
  weights: Float32Array,
  width: number,
): void {
  const largest = Float32Array.from(features, (_, i) => {
    let maximum = 0;
    for (let w = i * width; w < (i + 1) * width; w++) maximum = Math.max(maximum, Math.abs(weights[w] ?? 0));
    return maximum;
  });
  const kept = Array.from(features.keys())
    .filter((i) => (largest[i] ?? 0) >= SMALLEST_WEIGHT)
    .sort((a, b) => ((features[a] ?? 0) >>> 0) - ((features[b] ?? 0) >>> 0));
  const scales = Uint8Array.from(kept, (i) => STEPS.findIndex((step) => step * 127 >= (largest[i] ?? 0)));
  const quantized = new Int8Array(kept.length * width);
  for (const [rank, i] of kept.entries()) {
    const step = STEPS[scales[rank] ?? 0] ?? 1;
    for (let column = 0; column < width; column++)
      quantized[rank * width + column] = Math.round((weights[i * width + column] ?? 0) / step);
  }
  writer.varint(width);
  writer.sortedKeys(Int32Array.from(kept, (i) => features[i] ?? 0));
  writer.bytes(scales);
  writer.bytes(quantized);
}
