import type { BinaryReader, BinaryWriter } from './binary.ts';
import { KeyTable } from './hash.ts';
import { ModelError } from './binary.ts';

/** A row of weights for each known feature, in eight bits a weight and a scale for each row. */
export class WeightTable {
  readonly width: number;
  readonly #features: KeyTable;
  readonly #weights: Int8Array;
  readonly #scales: Uint8Array;

  private constructor(features: KeyTable, weights: Int8Array, scales: Uint8Array, width: number) {
    this.width = width;
    this.#features = features;
    this.#weights = weights;
    this.#scales = scales;
  }

  static read(reader: BinaryReader): WeightTable {
    const width = reader.varint();
    const features = new KeyTable(reader.sortedKeys());
    const scales = reader.bytes();
    const weights = reader.signedBytes();
    if (scales.length !== features.size || weights.length !== features.size * width)
      throw new ModelError('its parts do not fit together');
    return new WeightTable(features, weights, scales, width);
  }

  /** Adds a feature's weights to `target` from `offset` on; an unknown feature adds nothing. */
  addTo(feature: number, target: Float32Array, offset: number): void {
    const rank = this.#features.rankOf(feature);
    if (rank === -1) return;
    const { width } = this;
    const weights = this.#weights;
    const scale = STEPS[this.#scales[rank] ?? 0] ?? 0;
    const from = rank * width;
    for (let i = 0; i < width; i++)
      target[offset + i] = (target[offset + i] ?? 0) + (weights[from + i] ?? 0) * scale;
  }
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
